/** Minimal pairs: short passages that conflict with a principle, and near ones that do not. One JSON file a theme. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { GuidedKind } from '../../src/guidance/vocabulary.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import { parseDocument } from '../../src/document/document.ts';
import { analyse } from '../../src/relevance/analyse.ts';

/** `conflict` must be found; every other type must stay clean of conflicts, and says why it might be mistaken for one. */
export const pairTypes = [
  'conflict',
  'satisfied',
  'negated',
  'rejected',
  'quoted',
  'mitigated',
  'distractor',
] as const;

export interface Pair {
  readonly id: string;
  readonly principle: string;
  readonly type: (typeof pairTypes)[number];
  readonly kind: GuidedKind;
  readonly title: string;
  readonly heading: string;
  readonly text: string;
  /** Other principles that the passage conflicts with as well. */
  readonly also?: readonly string[];
}

export interface PairResult {
  readonly pair: Pair;
  /** The principles of the conflicts that would be shown. */
  readonly conflicts: readonly string[];
  readonly right: boolean;
}

/** @param folder of `*.jsonl` files, a pair a line */
export function readPairs(folder: string): Pair[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readFileSync(path.join(folder, name), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line, i) => {
          try {
            return JSON.parse(line) as Pair;
          } catch (error) {
            throw new Error(`${name}:${i + 1}: ${String(error)}`, { cause: error });
          }
        }),
    );
}

/** A conflict is right where one of its principles is found and no other; anything else where no conflict is. */
export function judgePair(pair: Pair, guidance: Guidance): PairResult {
  const text = `# ${pair.title}\n\n## ${pair.heading}\n\n${pair.text}\n`;
  const { hints } = analyse(parseDocument(text), guidance, { kind: pair.kind });
  const conflicts = hints.filter(({ relation }) => relation === 'conflict').map(({ principle }) => principle);
  const wanted = [pair.principle, ...(pair.also ?? [])];
  const right =
    pair.type === 'conflict'
      ? conflicts.some((id) => wanted.includes(id)) && conflicts.every((id) => wanted.includes(id))
      : conflicts.length === 0;
  return { pair, conflicts, right };
}
