/** Markdown (CommonMark with GFM tables) to blocks, over a parser that keeps exact offsets and parses changes alone. */
import { Tree, type TreeFragment } from '@lezer/common';
import { GFM, type MarkdownConfig, parser as commonmark } from '@lezer/markdown';
import type { BlockType, Span } from './document.ts';
import { blockContent, hasWord, type PlacedBlock, type Reading } from './format.ts';

/** Deeper quotations and lists are read as text, so that a line of marks costs no more than its length. */
const deepest = 50;
/** Inline markup is parsed in pieces of at most about this many characters: some texts take the square of a piece. */
const longestPiece = 4000;

const shallow: MarkdownConfig = {
  parseBlock: [
    {
      name: 'TooDeep',
      before: 'IndentedCode',
      parse(context, line) {
        if (context.depth <= deepest || line.pos >= line.text.length) return false;
        const from = context.lineStart + line.pos;
        context.addElement(context.elt('Paragraph', from, context.lineStart + line.text.length));
        context.nextLine();
        return true;
      },
    },
  ],
};

const parser = commonmark.configure([GFM, shallow]);
const parseInline = parser.parseInline.bind(parser);
parser.parseInline = (text, offset) =>
  text.length <= longestPiece
    ? parseInline(text, offset)
    : pieces(text).flatMap(({ from, to }) => parseInline(text.slice(from, to), offset + from));

/** Cuts a text, at white space where there is any. */
function pieces(text: string): Span[] {
  const cut: Span[] = [];
  for (let from = 0; from < text.length;) {
    const end = from + longestPiece;
    const space =
      end < text.length ? Math.max(text.lastIndexOf(' ', end), text.lastIndexOf('\n', end)) : text.length;
    const to = space > from + longestPiece / 2 ? space : Math.min(end, text.length);
    cut.push({ from, to });
    from = to;
  }
  return cut;
}

/** The parser knows lines that end with LF; CRLF ends with it too, and CR takes as much room. */
const normal = (text: string): string => (text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text);

/**
 * Parses Markdown.
 * @param from where the Markdown starts, after front matter; offsets in the tree count from there
 * @param fragments what can be used again of the tree of an earlier text
 */
export const parseMarkdown = (text: string, from: number, fragments?: readonly TreeFragment[]): Tree =>
  parser.parse(normal(text.slice(from)), fragments);

const leafTypes: Readonly<Record<string, BlockType>> = {
  Paragraph: 'paragraph',
  Task: 'paragraph',
  Table: 'tableRow',
};
const composites = new Set(['', 'Document', 'BulletList', 'OrderedList', 'ListItem', 'Blockquote']);
const heading = /^(?:ATX|Setext)Heading([1-6])$/;
/** What is never judged inside a block. */
// prettier-ignore
const unjudged = new Set([
  'InlineCode', 'URL', 'LinkTitle', 'LinkLabel', 'Image', 'HTMLTag', 'Comment', 'ProcessingInstruction', 'Autolink',
  'HeaderMark', 'QuoteMark', 'TableDelimiter', 'TaskMarker', 'ListMark',
]);
/** The mark of an alert: a quotation in form, but the document's own words. */
const alert = /^\[!\w{1,20}\]/;
const contents = /^\[{1,2}_?toc_?\]{1,2}$/i;

interface Context {
  readonly inList: boolean;
  readonly quoted: boolean;
}

/** What a node of the tree gives, with offsets from its start. */
interface LeafReading extends Context {
  readonly blocks: readonly PlacedBlock[];
  readonly comments: readonly Span[];
}

/** A node that is used again for a later text stands for the same characters, so it is read only once. */
const leaves = new WeakMap<Tree, LeafReading>();

/**
 * The blocks of Markdown, in order, and its HTML comments.
 * @param from where the Markdown starts; all offsets count from the start of `text`
 */
