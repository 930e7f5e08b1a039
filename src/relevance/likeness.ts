/** How alike a text and each principle are, by the words that they share: what signals do not listen for is found here. */
import type { CompiledTerms } from '../guidance/terms.ts';
import { termsOf } from '../guidance/terms.ts';
import { type Block, type BlockContent, type ParsedDocument, textOf } from '../document/document.ts';

/** Likeness to each principle, by its position in the compiled terms; 0 and up, comparable within one text only. */
export type Likeness = Float64Array;

/**
 * Compares words with every principle.
 * The weights of shared words are added up, times the root of their number: many weak words say more than one strong one.
 * Linear in the words: each is looked up once.
 * @param words stems that can speak of something, each once
 */
export function likeness(words: ReadonlySet<string>, terms: CompiledTerms): Likeness {
  const sums = new Float64Array(terms.principles.length);
  const shared = new Float64Array(terms.principles.length);
  for (const word of words) {
    const postings = Object.hasOwn(terms.postings, word) ? terms.postings[word] : undefined;
    if (!postings) continue;
    for (let i = 0; i + 1 < postings.length; i += 2) {
      const principle = postings[i] ?? 0;
      sums[principle] = (sums[principle] ?? 0) + (postings[i + 1] ?? 0);
      shared[principle] = (shared[principle] ?? 0) + 1;
    }
  }
  return sums.map((sum, i) => sum * Math.sqrt(shared[i] ?? 0));
}

/** A block whose own text is unchanged keeps its content, and with it its terms. */
const known = new WeakMap<BlockContent, ReadonlySet<string>>();

/** The stems of a block that can speak of something. */
export function blockTerms(document: ParsedDocument, block: Block): ReadonlySet<string> {
  let terms = known.get(block.content);
  if (!terms) known.set(block.content, (terms = new Set(termsOf(textOf(document.text, block.spans)))));
  return terms;
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
