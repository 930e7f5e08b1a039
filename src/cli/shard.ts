/** A run in parts, one for each machine. */
import path from 'node:path';

/** Part `index` of `count`, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Reads `2/5`; undefined where it is no part of a whole. */
export function parseShard(text: string): Shard | undefined {
  const [, index, count] = /^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  return shard.index <= shard.count ? shard : undefined;
}

/**
 * The files of one shard, in the order given. Every shard goes through the same list, sorted by path, and takes each
 * `count`th: the shards hold every file once, whatever the order, and their numbers of files differ by one at most.
 */
export function filesOfShard(files: readonly string[], { index, count }: Shard): string[] {
  const sorted = files.map((file) => ({ file, key: keyOf(file) })).sort((a, b) => compare(a.key, b.key));
  const mine = new Set(sorted.filter((_, place) => place % count === index - 1).map(({ file }) => file));
  return files.filter((file) => mine.has(file));
}

/** The same on every machine that runs in the same place of its checkout. */
const keyOf = (file: string): string =>
  file === '-' ? file : path.relative('', path.resolve(file)).split(path.sep).join('/');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
