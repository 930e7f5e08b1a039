/** The principles that matter at a place, or to a whole document, best first. */
import type { Guidance } from '../guidance/guidance.ts';
import type { Relation } from '../guidance/vocabulary.ts';
import { blocksAtLine, type ParsedDocument } from '../document/document.ts';
import type { Analysis, Match } from './analyse.ts';
import { evidenceAt, evidenceWords } from './evidence.ts';
import { probability } from './logistic.ts';
import { rankWeights } from './weights.ts';
import { matchesWorthShowing } from './worth.ts';

export interface Ranked {
  readonly id: string;
  /** 0 to 1: how likely a reviewer raises the principle here. */
  readonly score: number;
  readonly relation: Relation;
  readonly because: string;
}

/** Less likely than this is not worth a row. */
const least = 0.02;
const relationOrder: readonly Relation[] = ['conflict', 'support', 'topic'];

/**
 * Ranks the principles at a line.
 * @param line 0-based
 * @param limit how many at most
 */
export function rankAt(analysis: Analysis, guidance: Guidance, line: number, limit: number): Ranked[] {
  const { document, kind } = analysis;
  const here = nearestBlocks(document, line);
  const [first] = here;
  if (kind === 'other' || first === undefined) return [];
  const section = document.blocks[first]?.section;
  const inSection = analysis.matches.filter(({ block }) => document.blocks[block]?.section === section);
  const inPlace = inSection.filter(({ block }) => here.includes(block));
  const hinted = new Map(
    analysis.hints
      .filter(({ block }) => here.includes(block))
      .map(({ principle, score }) => [principle, score]),
  );
  return evidenceAt(analysis, guidance, here)
    .map((features, i): Scored => {
      const id = guidance.terms.principles[i] ?? '';
      // What is marked in the text is never less likely than its own mark says.
      return { id, i, score: Math.max(probability(features, rankWeights), hinted.get(id) ?? 0) };
    })
    .filter(({ id, score }) => score >= least && guidance.principles.has(id))
    .sort(byScore)
    .slice(0, limit)
    .map(({ id, i, score }) => ({
      id,
      score,
      ...reasonOf(id, i, inPlace, inSection, analysis, guidance, here),
    }));
}

/**
 * Ranks the principles of a whole document: by the places where each is likeliest, so that one that matters in many
 * places comes before one that matters in a single one; gaps take part with the chance that something is missed.
 */
export function rankDocument(analysis: Analysis, guidance: Guidance, limit: number): Ranked[] {
  const { document, kind } = analysis;
  if (kind === 'other') return [];
  const places = document.sections
    .flatMap(({ firstBlock, endBlock }) =>
      Array.from({ length: endBlock - firstBlock }, (_, i) => firstBlock + i),
    )
    .filter((block) => document.blocks[block]?.type !== 'heading');
  const chances = guidance.terms.principles.map((): number[] => []);
  for (const block of places.slice(0, mostPlaces)) {
    evidenceAt(analysis, guidance, [block]).forEach((features, i) =>
      chances[i]?.push(probability(features, rankWeights)),
    );
  }
  const conflicts = new Map<string, number>();
  for (const { principle, score } of analysis.hints)
    conflicts.set(principle, Math.max(conflicts.get(principle) ?? 0, score));
  const gaps = new Map(analysis.gaps.map(({ principle, reason }) => [principle, reason]));
  return chances
    .map((found, i): Scored => {
      const id = guidance.terms.principles[i] ?? '';
      const best = found.sort((a, b) => b - a).slice(0, bestPlaces);
      const likely = best.reduce((sum, chance) => sum + chance, 0) / bestPlaces;
      return {
        id,
        i,
        score: Math.max(likely, (conflicts.get(id) ?? 0) * hintShare, gaps.has(id) ? gapChance : 0),
      };
    })
    .filter(({ id, score }) => score >= least && guidance.principles.has(id))
    .sort(byScore)
    .slice(0, limit)
    .map(({ id, i, score }) => {
      const missing = gaps.get(id);
      if (missing !== undefined) return { id, score, relation: 'topic', because: missing };
      return { id, score, ...reasonOf(id, i, [], analysis.matches, analysis, guidance, places) };
    });
}

interface Scored {
  readonly id: string;
  /** Position in the compiled terms. */
  readonly i: number;
  readonly score: number;
}

/** How many of its likeliest places speak for a principle. */
const bestPlaces = 4;
/** Enough to tell what a very long document is about. */
const mostPlaces = 400;
/** What a mark in the text counts for in the whole document. */
const hintShare = 0.6;
const gapChance = 0.15;

/** The blocks of a line; on an empty line, the block above it, or the first. */
function nearestBlocks(document: ParsedDocument, line: number): number[] {
  for (let at = line; at >= 0; at--) {
    const found = blocksAtLine(document, at);
    if (found.length > 0) return found;
  }
  return document.blocks.length > 0 ? [0] : [];
}

/** Why a principle stands in the list: its match here, its match nearby, or the words that the place shares with it. */
function reasonOf(
  id: string,
  i: number,
  inPlace: readonly Match[],
  inSection: readonly Match[],
  analysis: Analysis,
  guidance: Guidance,
  here: readonly number[],
): Pick<Ranked, 'relation' | 'because'> {
  const of = (matches: readonly Match[]): Match | undefined =>
    matches.filter(({ principle }) => principle === id).sort(byRelation)[0];
  const match = of(inPlace) ?? of(inSection);
  if (match) return { relation: match.relation, because: match.because };
  const words = evidenceWords(analysis, guidance, here, i);
  const spoken = words.length > 0 ? `it speaks of ${words.join(', ')}` : 'the document is about this';
  return { relation: 'topic', because: spoken };
}

const byRelation = (a: Match, b: Match): number =>
  relationOrder.indexOf(a.relation) - relationOrder.indexOf(b.relation) || b.score - a.score;

const byScore = (a: Scored, b: Scored): number => b.score - a.score || (a.id < b.id ? -1 : 1);

/** The matches whose words stand at an offset, the one to read first before the others. */
export function matchesAt(analysis: Analysis, guidance: Guidance, offset: number): Match[] {
  const blocks = analysis.document.blocks.flatMap(({ from, to }, i) =>
    from <= offset && offset <= to ? [i] : [],
  );
  return matchesWorthShowing(analysis, guidance, blocks)
    .filter(({ from, to }) => from <= offset && offset <= to)
    .sort(byRelation);
}
