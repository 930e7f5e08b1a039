/**
 * The words that speak of each principle, with their weights: compiled when a pack is built, so that a document's blocks
 * are compared with every principle in one pass over their words.
 */
import type { Principle } from './principle.ts';
import { isStopWord } from './stopWords.ts';
import { words } from './words.ts';

/** For each stem, pairs of a principle's position in `principles` and the weight of the stem for it, flattened. */
export interface CompiledTerms {
  readonly principles: readonly string[];
  readonly postings: Readonly<Record<string, readonly number[]>>;
}

/** What a word counts for by where it stands. Keywords are chosen for this; bodies are long and speak of much besides. */
const fieldWeights = { title: 3, keywords: 3, summary: 2, examples: 2, phrases: 1.5, body: 1 } as const;
const fields: Readonly<Record<keyof typeof fieldWeights, (principle: Principle) => string>> = {
  title: ({ title, id }) => `${title} ${id}`,
  keywords: ({ keywords }) => keywords.join('\n'),
  summary: ({ summary }) => summary,
  examples: ({ examples }) => examples.join('\n'),
  phrases: ({ signals }) =>
    signals.flatMap((signal) => ('phrases' in signal ? signal.phrases : signal.near)).join('\n'),
  body: ({ body }) => body.replace(/\]\([^)]*\)/g, ']'),
};
/** Okapi BM25's constants, at their usual values (Robertson and Zaragoza 2009). */
const k1 = 1.2;
const b = 0.7;
/** Words kept for each principle; those with less weight say too little to be worth their room. */
const mostTerms = 200;

/** Compiles the weights: BM25 within each field, with the principles as documents, added up with the fields' weights. */
export function compileTerms(principles: readonly Principle[]): CompiledTerms {
  const weights = principles.map(() => new Map<string, number>());
  for (const [field, read] of Object.entries(fields)) {
    const counts = principles.map((principle) => countsOf(termsOf(read(principle))));
    const lengths = counts.map((count) => [...count.values()].reduce((sum, n) => sum + n, 0));
    const mean = lengths.reduce((sum, n) => sum + n, 0) / Math.max(principles.length, 1);
    const spread = new Map<string, number>();
    for (const count of counts)
      for (const term of count.keys()) spread.set(term, (spread.get(term) ?? 0) + 1);
    counts.forEach((count, i) => {
      const norm = k1 * (1 - b + (b * (lengths[i] ?? 0)) / Math.max(mean, 1));
      for (const [term, n] of count) {
        const holders = spread.get(term) ?? 0;
        const rarity = Math.log(1 + (principles.length - holders + 0.5) / (holders + 0.5));
        const weight = (fieldWeights[field as keyof typeof fields] * rarity * n * (k1 + 1)) / (n + norm);
        weights[i]?.set(term, (weights[i].get(term) ?? 0) + weight);
      }
    });
  }
  const postings: Record<string, number[]> = {};
  weights.forEach((found, i) => {
    [...found]
      .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
      .slice(0, mostTerms)
      .forEach(([term, weight]) => (postings[term] ??= []).push(i, Math.round(weight * 100) / 100));
  });
  return { principles: principles.map(({ id }) => id), postings };
}

function countsOf(terms: readonly string[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const term of terms) count.set(term, (count.get(term) ?? 0) + 1);
  return count;
}

/** The stems of a text that can speak of something: no function words, and no numbers. */
export const termsOf = (text: string): string[] =>
  words(text)
    .filter(({ from, to }) => !isStopWord(text.slice(from, to).toLowerCase()))
    .map((word) => word.stem)
    .filter((term) => /^\D/.test(term) && term.length > 1);
