/**
 * Ours, and what it is measured against: parsers of Markdown, and checkers of its form, its spelling and its prose, each as its
 * documentation shows it. Each loads what it needs only when it is asked to.
 */
import { createRequire } from 'node:module';
import type { TextlintKernelPlugin, TextlintKernelRule } from '@textlint/kernel';
import { core } from '../shared/built.mts';
import { check, guidanceOf } from '../shared/ours.mts';

/** Loads what is loaded once, and gives what reads or checks a text. */
export type Contender = () => Promise<(text: string) => unknown>;

export const ours = 'Design Manual, a full check';
export const tenfold = 'Design Manual, ten times the principles';
export const ownParser = '@lezer/markdown, our parser alone';
export const markdownlint = 'markdownlint';
export const alex = 'alex';
export const harper = 'Harper';

/** Modules in the older form, whose export is named `default`. */
const require = createRequire(import.meta.url);

export const contenders: Readonly<Record<string, Contender>> = {
  [ours]: async () => check(await guidanceOf(1)),
  [tenfold]: async () => check(await guidanceOf(10)),
  [ownParser]: () => Promise.resolve((text) => core.parseMarkdown(text, 0)),
  'commonmark.js': async () => {
    const { Parser } = await import('commonmark');
    return (text) => new Parser().parse(text);
  },
  'markdown-it': async () => {
    const { default: MarkdownIt } = await import('markdown-it');
    return (text) => new MarkdownIt().parse(text, {});
  },
  micromark: async () => {
    const { micromark } = await import('micromark');
    const { gfm } = await import('micromark-extension-gfm');
    return (text) => micromark(text, { extensions: [gfm()] });
  },
  mdast: async () => {
    const { fromMarkdown } = await import('mdast-util-from-markdown');
    const { gfmFromMarkdown } = await import('mdast-util-gfm');
    const { gfm } = await import('micromark-extension-gfm');
    return (text) => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  },
  cspell: async () => {
    const { getDefaultSettings, mergeSettings, spellCheckDocument } = await import('cspell-lib');
    const settings = mergeSettings(await getDefaultSettings(), { language: 'en-GB' });
    return (text) =>
      spellCheckDocument(
        { uri: 'text.md', text, languageId: 'markdown', locale: 'en-GB' },
        { generateSuggestions: false, noConfigSearch: true },
        settings,
      );
  },
  [markdownlint]: async () => {
    const { lint } = await import('markdownlint/sync');
    return (text) => lint({ strings: { text } });
  },
  'textlint with write-good': async () => {
    const { TextlintKernel } = await import('@textlint/kernel');
    const { default: plugin } = require('@textlint/textlint-plugin-markdown') as {
      default: TextlintKernelPlugin['plugin'];
    };
    const { default: rule } = require('textlint-rule-write-good') as { default: TextlintKernelRule['rule'] };
    const kernel = new TextlintKernel();
    const options = {
      ext: '.md',
      plugins: [{ pluginId: 'markdown', plugin }],
      rules: [{ ruleId: 'write-good', rule }],
    };
    return (text) => kernel.lintText(text, options);
  },
  'write-good': async () => {
    const { default: writeGood } = await import('write-good');
    return (text) => writeGood(text);
  },
  retext: async () => {
    const { unified } = await import('unified');
    const processor = unified();
    for (const name of ['english', 'passive', 'readability', 'repeated-words', 'simplify', 'stringify']) {
      const { default: plugin } = (await import(`retext-${name}`)) as { default: () => undefined };
      processor.use(plugin);
    }
    processor.freeze();
    return (text) => processor.process(text);
  },
  [alex]: async () => {
    const { markdown } = await import('alex');
    return (text) => markdown(text);
  },
  [harper]: async () => {
    const { Dialect, LocalLinter } = await import('harper.js');
    const { binary } = await import('harper.js/binary');
    const linter = new LocalLinter({ binary, dialect: Dialect.British });
    await linter.setup();
    return async (text) => {
      for (const lint of await linter.lint(text, { language: 'markdown' })) lint.free();
    };
  },
};
