/**
 * Which lines of a text are not in an earlier one. Lines that stand once in both hold the two together (patience
 * diff), which follows prose well and takes time in proportion to the text.
 */

/**
 * Lines, counted from 0, the end exclusive. Where lines were only taken away the range is empty, and stands before the
 * line that now follows.
 */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Between held lines others are looked for again, so many times; what is left then counts as changed. */
const deepest = 16;

/**
 * Compares two texts. Endings of lines do not count. The lines outside the ranges stand in the earlier text too, in the
 * same order; where lines repeat, a range may be wider than it need be.
 * @returns ranges in order, with unchanged lines between them
 */
export function changedLines(before: string, after: string): LineRange[] {
  if (before === after) return [];
  const numbers = new Map<string, number>();
  const old = numbered(before, numbers);
  const now = numbered(after, numbers);
  const ranges: LineRange[] = [];
  compare({ lines: old, from: 0, to: old.length }, { lines: now, from: 0, to: now.length }, 0, ranges);
  return ranges;
}

/** Each line as a number; the same for the same line. */
function numbered(text: string, numbers: Map<string, number>): number[] {
  return text.split(/\r\n|\n|\r/).map((line) => {
    const known = numbers.get(line);
    if (known !== undefined) return known;
    numbers.set(line, numbers.size);
    return numbers.size - 1;
  });
}

interface Part {
  readonly lines: readonly number[];
  readonly from: number;
  readonly to: number;
}

function compare(oldPart: Part, nowPart: Part, depth: number, ranges: LineRange[]): void {
  const { lines: old } = oldPart;
  const { lines: now } = nowPart;
  let [from, to, oldFrom, oldTo] = [nowPart.from, nowPart.to, oldPart.from, oldPart.to];
  while (from < to && oldFrom < oldTo && old[oldFrom] === now[from]) {
    from++;
    oldFrom++;
  }
  while (from < to && oldFrom < oldTo && old[oldTo - 1] === now[to - 1]) {
    to--;
    oldTo--;
  }
  if (from === to && oldFrom === oldTo) return;
  const held =
    from === to || oldFrom === oldTo || depth === deepest
      ? []
      : heldLines({ lines: old, from: oldFrom, to: oldTo }, { lines: now, from, to });
  if (held.length === 0) {
    ranges.push({ from, to });
    return;
  }
  for (const { inOld, inNow } of [...held, { inOld: oldTo, inNow: to }]) {
    const between = { lines: now, from, to: inNow };
    compare({ lines: old, from: oldFrom, to: inOld }, between, depth + 1, ranges);
    from = inNow + 1;
    oldFrom = inOld + 1;
  }
}

interface Held {
  readonly inOld: number;
  readonly inNow: number;
}

/** The most lines that stand once in both parts, and in the same order. */
function heldLines(old: Part, now: Part): Held[] {
  const inOld = placesOfSingles(old);
  const inNow = placesOfSingles(now);
  const common: Held[] = [];
  for (const [line, place] of inNow) {
    const before = inOld.get(line);
    if (place >= 0 && before !== undefined && before >= 0) common.push({ inOld: before, inNow: place });
  }
  return longestRising(common);
}

/** Line to the place where it stands, or -1 where it stands more than once; in order of first place. */
function placesOfSingles({ lines, from, to }: Part): Map<number, number> {
  const places = new Map<number, number>();
  for (let place = from; place < to; place++) {
    const line = lines[place] ?? -1;
    places.set(line, places.has(line) ? -1 : place);
  }
  return places;
}

/** The longest series in which the places in the old text rise, by patience sorting. */
function longestRising(common: readonly Held[]): Held[] {
  interface Link extends Held {
    readonly before: Link | undefined;
  }
  const tops: Link[] = [];
  for (const pair of common) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle]?.inOld ?? Infinity) < pair.inOld) low = middle + 1;
      else high = middle;
    }
    tops[low] = { ...pair, before: tops[low - 1] };
  }
  const series: Held[] = [];
  for (let link = tops.at(-1); link; link = link.before) series.push(link);
  return series.reverse();
}

/**
 * Whether any of the lines from `first` to `last`, both included and counted from 0, changed; also where lines between
 * them were taken away.
 * @param ranges in order
 */
export function touchesLines(ranges: readonly LineRange[], first: number, last: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.to ?? Infinity) <= first) low = middle + 1;
    else high = middle;
  }
  return (ranges[low]?.from ?? Infinity) <= last;
}
