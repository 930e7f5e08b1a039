/** The sentences of a principle's body, as a reader would count them: without marks, link addresses and headings. */
import { parser } from '@lezer/markdown';

export interface Sentence {
  readonly text: string;
  /** 1-based, in the Markdown that was read. */
  readonly line: number;
}

/** What a reader does not read: marks, and where a link leads. */
const unread = new Set([
  'HeaderMark',
  'QuoteMark',
  'ListMark',
  'LinkMark',
  'EmphasisMark',
  'CodeMark',
  'URL',
  'LinkTitle',
]);

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' });
/** `Intl.Segmenter` ends a sentence after these; they do not. */
const abbreviation = /\b(?:No|Nos|Mr|Mrs|Ms|Dr|vs|approx)\.\s*$/;

/**
 * The sentences of every paragraph and list item. Unicode's rules part them (UAX #29), mended for a few abbreviations.
 * @param markdown the body of a principle
 */
export function sentences(markdown: string): Sentence[] {
  const found: Sentence[] = [];
  parser.parse(markdown).iterate({
    enter: (node) => {
      if (node.name !== 'Paragraph') return;
      const text = markdown.slice(node.from, node.to).split('');
      node.node.cursor().iterate((inner) => {
        if (unread.has(inner.name)) for (let i = inner.from; i < inner.to; i++) text[i - node.from] = '\0';
      });
      found.push(...ofParagraph(text.join(''), markdown.slice(0, node.from).split('\n').length));
      return false;
    },
  });
  return found;
}

function ofParagraph(text: string, firstLine: number): Sentence[] {
  const found: Sentence[] = [];
  let pending = '';
  let start = 0;
  for (const { segment, index } of segmenter.segment(text)) {
    if (pending === '') start = index;
    pending += segment;
    // A line break in a paragraph is not the end of a sentence unless the sentence ends there.
    const more = index + segment.length < text.length;
    if (more && (abbreviation.test(pending) || !/[.!?:]["”’')\]\0]*\s*$/.test(pending))) continue;
    const sentence = pending.replaceAll('\0', '').replace(/\s+/g, ' ').trim();
    const lead = pending.length - pending.replace(/^[\s\0]+/, '').length;
    if (sentence !== '')
      found.push({ text: sentence, line: firstLine + text.slice(0, start + lead).split('\n').length - 1 });
    pending = '';
  }
  return found;
}

/** The number of words of a text: runs of letters and digits, with what joins them. */
export const wordCount = (text: string): number =>
  text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0;
