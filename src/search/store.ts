/** The index of the guidance: built and stored at build time, loaded when first asked. Text ranking is MiniSearch's. */
import MiniSearch, { type Options } from 'minisearch';
import type { Principle } from '../guidance/principle.ts';
import { relations } from '../guidance/vocabulary.ts';
import { isStopWord } from '../guidance/stopWords.ts';
import { stem, words } from '../guidance/words.ts';
import { type Card, cardOf } from './card.ts';
import { pack, type Packed, unpack } from './packing.ts';
import { collectPoints, type PointIds } from './points.ts';
import { collectSpelling, type Spelling } from './spelling.ts';
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

/** The texts of a principle for the engine. Links say nothing, and phrases are written in a small language of their own. */
function entryOf(principle: Principle, id: number): Entry {
  const { title, summary, keywords } = principle;
  const entry = {
    id,
    title,
    summary,
    keywords: keywords.join('\n'),
    names: [title, principle.id.replaceAll('-', ' '), ...keywords].join('\n'),
    phrases: [...principle.signals]
      .sort((a, b) => relations.indexOf(b.relation) - relations.indexOf(a.relation))
      .flatMap((signal) => ('phrases' in signal ? signal.phrases : signal.near))
      .slice(0, mostPhrases)
      .join('\n'),
  };
  const held = new Set(words(Object.values(entry).join('\n')).map((word) => word.stem));
  const examples = wordsBeside(principle.examples.join('\n'), held);
  return { ...entry, examples, body: wordsBeside(principle.body.replace(/\]\([^)]*\)/g, ']'), held) };
}

/** The words of a text that are not held yet, each once: a long text says little by how often it says it. */
function wordsBeside(text: string, held: Set<string>): string {
  return words(text)
    .filter((word) => !held.has(word.stem) && held.add(word.stem))
    .map(({ from, to }) => text.slice(from, to))
    .join(' ');
}

/** Every word of a principle that can be typed. */
function spelt({ names, summary, phrases, examples, body }: Entry): string[] {
  const text = [names, summary, phrases, examples, body].join('\n').toLowerCase();
  return words(text)
    .map(({ from, to }) => text.slice(from, to))
    .filter((word) => word.length > 2 && /^\D/.test(word) && !isStopWord(word));
}

/** Builds the index of validated principles. */
export function buildIndex(principles: readonly Principle[]): SearchIndex {
  const entries = principles.map(entryOf);
  const engine = new MiniSearch<Entry>(options);
  engine.addAll(entries);
  return {
    cards: principles.map(cardOf),
    engine,
    spelling: collectSpelling(entries.map(spelt)),
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
