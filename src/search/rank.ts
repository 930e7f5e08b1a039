/** Ranks principles by the concepts of a query. */
import type { Understood } from './concepts.ts';
import { type SearchIndex, termScores } from './store.ts';

/** What runs of words that are a name count for, beside the same words apart; and what leaving part of a query out costs. */
const weights = { run: 1, coverage: 0.7, historic: 0.9 };
const longestRun = 5;

/**
 * Scores every principle.
 * @returns for each card its score, 0 where nothing speaks of it
 */
export function rank(index: SearchIndex, { concepts, run }: Understood): Float64Array {
  const totals = new Float64Array(index.cards.length);
  const covered = new Float64Array(index.cards.length);
  let whole = 0;
  for (const { weight, readings } of concepts) {
    const best = new Map<number, number>();
    for (const reading of readings)
      for (const [at, score] of readingScores(index, reading.terms))
        best.set(at, Math.max(best.get(at) ?? 0, score * reading.weight));
    if (best.size === 0) continue;
    whole += weight;
    for (const [at, score] of best) {
      totals[at] = (totals[at] ?? 0) + weight * score;
      covered[at] = (covered[at] ?? 0) + weight;
    }
  }
  for (let from = 0; from < run.length; from++)
    for (let to = from + 2; to <= Math.min(run.length, from + longestRun); to++)
      for (const [at, score] of termScores(index, run.slice(from, to).join(' ')))
        totals[at] = (totals[at] ?? 0) + weights.run * score;
  return totals.map((total, at) => {
    const share = whole > 0 ? (covered[at] ?? 0) / whole : 0;
    const age = index.cards[at]?.status === 'historic' ? weights.historic : 1;
    return total * (1 - weights.coverage * (1 - share)) * age;
  });
}

/** A term's scores; of several terms that say something together, their mean, and more where they are a name. */
function readingScores(index: SearchIndex, terms: readonly string[]): ReadonlyMap<number, number> {
  const [first = ''] = terms;
  if (terms.length === 1) return termScores(index, first);
  const sums = new Map(termScores(index, terms.join(' ')));
  for (const term of terms)
    for (const [at, score] of termScores(index, term))
      sums.set(at, (sums.get(at) ?? 0) + score / terms.length);
  return sums;
}
