/** The principles that matter at a place, or to a whole document, best first. */
import type { Guidance } from '../guidance/guidance.ts';
import type { Relation } from '../guidance/vocabulary.ts';
import { blocksAtLine } from '../document/document.ts';
import type { Analysis, Match } from './analyse.ts';

export interface Ranked {
  readonly id: string;
  /** 0 to 1. */
  readonly score: number;
  readonly relation: Relation;
  readonly because: string;
}

/** What a match counts for elsewhere in the section, and elsewhere in the document, beside one in the block itself. */
const sectionWeight = 0.5;
const documentWeight = 0.2;
const relationOrder: readonly Relation[] = ['conflict', 'support', 'topic'];

/**
 * Ranks the principles at a line.
 * @param line 0-based
 * @param limit how many at most
 */
export function rankAt(analysis: Analysis, guidance: Guidance, line: number, limit: number): Ranked[] {
  const { document } = analysis;
  const here = new Set(blocksAtLine(document, line));
  const section = document.blocks[[...here][0] ?? -1]?.section;
  return rank(analysis, guidance, limit, ({ block }) => {
    if (here.has(block)) return 1;
    return section !== undefined && document.blocks[block]?.section === section
      ? sectionWeight
      : documentWeight;
  });
}

/** Ranks the principles of a whole document: its matches, then its gaps. */
export function rankDocument(analysis: Analysis, guidance: Guidance, limit: number): Ranked[] {
  const ranked = rank(analysis, guidance, Infinity, () => 1);
  for (const { principle, reason } of analysis.gaps) {
    ranked.push({ id: principle, score: 0.3, relation: 'topic', because: reason });
  }
  return ranked.sort(byScore).slice(0, limit);
}

/** Evidence adds up as independent chances do: 1 - Π(1 - weight × score). */
function rank(
  analysis: Analysis,
  guidance: Guidance,
  limit: number,
  weigh: (match: Match) => number,
): Ranked[] {
  const gathered = new Map<string, { best: Match; bestWeight: number; missing: number }>();
  for (const match of analysis.matches) {
    if (!guidance.principles.has(match.principle)) continue;
    const weight = weigh(match) * match.score;
    const entry = gathered.get(match.principle);
    if (!entry) gathered.set(match.principle, { best: match, bestWeight: weight, missing: 1 - weight });
    else {
      entry.missing *= 1 - weight;
      if (weight > entry.bestWeight) Object.assign(entry, { best: match, bestWeight: weight });
    }
  }
  return [...gathered]
    .map(([id, { best, missing }]) => ({
      id,
      score: 1 - missing,
      relation: best.relation,
      because: best.because,
    }))
    .sort(byScore)
    .slice(0, limit);
}

const byScore = (a: Ranked, b: Ranked): number =>
  b.score - a.score ||
  relationOrder.indexOf(a.relation) - relationOrder.indexOf(b.relation) ||
  (a.id < b.id ? -1 : 1);

/** The matches whose words stand at an offset, the one to read first before the others. */
export function matchesAt(analysis: Analysis, offset: number): Match[] {
  return analysis.matches
    .filter(({ from, to }) => from <= offset && offset <= to)
    .sort(
      (a, b) => relationOrder.indexOf(a.relation) - relationOrder.indexOf(b.relation) || b.score - a.score,
    );
}
