/** What versions of one document have in common, so that what was found in one of them can be kept for the next. */
import type { Block } from './document.ts';

/** Versions of a document that come from each other by edits share this, to keep things by it in a WeakMap. */
export type Lineage = object;

/** How many blocks two versions have in common. */
export interface CommonBlocks {
  /** At the start: the same blocks in the same place. */
  readonly first: number;
  /** At the end: the same contents, wherever they have moved. Together with those at the start, no more than there are. */
  readonly last: number;
}

interface Compared {
  readonly before: readonly Block[];
  readonly common: CommonBlocks;
}

/** Several ask for the same two versions, one after the other. */
const compared = new WeakMap<readonly Block[], Compared>();

/** Compares the blocks of two versions from both ends. */
export function blocksInCommon(before: readonly Block[], now: readonly Block[]): CommonBlocks {
  const known = compared.get(now);
  if (known?.before === before) return known.common;
  const most = Math.min(before.length, now.length);
  let first = 0;
  while (first < most && before[first] === now[first]) first++;
  let last = 0;
  const [end, endNow] = [before.length - 1, now.length - 1];
  while (last < most - first && before[end - last]?.content === now[endNow - last]?.content) last++;
  const common = { first, last };
  compared.set(now, { before, common });
  return common;
}
