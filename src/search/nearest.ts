/** What comes nearest when nothing is found: the nearest spelling, and the principles whose titles look most alike. */
import { stem } from '../guidance/words.ts';
import type { QueryWord } from './query.ts';
import { corrections } from './spelling.ts';
import { type SearchIndex, termScores } from './store.ts';

/** Of the letters of a word, how many may be wrong here. */
const looseness = 0.45;

export interface Nearest {
  /** For each card, how near it is. */
  readonly scores: Float64Array;
  /** Words that look like those typed. */
  readonly corrected: ReadonlyMap<QueryWord, string>;
}

/**
 * Finds what is nearest to words that nothing holds. Every query with a letter has something nearest, however far.
 * @param typed the words of a query, none of which is held by any principle
 */
export function nearest(index: SearchIndex, typed: readonly QueryWord[]): Nearest {
  const scores = new Float64Array(index.cards.length);
  const corrected = new Map<QueryWord, string>();
  for (const word of typed) {
    const slips = Math.ceil(word.text.length * looseness);
    const [best] = corrections(index.spelling, word.text, { slips, anyStart: true, limit: 1 });
    if (!best) continue;
    corrected.set(word, best.word);
    for (const [at, score] of termScores(index, stem(best.word))) scores[at] = (scores[at] ?? 0) + score;
  }
  const pairs = letterPairs(typed.map(({ text }) => text).join(' '));
  index.cards.forEach(({ title, id }, at) => {
    scores[at] =
      (scores[at] ?? 0) + Math.max(alike(pairs, letterPairs(title)), alike(pairs, letterPairs(id)));
  });
  return { scores, corrected };
}

function letterPairs(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const word of text.toLowerCase().split(/[^\p{L}\d]+/u))
    for (let i = 0; i + 1 < word.length; i++) pairs.add(word.slice(i, i + 2));
  return pairs;
}

/** Dice's coefficient: what two sets share, from 0 to 1. */
function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared++;
  return (2 * shared) / Math.max(one.size + other.size, 1);
}
