/** The guidance as it is used at run time: built once, stored as JSON, and loaded in parts when they are needed. */
import { compileSignals, type CompiledSignals } from './compile.ts';
import { compileTerms, type CompiledTerms } from './terms.ts';
import type { FrontMatter, Principle } from './principle.ts';

/** Everything of a principle but what is compiled for matching, and its body, which is loaded by itself. */
export type PrincipleEntry = Omit<FrontMatter, 'signals' | 'keywords' | 'examples'>;

export interface Guidance {
  readonly principles: ReadonlyMap<string, PrincipleEntry>;
  readonly signals: CompiledSignals;
  /** The words that speak of each principle. */
  readonly terms: CompiledTerms;
}

/** The stored form, one JSON text for each part. */
export interface GuidanceAssets {
  readonly principles: string;
  readonly signals: string;
  readonly terms: string;
  readonly bodies: string;
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
  return {
    principles: JSON.stringify(entries),
    signals: JSON.stringify(compileSignals(principles)),
    terms: JSON.stringify(compileTerms(principles)),
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
  return { principles: new Map(entries.map((entry) => [entry.id, entry])), signals, terms };
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
  const asked = wrong.toLowerCase().trim();
  const askedWords = new Set(asked.split(/[^a-z0-9]+/).filter((word) => word.length > 2));
  return [...ids]
    .map((id) => {
      const shared = id.split('-').filter((word) => askedWords.has(word)).length;
      return { id, distance: editDistance(id, asked) / Math.max(id.length, asked.length, 1) - 0.25 * shared };
    })
    .filter(({ distance }) => distance < 0.6)
    .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id }) => id);
}

/** Levenshtein's distance, by rows. Inputs are ids, so short. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
