/**
 * The stored form of a phrase: its stems in one text. Parts are parted by spaces, alternatives by `|`, the words of a run by
 * `_`; `?` comes before an optional part, and a gap is `~` with its length. None of these stands in a stem. Some thousand
 * phrases are read sooner from this than from nested lists, and take a tenth of the memory until they are needed.
 */
import type { Phrase } from './phrase.ts';

export type StoredPhrase = string;

/** Stores a phrase; `phraseTable` of `src/relevance/matching.ts` reads it. */
export const storePhrase = (phrase: Phrase): StoredPhrase =>
  phrase
    .map((part) =>
      'gap' in part
        ? `~${part.gap}`
        : (part.optional ? '?' : '') + part.oneOf.map((run) => run.join('_')).join('|'),
    )
    .join(' ');

/** All stems of a phrase, in order, those of every alternative. */
export const stemsIn = (phrase: StoredPhrase): string[] =>
  phrase.split(' ').flatMap((part) => (part.startsWith('~') ? [] : part.replace('?', '').split(/[|_]/)));
