/** The principles that matter at a place or to a document as a team sees them: pinned ones first, silenced ones nowhere. */
import type { Guidance } from '../guidance/guidance.ts';
import { rankAt, rankDocument, type Ranked } from '../relevance/rank.ts';
import type { Judged } from './gate.ts';

/** By how much a pin multiplies the odds that a principle matters. */
const pinnedOdds = 3;
/** How likely a pinned principle is that nothing touches: it is missed. */
const missedChance = 0.15;

/** Things of principles in their order, those of pinned ones first. */
export const pinnedFirst = <T>(
  things: readonly T[],
  idOf: (thing: T) => string,
  pinned: { has(id: string): boolean },
): T[] => [
  ...things.filter((thing) => pinned.has(idOf(thing))),
  ...things.filter((thing) => !pinned.has(idOf(thing))),
];

/**
 * The principles that matter at a line, pinned ones first.
 * @param line 0-based
 * @param limit how many at most
 */
export const relevantAt = (judged: Judged, guidance: Guidance, line: number, limit: number): Ranked[] =>
  weighed(rankAt(judged.analysis, guidance, line, limit + judged.silenced.size), judged).slice(0, limit);

/** The principles that matter to a whole document, pinned ones first: each is expected, also where nothing touches it. */
export function relevantTo(judged: Judged, guidance: Guidance, limit: number): Ranked[] {
  const ranked = rankDocument(judged.analysis, guidance, limit + judged.silenced.size);
  const listed = new Set(ranked.map(({ id }) => id));
  const missed = judged.gaps
    .filter(({ principle, decision }) => decision && !listed.has(principle))
    .map(({ principle, reason = 'it is pinned, and nothing here addresses it' }): Ranked => ({
      id: principle,
      score: missedChance,
      relation: 'topic',
      because: reason,
    }));
  return weighed([...ranked, ...missed], judged).slice(0, limit);
}

function weighed(ranked: readonly Ranked[], { pins, silenced }: Judged): Ranked[] {
  const pinned = new Set(pins.map(({ id }) => id));
  const shown = ranked
    .filter(({ id }) => !silenced.has(id))
    .map((entry) => (pinned.has(entry.id) ? { ...entry, score: likelier(entry.score) } : entry))
    .sort((a, b) => b.score - a.score);
  return pinnedFirst(shown, ({ id }) => id, pinned);
}

const likelier = (score: number): number => {
  const odds = score * pinnedOdds;
  return odds / (odds + 1 - score);
};
