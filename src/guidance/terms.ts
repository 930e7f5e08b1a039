/**
 * The words that speak of each principle, with their weights: compiled when a pack is built, so that a document's blocks
 * are compared with every principle in one pass over their words.
 */
import { isStopWord } from './stopWords.ts';
import type { PrincipleText } from './texts.ts';
import { words } from './words.ts';

/** For each stem, pairs of a principle's position in `principles` and the weight of the stem for it, flattened. */
export interface CompiledTerms {
  readonly principles: readonly string[];
  readonly postings: Readonly<Record<string, readonly number[]>>;
}

/** What a word counts for by where it stands. Keywords are chosen for this; bodies are long and speak of much besides. */
const fieldWeights = { title: 3, keywords: 3, summary: 2, examples: 2, phrases: 1.5, body: 1 } as const;
const fields: Readonly<Record<keyof typeof fieldWeights, (text: PrincipleText) => string[]>> = {
  title: ({ title, id }) => termsOf(`${title} ${id}`),
  keywords: ({ keywords }) => termsOf(keywords.join('\n')),
  summary: ({ summary }) => termsOf(summary),
  examples: ({ examples }) => termsOf(examples.join('\n')),
  phrases: ({ signals }) => signals.flatMap(({ phrases }) => phrases.flat()).filter(saysSomething),
  body: ({ body }) => termsOf(body.replace(/\]\([^)]*\)/g, ']')),
};
/** Okapi BM25's constants, at their usual values (Robertson and Zaragoza 2009). */
const k1 = 1.2;
const b = 0.7;
/** Words kept for each principle; those with less weight say too little to be worth their room. */
const mostTerms = 200;

/** What the weights of a pack's words rest on, so that a principle that comes later is weighed as if it had been there. */
export interface TermStatistics {
  /** How many principles were counted. */
  readonly count: number;
  /** For each field, the mean number of its words, and for each stem how many principles hold it there. */
  readonly fields: Readonly<
    Record<string, { readonly mean: number; readonly spread: Readonly<Record<string, number>> }>
  >;
}

/** Counts the words of principles. */
export function termStatistics(principles: readonly PrincipleText[]): TermStatistics {
  const counted = Object.entries(fields).map(([field, read]) => {
    const spread: Record<string, number> = Object.create(null) as Record<string, number>;
    let length = 0;
    for (const principle of principles) {
      const terms = read(principle);
      length += terms.length;
      for (const term of new Set(terms)) spread[term] = (spread[term] ?? 0) + 1;
    }
    return [field, { mean: length / Math.max(principles.length, 1), spread }] as const;
  });
  return { count: principles.length, fields: Object.fromEntries(counted) };
}

/** Compiles the weights: BM25 within each field, with the principles as documents, added up with the fields' weights. */
export function compileTerms(
  principles: readonly PrincipleText[],
  statistics: TermStatistics = termStatistics(principles),
): CompiledTerms {
  const postings: Record<string, number[]> = Object.create(null) as Record<string, number[]>;
  principles.forEach((principle, i) => {
    for (const [term, weight] of weighTerms(principle, statistics)) (postings[term] ??= []).push(i, weight);
  });
  return { principles: principles.map(({ id }) => id), postings };
}

/** The words that speak of a principle, with their weights to two decimals, the heaviest first. */
function weighTerms(
  principle: PrincipleText,
  { count, fields: counted }: TermStatistics,
): [string, number][] {
  const weights = new Map<string, number>();
  for (const [field, read] of Object.entries(fields)) {
    const terms = read(principle);
    const { mean = 0, spread = {} } = counted[field] ?? {};
    const norm = k1 * (1 - b + (b * terms.length) / Math.max(mean, 1));
    for (const [term, n] of countsOf(terms)) {
      // A word that nothing held before is held by this principle at least.
      const holders = Object.hasOwn(spread, term) ? (spread[term] ?? 1) : 1;
      const rarity = Math.log(1 + (count - holders + 0.5) / (holders + 0.5));
      const weight = (fieldWeights[field as keyof typeof fields] * rarity * n * (k1 + 1)) / (n + norm);
      weights.set(term, (weights.get(term) ?? 0) + weight);
    }
  }
  return [...weights]
    .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
    .slice(0, mostTerms)
    .map(([term, weight]) => [term, Math.round(weight * 100) / 100]);
}

/**
 * Terms with other principles added, and some taken out.
 * @param gone ids of principles that are not to be found any more
 */
export function changeTerms(
  before: CompiledTerms,
  added: CompiledTerms,
  gone: ReadonlySet<string>,
): CompiledTerms {
  const principles = [...before.principles.filter((id) => !gone.has(id)), ...added.principles];
  const position = new Map(principles.map((id, i) => [id, i]));
  const postings: Record<string, number[]> = Object.create(null) as Record<string, number[]>;
  for (const terms of [before, added]) {
    const moved = terms.principles.map((id) =>
      terms === before && gone.has(id) ? undefined : position.get(id),
    );
    for (const [term, listed] of Object.entries(terms.postings)) {
      for (let at = 0; at + 1 < listed.length; at += 2) {
        const i = moved[listed[at] ?? 0];
        if (i !== undefined) (postings[term] ??= []).push(i, listed[at + 1] ?? 0);
      }
    }
  }
  return { principles, postings };
}

function countsOf(terms: readonly string[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const term of terms) count.set(term, (count.get(term) ?? 0) + 1);
  return count;
}

const saysSomething = (term: string): boolean => /^\D/.test(term) && term.length > 1;

/** The stems of a text that can speak of something: no function words, and no numbers. */
export const termsOf = (text: string): string[] =>
  words(text)
    .filter(({ from, to }) => !isStopWord(text.slice(from, to).toLowerCase()))
    .map((word) => word.stem)
    .filter(saysSomething);
