/** Which hints may be shown while somebody types: none that is new in the paragraph under the hands. */
import type { ShownHint } from './gate.ts';
import type { DocumentProblem } from './problems.ts';

/** Between two keys; after a short rest; after a long one, or once the cursor has left the paragraph. */
export type TypingStage = 'typing' | 'paused' | 'rested';

/** By what a hint is known again after an edit: its principle and its words, wherever they have moved. */
export const hintKey = ({ match }: ShownHint): string => `${match.principle} ${match.text}`;

/**
 * The hints to show now. What has been mended is gone at once at any stage, as it is not among the hints any more.
 * @param hints of the text as it is
 * @param shown keys of the hints that stand there already
 * @param typedBlock index of the block that was edited last
 */
export function hintsToShow(
  hints: readonly ShownHint[],
  shown: ReadonlySet<string>,
  stage: TypingStage,
  typedBlock?: number,
): ShownHint[] {
  return hints.filter((hint) => {
    if (stage === 'rested' || shown.has(hintKey(hint))) return true;
    return stage === 'paused' && hint.match.block !== typedBlock;
  });
}

/** What else may be shown while somebody types: all but what is new where the last edit was made. */
export function problemsToShow(
  problems: readonly DocumentProblem[],
  shown: ReadonlySet<string>,
  stage: TypingStage,
  typedAt?: number,
): DocumentProblem[] {
  return problems.filter((problem) => {
    if (stage === 'rested' || shown.has(problemKey(problem))) return true;
    const { from, to } = problem.removable ?? problem;
    return stage === 'paused' && !(typedAt !== undefined && from <= typedAt && typedAt <= to);
  });
}

export const problemKey = ({ problem, principle }: DocumentProblem): string =>
  `${problem} ${principle ?? ''}`;