export function readMarkdown(text: string, tree: Tree, from: number): Reading {
  const reading: Reading = { blocks: [], comments: [], fields: [] };
  const visit = (node: Tree, at: number, context: Context): void => {
    const { name } = node.type;
    if (name === 'CommentBlock') addComments(reading, text, { from: at, to: at + node.length });
    else if (composites.has(name)) {
      const inList = context.inList || name === 'ListItem';
      const quoted =
        context.quoted || (name === 'Blockquote' && !/^>\s{0,4}\[!/.test(text.slice(at, at + 8)));
      const inside = inList === context.inList && quoted === context.quoted ? context : { inList, quoted };
      node.children.forEach((child, i) => {
        if (child instanceof Tree) visit(child, at + (node.positions[i] ?? 0), inside);
      });
    } else if (leafTypes[name] || heading.test(name)) {
      const leaf = leafOf(node, text, at, context);
      for (const block of leaf.blocks) {
        reading.blocks.push({ from: at + block.from, to: at + block.to, content: block.content });
      }
      for (const span of leaf.comments)
        addComments(reading, text, { from: at + span.from, to: at + span.to });
    }
  };
  visit(tree, from, { inList: false, quoted: false });
  return reading;
}

function addComments({ comments }: Reading, text: string, within: Span): void {
  const source = text.slice(within.from, within.to);
  for (let open = source.indexOf('<!--'); open >= 0;) {
    const close = source.indexOf('-->', open + 2);
    const end = close < 0 ? source.length : close;
    const to = Math.min(end + 3, source.length);
    const body = { from: within.from + Math.min(open + 4, end), to: within.from + end };
    comments.push({ from: within.from + open, to: within.from + to, body });
    open = source.indexOf('<!--', to);
  }
}

function leafOf(node: Tree, text: string, at: number, context: Context): LeafReading {
  const known = leaves.get(node);
  if (known?.inList === context.inList && known.quoted === context.quoted) return known;
  const source = text.slice(at, at + node.length);
  const { name } = node.type;
  const level = Number(heading.exec(name)?.[1] ?? 0);
  const type = level > 0 ? 'heading' : (leafTypes[name] ?? 'paragraph');
  const comments: Span[] = [];
  const blocks: PlacedBlock[] = [];
  const add = (place: Span): void => {
    const spans = judgedSpans(node, source, place, comments);
    const judgedType = type === 'paragraph' && context.inList ? 'listItem' : type;
    blocks.push(
      ...blockContent(source, judgedType, spans, place, level > 0 ? { ...context, level } : context),
    );
  };
  if (type === 'tableRow') {
    node.iterate({
      enter: ({ name: part, from, to }) => {
        if (part !== 'TableHeader' && part !== 'TableRow') return part === 'Table';
        add({ from, to });
        return false;
      },
    });
  } else if (!isContents(node, source)) add({ from: 0, to: source.length });
  const leaf = { ...context, blocks, comments };
  leaves.set(node, leaf);
  return leaf;
}

/** The judged parts of a place in a node; comments there are collected. */
function judgedSpans(node: Tree, source: string, { from, to }: Span, comments: Span[]): Span[] {
  const spans: Span[] = [];
  let start = from + (alert.exec(source.slice(from, from + 30))?.[0].length ?? 0);
  const push = (end: number): void => {
    if (end > start && hasWord.test(source.slice(start, end))) spans.push({ from: start, to: end });
  };
  node.iterate({
    from,
    to,
    enter: (part) => {
      if (part.to <= start && part.to > from) return false;
      if (!unjudged.has(part.name)) return true;
      if (part.name === 'Comment') comments.push({ from: part.from, to: part.to });
      push(part.from);
      start = Math.max(start, part.to);
      return false;
    },
  });
  push(to);
  return spans;
}

/** A table of contents, or a line of one: nothing but a link into this document. */
function isContents(node: Tree, source: string): boolean {
  if (contents.test(source.slice(0, 12).trim())) return source.trim().length <= 12;
  const link = node.topNode.firstChild;
  if (link?.name !== 'Link' || link.from !== 0 || link.to !== source.trimEnd().length) return false;
  const url = link.getChild('URL');
  return url !== null && source.startsWith('#', url.from);
}
