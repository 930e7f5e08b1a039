/** Search of the guidance: from the words in somebody's head to the principle. */
import { words } from '../guidance/words.ts';
import type { Card } from './card.ts';
import { understand } from './concepts.ts';
import { passing } from './filters.ts';
import { type Hit, hitOf, matchedTerms } from './hit.ts';
import { nearest } from './nearest.ts';
import { findPoint, type Point } from './points.ts';
import type { Query, QueryWord } from './query.ts';
import { rank } from './rank.ts';
import type { SearchIndex } from './store.ts';

export type { Hit, Range } from './hit.ts';
export type { Point } from './points.ts';
export { parseQuery, type Query } from './query.ts';
export {
  buildIndex,
  type IndexChanges,
  loadChangedIndex,
  loadIndex,
  type SearchIndex,
  storeIndex,
} from './store.ts';

export interface SearchResult {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** Nothing was found: the hits are only what comes nearest. */
  readonly nearest: boolean;
  /** The query with its misspelt words put right. */
  readonly didYouMean?: string;
  /** The point of a code that was asked for; the hits are the principles that answer it. */
  readonly point?: Point;
  /** What could not be understood or met, each a sentence without a full stop. */
  readonly problems: readonly string[];
}

export interface SearchOptions {
  /** How many hits at most. */
  readonly limit?: number;
  /** Ids of pinned principles, for `is:pinned`; they weigh more. */
  readonly pinned?: ReadonlySet<string>;
  /** Id to Markdown. Quoted phrases are looked for in these too; without, only in titles and summaries. */
  readonly bodies?: ReadonlyMap<string, string>;
}

/**
 * Finds principles.
 * @param query what `parseQuery` made of the words that were typed
 * @returns hits, best first; the nearest ones where nothing holds the words. None only where nothing was asked, or where
 *   filters leave none, which `problems` says
 */
export function search(
  index: SearchIndex,
  query: Query,
  { limit = 10, pinned = new Set(), bodies }: SearchOptions = {},
): SearchResult {
  const problems = [...query.problems];
  const { cards } = index;
  const allowed = cards.map(passing(query.filters, pinned));
  if (!allowed.includes(true)) problems.push('no principle passes these filters');
  const firstOf = (order: readonly number[], scores: Float64Array, terms: ReadonlySet<string>): Hit[] =>
    order
      .filter((at) => allowed[at])
      .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other)
      .slice(0, Math.max(0, limit))
      .flatMap((at) => {
        const card = cards[at];
        return card ? [hitOf(card, scores[at] ?? 0, terms)] : [];
      });
  const all = cards.map((_, at) => at);

  if (query.words.length === 0) {
    const order = query.filters.length > 0 ? all : [];
    return { hits: firstOf(order, new Float64Array(cards.length), new Set()), nearest: false, problems };
  }

  const point = query.phrases.length === 0 ? findPoint(query.words, index.points) : undefined;
  if (point && 'problem' in point) problems.push(point.problem);
  else if (point) {
    const scores = Float64Array.from(cards, ({ id }) => point.ids.length - place(point.ids, id));
    const order = all.filter((at) => (scores[at] ?? 0) > 0);
    return { hits: firstOf(order, scores, new Set()), nearest: false, point: point.point, problems };
  }

  const understood = understand(index, query.words);
  const scores = rank(index, understood).map((score, at) =>
    pinned.has(cards[at]?.id ?? '') ? score * pinnedWeight : score,
  );
  const exact = cards.findIndex((card) => isNamed(card, query));
  if (exact >= 0) scores[exact] = 2 * Math.max(1, ...scores);
  const speaks = all.filter((at) => allowed[at] && (scores[at] ?? 0) > 0);
  const holds = query.phrases.length > 0 ? phraseTest(query.phrases, bodies) : undefined;
  const found = holds
    ? all.filter((at) => {
        const card = cards[at];
        return allowed[at] && card && holds(card);
      })
    : speaks;
  const respelt = (corrected: ReadonlyMap<QueryWord, string>): Pick<SearchResult, 'didYouMean'> =>
    corrected.size === 0 ? {} : { didYouMean: withCorrections(query, corrected) };

  const terms = matchedTerms(understood);
  if (found.length > 0)
    return {
      hits: firstOf(found, scores, terms),
      nearest: false,
      ...respelt(understood.corrected),
      problems,
    };
  if (holds) problems.push('no principle has the words in quotation marks beside one another');
  if (speaks.length > 0)
    return {
      hits: firstOf(speaks, scores, terms),
      nearest: true,
      ...respelt(understood.corrected),
      problems,
    };
  const near = nearest(index, query.words);
  const hits = firstOf(all, near.scores, new Set()).slice(0, mostNearest);
  return { hits, nearest: true, ...respelt(near.corrected), problems };
}

/** A pinned principle comes before those that answer about as well, and not before a better answer. */
const pinnedWeight = 1.25;

/** What is only near is not worth a long list. */
const mostNearest = 3;

const place = (ids: readonly string[], id: string): number => {
  const at = ids.indexOf(id);
  return at < 0 ? ids.length : at;
};

const stemsOf = (text: string): string =>
  words(text)
    .map(({ stem }) => stem)
    .join(' ');

/** Whether a query is a principle's id, with or without its hyphens, or its title. */
const isNamed = ({ id, title }: Card, { text, words: asked }: Query): boolean =>
  asked.map((word) => word.text).join('-') === id || text.trim().toLowerCase() === title.toLowerCase();

/** The query with words in the place of others. */
function withCorrections({ text }: Query, corrected: ReadonlyMap<QueryWord, string>): string {
  let result = '';
  let at = 0;
  for (const [{ from, to }, word] of corrected) {
    result += text.slice(at, from) + word;
    at = to;
  }
  return (result + text.slice(at)).replace(/\s+/g, ' ').trim();
}

/** A test for principles that hold every phrase, word beside word, by stems. */
function phraseTest(
  phrases: Query['phrases'],
  bodies: ReadonlyMap<string, string> | undefined,
): (card: Card) => boolean {
  const asked = phrases.map((phrase) => ` ${phrase.join(' ')} `);
  return ({ id, title, summary }) => {
    const texts = [title, summary, bodies?.get(id) ?? ''].map((text) => ` ${stemsOf(text)} `);
    return asked.every((phrase) => texts.some((text) => text.includes(phrase)));
  };
}
