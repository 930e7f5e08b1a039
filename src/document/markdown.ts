/** Markdown (CommonMark with GFM tables) to blocks, over a parser that keeps exact offsets and parses changes alone. */
import { NodeType, Tree, type TreeFragment } from '@lezer/common';
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

/** What a type of node is read as; nothing of the other types is judged. */
type Role =
  | { readonly is: 'leaf'; readonly type: BlockType; readonly level?: number }
  | { readonly is: 'composite'; readonly list: boolean; readonly quote: boolean }
  | { readonly is: 'comment' };

function roleOf({ name }: NodeType): Role | undefined {
  const level = /^(?:ATX|Setext)Heading([1-6])$/.exec(name)?.[1];
  if (level !== undefined) return { is: 'leaf', type: 'heading', level: Number(level) };
  if (name === 'Paragraph' || name === 'Task') return { is: 'leaf', type: 'paragraph' };
  if (name === 'Table') return { is: 'leaf', type: 'tableRow' };
  if (name === 'CommentBlock') return { is: 'comment' };
  // Without a name, a node only keeps the tree in balance.
  return ['', 'Document', 'BulletList', 'OrderedList', 'ListItem', 'Blockquote'].includes(name)
    ? { is: 'composite', list: name === 'ListItem', quote: name === 'Blockquote' }
    : undefined;
}

/** By the type itself: to look up its name for each node took half the time of reading. */
const roles = new Map([NodeType.none, ...parser.nodeSet.types].map((type) => [type, roleOf(type)]));
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
interface NodeReading extends Context {
  readonly blocks: readonly PlacedBlock[];
  /** Comments, or blocks that start with one. */
  readonly comments: readonly Span[];
}

/** A node that is used again for a later text stands for the same characters, so it is read only once. */
const readings = new WeakMap<Tree, NodeReading>();
const none: Omit<NodeReading, keyof Context> = { blocks: [], comments: [] };

/**
 * The blocks of Markdown, in order, and its HTML comments.
 * @param from where the Markdown starts; all offsets count from the start of `text`
 */
export function readMarkdown(text: string, tree: Tree, from: number): Reading {
  const reading: Reading = { blocks: [], comments: [], fields: [] };
  const { blocks, comments } = readNode(tree, text, from, { inList: false, quoted: false });
  for (const { from: start, to, content } of blocks) {
    reading.blocks.push({ from: from + start, to: from + to, content });
  }
  for (const span of comments) addComments(reading, text, { from: from + span.from, to: from + span.to });
  return reading;
}

function readNode(node: Tree, text: string, at: number, context: Context): Omit<NodeReading, keyof Context> {
  const role = roles.get(node.type);
  if (!role) return none;
  if (role.is === 'comment') return { blocks: [], comments: [{ from: 0, to: node.length }] };
  const known = readings.get(node);
  if (known?.inList === context.inList && known.quoted === context.quoted) return known;
  const reading: NodeReading = {
    ...context,
    ...(role.is === 'leaf'
      ? readLeaf(node, role, text.slice(at, at + node.length), context)
      : readChildren(node, text, at, contextIn(role, text, at, context))),
  };
  readings.set(node, reading);
  return reading;
}

function readChildren(
  node: Tree,
  text: string,
  at: number,
  context: Context,
): Omit<NodeReading, keyof Context> {
  const blocks: PlacedBlock[] = [];
  const comments: Span[] = [];
  node.children.forEach((child, i) => {
    if (!(child instanceof Tree)) return;
    const place = node.positions[i] ?? 0;
    const inside = readNode(child, text, at + place, context);
    for (const { from, to, content } of inside.blocks) {
      blocks.push({ from: place + from, to: place + to, content });
    }
    for (const { from, to } of inside.comments) comments.push({ from: place + from, to: place + to });
  });
  return { blocks, comments };
}

function contextIn(
  { list, quote }: Extract<Role, { is: 'composite' }>,
  text: string,
  at: number,
  context: Context,
): Context {
  const quotes = quote && !/^>\s{0,4}\[!/.test(text.slice(at, at + 8));
  if ((!list || context.inList) && (!quotes || context.quoted)) return context;
  return { inList: context.inList || list, quoted: context.quoted || quotes };
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

function readLeaf(
  node: Tree,
  { type, level }: Extract<Role, { is: 'leaf' }>,
  source: string,
  { inList, quoted }: Context,
): Omit<NodeReading, keyof Context> {
  if (type === 'paragraph' && isContents(node, source)) return none;
  const blocks: PlacedBlock[] = [];
  const comments: Span[] = [];
  const judgedType = type === 'paragraph' && inList ? 'listItem' : type;
  const tell = level === undefined ? { quoted } : { quoted, level };
  let place: Span = { from: 0, to: source.length };
  let spans: Span[] = [];
  let start = alert.exec(source.slice(0, 30))?.[0].length ?? 0;
  const push = (end: number): void => {
    if (end > start && hasWord.test(source.slice(start, end))) spans.push({ from: start, to: end });
  };
  const finish = (): void => {
    push(place.to);
    blocks.push(...blockContent(source, judgedType, spans, place, tell));
    spans = [];
  };
  node.iterate({
    enter: ({ name, from, to }) => {
      if (name === 'TableHeader' || name === 'TableRow') {
        place = { from, to };
        start = from;
      }
      if (to <= start && to > place.from) return false;
      if (!unjudged.has(name)) return true;
      if (name === 'Comment') comments.push({ from, to });
      push(from);
      start = Math.max(start, to);
      return false;
    },
    leave: ({ name }) => {
      if (name === 'TableHeader' || name === 'TableRow') finish();
    },
  });
  if (type !== 'tableRow') finish();
  return { blocks, comments };
}

/** A table of contents, or a line of one: nothing but a link into this document. */
function isContents(node: Tree, source: string): boolean {
  if (contents.test(source.slice(0, 12).trim())) return source.trim().length <= 12;
  const link = node.topNode.firstChild;
  if (link?.name !== 'Link' || link.from !== 0 || link.to !== source.trimEnd().length) return false;
  const url = link.getChild('URL');
  return url !== null && source.startsWith('#', url.from);
}
