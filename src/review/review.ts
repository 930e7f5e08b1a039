/** The review of a document: each principle that it is to address, and whether it does, with the evidence. */
import type { Guidance } from '../guidance/guidance.ts';
import type { Suppression } from '../document/suppressions.ts';
import type { Match } from '../relevance/analyse.ts';
import { matchesWorthShowing } from '../relevance/worth.ts';
import type { Judged } from './gate.ts';
import type { Pin } from './settings.ts';

export const reviewStates = ['conflict', 'missing', 'addressed', 'notApplicable'] as const;
export type ReviewState = (typeof reviewStates)[number];

export interface ReviewEntry {
  readonly principle: string;
  readonly state: ReviewState;
  /** Why it is expected. */
  readonly expected?: string;
  readonly pin?: Pin;
  /** Conflicts first, then in order of place; empty where it is missing. */
  readonly evidence: readonly Match[];
  /**
   * Where the document itself excuses the principle, with the reasons, in order of place. Where it does not apply and this
   * is empty, settings silence it.
   */
  readonly suppressions: readonly Suppression[];
}

/**
 * Principles that are expected or pinned, those in conflict, and those that the document excuses: conflicts first, then
 * what is missing. Empty for documents of kind `other`.
 * @param judged the whole document, not only what a change brought
 */
export function reviewDocument(judged: Judged, guidance: Guidance): ReviewEntry[] {
  const { analysis, hints, gaps, pins, silenced } = judged;
  const { kind, document, expected } = analysis;
  if (kind === 'other') return [];
  const pinned = new Map(pins.map((pin) => [pin.id, pin]));
  const conflicts = new Set(hints.map(({ match }) => match.principle));
  const hidden = new Set(
    analysis.hints.map(({ principle }) => principle).filter((principle) => !conflicts.has(principle)),
  );
  const missing = new Set(gaps.map(({ principle }) => principle));
  const suppressions = groupBy(
    document.suppressions.filter(({ principle }) => guidance.principles.has(principle)),
    ({ principle }) => principle,
  );
  const asked = new Set([
    ...conflicts,
    ...missing,
    ...pinned.keys(),
    ...expected.keys(),
    ...suppressions.keys(),
  ]);
  const blocks = placesOf(analysis.matches.filter(({ principle }) => asked.has(principle)));
  const worth = groupBy(matchesWorthShowing(analysis, guidance, blocks), ({ principle }) => principle);
  const all = groupBy(analysis.matches, ({ principle }) => principle);
  const stateOf = (principle: string): ReviewState | undefined => {
    if (conflicts.has(principle)) return 'conflict';
    if (silenced.has(principle) || hidden.has(principle)) return 'notApplicable';
    if (missing.has(principle)) return 'missing';
    const isTouched = all.has(principle);
    const excused = suppressions.get(principle);
    if (excused && (!isTouched || excused.some(({ wholeDocument }) => wholeDocument))) return 'notApplicable';
    // In a fragment nothing is missed yet.
    return isTouched ? 'addressed' : undefined;
  };
  return [...asked]
    .flatMap((principle): ReviewEntry[] => {
      const state = stateOf(principle);
      if (!state) return [];
      const because = expected.get(principle);
      const pin = pinned.get(principle);
      const found = worth.get(principle) ?? all.get(principle) ?? [];
      const isSeen = state === 'conflict' || state === 'addressed';
      return [
        {
          principle,
          state,
          ...(because === undefined ? {} : { expected: because }),
          ...(pin ? { pin } : {}),
          evidence: isSeen ? [...found].sort((a, b) => order(a) - order(b)) : [],
          suppressions: suppressions.get(principle) ?? [],
        },
      ];
    })
    .sort(
      (a, b) =>
        reviewStates.indexOf(a.state) - reviewStates.indexOf(b.state) ||
        Number(b.pin !== undefined) - Number(a.pin !== undefined),
    );
}

function groupBy<T>(values: Iterable<T>, keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

/** Evidence of one principle is looked for in so many blocks at most, so that a long document does not wait. */
const mostPlaces = 20;

/** The blocks of matches, conflicts first where there are too many, in order of place. */
function placesOf(matches: readonly Match[]): number[] {
  const counts = new Map<string, number>();
  const blocks = new Set<number>();
  for (const { principle, block } of [...matches].sort((a, b) => order(a) - order(b))) {
    const count = counts.get(principle) ?? 0;
    if (count < mostPlaces) blocks.add(block);
    counts.set(principle, count + 1);
  }
  return [...blocks].sort((a, b) => a - b);
}

const order = ({ relation }: Match): number => (relation === 'conflict' ? 0 : 1);

/** What a section touches: how many principles that may be shown, and with how many it conflicts. */
export function sectionCounts(
  { analysis, hints, silenced }: Judged,
  guidance: Guidance,
  section: number,
): { principles: number; conflicts: number } {
  const { firstBlock = 0, endBlock = 0 } = analysis.document.sections[section] ?? {};
  const blocks = Array.from({ length: endBlock - firstBlock }, (_, i) => firstBlock + i);
  const touched = new Set(
    matchesWorthShowing(analysis, guidance, blocks)
      .map(({ principle }) => principle)
      .filter((id) => !silenced.has(id)),
  );
  const conflicts = hints.filter(({ match }) => match.block >= firstBlock && match.block < endBlock);
  return { principles: touched.size, conflicts: conflicts.length };
}

/** From this many headings on, a document is long enough that an overview above each helps. */
const manySections = 12;

/** Whether counts above headings are shown where nobody has said. */
export const wantsLenses = ({ analysis }: Judged): boolean =>
  analysis.document.sections.filter(({ level }) => level > 0).length >= manySections;
