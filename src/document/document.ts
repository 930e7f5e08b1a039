/** A document as the core sees it: its text, its sections, and the blocks that are judged. */
import { readAsciidoc } from './asciidoc.ts';
import type { PlacedBlock, Reading } from './format.ts';
import { type DocumentFrontMatter, readFrontMatter } from './frontMatter.ts';
import type { LanguageId } from './languages.ts';
import type { Lineage } from './lineage.ts';
import { type MarkdownReading, readMarkdown } from './markdown.ts';
import { parseMarkdown } from './markdownParser.ts';
import { readPlainText } from './plainText.ts';
import { readRestructuredText } from './restructuredText.ts';
import { type DocumentSettings, settingsOfFields, settingsOfYaml } from './settings.ts';
import {
  placeSuppressions,
  type Suppression,
  type SuppressionComment,
  suppressionComment,
} from './suppressions.ts';

export { textOf } from './format.ts';

export type BlockType = 'paragraph' | 'listItem' | 'tableRow' | 'heading';

/** A range of UTF-16 offsets in the document, end exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * What a block says, apart from its place. An update of a document keeps the object of a block whose own text, type and
 * quotation are unchanged, wherever it has moved: what was found in a block can be kept by it, in a WeakMap.
 */
export interface BlockContent {
  readonly type: BlockType;
  readonly quoted: boolean;
  /** As in {@link Block}, but counted from the start of the block. */
  readonly spans: readonly Span[];
  /** Of a heading: its level, from 1 to 6, and its plain text. */
  readonly heading?: { readonly level: number; readonly title: string };
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
  readonly content: BlockContent;
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
  readonly languageId: LanguageId;
  readonly text: string;
  /**
   * Plain fields about the document, keys in lower case: those at the top level of YAML front matter, attributes of
   * AsciiDoc, fields of reStructuredText. The kind that the settings give is `kind` here.
   */
  readonly frontMatter: ReadonlyMap<string, string>;
  readonly settings: DocumentSettings;
  readonly sections: readonly Section[];
  readonly blocks: readonly Block[];
  /** What is silenced, by comments and by settings. */
  readonly suppressions: readonly Suppression[];
  /** Every comment that silences principles or means to, with what is wrong with it. */
  readonly suppressionComments: readonly SuppressionComment[];
  /** Offset of the start of each line. */
  readonly lineStarts: readonly number[];
  /** Shared with the documents that it comes from by edits, and with copies. */
  readonly [lineageKey]: Lineage;
}

/** A symbol, so that documents are written as plain values. */
export const lineageKey = Symbol('lineage');

/** 0-based line and UTF-16 column, as editors count. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * Parses a document.
 * @param text the whole document; any text is valid
 */
export function parseDocument(text: string, languageId: LanguageId = 'markdown'): ParsedDocument {
  if (languageId === 'markdown') {
    const frontMatter = readFrontMatter(text);
    const tree = parseMarkdown(text, frontMatter.end);
    return assembleMarkdown(text, readMarkdown(text, tree, frontMatter.end), frontMatter);
  }
  return assemble(text, languageId, readers[languageId](text));
}

/** How text in each language is read; for Markdown see {@link parseMarkdown}. */
export const readers: Readonly<Record<Exclude<LanguageId, 'markdown'>, (text: string) => Reading>> = {
  asciidoc: readAsciidoc,
  restructuredtext: readRestructuredText,
  plaintext: readPlainText,
};

/** Not enumerable, so that documents compare and print as plain values. A WeakMap would keep old trees alive longer. */
const readingKey = Symbol('reading');

/** What a Markdown document was made of; undefined for a copy of one. */
export const markdownReading = (document: ParsedDocument): MarkdownReading | undefined =>
  (document as { readonly [readingKey]?: MarkdownReading })[readingKey];

/** Makes a document of Markdown; `known` is as in {@link assemble}. */
export function assembleMarkdown(
  text: string,
  reading: MarkdownReading,
  frontMatter: DocumentFrontMatter,
  known?: Known,
): ParsedDocument {
  const document = assemble(text, 'markdown', reading, known, frontMatter);
  return Object.defineProperty(document, readingKey, { value: reading });
}

/** What need not be made again: the document that an edit was made in, and where lines start after it. */
export interface Known {
  readonly previous: ParsedDocument;
  readonly lineStarts: readonly number[];
}

/**
 * Makes a document of what its format was read into.
 */
export function assemble(
  text: string,
  languageId: LanguageId,
  { blocks: placed, comments, fields }: Reading,
  known?: Known,
  frontMatter?: DocumentFrontMatter,
): ParsedDocument {
  const settings = frontMatter ? settingsOfYaml(frontMatter.settings) : settingsOfFields(text, fields);
  const stated = new Map(frontMatter?.fields);
  for (const { name, value } of fields) stated.set(name, text.slice(value.from, value.to).trim());
  if (settings.kind) stated.set('kind', settings.kind);
  const { sections, blocks } = inSections(placed, known?.previous);
  const suppressing = comments.flatMap((comment) => suppressionComment(text, comment) ?? []);
  return {
    languageId,
    text,
    frontMatter: stated,
    settings,
    sections,
    blocks,
    ...placeSuppressions(suppressing, settings, blocks, sections),
    lineStarts: known?.lineStarts ?? lineStartsOf(text),
    [lineageKey]: known?.previous[lineageKey] ?? {},
  };
}

/** Places blocks in sections. What has not changed since an earlier version is the same object. */
function inSections(
  placed: readonly PlacedBlock[],
  previous?: ParsedDocument,
): Pick<ParsedDocument, 'sections' | 'blocks'> {
  const sections: { path: readonly string[]; level: number; firstBlock: number; endBlock: number }[] = [
    { path: [], level: 0, firstBlock: 0, endBlock: 0 },
  ];
  const open: { level: number; title: string }[] = [];
  const blocks: Block[] = [];
  for (const { from, to, content } of placed) {
    if (content.heading) {
      const { level, title } = content.heading;
      while ((open.at(-1)?.level ?? 0) >= level) open.pop();
      open.push({ level, title });
      const path = knownPath(open, sections.length, previous) ?? open.map((above) => above.title);
      sections.push({ path, level, firstBlock: blocks.length, endBlock: blocks.length });
    }
    const section = sections.length - 1;
    const same = previous?.blocks[blocks.length];
    if (same?.content === content && same.from === from && same.section === section) blocks.push(same);
    else {
      const { type, quoted } = content;
      const spans = content.spans.map((span) => ({ from: from + span.from, to: from + span.to }));
      blocks.push({ type, from, to, spans, quoted, section, content });
    }
    const last = sections[section];
    if (last) last.endBlock = blocks.length;
  }
  return { sections, blocks };
}

/** The path of a section as an earlier version has it, where it stands there, or a section before or after it. */
function knownPath(
  open: readonly { readonly title: string }[],
  section: number,
  previous?: ParsedDocument,
): readonly string[] | undefined {
  if (!previous) return undefined;
  for (const at of [section, section - 1, section + 1]) {
    const path = previous.sections[at]?.path;
    if (path?.length === open.length && open.every(({ title }, i) => title === path[i])) return path;
  }
  return undefined;
}

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
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  } else for (const { index, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + ending.length);
  return starts;
}
