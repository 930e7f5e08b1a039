// A stand-in for the command line, so that the scorer measures the plain ways of doing this beside ours:
//   minisearch  each block is a query to MiniSearch over titles, summaries, keywords, examples and bodies
//   substring   each title, keyword and literal phrase of a principle is looked for in each block, as it is written
// The document kind is ours in both, for neither has any. Usage: baseline.mts minisearch|substring check|relevant|search …
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import MiniSearch from 'minisearch';
import {
  blocksAtLine,
  type ParsedDocument,
  parseDocument,
  positionAt,
  textOf,
} from '../../src/document/document.ts';
import { readPack } from '../../src/guidance/pack.ts';
import { documentKind } from '../../src/relevance/kind.ts';
import { readPackFiles } from '../../tools/build-guidance.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean' },
    format: { type: 'string' },
    kind: { type: 'string' },
    limit: { type: 'string', default: '8' },
    line: { type: 'string' },
  },
});
const [engine, command, ...inputs] = positionals;
const limit = Number(options.limit);
const { principles } = readPack(await readPackFiles(path.join(import.meta.dirname, '..', '..', 'guidance')));

interface Found {
  readonly id: string;
  readonly score: number;
}

const engines: Record<string, () => (text: string) => Found[]> = {
  minisearch: () => {
    const index = new MiniSearch<Record<string, string>>({
      fields: ['title', 'summary', 'keywords', 'examples', 'body'],
      searchOptions: { prefix: true, fuzzy: 0.2 },
    });
    index.addAll(
      principles.map(({ id, title, summary, keywords, examples, body }) => ({
        id,
        title,
        summary,
        keywords: keywords.join('\n'),
        examples: examples.join('\n'),
        body,
      })),
    );
    return (text) => index.search(text).map(({ id, score }) => ({ id: String(id), score }));
  },
  substring: () => {
    const phrases = principles.map(({ id, title, keywords, signals }) => ({
      id,
      phrases: [
        title,
        ...keywords,
        ...signals.flatMap((signal) => ('phrases' in signal ? signal.phrases : [])),
      ]
        .filter((phrase) => /^[\w' -]{4,}$/.test(phrase))
        .map((phrase) => phrase.toLowerCase()),
    }));
    return (text) => {
      const lower = text.toLowerCase();
      return phrases
        .map((entry) => ({
          id: entry.id,
          score: entry.phrases.filter((phrase) => lower.includes(phrase)).length,
        }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    };
  },
};
const find = engines[engine ?? '']?.();
if (!find) throw new Error(`usage: baseline.mts ${Object.keys(engines).join('|')} check|relevant|search …`);

const blockTexts = (document: ParsedDocument): string[] =>
  document.blocks.map(({ spans }) => textOf(document.text, spans));
const listed = (found: readonly Found[]): object[] =>
  found.slice(0, limit).map(({ id, score }) => ({ id, score, relation: 'topic', because: '' }));
const print = (value: object): void => {
  process.stdout.write(JSON.stringify(value));
};

if (command === 'search') print({ hits: find(inputs.join(' ')).slice(0, limit) });
else if (command === 'relevant') {
  const [file = ''] = inputs;
  const document = parseDocument(readFileSync(file, 'utf8'));
  const texts = blockTexts(document);
  if (options.line === undefined) print({ path: file, principles: listed(find(texts.join('\n'))) });
  else {
    const lines = options.line.split(',').map(Number);
    const at = (line: number): string =>
      blocksAtLine(document, line - 1)
        .map((block) => texts[block] ?? '')
        .join('\n');
    print({ path: file, lines: lines.map((line) => ({ line, principles: listed(find(at(line))) })) });
  }
} else {
  const documents = inputs.map((file) => {
    const document = parseDocument(readFileSync(file, 'utf8'));
    const kind = options.kind ?? documentKind(document);
    const texts = kind === 'other' ? [] : blockTexts(document);
    const hints = texts.flatMap((text, block) =>
      find(text)
        .slice(0, options.all ? 3 : 1)
        .map(({ id }) => ({
          principle: id,
          relation: options.all ? 'topic' : 'conflict',
          line: positionAt(document, document.blocks[block]?.from ?? 0).line + 1,
        })),
    );
    return { path: file, kind, hints, gaps: [] };
  });
  print({ documents });
}
