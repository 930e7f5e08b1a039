/** Markdown (CommonMark with GFM tables) to blocks, over a parser that keeps exact offsets and parses changes alone. */
import { NodeType, Tree, type TreeFragment } from '@lezer/common';
import { GFM, type MarkdownConfig, parser as commonmark } from '@lezer/markdown';
import type { BlockType, Span } from './document.ts';
import { blockContent, type Comment, hasWord, type PlacedBlock, type Reading } from './format.ts';

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

/**
 * A tree and what was read from it: the nodes that hold text in order, and for each where it starts, in what, and how
 * many blocks and comments there are up to its end. An edit changes few nodes; the others are found again by identity,
 * since a node that is used again for a later text stands for the same characters.
 */
export interface MarkdownReading extends Reading {
  readonly tree: Tree;
  /** Where the Markdown starts, after front matter. All other offsets count from the start of the text. */
  readonly from: number;
  readonly nodes: readonly Tree[];
  readonly starts: readonly number[];
  readonly contexts: readonly Context[];
  readonly blockEnds: readonly number[];
  readonly commentEnds: readonly number[];
}

const contexts: readonly Context[] = [false, true].flatMap((quoted) =>
  [false, true].map((inList) => ({ inList, quoted })),
);

/**
 * The blocks of Markdown, in order, and its HTML comments.
 * @param from where the Markdown starts
 * @param previous the reading of an earlier text, of which nodes may be used again in this tree
 */
export function readMarkdown(
  text: string,
  tree: Tree,
  from: number,
  previous?: MarkdownReading,
): MarkdownReading {
  const found = textNodes(text, tree, from);
  const oldIndex = previous ? matched(found, previous) : undefined;
  const reading: Reading = { blocks: [], comments: [], fields: [] };
  const { blocks, comments } = reading;
  const blockEnds: number[] = [];
  const commentEnds: number[] = [];
  found.nodes.forEach((node, i) => {
    const at = found.starts[i] ?? 0;
    const old = oldIndex?.(i);
    if (previous && old !== undefined) {
      const moved = at - (previous.starts[old] ?? 0);
      copy(previous.blocks, previous.blockEnds, old, moved, blocks);
      copy(previous.comments, previous.commentEnds, old, moved, comments);
    } else readNode(node, text, at, found.contexts[i] ?? { inList: false, quoted: false }, reading);
    blockEnds.push(blocks.length);
    commentEnds.push(comments.length);
  });
  return { ...reading, tree, from, ...found, blockEnds, commentEnds };
}

type TextNodes = Pick<MarkdownReading, 'nodes' | 'starts' | 'contexts'>;

/** The nodes of a tree that hold text or comments, in order. */
function textNodes(text: string, tree: Tree, from: number): TextNodes {
  const nodes: Tree[] = [];
  const starts: number[] = [];
  const around: Context[] = [];
  const visit = (node: Tree, at: number, context: Context): void => {
    const role = roles.get(node.type);
    if (!role) return;
    if (role.is === 'composite') {
      const inside = contextIn(role, text, at, context);
      for (let i = 0; i < node.children.length; i++) {
        const child = node.children[i];
        if (child instanceof Tree) visit(child, at + (node.positions[i] ?? 0), inside);
      }
      return;
    }
    nodes.push(node);
    starts.push(at);
    around.push(context);
  };
  visit(tree, from, contexts[0] ?? { inList: false, quoted: false });
  return { nodes, starts, contexts: around };
}

/**
 * Which of the old nodes a new one is, if any. Most stand in the same place from the start or from the end; only
 * between them, where there is more than one edit, is a map of the old ones needed.
 */
function matched(now: TextNodes, old: TextNodes): (i: number) => number | undefined {
  const isSame = (i: number, j: number): boolean =>
    now.nodes[i] === old.nodes[j] && now.contexts[i] === old.contexts[j];
  const [length, oldLength] = [now.nodes.length, old.nodes.length];
  const most = Math.min(length, oldLength);
  let first = 0;
  while (first < most && isSame(first, first)) first++;
  let last = 0;
  while (last < most - first && isSame(length - 1 - last, oldLength - 1 - last)) last++;
  const between = new Map<Tree, number>();
  for (let i = first; i < oldLength - last; i++) {
    const node = old.nodes[i];
    if (node) between.set(node, i);
  }
  return (i) => {
    if (i < first) return i;
    if (i >= length - last) return i - length + oldLength;
    const node = now.nodes[i];
    const j = node && between.get(node);
    return j !== undefined && isSame(i, j) ? j : undefined;
  };
}

/** Copies what the old node gave; what has not moved is the same object. */
function copy<T extends PlacedBlock | Comment>(
  old: readonly T[],
  ends: readonly number[],
  node: number,
  moved: number,
  to: T[],
): void {
  const end = ends[node] ?? 0;
  for (let i = ends[node - 1] ?? 0; i < end; i++) {
    const item = old[i];
    if (item) to.push(moved === 0 ? item : shifted(item, moved));
  }
}

function shifted<T extends PlacedBlock | Comment>(item: T, moved: number): T {
  const place = { ...item, from: item.from + moved, to: item.to + moved };
  if (!('body' in item)) return place;
  return { ...place, body: { from: item.body.from + moved, to: item.body.to + moved } };
}

function readNode(node: Tree, text: string, at: number, context: Context, reading: Reading): void {
  const role = roles.get(node.type);
  const span = { from: at, to: at + node.length };
  if (role?.is === 'comment') addComments(reading, text, span);
  if (role?.is !== 'leaf') return;
  const { blocks, comments } = readLeaf(node, role, text.slice(span.from, span.to), context);
  for (const { from, to, content } of blocks) reading.blocks.push({ from: at + from, to: at + to, content });
  for (const { from, to } of comments) addComments(reading, text, { from: at + from, to: at + to });
}

function contextIn(
  { list, quote }: Extract<Role, { is: 'composite' }>,
  text: string,
  at: number,
  context: Context,
): Context {
  const quoted = context.quoted || (quote && !/^>\s{0,4}\[!/.test(text.slice(at, at + 8)));
  return contexts[Number(quoted) * 2 + Number(context.inList || list)] ?? context;
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
): { blocks: PlacedBlock[]; comments: Span[] } {
  if (type === 'paragraph' && isContents(node, source)) return { blocks: [], comments: [] };
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
