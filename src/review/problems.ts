/** What is wrong with what a document says to this tool: its suppressions, its settings and its references. */
import { type Guidance, nearestIds } from '../guidance/guidance.ts';
import type { ParsedDocument, Span } from '../document/document.ts';
import { type ReferenceProblem, referenceProblems, referencesIn } from '../document/references.ts';
import { isPrincipleId, type SettingProblemKind } from '../document/settings.ts';
import type { SuppressionProblemKind } from '../document/suppressions.ts';
import { analyse } from '../relevance/analyse.ts';
import { matchesWorthShowing } from '../relevance/worth.ts';
import type { Judged } from './gate.ts';

export interface DocumentProblem extends Span {
  readonly problem:
    SuppressionProblemKind | SettingProblemKind | ReferenceProblem['problem'] | 'silencesNothing';
  readonly about: 'suppression' | 'setting' | 'reference';
  /** The id that is at fault, as written. */
  readonly principle?: string;
  /** Ids that may have been meant, nearest first. */
  readonly nearest?: readonly string[];
  /** The whole comment, where taking it out would mend the document. */
  readonly removable?: Span;
}

/**
 * The problems that a change brings: those in words that were not there, or not at fault.
 * @param before of the same document, as it was
 */
export function problemsBrought(
  problems: readonly DocumentProblem[],
  document: ParsedDocument,
  before: { readonly problems: readonly DocumentProblem[]; readonly document: ParsedDocument },
): DocumentProblem[] {
  const keyOf = (
    { text }: ParsedDocument,
    { problem, principle, removable, ...span }: DocumentProblem,
  ): string => {
    const { from, to } = removable ?? span;
    return `${problem} ${principle ?? ''} ${text.slice(from, to)}`;
  };
  const had = new Set(before.problems.map((problem) => keyOf(before.document, problem)));
  return problems.filter((problem) => !had.has(keyOf(document, problem)));
}

/** In a longer document it is not asked whether likeness alone keeps a suppression of the whole of it needed. */
const mostBlocks = 400;

/** The problems of a document, in order of place. */
export function documentProblems(judged: Judged, guidance: Guidance): DocumentProblem[] {
  const { document } = judged.analysis;
  const problems: DocumentProblem[] = [];
  const checkId = (about: DocumentProblem['about'], principle: string, { from, to }: Span): boolean => {
    if (guidance.principles.has(principle)) return true;
    const nearest = nearestIds(guidance.principles.keys(), principle);
    problems.push({ problem: 'unknownPrinciple', about, principle, nearest, from, to });
    return false;
  };
  for (const comment of document.suppressionComments) {
    const { from, to } = comment;
    for (const { problem, ...span } of comment.problems) {
      problems.push({ problem, about: 'suppression', ...span, removable: { from, to } });
    }
    for (const named of comment.principles)
      if (isPrincipleId(named.principle)) checkId('suppression', named.principle, named);
  }
  for (const { problem, from, to } of document.settings.problems)
    problems.push({ problem, about: 'setting', from, to });
  for (const named of [...document.settings.pinned, ...document.settings.ignored])
    checkId('setting', named.principle, named);
  const wrong = referenceProblems(
    referencesIn(document),
    (id) => guidance.principles.get(id),
    (id) => nearestIds(guidance.principles.keys(), id),
  );
  for (const { problem, reference, instead } of wrong) {
    const { principle, from, to } = reference;
    problems.push({ problem, about: 'reference', principle, nearest: instead, from, to });
  }
  problems.push(...idleSuppressions(judged, guidance));
  return problems.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Suppressions in comments without which nothing more would be shown. */
function idleSuppressions({ analysis, pins }: Judged, guidance: Guidance): DocumentProblem[] {
  const { document, kind } = analysis;
  const asked = document.suppressionComments.filter(
    ({ problems, principles }) =>
      problems.length === 0 && principles.every(({ principle }) => guidance.principles.has(principle)),
  );
  if (asked.length === 0 || kind === 'other') return [];
  const free = analyse({ ...document, suppressions: [] }, guidance, { kind });
  const isNeeded = (principle: string, firstBlock: number, endBlock: number, whole: boolean): boolean => {
    const inside = (block: number): boolean => whole || (block >= firstBlock && block < endBlock);
    if (free.matches.some((match) => match.principle === principle && inside(match.block))) return true;
    if (whole && free.gaps.some((gap) => gap.principle === principle)) return true;
    if (whole && pins.some(({ id }) => id === principle)) return true;
    const blocks = Array.from({ length: endBlock - firstBlock }, (_, i) => firstBlock + i);
    return (
      blocks.length > mostBlocks ||
      matchesWorthShowing(free, guidance, blocks).some((match) => match.principle === principle)
    );
  };
  return asked.flatMap((comment) =>
    comment.principles.flatMap(({ principle, from, to }): DocumentProblem[] => {
      const placed = document.suppressions.find(
        (one) => one.from === comment.from && one.principle === principle,
      );
      if (!placed || isNeeded(principle, placed.firstBlock, placed.endBlock, placed.wholeDocument)) return [];
      const alone = comment.principles.length === 1;
      return [
        {
          problem: 'silencesNothing',
          about: 'suppression',
          principle,
          from,
          to,
          ...(alone ? { removable: { from: comment.from, to: comment.to } } : {}),
        },
      ];
    }),
  );
}
