/** A document as the core sees it: its text, its sections, and the blocks that are judged. */
import { readFrontMatter } from './frontMatter.ts';
import { markdownBlocks } from './markdown.ts';
import { readSuppressions, type Suppression } from './suppressions.ts';

export type BlockType = 'paragraph' | 'listItem' | 'tableRow' | 'heading';

/** A range of UTF-16 offsets in the document, end exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The smallest piece of a document that is judged by itself. */
export interface Block extends Span {
  readonly type: BlockType;
  /** The parts that are judged, in order: no code, link targets, images or HTML. */
  readonly spans: readonly Span[];
  /** Inside a block quote. */
  readonly quoted: boolean;
  /** Index into `sections`. */
  readonly section: number;
}

/** A heading and the blocks under it. The first section has no heading, and may have no blocks. */
export interface Section {
  /** The headings above and of this section, outermost first, as plain text. */
  readonly path: readonly string[];
  /** 0 for the part before any heading, else 1 to 6. */
  readonly level: number;
  /** First and last block, end exclusive; the heading is the first. */
  readonly firstBlock: number;
  readonly endBlock: number;
}

export interface ParsedDocument {
  readonly text: string;
  /** Top-level scalar fields of YAML front matter, keys in lower case. */
  readonly frontMatter: ReadonlyMap<string, string>;
  readonly sections: readonly Section[];
  readonly blocks: readonly Block[];
  readonly suppressions: readonly Suppression[];
  /** Offset of the start of each line. */
  readonly lineStarts: readonly number[];
}

/** 0-based line and UTF-16 column, as editors count. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * Parses Markdown (CommonMark with GFM tables and YAML front matter).
 * @param text the whole document; any text is valid
 */
export function parseDocument(text: string): ParsedDocument {
  const { fields, end } = readFrontMatter(text);
  const { blocks: raw, comments } = markdownBlocks(text, end);
  const sections: { path: string[]; level: number; firstBlock: number; endBlock: number }[] = [
    { path: [], level: 0, firstBlock: 0, endBlock: 0 },
  ];
  const open: { level: number; title: string }[] = [];
  const blocks: Block[] = [];
  for (const { level, ...block } of raw) {
    if (level !== undefined) {
      while ((open.at(-1)?.level ?? 0) >= level) open.pop();
      open.push({ level, title: textOf(text, block.spans) });
      sections.push({
        path: open.map(({ title }) => title),
        level,
        firstBlock: blocks.length,
        endBlock: blocks.length,
      });
    }
    blocks.push({ ...block, section: sections.length - 1 });
    const section = sections.at(-1);
    if (section) section.endBlock = blocks.length;
  }
  return {
    text,
    frontMatter: fields,
    sections,
    blocks,
    suppressions: readSuppressions(text, comments, blocks),
    lineStarts: lineStartsOf(text),
  };
}

/** The text of some spans, with white space evened out. */
export const textOf = (text: string, spans: readonly Span[]): string =>
  spans
    .map(({ from, to }) => text.slice(from, to))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Where an offset is. Offsets outside the text are moved to its nearest end. */
export function positionAt({ lineStarts, text }: ParsedDocument, offset: number): Position {
  const inside = Math.min(Math.max(offset, 0), text.length);
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? Infinity) <= inside) low = middle;
    else high = middle;
  }
  return { line: low, character: inside - (lineStarts[low] ?? 0) };
}

/** The blocks that touch a 0-based line, in order. */
export function blocksAtLine(document: ParsedDocument, line: number): number[] {
  const from = document.lineStarts[line] ?? document.text.length;
  const to = document.lineStarts[line + 1] ?? document.text.length + 1;
  return document.blocks.flatMap((block, i) => (block.from < to && block.to >= from ? [i] : []));
}

/** Lines end with LF, CRLF or CR, as in VS Code. */
function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}
