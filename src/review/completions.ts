/** What may be completed at the end of a text: ids of principles, or keys and values of a document's own settings. */
import type { LanguageId } from '../document/languages.ts';
import { unfinishedReference } from '../document/references.ts';
import { documentKinds } from '../guidance/vocabulary.ts';

export interface Completion {
  /** Ids of principles, or one of these words. */
  readonly wanted: 'principle' | readonly string[];
  /** Offset from which on the text is replaced. */
  readonly from: number;
}

const kinds = [...documentKinds, 'other'];

/**
 * @param text of the document before the cursor
 * @returns undefined where there is nothing of ours to complete
 */
export function completionsAt(text: string, languageId: LanguageId): Completion | undefined {
  const start = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
  const line = text.slice(start);
  const end = text.length;
  const reference = unfinishedReference(line);
  if (reference) return { wanted: 'principle', from: start + reference.from };
  const suppressed = /\bdesign-manual-ignore(?:-file)?[ \t]+(?:[\w-]+,[ \t]*)*([\w-]*)$/.exec(line)?.[1];
  if (suppressed !== undefined) return { wanted: 'principle', from: end - suppressed.length };
  return languageId === 'markdown' ? inFrontMatter(text, line) : inFields(line, end);
}

/** `:design-manual-kind: …` in AsciiDoc and reStructuredText. */
function inFields(line: string, end: number): Completion | undefined {
  const [, name, value] =
    /^:design-manual-(kind|pinned|ignore):[ \t]+(?:[\w-]+,[ \t]*)*([\w-]*)$/.exec(line) ?? [];
  if (name !== undefined && value !== undefined)
    return { wanted: name === 'kind' ? kinds : 'principle', from: end - value.length };
  const [key] = /^:design-manual-?[a-z]*$/.exec(line) ?? [];
  if (key === undefined) return undefined;
  return {
    wanted: ['kind', 'pinned', 'ignore'].map((word) => `:design-manual-${word}: `),
    from: end - key.length,
  };
}

/** Keys of front matter, and under `design-manual:` its own. */
function inFrontMatter(text: string, line: string): Completion | undefined {
  if (!/^\uFEFF?---[ \t]*\r?\n/.test(text)) return undefined;
  const lines = text.split(/\r?\n/).slice(1, -1);
  if (lines.some((one) => /^(---|\.\.\.)[ \t]*$/.test(one))) return undefined;
  const end = text.length;
  const [, indent = '', key] = /^([ \t]*)([a-z-]*)$/.exec(line) ?? [];
  if (key !== undefined && indent === '')
    return { wanted: ['design-manual:', 'kind: '], from: end - key.length };
  const top = [...lines].reverse().find((one) => /^\S/.test(one)) ?? '';
  const isOurs = top.startsWith('design-manual:');
  const [, kind] = /^[ \t]*kind:[ \t]+([a-z]*)$/.exec(line) ?? [];
  if (kind !== undefined && (isOurs || line.startsWith('kind:')))
    return { wanted: kinds, from: end - kind.length };
  if (!isOurs) return undefined;
  if (key !== undefined) return { wanted: ['kind: ', 'pinned: ', 'ignore: '], from: end - key.length };
  const [, inList] =
    /^[ \t]*(?:-|(?:pinned|ignore):[ \t]*\[(?:[\w-]+,[ \t]*)*|-?[ \t]*id:)[ \t]*([\w-]*)$/.exec(line) ?? [];
  return inList === undefined ? undefined : { wanted: 'principle', from: end - inList.length };
}
