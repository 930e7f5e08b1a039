/** How alike a text and each principle are, by the words that they share: what signals do not listen for is found here. */
import type { CompiledTerms } from '../guidance/terms.ts';
import { termsOf } from '../guidance/terms.ts';

/** Likeness to each principle, by its position in the compiled terms; 0 and up, comparable within one text only. */
export type Likeness = Float64Array;

/**
 * Compares a text with every principle.
 * The weights of shared words are added up, times the root of their number: many weak words say more than one strong one.
 * Linear in the text: each word is looked up once.
 */
export function likeness(text: string, terms: CompiledTerms): Likeness {
  const sums = new Float64Array(terms.principles.length);
  const shared = new Float64Array(terms.principles.length);
  for (const term of new Set(termsOf(text))) {
    const postings = Object.hasOwn(terms.postings, term) ? terms.postings[term] : undefined;
    if (!postings) continue;
    for (let i = 0; i + 1 < postings.length; i += 2) {
      const principle = postings[i] ?? 0;
      sums[principle] = (sums[principle] ?? 0) + (postings[i + 1] ?? 0);
      shared[principle] = (shared[principle] ?? 0) + 1;
    }
  }
  return sums.map((sum, i) => sum * Math.sqrt(shared[i] ?? 0));
}

/** Likeness as a share of the greatest, and as the inverse of the rank: 1 for the first, 1/2 for the second, and so on. */
export interface Standing {
  readonly share: Float64Array;
  readonly rank: Float64Array;
}

export function standing(values: Float64Array): Standing {
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  const rank = new Float64Array(values.length);
  const order = [...values.keys()].filter((i) => (values[i] ?? 0) > 0);
  order.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
  order.forEach((principle, place) => (rank[principle] = 1 / (1 + place)));
  return { share: most > 0 ? values.map((value) => value / most) : values, rank };
}
