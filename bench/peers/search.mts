/** The searches that ours is measured against, each as its documentation shows it for search as you type. */
import {
  create,
  insertMultiple,
  load as loadOrama,
  save as saveOrama,
  search as searchOrama,
} from '@orama/orama';
import flexsearch from 'flexsearch';
import Fuse from 'fuse.js';
import lunr from 'lunr';
import MiniSearch from 'minisearch';

/** The texts of a principle that are searched. */
export type Page = Readonly<Record<'id' | 'title' | 'summary' | 'keywords' | 'body', string>>;

/** An engine that is ready: ids for a query, best first. */
export type Find = (query: string) => readonly string[];

export interface Peer {
  readonly name: string;
  /** Builds an index, and gives what is needed to find in it and to store it. */
  readonly build: (pages: readonly Page[]) => { readonly find: Find; readonly store: () => string };
  /** From the stored form; undefined where an engine has none. */
  readonly load?: (stored: string, pages: readonly Page[]) => Find;
}

const fields = ['title', 'summary', 'keywords', 'body'] as const;
const boost = { title: 4, keywords: 4, summary: 2 };

const miniOptions = { fields: [...fields], searchOptions: { prefix: true, fuzzy: 0.2 } };
const boosted = { ...miniOptions, searchOptions: { ...miniOptions.searchOptions, boost } };
const miniSearch = (name: string, options: typeof miniOptions): Peer => {
  const finder =
    (index: MiniSearch<Page>): Find =>
    (query) =>
      index.search(query).map(({ id }) => id as string);
  return {
    name,
    build(pages) {
      const index = new MiniSearch<Page>(options);
      index.addAll(pages);
      return { find: finder(index), store: () => JSON.stringify(index) };
    },
    load: (stored) => finder(MiniSearch.loadJSON<Page>(stored, options)),
  };
};

const newFlex = () =>
  new flexsearch.Document<Page>({
    tokenize: 'forward',
    encoder: flexsearch.Charset.LatinBalance,
    document: { id: 'id', index: [...fields] },
  });
const flexFinder =
  (index: ReturnType<typeof newFlex>): Find =>
  (query) => {
    // Ids by field: those of better fields count more, as the boosts of the others do.
    const scores = new Map<string, number>();
    for (const { field, result } of index.search(query, { limit: 10, suggest: true }))
      result.forEach((id, place) => {
        const weight = boost[field as keyof typeof boost] ?? 1;
        scores.set(id as string, (scores.get(id as string) ?? 0) + weight / (place + 1));
      });
    return [...scores].sort(([, one], [, other]) => other - one).map(([id]) => id);
  };
const flexSearch: Peer = {
  name: 'FlexSearch',
  build(pages) {
    const index = newFlex();
    for (const page of pages) index.add(page);
    return {
      find: flexFinder(index),
      store() {
        const parts: [string, string][] = [];
        void index.export((key, data) => {
          parts.push([key, data]);
        });
        return JSON.stringify(parts);
      },
    };
  },
  load(stored) {
    const index = newFlex();
    for (const [key, data] of JSON.parse(stored) as [string, string][]) void index.import(key, data);
    return flexFinder(index);
  },
};

const newOrama = () =>
  create({
    schema: { id: 'string', title: 'string', summary: 'string', keywords: 'string', body: 'string' },
    components: { tokenizer: { language: 'english', stemming: false } },
  });
const oramaFinder =
  (index: ReturnType<typeof newOrama>): Find =>
  (query) => {
    const found = searchOrama(index, {
      term: query,
      properties: [...fields],
      boost,
      tolerance: 1,
      limit: 10,
    });
    if (found instanceof Promise) throw new Error('Orama answers at once without plugins');
    return found.hits.map(({ document }) => document.id);
  };
const orama: Peer = {
  name: 'Orama',
  build(pages) {
    const index = newOrama();
    void insertMultiple(
      index,
      pages.map((page) => ({ ...page })),
    );
    return { find: oramaFinder(index), store: () => JSON.stringify(saveOrama(index)) };
  },
  load(stored) {
    const index = newOrama();
    loadOrama(index, JSON.parse(stored) as ReturnType<typeof saveOrama>);
    return oramaFinder(index);
  },
};

const lunrFinder =
  (index: lunr.Index): Find =>
  (text) =>
    index
      .query((query) => {
        for (const term of lunr.tokenizer(text).map(String)) {
          query.term(term, { boost: 10 });
          query.term(term, { wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
          query.term(term, {
            editDistance: term.length > 6 ? 2 : term.length > 3 ? 1 : 0,
            usePipeline: false,
          });
        }
      })
      .map(({ ref }) => ref);
const lunrSearch: Peer = {
  name: 'Lunr',
  build(pages) {
    const index = lunr(function build() {
      for (const field of fields) this.field(field, { boost: boost[field as keyof typeof boost] ?? 1 });
      for (const page of pages) this.add(page);
    });
    return { find: lunrFinder(index), store: () => JSON.stringify(index) };
  },
  load: (stored) => lunrFinder(lunr.Index.load(JSON.parse(stored) as object)),
};

const fuseOptions = {
  keys: fields.map((name) => ({ name, weight: boost[name as keyof typeof boost] ?? 1 })),
  ignoreLocation: true,
  ignoreFieldNorm: false,
  threshold: 0.4,
  includeScore: true,
};
const fuse: Peer = {
  name: 'Fuse.js',
  build(pages) {
    const index = Fuse.createIndex(fuseOptions.keys, pages);
    const engine = new Fuse(pages, fuseOptions, index);
    return {
      find: (query) => engine.search(query, { limit: 10 }).map(({ item }) => item.id),
      store: () => JSON.stringify(index),
    };
  },
  load(stored, pages) {
    const engine = new Fuse(pages, fuseOptions, Fuse.parseIndex<Page>(JSON.parse(stored) as never));
    return (query) => engine.search(query, { limit: 10 }).map(({ item }) => item.id);
  },
};

/** No index at all: how many of the words stand anywhere in a page, better fields first. */
const scan: Peer = {
  name: 'substring scan',
  build(pages) {
    const texts = pages.map((page) => ({
      id: page.id,
      texts: fields.map((name) => page[name].toLowerCase()),
    }));
    return {
      find(query) {
        const words = query.toLowerCase().split(/\s+/).filter(Boolean);
        const scored = texts.map(({ id, texts: all }) => ({
          id,
          score: words.reduce(
            (sum, word) =>
              sum +
              all.reduce(
                (held, text, i) =>
                  held + (text.includes(word) ? (boost[fields[i] as keyof typeof boost] ?? 1) : 0),
                0,
              ),
            0,
          ),
        }));
        return scored
          .filter(({ score }) => score > 0)
          .sort((one, other) => other.score - one.score)
          .map(({ id }) => id);
      },
      store: () => JSON.stringify(texts),
    };
  },
};

/** The first is the one that speed is measured by. */
export const peers: readonly Peer[] = [
  miniSearch('MiniSearch, bare', miniOptions),
  miniSearch('MiniSearch, boosted', boosted),
  flexSearch,
  orama,
  lunrSearch,
  fuse,
  scan,
];
