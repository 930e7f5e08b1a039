/** The guidance as it is used at run time: built once, stored as JSON, and loaded in parts when they are needed. */
import { compileSignals, type CompiledSignals } from './compile.ts';
import type { FrontMatter, Principle } from './principle.ts';
import type { PackInfo } from './teamPack.ts';
import type { Evidence, OverriddenField } from './teamSchema.ts';
import { compileTerms, type CompiledTerms, termStatistics, type TermStatistics } from './terms.ts';
import { textsOf } from './texts.ts';

/** Everything of a principle but what is compiled for matching, and its body, which is loaded by itself. */
export interface PrincipleEntry extends Omit<FrontMatter, 'signals' | 'keywords' | 'examples'> {
  /** The team's pack that it is from; of the bundled guidance where it is left out. */
  readonly pack?: PackInfo;
  /** What teams' packs have changed of a bundled principle, in the order in which they did. */
  readonly changedBy?: readonly PackChange[];
  /** Templates of evidence beside the example in its body. */
  readonly evidence?: readonly (Evidence & { readonly pack: string })[];
}

/** A change of a principle by a pack. */
export interface PackChange {
  readonly pack: PackInfo;
  /** The fields that it sets; none where it only adds templates of evidence. */
  readonly fields: readonly OverriddenField[];
}

export interface Guidance {
  readonly principles: ReadonlyMap<string, PrincipleEntry>;
  readonly signals: CompiledSignals;
  /** The words that speak of each principle. */
  readonly terms: CompiledTerms;
  /** The teams' packs that count here, in the order of the setting. */
  readonly packs: readonly PackInfo[];
  /** Bundled principles that are switched off, each with the pack that does so. They are found nowhere else. */
  readonly off: ReadonlyMap<string, PackInfo>;
}

/** The stored form, one JSON text for each part. */
export interface GuidanceAssets {
  readonly principles: string;
  readonly signals: string;
  readonly terms: string;
  readonly bodies: string;
  /** What teams' packs are added on. */
  readonly base: string;
}

/** What of the bundled guidance is needed to add a team's pack, and for nothing else. */
export interface PackBase {
  readonly statistics: TermStatistics;
  /** By id. */
  readonly words: ReadonlyMap<string, Pick<Principle, 'keywords' | 'examples'>>;
}

/** Serialises validated principles for {@link loadGuidance} and {@link loadBodies}. */
export function storeGuidance(principles: readonly Principle[]): GuidanceAssets {
  const entries = principles.map(
    ({
      signals: _signals,
      keywords: _keywords,
      examples: _examples,
      body: _body,
      ...entry
    }): PrincipleEntry => entry,
  );
  const texts = principles.map(textsOf);
  const statistics = termStatistics(texts);
  return {
    principles: JSON.stringify(entries),
    signals: JSON.stringify(compileSignals(principles)),
    terms: JSON.stringify(compileTerms(texts, statistics)),
    base: JSON.stringify({
      statistics,
      words: principles.map(({ id, keywords, examples }) => [id, { keywords, examples }]),
    }),
    bodies: JSON.stringify(principles.map(({ id, body }) => [id, body])),
  };
}

/**
 * Loads what hints, hovers and lists need.
 * @param assets JSON that {@link storeGuidance} made; `signals` and `terms` may be left out where no document is judged
 * @throws SyntaxError where an asset is not JSON
 */
export function loadGuidance(assets: { principles: string; signals?: string; terms?: string }): Guidance {
  const entries = JSON.parse(assets.principles) as PrincipleEntry[];
  const signals = assets.signals === undefined ? [] : (JSON.parse(assets.signals) as CompiledSignals);
  const terms =
    assets.terms === undefined
      ? { principles: [], postings: {} }
      : (JSON.parse(assets.terms) as CompiledTerms);
  return {
    principles: new Map(entries.map((entry) => [entry.id, entry])),
    signals,
    terms,
    packs: [],
    off: new Map(),
  };
}

/** Loads what teams' packs are added on. */
export function loadPackBase(text: string): PackBase {
  const { statistics, words } = JSON.parse(text) as {
    statistics: TermStatistics;
    words: [string, Pick<Principle, 'keywords' | 'examples'>][];
  };
  return { statistics, words: new Map(words) };
}

/** Loads the bodies: id to Markdown. */
export function loadBodies(text: string): ReadonlyMap<string, string> {
  return new Map(JSON.parse(text) as [string, string][]);
}

/**
 * The ids nearest in spelling to one that does not exist, nearest first.
 * Ids that share whole words come before those that only share letters.
 */
export function nearestIds(ids: Iterable<string>, wrong: string, limit = 3): string[] {
  const asked = wrong.toLowerCase().trim().slice(0, longestAsked);
  const askedWords = new Set(asked.split(/[^a-z0-9]+/).filter((word) => word.length > 2));
  return [...ids]
    .flatMap((id) => {
      const shared = id.split('-').filter((word) => askedWords.has(word)).length;
      const longest = Math.max(id.length, asked.length, 1);
      const distanceOf = (edits: number): number => edits / longest - 0.25 * shared;
      // No fewer edits than the lengths differ by.
      if (distanceOf(Math.abs(id.length - asked.length)) >= farthest) return [];
      const distance = distanceOf(editDistance(id, asked));
      return distance < farthest ? [{ id, distance }] : [];
    })
    .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id }) => id);
}

const farthest = 0.6;
/** No id is as long; in UTF-16 units. */
const longestAsked = 100;

/** Levenshtein's distance, in one row that is written over. Inputs are ids, so short. */
function editDistance(a: string, b: string): number {
  const row = Uint16Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    let diagonal = i - 1;
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] ?? 0;
      const substituted = diagonal + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      row[j] = Math.min(substituted, above + 1, (row[j - 1] ?? 0) + 1);
      diagonal = above;
    }
  }
  return row[b.length] ?? 0;
}
