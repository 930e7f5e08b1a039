/** The index of the guidance: built and stored at build time, loaded when first asked. Text ranking is MiniSearch's. */
import MiniSearch, { type Options } from 'minisearch';
import type { Principle } from '../guidance/principle.ts';
import { relations } from '../guidance/vocabulary.ts';
import { isStopWord } from '../guidance/stopWords.ts';
import { stem, words } from '../guidance/words.ts';
import { type PrincipleText, textsOf } from '../guidance/texts.ts';
import { type Card, cardOf } from './card.ts';
import { moveDocuments, pack, type Packed, unpack } from './packing.ts';
import { collectPoints, type PointIds } from './points.ts';
import { addSpelling, collectSpelling, type Spelling } from './spelling.ts';
import { contentStems } from './widen.ts';

/** A principle as the engine sees it. Its id is its position among the cards. */
interface Entry {
  readonly id: number;
  readonly title: string;
  readonly summary: string;
  readonly keywords: string;
  /** Title, id and keywords, each as a whole: a run of words that is exactly one of these means it. */
  readonly names: string;
  readonly phrases: string;
  readonly examples: string;
  readonly body: string;
}

/** For each principle that holds a term, its position and how much the term speaks of it. */
export type TermScores = ReadonlyMap<number, number>;

export interface SearchIndex {
  /** In the order of their ids. */
  readonly cards: readonly Card[];
  readonly engine: MiniSearch<Entry>;
  readonly spelling: Spelling;
  readonly points: PointIds;
  /** Terms that were asked for before. The index does not change, so neither do they. */
  readonly scores: Map<string, TermScores>;
}

/** How much a term counts by where it stands. */
const boost = { title: 3, names: 5, keywords: 4.5, summary: 1.5, phrases: 2, examples: 1, body: 0.6 };

const options: Options<Entry> = {
  fields: Object.keys(boost),
  tokenize: (text, field) =>
    field === 'names'
      ? text.split('\n').map((name) => contentStems(name).join(' '))
      : field === 'phrases'
        ? text.split(' ')
        : words(text)
            .filter(({ from, to }) => !isStopWord(text.slice(from, to).toLowerCase()))
            .map((word) => word.stem),
  processTerm: (term) => term || null,
  searchOptions: {
    tokenize: (term) => [term],
    boost,
    bm25: { k: 1.2, b: 0.5, d: 0.5 },
  },
};

/** A principle's phrases tell a thing in every wording there is; after so many they add little but size. */
const mostPhrases = 25;

/** The texts of a principle for the engine. Links say nothing; phrases are stems already. */
function entryOf(text: PrincipleText, id: number): Entry {
  const { title, summary } = text;
  const keywords = text.keywords.join('\n');
  const names = [title, text.id.replaceAll('-', ' '), keywords].join('\n');
  const phrases = [...text.signals]
    .sort((a, b) => relations.indexOf(b.relation) - relations.indexOf(a.relation))
    .flatMap((signal) => signal.phrases)
    .slice(0, mostPhrases)
    .flat();
  const held = new Set([...words([names, summary].join('\n')).map((word) => word.stem), ...phrases]);
  const examples = wordsBeside(text.examples.join('\n'), held);
  const body = wordsBeside(text.body.replace(/\]\([^)]*\)/g, ']'), held);
  return { id, title, summary, keywords, names, phrases: phrases.join(' '), examples, body };
}

/** The words of a text that are not held yet, each once: a long text says little by how often it says it. */
function wordsBeside(text: string, held: Set<string>): string {
  return words(text)
    .filter((word) => !held.has(word.stem) && held.add(word.stem))
    .map(({ from, to }) => text.slice(from, to))
    .join(' ');
}

/** Every word of a principle that can be typed. */
function spelt({ names, summary, examples, body }: Entry, { signals }: PrincipleText): string[] {
  const phrases = signals.flatMap(({ sources = [] }) => sources);
  const text = [names, summary, ...phrases, examples, body].join('\n').toLowerCase();
  return words(text)
    .map(({ from, to }) => text.slice(from, to))
    .filter((word) => word.length > 2 && /^\D/.test(word) && !isStopWord(word));
}

