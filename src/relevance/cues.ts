/**
 * Where a block holds what a rule of reading looks for: found once for the block, so that however many of its words are to be read,
 * the rules cost no more than what they find.
 */
import type { BlockWords } from './blockWords.ts';
import type { PhrasePlace } from './scanner.ts';

/** The stem of a word; empty where there is none. */
export const stemAt = (read: BlockWords, at: number): string => read.words[at]?.stem ?? '';

/** What is read of a whole block, once, and kept for as long as the block's words are. */
export function onceForBlock<T>(readIn: (read: BlockWords) => T): (read: BlockWords) => T {
  const known = new WeakMap<BlockWords, { readonly value: T }>();
  return (read) => {
    let made = known.get(read);
    if (!made) known.set(read, (made = { value: readIn(read) }));
    return made.value;
  };
}

/** The indices of a block's words at which something may hold, in order. */
export const cuesIn = (
  isCue: (read: BlockWords, at: number) => boolean,
): ((read: BlockWords) => readonly number[]) =>
  onceForBlock((read) => {
    const cues: number[] = [];
    for (let i = 0; i < read.words.length; i++) if (isCue(read, i)) cues.push(i);
    return cues;
  });

/**
 * Those of some cues that stand in the clause, or in the sentence, of a place's first word, or within the place.
 * @param of the number of the clause, or of the sentence, of each word; numbers never fall
 */
export function around(
  cues: readonly number[],
  { firstWord, lastWord }: PhrasePlace,
  of: readonly number[],
): readonly number[] {
  if (cues.length === 0) return none;
  const number = of[firstWord] ?? 0;
  let [low, high] = [0, cues.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((of[cues[middle] ?? 0] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let n = low; n < cues.length; n++) {
    const i = cues[n] ?? 0;
    if (i > lastWord && of[i] !== number) break;
    if (of[i] === number || i >= firstWord) found.push(i);
  }
  return found;
}

const none: readonly number[] = [];

/** The index of the first word of the sentence that a word stands in. */
export function sentenceStartAt({ sentences }: BlockWords, word: number): number {
  let at = word;
  while (at > 0 && sentences[at - 1] === sentences[word]) at--;
  return at;
}

/** The index of the first word after the sentence that a word stands in; the number of words, where it is the last. */
export function sentenceEndAt({ words, sentences }: BlockWords, word: number): number {
  let at = word + 1;
  while (at < words.length && sentences[at] === sentences[word]) at++;
  return Math.min(at, words.length);
}
