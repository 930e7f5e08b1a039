/**
 * References to principles in documents: `design-manual:open-standards`, by itself or as the target of a link. The
 * reader's own address, `design-manual:/open-standards.md`, is one too. Code is never a reference.
 */
import type { ParsedDocument, Span } from './document.ts';
import { markdownReading } from './document.ts';
import type { LanguageId } from './languages.ts';
import type { NamedPrinciple } from './settings.ts';

/** The scheme of a principle's address. */
export const referenceScheme = 'design-manual';

/** A reference spans the whole address. */
export interface Reference extends NamedPrinciple {
  /** The id alone. */
  readonly id: Span;
}

const referencePattern = /(?<![\w-])design-manual:\/{0,3}([A-Za-z0-9][\w-]*)(?:\.md\b)?/g;

/** Whether a text can hold a reference at all: a quick test before it is parsed. */
export const mayRefer = (text: string): boolean => text.includes(`${referenceScheme}:`);

/**
 * The references of a document, in order of place. The principles need not exist.
 * @returns none in Markdown's code; formats of which code is not known are read as they stand
 */
export function referencesIn(document: ParsedDocument): Reference[] {
  if (!mayRefer(document.text)) return [];
  const code = codeOf(document);
  let next = 0;
  return referencesInText(document.text).filter(({ from }) => {
    while ((code[next]?.to ?? Infinity) <= from) next++;
    return (code[next]?.from ?? Infinity) > from;
  });
}

/** The references in a text that is no document, in order of place. */
const referencesInText = (text: string): Reference[] =>
  [...text.matchAll(referencePattern)].map(({ 0: whole, 1: principle = '', index }) => {
    const id = index + whole.lastIndexOf(principle);
    return {
      principle,
      from: index,
      to: index + whole.length,
      id: { from: id, to: id + principle.length },
    };
  });

const codeNames = new Set(['InlineCode', 'FencedCode', 'CodeBlock']);

/** Where code stands, in order. */
function codeOf(document: ParsedDocument): Span[] {
  const reading = markdownReading(document);
  const code: Span[] = [];
  reading?.tree.iterate({
    enter: ({ name, from, to }) => {
      if (!codeNames.has(name)) return true;
      code.push({ from: reading.from + from, to: reading.from + to });
      return false;
    },
  });
  return code;
}

/** The reference whose address touches an offset. */
export const referenceAt = (references: readonly Reference[], offset: number): Reference | undefined =>
  references.find(({ from, to }) => from <= offset && offset <= to);

/**
 * The part of an id that stands before the cursor in a reference, to be completed.
 * @param line the text of the line before the cursor
 * @returns the column where the id begins; undefined where no reference is being written
 */
export function unfinishedReference(line: string): { from: number } | undefined {
  const [whole, id] = /(?<![\w-])design-manual:\/{0,3}((?:[A-Za-z0-9][\w-]*)?)$/.exec(line) ?? [];
  return whole === undefined || id === undefined ? undefined : { from: line.length - id.length };
}

/** The address of a principle, as it is written into a document. */
export const referenceTo = (id: string): string => `${referenceScheme}:${id}`;

/** A reference with a principle's title, as a link in a document's own language. */
export function writeReference(
  languageId: LanguageId,
  { id, title }: { readonly id: string; readonly title: string },
): string {
  const address = referenceTo(id);
  if (languageId === 'markdown') return `[${title.replace(/[[\]\\]/g, '\\$&')}](${address})`;
  // Other schemes than the web's must be named as links.
  if (languageId === 'asciidoc') return `link:${address}[${title.replaceAll(']', '\\]')}]`;
  if (languageId === 'restructuredtext') return `\`${title.replace(/[`<>\\]/g, '\\$&')} <${address}>\`__`;
  return `${title} (${address})`;
}

/** What is wrong with a reference: there is no such principle, or it is kept as history and another holds today. */
export interface ReferenceProblem {
  readonly reference: Reference;
  readonly problem: 'unknownPrinciple' | 'historicPrinciple';
  /** Ids that are meant instead, the likeliest first. */
  readonly instead: readonly string[];
}

/**
 * Checks references against the guidance.
 * @param status the status of a principle and its successor; undefined where there is none of this id
 * @param nearest ids that are spelt like one that is wrong, nearest first
 */
export const referenceProblems = (
  references: readonly Reference[],
  status: (id: string) => { readonly status: string; readonly supersededBy?: string | undefined } | undefined,
  nearest: (id: string) => readonly string[],
): ReferenceProblem[] =>
  references.flatMap((reference): ReferenceProblem[] => {
    const known = status(reference.principle);
    if (!known) return [{ reference, problem: 'unknownPrinciple', instead: nearest(reference.principle) }];
    if (known.status !== 'historic') return [];
    const instead = known.supersededBy === undefined ? [] : [known.supersededBy];
    return [{ reference, problem: 'historicPrinciple', instead }];
  });
