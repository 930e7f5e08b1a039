/** Markdown to blocks, from the tree of its parser; of a tree that came from an edit, only what is new is read. */
import { type NodeType, Tree } from '@lezer/common';
import type { BlockType, Span } from './document.ts';
import { blockContent, hasWord, type PlacedBlock, type Reading } from './format.ts';
import { nodeTypes } from './markdownParser.ts';

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

/** By the number of the type: to look up its name for each node took half the time of reading. */
const roles: (Role | undefined)[] = [];
for (const type of nodeTypes) roles[type.id] = roleOf(type);

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

const topLevel: Context = { inList: false, quoted: false };
/** One object for each, so that they compare by identity. */
const contexts: readonly Context[] = [
  topLevel,
  { inList: true, quoted: false },
  { inList: false, quoted: true },
  { inList: true, quoted: true },
];

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
  const { nodes, starts } = found;
  const reading: Reading = { blocks: [], comments: [], fields: [] };
  const { blocks, comments } = reading;
  const blockEnds: number[] = [];
  const commentEnds: number[] = [];
  for (let i = 0; i < nodes.length; i++) {
    const at = starts[i] ?? 0;
    const old = oldIndex?.(i);
    const node = nodes[i];
    if (previous && old !== undefined) copyNode(previous, old, at, reading);
    else if (node) readNode(node, text, at, found.contexts[i] ?? topLevel, reading);
    blockEnds.push(blocks.length);
    commentEnds.push(comments.length);
  }
  return { ...reading, tree, from, ...found, blockEnds, commentEnds };
}

type TextNodes = Pick<MarkdownReading, 'nodes' | 'starts' | 'contexts'>;

/** The nodes of a tree that hold text or comments, in order. */
function textNodes(text: string, tree: Tree, from: number): TextNodes {
  const nodes: Tree[] = [];
  const starts: number[] = [];
  const around: Context[] = [];
  const visit = (node: Tree, at: number, context: Context): void => {
    const role = roles[node.type.id];
    if (!role) return;
    if (role.is === 'composite') {
      const inside = role.list || role.quote ? contextIn(role, text, at, context) : context;
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
  visit(tree, from, topLevel);
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

/** Copies what a node gave before; what has not moved is the same object. */
function copyNode(previous: MarkdownReading, node: number, at: number, to: Reading): void {
  const { blocks, comments, blockEnds, commentEnds } = previous;
  const moved = at - (previous.starts[node] ?? 0);
  const blockEnd = blockEnds[node] ?? 0;
  for (let i = node === 0 ? 0 : (blockEnds[node - 1] ?? 0); i < blockEnd; i++) {
    const block = blocks[i];
    if (block) to.blocks.push(moved === 0 ? block : shifted(block, moved));
  }
  const commentEnd = commentEnds[node] ?? 0;
  for (let i = node === 0 ? 0 : (commentEnds[node - 1] ?? 0); i < commentEnd; i++) {
    const comment = comments[i];
    if (!comment) continue;
    const { from, to: end, body } = comment;
    const span = { from: body.from + moved, to: body.to + moved };
    to.comments.push({ from: from + moved, to: end + moved, body: span });
  }
}

const shifted = ({ from, to, content }: PlacedBlock, moved: number): PlacedBlock => ({
  from: from + moved,
  to: to + moved,
  content,
});

function readNode(node: Tree, text: string, at: number, context: Context, reading: Reading): void {
  const role = roles[node.type.id];
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
