/** The sentence that words stand in, to be quoted where the document is not at hand. */
import type { ParsedDocument } from '../document/document.ts';
import type { Match } from '../relevance/analyse.ts';

/** Plain text in one line, without markers, link targets or images. */
export interface Quote {
  readonly before: string;
  /** The words of the match. */
  readonly words: string;
  readonly after: string;
}

/** More than this before or after the words is cut off, in UTF-16 units. */
const mostBeside = 200;
/** A block may be as long as a document, so that no more than this is read on each side. */
const mostRead = 4 * mostBeside;

/** They stand around the words while the text is cleaned; they are for private use, so that documents do without them. */
const [start, end] = ['\uE000', '\uE001'];

/** Quotes the sentence of a match, or what of it stands in the same block. */
export function quoteOf(document: ParsedDocument, match: Match): Quote {
  const [before, rest] = cleaned(markedText(document, match)).split(start);
  const [words, after] = rest?.split(end) ?? [];
  if (before === undefined || words === undefined || after === undefined)
    return { before: '', words: match.text, after: '' };
  return {
    before: lastSentence(before).trimStart(),
    words,
    after: firstSentence(after).trimEnd(),
  };
}

/** What is judged of a block around the words, and its code, with a mark on each side of the words. */
function markedText({ text, blocks }: ParsedDocument, { block: index, from, to }: Match): string {
  const block = blocks[index];
  const isRow = block?.type === 'tableRow';
  const gap = (written: string): string =>
    isRow ? written.split('|').map(codeIn).join(' | ') : codeIn(written) || spaceIn(written);
  let made = '';
  let at: number | undefined;
  for (const span of block?.spans ?? []) {
    const [first, last] = [Math.max(span.from, from - mostRead), Math.min(span.to, to + mostRead)];
    if (first >= last) continue;
    if (at !== undefined) made += gap(text.slice(at, first));
    let part = text.slice(first, last);
    if (!part.includes(start) && !part.includes(end)) {
      if (first < to && to <= last) part = inserted(part, to - first, end);
      if (first <= from && from < last) part = inserted(part, from - first, start);
    }
    made += part;
    at = last;
  }
  return made + codeIn(text.slice(at, Math.min(block?.to ?? 0, to + mostRead)));
}

const inserted = (text: string, at: number, mark: string): string =>
  text.slice(0, at) + mark + text.slice(at);

/** Code is not judged, but a sentence without it is no quotation. */
const codeIn = (gap: string): string => /`+([^`]*)`+/.exec(gap)?.[1] ?? '';

const spaceIn = (gap: string): string => (/\s/.test(gap) ? ' ' : '');

/** Takes out what is left of links, images and emphasis, and evens out white space. */
const cleaned = (text: string): string =>
  text
    .replace(/\[([^[\]]{0,500})\]\(\s*\)/g, '$1')
    .replace(/\*\*|__/g, '')
    .replace(
      /(?<![\p{L}\p{N}])[*_](?=[\p{L}\p{N}\uE000])|(?<=[\p{L}\p{N}\uE001.,;:!?)])[*_](?![\p{L}\p{N}])/gu,
      '',
    )
    .replace(/\s+/g, ' ');

const sentenceEnd = /[.!?…]["')\]’”]*\s+(?=["'([‘“]?[\p{Lu}\p{N}])/gu;

function lastSentence(before: string): string {
  // The words themselves may start a sentence.
  const ends = [...`${before}A`.matchAll(sentenceEnd)];
  const last = ends.at(-1);
  const sentence = last ? before.slice(last.index + last[0].length) : before;
  return sentence.length > mostBeside ? `…${sentence.slice(-mostBeside)}` : sentence;
}

function firstSentence(after: string): string {
  const found = after.matchAll(sentenceEnd).next().value;
  const sentence = found ? after.slice(0, found.index + found[0].length) : after;
  return sentence.length > mostBeside ? `${sentence.slice(0, mostBeside)}…` : sentence;
}
