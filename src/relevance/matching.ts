/**
 * Phrases as numbers, and whether one stands at a word. Stems, runs and parts are numbered and stand in flat arrays, so that
 * to try a phrase takes no memory: a document asks for a hundred thousand of them.
 */
import type { StoredPhrase } from '../guidance/storedPhrase.ts';
import { anyNumber, isNumber } from '../guidance/words.ts';

/** Each array but the last holds for its items where they start in the next array; one more entry gives the end. */
export interface PhraseTable {
  /** Stem to its number; that of {@link anyNumber} is 0. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Phrase to its first part. */
  readonly parts: Int32Array;
  /** Part to its first run, an alternative. */
  readonly runs: Int32Array;
  /** Run to its first stem. */
  readonly stems: Int32Array;
  /** The numbers of the stems. */
  readonly ids: Int32Array;
  /** Part to the length of the gap that it is; 0 for words, {@link optional} for words that may be left out. */
  readonly gaps: Int32Array;
}

/** Marks a part in `gaps`. */
export const optional = -1;

/**
 * Numbers phrases, in order.
 * @param others stems that are to have numbers as well
 */
export function phraseTable(phrases: readonly StoredPhrase[], others: readonly string[] = []): PhraseTable {
  const numbers = new Map([[anyNumber, 0]]);
  const parts: number[] = [];
  const runs: number[] = [];
  const stems: number[] = [];
  const ids: number[] = [];
  const gaps: number[] = [];
  for (const phrase of phrases) {
    parts.push(gaps.length);
    for (const part of phrase.split(' ')) {
      runs.push(stems.length);
      const isOptional = part.startsWith('?');
      gaps.push(part.startsWith('~') ? Number(part.slice(1)) : isOptional ? optional : 0);
      if (part.startsWith('~')) continue;
      for (const run of (isOptional ? part.slice(1) : part).split('|')) {
        stems.push(ids.length);
        for (const stem of run.split('_')) {
          let number = numbers.get(stem);
          if (number === undefined) numbers.set(stem, (number = numbers.size));
          ids.push(number);
        }
      }
    }
  }
  parts.push(gaps.length);
  runs.push(stems.length);
  stems.push(ids.length);
  for (const stem of others) if (!numbers.has(stem)) numbers.set(stem, numbers.size);
  return {
    numbers,
    parts: Int32Array.from(parts),
    runs: Int32Array.from(runs),
    stems: Int32Array.from(stems),
    ids: Int32Array.from(ids),
    gaps: Int32Array.from(gaps),
  };
}

/** Words as phrases see them. */
export interface MatchedWords {
  readonly words: readonly { readonly stem: string }[];
  /** Sentence number of each word: a gap does not leave the sentence of the words beside it. */
  readonly sentences: readonly number[];
}

/** Tries phrases in the words that were read last. */
export interface Matcher {
  /** Reads words, unless they were the last. */
  read(text: MatchedWords): void;
  /** The number of a word's stem; -1 where no phrase holds it. */
  id(at: number): number;
  /** The numbers of the stems that the words hold, each once; 0 where they hold any number. */
  stems(): readonly number[];
  holds(stem: number): boolean;
  /** The first word with a stem that the words hold. */
  first(stem: number): number;
  /** The next word after one with its stem; -1 after the last. */
  next(stem: number, at: number): number;
  /** Whether words hold what a part can start with, anywhere. */
  isPresent(part: number): boolean;
  /**
   * Whether a phrase stands with one of its parts, the anchor, at a word. Backtracking is bounded by the limits of the
   * phrase language (`src/guidance/phrase.ts`), so this is constant time.
   */
  stands(phrase: number, anchor: number, at: number): boolean;
  /** Indices of the words that the phrase which stands asked for, in order, without those in gaps. */
  asked(): number[];
}

