/** Queries with the principles that should come first, and scores of what a search finds for them. */

export interface LabelledQuery {
  readonly q: string;
  readonly style: string;
  /** Any of these should come first. */
  readonly gold: readonly string[];
  /** These may stand among the first. */
  readonly ok: readonly string[];
}

export const readQueries = (text: string): LabelledQuery[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LabelledQuery);

export interface Scores {
  readonly hit1: number;
  readonly hit3: number;
  /** One over the place of the first right one (mean reciprocal rank). */
  readonly mrr: number;
  /** Normalised discounted cumulative gain of the first five (Järvelin and Kekäläinen 2002): 3 for gold, 1 for ok. */
  readonly ndcg5: number;
}

/** @param ids what was found, best first */
export function scoreOf(ids: readonly string[], { gold, ok }: LabelledQuery): Scores {
  const at = ids.findIndex((id) => gold.includes(id));
  const gainOf = (id: string): number => (gold.includes(id) ? 3 : ok.includes(id) ? 1 : 0);
  const discounted = (gains: readonly number[]): number =>
    gains.slice(0, 5).reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
  const best = discounted([...gold.map(() => 3), ...ok.map(() => 1)]);
  return {
    hit1: at === 0 ? 1 : 0,
    hit3: at >= 0 && at < 3 ? 1 : 0,
    mrr: at < 0 ? 0 : 1 / (at + 1),
    ndcg5: discounted(ids.map(gainOf)) / best,
  };
}

export function meanScores(scores: readonly Scores[]): Scores {
  const mean = (field: keyof Scores): number =>
    scores.reduce((sum, score) => sum + score[field], 0) / Math.max(scores.length, 1);
  return { hit1: mean('hit1'), hit3: mean('hit3'), mrr: mean('mrr'), ndcg5: mean('ndcg5') };
}
