/** What is wrong with what a document says to this tool: its suppressions, its settings and its references. */
import { type Guidance, nearestIds } from '../guidance/guidance.ts';
import type { ParsedDocument, Span } from '../document/document.ts';
import { type ReferenceProblem, referenceProblems, referencesIn } from '../document/references.ts';
import { isPrincipleId, type SettingProblemKind } from '../document/settings.ts';
import type { Suppression, SuppressionProblemKind } from '../document/suppressions.ts';
import { analyse, type Analysis } from '../relevance/analyse.ts';
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
  const nearestTo = comparing(guidance);
  const checkId = (about: DocumentProblem['about'], principle: string, { from, to }: Span): boolean => {
    if (guidance.principles.has(principle)) return true;
    const nearest = nearestTo(principle);
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
  const wrong = referenceProblems(referencesIn(document), (id) => guidance.principles.get(id), nearestTo);
  for (const { problem, reference, instead } of wrong) {
    const { principle, from, to } = reference;
    problems.push({ problem, about: 'reference', principle, nearest: instead, from, to });
  }
  problems.push(...idleSuppressions(judged, guidance));
  return problems.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** So many ids that no principle has are compared with those that are there; who writes more is not helped by it. */
const mostCompared = 100;
const nearestKnown = new WeakMap<Guidance, Map<string, readonly string[]>>();

/** What may have been meant by the ids of a document that are wrong. Kept, since a document is read with every key that is typed. */
function comparing(guidance: Guidance): (wrong: string) => readonly string[] {
  const before = nearestKnown.get(guidance);
  const compared = new Map<string, readonly string[]>();
  nearestKnown.set(guidance, compared);
  return (wrong) => {
    let nearest = compared.get(wrong);
    if (!nearest && compared.size < mostCompared) {
      nearest = before?.get(wrong) ?? nearestIds(guidance.principles.keys(), wrong);
      compared.set(wrong, nearest);
    }
    return nearest ?? noIds;
  };
}

const noIds: readonly string[] = [];

/** Suppressions in comments without which nothing more would be shown. */
function idleSuppressions({ analysis, pins }: Judged, guidance: Guidance): DocumentProblem[] {
  const { document, kind } = analysis;
  const asked = document.suppressionComments.filter(
    ({ problems, principles }) =>
      problems.length === 0 && principles.every(({ principle }) => guidance.principles.has(principle)),
  );
  if (asked.length === 0 || kind === 'other') return [];
  const free = analyse({ ...document, suppressions: [] }, guidance, { kind });
  const isMatched = matchedIn(free);
  const isMissing = new Set([...free.gaps.map((gap) => gap.principle), ...pins.map(({ id }) => id)]);
  const worth = new Map<number, ReadonlySet<string>>();
  /** The principles that would be shown at a block. */
  const worthIn = (block: number): ReadonlySet<string> => {
    let shown = worth.get(block);
    if (!shown) {
      const matches = matchesWorthShowing(free, guidance, [block]);
      worth.set(block, (shown = new Set(matches.map((match) => match.principle))));
    }
    return shown;
  };
  const isNeeded = ({ principle, firstBlock, endBlock, wholeDocument }: Suppression): boolean => {
    if (wholeDocument && isMissing.has(principle)) return true;
    const [from, end] = wholeDocument ? [0, document.blocks.length] : [firstBlock, endBlock];
    if (isMatched(principle, from, end) || endBlock - firstBlock > mostBlocks) return true;
    for (let block = firstBlock; block < endBlock; block++) if (worthIn(block).has(principle)) return true;
    return false;
  };
  const placed = new Map<string, Suppression>();
  for (const one of document.suppressions) {
    const key = `${one.from} ${one.principle}`;
    if (!placed.has(key)) placed.set(key, one);
  }
  return asked.flatMap((comment) =>
    comment.principles.flatMap(({ principle, from, to }): DocumentProblem[] => {
      const suppression = placed.get(`${comment.from} ${principle}`);
      if (!suppression || isNeeded(suppression)) return [];
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

/** Tells whether a principle has a match in some blocks, end exclusive. */
function matchedIn({ matches }: Analysis): (principle: string, from: number, end: number) => boolean {
  const blocks = new Map<string, number[]>();
  for (const { principle, block } of matches) {
    const listed = blocks.get(principle);
    if (listed) listed.push(block);
    else blocks.set(principle, [block]);
  }
  return (principle, from, end) => {
    const listed = blocks.get(principle) ?? [];
    // Matches are in order of place.
    let [low, high] = [0, listed.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((listed[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return (listed[low] ?? Infinity) < end;
  };
}
