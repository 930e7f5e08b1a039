/** The words that the guidance is written in: how an unfinished word may go on, and what a misspelt one may mean. */

export interface Spelling {
  /** Every word, in lower case, sorted. */
  readonly words: readonly string[];
  /** For each, how many principles hold it. */
  readonly counts: readonly number[];
}

export interface Correction {
  readonly word: string;
  /** Letters added, lost, changed or swapped. */
  readonly distance: number;
}

/** Collects the words of several texts for each principle. */
export function collectSpelling(texts: Iterable<Iterable<string>>): Spelling {
  const counts = new Map<string, number>();
  for (const words of texts) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sorted = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  return { words: sorted.map(([word]) => word), counts: sorted.map(([, count]) => count) };
}

/** Two collections as one. */
export function addSpelling(one: Spelling, other: Spelling): Spelling {
  const counts = new Map<string, number>();
  for (const { words, counts: of } of [one, other])
    words.forEach((word, i) => counts.set(word, (counts.get(word) ?? 0) + (of[i] ?? 0)));
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return { words: sorted.map(([word]) => word), counts: sorted.map(([, count]) => count) };
}

/** The position of the first word that is not before `text`. */
function lowerBound(words: readonly string[], text: string): number {
  let from = 0;
  let to = words.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((words[middle] ?? '') < text) from = middle + 1;
    else to = middle;
  }
  return from;
}

export const isSpelt = ({ words }: Spelling, word: string): boolean =>
  words[lowerBound(words, word)] === word;

/**
 * Words that begin with what was typed, the more used ones first.
 * @param limit how many at most
 */
export function completions({ words, counts }: Spelling, typed: string, limit: number): string[] {
  const found: number[] = [];
  for (let i = lowerBound(words, typed); words[i]?.startsWith(typed); i++)
    if (words[i] !== typed) found.push(i);
  return found
    .sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0) || one - other)
    .slice(0, limit)
    .map((i) => words[i] ?? '');
}

/** How many slips are forgiven in a word of so many letters: none in short ones, which are too near one another. */
export const mostSlips = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : length < 10 ? 2 : 3);

/** The letters of a word as bits: words with a few slips between them differ in few of these. */
function letters(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

const lettersOf = new WeakMap<Spelling, Int32Array>();

/**
 * The words nearest to a misspelt one.
 * @param typed in lower case
 * @param unfinished whether `typed` may be the beginning of the word that was meant
 * @param slips how many to forgive
 * @param anyStart whether the first letter may be wrong too, which it seldom is
 * @returns those with the fewest slips only, the more used ones first; at most `limit`
 */
export function corrections(
  spelling: Spelling,
  typed: string,
  { unfinished = false, slips = mostSlips(typed.length), anyStart = false, limit = 3 } = {},
): Correction[] {
  let bits = lettersOf.get(spelling);
  if (!bits) lettersOf.set(spelling, (bits = Int32Array.from(spelling.words, letters)));
  const wanted = letters(typed);
  let least = slips;
  let found: { at: number; distance: number }[] = [];
  spelling.words.forEach((word, at) => {
    const has = bits[at] ?? 0;
    // A slip changes at most two bits: one letter goes, another comes.
    if (bitCount(wanted & ~has) > least || word.length < typed.length - least) return;
    if (!anyStart && !startsAlike(typed, word)) return;
    if (!unfinished && (word.length > typed.length + least || bitCount(has & ~wanted) > least)) return;
    const distance = slipsBetween(typed, word, least, unfinished);
    if (distance > least) return;
    if (distance < least) {
      least = distance;
      found = [];
    }
    found.push({ at, distance });
  });
  const rank = (at: number): number => spelling.counts[at] ?? 0;
  return found
    .sort((one, other) => rank(other.at) - rank(one.at) || one.at - other.at)
    .slice(0, limit)
    .map(({ at, distance }) => ({ word: spelling.words[at] ?? '', distance }));
}

/** Whether two words have their first letter in common, or their first two in another order. */
const startsAlike = (typed: string, word: string): boolean => {
  const [first, second] = typed;
  return word.startsWith(first ?? '') || word.startsWith(`${second ?? ''}${first ?? ''}`);
};

/**
 * Letters added, lost, changed or swapped with a neighbour between two words (optimal string alignment).
 * @param most where it is surely more, any number above `most` is returned
 * @param unfinished whether `word` may go on after `typed` ends
 */
export function slipsBetween(typed: string, word: string, most: number, unfinished = false): number {
  const width = Math.min(word.length, typed.length + most);
  let beforeLast: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, j) => j);
  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= width; j++) {
      const same = typed[i - 1] === word[j - 1];
      let slips = Math.min((last[j - 1] ?? 0) + (same ? 0 : 1), (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1])
        slips = Math.min(slips, (beforeLast[j - 2] ?? 0) + 1);
      row.push(slips);
      if (slips < least) least = slips;
    }
    if (least > most) return least;
    beforeLast = last;
    last = row;
  }
  if (!unfinished) return word.length > width ? most + 1 : (last[width] ?? 0);
  return Math.min(...last);
}