export function createMatcher({ numbers, parts, runs, stems, ids, gaps }: PhraseTable): Matcher {
  let text: MatchedWords | undefined;
  let sentences: readonly number[] = [];
  let count = 0;
  let here = new Int32Array(256);
  let counted = new Uint8Array(256);
  /** For each word, the next one with its stem, and the next number. */
  let nextAlike = new Int32Array(256);
  let nextNumber = new Int32Array(256);
  /** For each stem, the number of the last reading that held it, and where it stood first in that. */
  const seen = new Int32Array(numbers.size);
  const firstAt = new Int32Array(numbers.size);
  const present: number[] = [];
  let reading = 0;
  const found: number[] = [];
  /** Notes a stem at a word before all others that hold it; returns the first of these, or -1. */
  const meet = (stem: number, at: number): number => {
    const next = seen[stem] === reading ? (firstAt[stem] ?? -1) : -1;
    if (next < 0) present.push(stem);
    seen[stem] = reading;
    firstAt[stem] = at;
    return next;
  };

  const fits = (run: number, at: number): boolean => {
    const first = stems[run] ?? 0;
    const length = (stems[run + 1] ?? 0) - first;
    if (at < 0 || at + length > count) return false;
    for (let i = 0; i < length; i++) {
      const wanted = ids[first + i];
      if (wanted !== here[at + i] && !(wanted === 0 && counted[at + i] === 1)) return false;
    }
    return true;
  };
  /** Matches an alternative of a part that a stem starts, or ends going back, and what follows it. */
  const alternative = (stem: number, part: number, end: number, at: number, step: 1 | -1): boolean => {
    const last = runs[part + 1] ?? 0;
    for (let run = runs[part] ?? 0; run < last; run++) {
      const [first, next] = [stems[run] ?? 0, stems[run + 1] ?? 0];
      if (ids[step > 0 ? first : next - 1] !== stem) continue;
      const from = step > 0 ? at : at - (next - first);
      if (!fits(run, from)) continue;
      const before = found.length;
      for (let i = 0; i < next - first; i++) found.push(from + i);
      if (walk(part + step, end, step > 0 ? from + (next - first) : from, step)) return true;
      found.length = before;
    }
    return false;
  };
  /** Matches parts up to an end, exclusive: forward from the start of a word, or back from it. */
  const walk = (part: number, end: number, at: number, step: 1 | -1): boolean => {
    if (part === end) return true;
    const gap = gaps[part] ?? 0;
    const beside = step > 0 ? at : at - 1;
    if (gap > 0) {
      const sentence = sentences[step > 0 ? at - 1 : at];
      for (let skipped = 0; skipped <= gap; skipped++) {
        const next = beside + skipped * step;
        if (next < 0 || next >= count || sentences[next] !== sentence) return false;
        if (walk(part + step, end, at + skipped * step, step)) return true;
      }
      return false;
    }
    if (beside >= 0 && beside < count) {
      const stem = here[beside] ?? -1;
      if (stem >= 0 && alternative(stem, part, end, at, step)) return true;
      if (counted[beside] === 1 && alternative(0, part, end, at, step)) return true;
    }
    return gap === optional && walk(part + step, end, at, step);
  };
  return {
    read(next) {
      if (text === next) return;
      text = next;
      ({ sentences } = next);
      count = next.words.length;
      if (count > here.length) {
        here = new Int32Array(count * 2);
        counted = new Uint8Array(count * 2);
        nextAlike = new Int32Array(count * 2);
        nextNumber = new Int32Array(count * 2);
      }
      reading++;
      present.length = 0;
      for (let i = count - 1; i >= 0; i--) {
        const stem = next.words[i]?.stem ?? '';
        const number = numbers.get(stem) ?? -1;
        here[i] = number;
        if (number >= 0) nextAlike[i] = meet(number, i);
        counted[i] = isNumber(stem) ? 1 : 0;
        if (counted[i] === 1) nextNumber[i] = meet(0, i);
      }
    },
    id: (at) => (at < count ? (here[at] ?? -1) : -1),
    stems: () => present,
    holds: (stem) => seen[stem] === reading,
    first: (stem) => firstAt[stem] ?? -1,
    next: (stem, at) => (stem === 0 ? nextNumber[at] : nextAlike[at]) ?? -1,
    isPresent(part) {
      const last = runs[part + 1] ?? 0;
      for (let run = runs[part] ?? 0; run < last; run++)
        if (seen[ids[stems[run] ?? 0] ?? 0] === reading) return true;
      return false;
    },
    stands(phrase, anchor, at) {
      found.length = 0;
      const first = parts[phrase] ?? 0;
      return (
        walk(anchor, parts[phrase + 1] ?? 0, at, 1) &&
        (anchor === first || walk(anchor - 1, first - 1, at, -1))
      );
    },
    asked: () => [...found].sort((a, b) => a - b),
  };
}
