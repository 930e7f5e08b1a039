/** What a format is read into: blocks, comments and fields, as flat lists in the order of the text. */
import type { BlockContent, BlockType, Span } from './document.ts';

/** A block before it is known which section it belongs to. */
export interface PlacedBlock extends Span {
  readonly content: BlockContent;
}

/** A comment of the document's own language. */
export interface Comment extends Span {
  /** What it says, without its markers. */
  readonly body: Span;
}

/** A field about the document: an attribute of AsciiDoc, a field of reStructuredText. */
export interface Field {
  /** In lower case. */
  readonly name: string;
  readonly value: Span;
}

export interface Reading {
  readonly blocks: PlacedBlock[];
  readonly comments: Comment[];
  readonly fields: Field[];
}

/** A line without its ending: LF, CRLF or CR, as in VS Code. */
export interface Line extends Span {
  readonly text: string;
  /** How many spaces and tabs it starts with. */
  readonly indent: number;
}

/** The lines of a text, with offsets in it. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const push = (from: number, to: number): void => {
    const line = text.slice(from, to);
    let indent = 0;
    while (line[indent] === ' ' || line[indent] === '\t') indent++;
    lines.push({ from, to, text: line, indent });
  };
  let from = 0;
  for (const { index, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) {
    push(from, index);
    from = index + ending.length;
  }
  push(from, text.length);
  return lines;
}

/** Nothing but white space, of any kind. */
export const isBlank = ({ text }: Line): boolean => text.trim() === '';

/** The part of a line from a column on. */
export const restOf = ({ from, to }: Line, column: number): Span => ({
  from: Math.min(from + column, to),
  to,
});

export const hasWord = /[\p{L}\p{N}]/u;

/**
 * What is judged of a block.
 * @param parts the block's text without the markers of lines, in order
 * @param unjudged a global pattern of what is never judged: code, link targets; it must take linear time, and match
 *   no empty text
 */
function judgedSpans(text: string, parts: readonly Span[], unjudged: RegExp): Span[] {
  const spans: Span[] = [];
  const push = (from: number, to: number): void => {
    if (from < to && hasWord.test(text.slice(from, to))) spans.push({ from, to });
  };
  for (const { from, to } of parts) {
    let start = from;
    const source = text.slice(from, to);
    // Not `matchAll`, which makes a copy of the pattern each time: that took half the time of parsing.
    unjudged.lastIndex = 0;
    for (let found = unjudged.exec(source); found; found = unjudged.exec(source)) {
      push(start, from + found.index);
      start = from + unjudged.lastIndex;
    }
    push(start, to);
  }
  return spans;
}

/** Parts with nothing but white space between them are one, so that code may go over the end of a line. */
function joined(text: string, parts: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (last && text.slice(last.to, part.from).trim() === '')
      all[all.length - 1] = { from: last.from, to: part.to };
    else all.push(part);
  }
  return all;
}

/** The text of some spans, with white space evened out. */
export const textOf = (text: string, spans: readonly Span[]): string =>
  spans
    .map(({ from, to }) => text.slice(from, to))
    .join(' ')
    // Not `\s+`: to put a space in the place of each space took longer than all else.
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim();

/** A block of these parts, or none where nothing in them is judged. */
export function blockOf(
  text: string,
  type: BlockType,
  parts: readonly Span[],
  unjudged: RegExp,
  { quoted = false, level, place }: { quoted?: boolean; level?: number; place?: Span } = {},
): PlacedBlock[] {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return [];
  // The cells of a row stay apart; lines of text do not, since code and links go over the ends of lines.
  const whole = place ?? { from: first.from, to: last.to };
  const spans = judgedSpans(text, type === 'tableRow' ? parts : joined(text, parts), unjudged);
  return blockContent(text, type, spans, whole, level === undefined ? { quoted } : { quoted, level });
}

/**
 * In UTF-16 units. A longer heading is a paragraph that is marked as one, and gives its beginning for a title: every section
 * under it is read with its title.
 */
const longestTitle = 300;

/** A block at a place, of spans that are known; or none where there are no spans. */
export function blockContent(
  text: string,
  type: BlockType,
  spans: readonly Span[],
  { from, to }: Span,
  { quoted, level }: { quoted: boolean; level?: number },
): PlacedBlock[] {
  if (spans.length === 0) return [];
  const relative = spans.map((span) => ({ from: span.from - from, to: span.to - from }));
  if (level === undefined) return [{ from, to, content: { type, quoted, spans: relative } }];
  const title = textOf(text, spans).slice(0, longestTitle).trimEnd();
  const heading = { level: Math.min(level, 6), title };
  return [{ from, to, content: { type, quoted, spans: relative, heading } }];
}
