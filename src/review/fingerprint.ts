/**
 * Fingerprints: short names of findings that stay while what they speak of does. Lines that are added elsewhere, lines that are
 * wrapped anew, emphasis, numbers of headings and another title of the document change none.
 */
import type { Block, BlockContent, ParsedDocument, Section } from '../document/document.ts';
import { textOf } from '../document/document.ts';
import type { Match } from '../relevance/analyse.ts';

const prime = 0x100000001b3n;
const basis = 0xcbf29ce484222325n;

/**
 * Hashes a text: 64 bits of FNV-1a over its UTF-16 code units, as 16 hexadecimal digits.
 * Source: draft-eastlake-fnv, "The FNV Non-Cryptographic Hash Algorithm".
 */
export function hash(text: string): string {
  let value = basis;
  for (let i = 0; i < text.length; i++) {
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(i))) * prime);
  }
  return value.toString(16).padStart(16, '0');
}

/** The words of a text in lower case, with nothing else between them but a space. */
const plainWords = (text: string): string =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(' ');

/** A heading without the number that it starts with, which every section that is put before it changes. */
const unnumbered = (heading: string): string => plainWords(heading).replace(/^(?:\d+ )+/, '');

const separator = '\u0001';

/** The headings over a section but the document's title, and which of the sections of these headings it is. */
function sectionKey({ sections }: ParsedDocument, index: number): string {
  let keys = keysOf.get(sections);
  if (!keys) {
    const first = sections[1];
    const title = first?.level === 1 ? first.path[0] : undefined;
    const seen = new Map<string, number>();
    keys = sections.map(({ path }) => {
      const below = title !== undefined && path[0] === title ? path.slice(1) : path;
      const key = below.map(unnumbered).join(separator);
      const nth = (seen.get(key) ?? 0) + 1;
      seen.set(key, nth);
      return nth === 1 ? key : `${key}${separator}${nth}`;
    });
    keysOf.set(sections, keys);
  }
  return keys[index] ?? '';
}

/** Made once for each version of a document. */
const keysOf = new WeakMap<readonly Section[], readonly string[]>();

/** The judged part of a match: no markers of emphasis, no targets of links. */
const matchedText = (text: string, block: Block | undefined, { from, to }: Match): string => {
  const parts = (block?.spans ?? [])
    .filter((span) => span.from < to && from < span.to)
    .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) }));
  return textOf(text, parts.length > 0 ? parts : [{ from, to }]);
};

/**
 * Names each match by its principle, its words and the headings that it stands under. Of several that agree in all of this, each
 * after the first has its number appended, such as `4f1d…:2`.
 * @param matches of the document, in order of place; the order numbers those that agree
 */
export function matchFingerprints(document: ParsedDocument, matches: readonly Match[]): string[] {
  const seen = new Map<string, number>();
  return matches.map((match) => {
    const block = document.blocks[match.block];
    const words = plainWords(matchedText(document.text, block, match));
    const place = sectionKey(document, block?.section ?? 0);
    const name = hash([match.principle, match.relation, words, place].join('\u0000'));
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return nth === 1 ? name : `${name}:${nth}`;
  });
}

/** Names what is missing: a document misses a principle once. */
export const gapFingerprint = (principle: string): string => hash([principle, 'gap'].join('\u0000'));

/** A block whose own text is unchanged keeps its content, and with it the hash of its words. */
const passages = new WeakMap<BlockContent, string>();

/** A hash of all words of a block, in 8 hexadecimal digits: it tells whether what was read there still stands. */
export function passageHash({ text, blocks }: ParsedDocument, index: number): string {
  const block = blocks[index];
  if (!block) return hash('').slice(8);
  let known = passages.get(block.content);
  if (known === undefined)
    passages.set(block.content, (known = hash(plainWords(textOf(text, block.spans))).slice(8)));
  return known;
}
