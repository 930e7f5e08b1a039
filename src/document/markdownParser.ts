/** The parser of Markdown (CommonMark with GFM): it keeps exact offsets, parses changes alone, and takes linear time. */
import type { NodeType, Tree, TreeFragment } from '@lezer/common';
import { GFM, type MarkdownConfig, parser as commonmark } from '@lezer/markdown';
import type { Span } from './document.ts';

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
    const piece = text.slice(from, from + longestPiece);
    const space = Math.max(piece.lastIndexOf(' '), piece.lastIndexOf('\n'));
    const isLast = from + piece.length === text.length;
    const to = from + (!isLast && space > longestPiece / 2 ? space : piece.length);
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

/** The types of nodes in trees, by their ids. */
export const nodeTypes: readonly NodeType[] = parser.nodeSet.types;
