/** Markdown to blocks, over a parser that keeps exact offsets. */
import type { SyntaxNode } from '@lezer/common';
import { GFM, parser as commonmark } from '@lezer/markdown';
import type { Block, BlockType, Span } from './document.ts';

export interface RawBlock extends Omit<Block, 'section'> {
  /** 1 to 6 for a heading. */
  readonly level?: number;
}

const parser = commonmark.configure(GFM);

const blockTypes: Readonly<Record<string, BlockType>> = {
  Paragraph: 'paragraph',
  Task: 'paragraph',
  TableHeader: 'tableRow',
  TableRow: 'tableRow',
};
const heading = /^(?:ATX|Setext)Heading([1-6])$/;
/** What is never judged inside a block. */
// prettier-ignore
const unjudged = new Set([
  'InlineCode', 'URL', 'LinkTitle', 'LinkLabel', 'Image', 'HTMLTag', 'Comment', 'ProcessingInstruction', 'Autolink',
  'HeaderMark', 'QuoteMark', 'TableDelimiter', 'TaskMarker', 'ListMark',
]);

/**
 * The blocks of Markdown, in order, and where its HTML comments stand.
 * @param from where the Markdown starts, after front matter; all offsets count from the start of `text`
 */
export function markdownBlocks(text: string, from: number): { blocks: RawBlock[]; comments: Span[] } {
  const source = text.slice(from);
  const blocks: RawBlock[] = [];
  const comments: Span[] = [];
  const tree = parser.parse(source);
  tree.iterate({
    enter: ({ node, name }) => {
      if (name === 'CommentBlock' || name === 'Comment') {
        comments.push({ from: from + node.from, to: from + node.to });
        return false;
      }
      const level = Number(heading.exec(name)?.[1] ?? 0);
      const type = level ? 'heading' : blockTypes[name];
      if (!type) return true;
      const spans = judgedSpans(node, source, from, comments);
      if (spans.length > 0 && !isContentsLine(node, source)) {
        blocks.push({
          type: type === 'paragraph' && inside(node, 'ListItem') ? 'listItem' : type,
          from: from + node.from,
          to: from + node.to,
          spans,
          quoted: inside(node, 'Blockquote'),
          ...(level ? { level } : {}),
        });
      }
      return false;
    },
  });
  return { blocks, comments };
}

function judgedSpans(block: SyntaxNode, source: string, offset: number, comments: Span[]): Span[] {
  const spans: Span[] = [];
  let start = block.from;
  const push = (to: number): void => {
    if (/[\p{L}\p{N}]/u.test(source.slice(start, to))) spans.push({ from: offset + start, to: offset + to });
  };
  block.cursor().iterate((node) => {
    if (node.from < start && node.name !== block.name) return false;
    if (!unjudged.has(node.name)) return true;
    if (node.name === 'Comment') comments.push({ from: offset + node.from, to: offset + node.to });
    push(node.from);
    start = node.to;
    return false;
  });
  push(block.to);
  return spans;
}

/** A line of a table of contents: nothing but a link into this document. */
function isContentsLine(node: SyntaxNode, source: string): boolean {
  const link = node.firstChild;
  if (link?.name !== 'Link' || link.from !== node.from || link.to !== node.to) return false;
  const url = link.getChild('URL');
  return url !== null && source.startsWith('#', url.from);
}

function inside(node: SyntaxNode, name: string): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) if (parent.name === name) return true;
  return false;
}