/** Builds the index of validated principles. */
export function buildIndex(principles: readonly Principle[]): SearchIndex {
  const texts = principles.map(textsOf);
  const entries = texts.map(entryOf);
  const engine = new MiniSearch<Entry>(options);
  engine.addAll(entries);
  return {
    cards: principles.map(cardOf),
    engine,
    spelling: collectSpelling(texts.map((text, i) => spelt(entries[i] ?? entryOf(text, i), text))),
    points: collectPoints(principles),
    scores: new Map(),
  };
}

interface Stored {
  readonly cards: readonly Card[];
  readonly engine: Packed;
  readonly spelling: { readonly words: string; readonly counts: readonly number[] };
  readonly points: PointIds;
}

/** The stored form of an index, for {@link loadIndex}. */
export function storeIndex({
  cards,
  engine,
  spelling: { words: spelling, counts },
  points,
}: SearchIndex): string {
  const stored: Stored = {
    cards,
    engine: pack(engine.toJSON()),
    spelling: { words: spelling.join(' '), counts },
    points,
  };
  return JSON.stringify(stored);
}

/**
 * Loads a stored index without building it again.
 * @throws Error where the text is not a stored index of this version
 */
export function loadIndex(text: string): SearchIndex {
  const { cards, engine, spelling, points } = JSON.parse(text) as Stored;
  return {
    cards,
    engine: MiniSearch.loadJS<Entry>(unpack(engine), options),
    spelling: { words: spelling.words.split(' ').filter(Boolean), counts: spelling.counts },
    points,
    scores: new Map(),
  };
}

/** How a guidance differs from the one that an index was stored of. */
export interface IndexChanges {
  /** Every principle of the guidance. */
  readonly principles: Iterable<Omit<Card, 'id'> & Pick<Principle, 'id' | 'sources'>>;
  /** The texts of principles that were added, or whose texts are others now. */
  readonly texts: readonly PrincipleText[];
}

/**
 * Loads a stored index as if it had been built of another guidance: what was added is found, and what is gone is not.
 * @throws Error as {@link loadIndex}
 */
export function loadChangedIndex(text: string, { principles, texts }: IndexChanges): SearchIndex {
  const stored = JSON.parse(text) as Stored;
  const all = [...principles].sort((a, b) => (a.id < b.id ? -1 : 1));
  const position = new Map(all.map(({ id }, i) => [id, i]));
  const changed = new Set(texts.map(({ id }) => id));
  const kept = stored.cards.map(({ id }) => (changed.has(id) ? undefined : position.get(id)));
  const engine = MiniSearch.loadJS<Entry>(moveDocuments(unpack(stored.engine), kept), options);
  const added = texts.flatMap((one) => {
    const at = position.get(one.id);
    return at === undefined ? [] : [{ text: one, entry: entryOf(one, at) }];
  });
  engine.addAll(added.map(({ entry }) => entry));
  const spelling = stored.spelling.words.split(' ').filter(Boolean);
  return {
    cards: all.map(cardOf),
    engine,
    spelling: addSpelling(
      { words: spelling, counts: stored.spelling.counts },
      collectSpelling(added.map(({ entry, text: one }) => spelt(entry, one))),
    ),
    points: collectPoints(all),
    scores: new Map(),
  };
}

/** What a term says of each principle: a stem, or a run of stems that may be a name. */
export function termScores({ engine, scores }: SearchIndex, term: string): TermScores {
  const known = scores.get(term);
  if (known) return known;
  const found = new Map(engine.search(term).map(({ id, score }) => [id as number, score]));
  // Only terms of the index are kept, so that what is typed cannot fill the memory.
  if (found.size > 0) scores.set(term, found);
  return found;
}

/** Whether any principle holds a word, in whatever form. */
export const isHeld = (index: SearchIndex, word: string): boolean => termScores(index, stem(word)).size > 0;
