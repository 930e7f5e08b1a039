/** Full-text search of the guidance: a MiniSearch index, built and stored at build time, loaded when first asked. */
import MiniSearch, { type Options } from 'minisearch';
import type { Principle } from '../guidance/principle.ts';
import { stem } from '../guidance/words.ts';
import { isStopWord } from '../guidance/stopWords.ts';

export interface Hit {
  readonly id: string;
  readonly title: string;
  readonly theme: string;
  /** Higher is better; comparable within one query only. */
  readonly score: number;
}

interface Entry {
  id: string;
  title: string;
  theme: string;
  summary: string;
  keywords: string;
  phrases: string;
  body: string;
}

export type SearchIndex = MiniSearch<Entry>;

const options: Options<Entry> = {
  fields: ['id', 'title', 'summary', 'keywords', 'phrases', 'body'],
  storeFields: ['title', 'theme'],
  processTerm: (term) => (isStopWord(term.toLowerCase()) ? null : stem(term)),
  searchOptions: {
    boost: { title: 5, id: 4, summary: 3, keywords: 4, phrases: 2 },
    prefix: (_term, i, terms) => i === terms.length - 1,
    // Of a stem, so of less than what was typed.
    fuzzy: (term) => (term.length > 6 ? 2 : term.length > 3 ? 1 : false),
  },
};

/** Builds the index of validated principles. */
export function buildIndex(principles: readonly Principle[]): SearchIndex {
  const index = new MiniSearch<Entry>(options);
  index.addAll(
    principles.map((principle) => ({
      id: principle.id,
      title: principle.title,
      theme: principle.theme,
      summary: principle.summary,
      keywords: principle.keywords.join('\n'),
      phrases: principle.signals
        .flatMap((signal) => ('phrases' in signal ? signal.phrases : signal.near))
        .join('\n'),
      body: principle.body,
    })),
  );
  return index;
}

/** The stored form of an index, for {@link loadIndex}. */
export const storeIndex = (index: SearchIndex): string => JSON.stringify(index);

/**
 * Loads a stored index without building it again.
 * @throws Error where the text is not a stored index of this version
 */
export const loadIndex = (text: string): SearchIndex => MiniSearch.loadJSON<Entry>(text, options);

/**
 * Finds principles from words.
 * @param query what was typed; its last word may be unfinished
 * @returns hits, best first; none for an empty query
 */
export function search(index: SearchIndex, query: string, { limit = 10 }: { limit?: number } = {}): Hit[] {
  return index
    .search(query)
    .slice(0, Math.max(0, limit))
    .map((result) => ({
      id: String(result.id),
      title: String(result['title']),
      theme: String(result['theme']),
      score: Math.round(result.score * 1000) / 1000,
    }));
}
