/**
 * The small language of words that must stand together in one sentence. `a|b c + <supplier> > d - e`: groups of alternatives,
 * each alternative a word or a run of words, `=word` for that form of it alone, or a concept of `concepts.ts` in angle
 * brackets; `+` in any order, `>` only after the group before it, `>3` with at most three words between, and `-` a group that
 * the sentence must not hold.
 */
import { conceptRuns, isConcept } from './concepts.ts';
import { stemsOf } from './phrase.ts';

/** Alternatives, each a run of stems, or the name of a concept with its brackets. Plain data, so that it can be stored. */
export type WordGroup = readonly (readonly string[])[];

export interface Together {
  readonly groups: readonly WordGroup[];
  /** For each group, how many words may stand between it and the one before it, which it follows; -1 for any order. */
  readonly after: readonly number[];
  /** None of these may stand in the sentence. */
  readonly except: WordGroup;
}

/** Bounds that keep matching linear, whatever a pack asks for: alternatives of a group, and words between groups. */
export const togetherLimits = { groups: 6, alternatives: 80, reach: 24 };
/** How far a group may stand from the one that it follows, in words, where no number says it. */
const defaultReach = 22;

/**
 * Compiles words that must stand together.
 * @param source such as `<supplier> > keep|own + <work> - background`
 * @returns the groups, or what is wrong with them in words
 */
export function compileTogether(source: string): { together: Together } | { error: string } {
  const pieces = source.trim().split(/\s+(\+|-|>\d*)\s+/);
  const groups: WordGroup[] = [];
  const after: number[] = [];
  const except: (readonly string[])[] = [];
  for (let i = 0; i < pieces.length; i += 2) {
    const group: string[][] = [];
    for (const part of (pieces[i] ?? '').split('|').map((piece) => piece.trim())) {
      const name = /^<([a-z-]+)>$/.exec(part)?.[1];
      if (name !== undefined && !isConcept(name)) return { error: `there is no concept ${part}` };
      const exact = /^=(\p{L}+)$/u.exec(part)?.[1];
      const stray = /[^\p{L}\p{M}\p{N}\s'’.,%/#-]/u.exec(part)?.[0];
      if (name === undefined && exact === undefined && stray !== undefined)
        return { error: `"${stray}" does not belong here` };
      const run = name !== undefined ? [part] : exact !== undefined ? [exactForm(exact)] : stemsOf(part);
      if (run.length === 0) return { error: 'a group holds an empty alternative' };
      group.push(run);
    }
    if (group.length > togetherLimits.alternatives)
      return { error: `more than ${togetherLimits.alternatives} alternatives in one group` };
    const sign = pieces[i - 1];
    if (sign === '-') except.push(...group);
    else {
      groups.push(group);
      const reach = sign?.startsWith('>') ? Number(sign.slice(1) || defaultReach) : -1;
      if (reach > togetherLimits.reach)
        return { error: `"${sign}" asks for more than ${togetherLimits.reach} words` };
      after.push(reach);
    }
  }
  if (groups.length > togetherLimits.groups) return { error: `more than ${togetherLimits.groups} groups` };
  return { together: { groups, after, except } };
}

/** How a word is stored that must stand as it is: no stem holds such a mark. */
const exactForm = (word: string): string => `=${word.toLowerCase()}`;

/** The word that must stand as it is, in lower case; undefined for a stem. */
export const exactWord = (stem: string): string | undefined =>
  stem.startsWith('=') ? stem.slice(1) : undefined;

/** The runs of a group with its concepts written out. */
export const runsOf = (group: WordGroup): readonly (readonly string[])[] =>
  group.flatMap((run) => {
    const name = /^<(.+)>$/.exec(run[0] ?? '')?.[1];
    return name === undefined ? [run] : conceptRuns(name);
  });
