/** Whether a phrase stands at a word, in words of which only stems and sentences matter. */
import type { Phrase } from '../guidance/phrase.ts';
import { anyNumber, isNumber } from '../guidance/words.ts';

/** Words as a phrase sees them. */
export interface MatchedWords {
  readonly words: readonly { readonly stem: string }[];
  /** Sentence number of each word: a gap does not leave the sentence of the words beside it. */
  readonly sentences: readonly number[];
}

type Runs = ReadonlyMap<string, readonly (readonly string[])[]>;

/** A phrase with the runs of each part by their first and by their last word, so that a word is looked up once. */
interface MatcherPart {
  /** 0 for a part with words. */
  readonly gap: number;
  readonly optional: boolean;
  readonly byFirst: Runs;
  readonly byLast: Runs;
}
export type Matcher = readonly MatcherPart[];

const none: Runs = new Map();
const matchers = new WeakMap<Phrase, Matcher>();

/** Makes the matcher of a phrase; once for a phrase. */
export function matcherOf(phrase: Phrase): Matcher {
  const known = matchers.get(phrase);
  if (known) return known;
  const made = phrase.map((part): MatcherPart => {
    if ('gap' in part) return { gap: part.gap, optional: false, byFirst: none, byLast: none };
    const optional = part.optional === true;
    return { gap: 0, optional, byFirst: runsBy(part.oneOf, 0), byLast: runsBy(part.oneOf, -1) };
  });
  matchers.set(phrase, made);
  return made;
}

function runsBy(runs: readonly (readonly string[])[], at: 0 | -1): Runs {
  const by = new Map<string, (readonly string[])[]>();
  for (const run of runs) {
    const stem = run.at(at) ?? '';
    const listed = by.get(stem);
    if (listed) listed.push(run);
    else by.set(stem, [run]);
  }
  return by;
}

const noRuns: readonly (readonly string[])[] = [];

/** The runs that a word can start or end; a number also those that ask for any number. */
function runsOf(by: Runs, stem: string | undefined): readonly (readonly string[])[] {
  if (stem === undefined) return noRuns;
  const own = by.get(stem) ?? noRuns;
  const counted = isNumber(stem) ? by.get(anyNumber) : undefined;
  return counted ? [...own, ...counted] : own;
}

function fits(run: readonly string[], { words }: MatchedWords, at: number): boolean {
  for (let i = 0; i < run.length; i++) {
    const stem = words[at + i]?.stem;
    const asked = run[i];
    if (stem !== asked && !(asked === anyNumber && stem !== undefined && isNumber(stem))) return false;
  }
  return true;
}

const indices = (from: number, length: number): number[] => Array.from({ length }, (_, i) => from + i);

/**
 * Matches a phrase, or what follows in it from a part, at a word.
 * Backtracking is bounded by the limits of the phrase language (`src/guidance/phrase.ts`), so this is constant time.
 * @returns the indices of the words asked for, without those in gaps; undefined where it does not match
 */
export function matchFrom(matcher: Matcher, text: MatchedWords, at: number, part = 0): number[] | undefined {
  const current = matcher[part];
  if (!current) return [];
  if (current.gap > 0) {
    const sentence = text.sentences[at - 1];
    for (let next = at; next <= at + current.gap && text.sentences[next] === sentence; next++) {
      const rest = matchFrom(matcher, text, next, part + 1);
      if (rest) return rest;
    }
    return undefined;
  }
  for (const run of runsOf(current.byFirst, text.words[at]?.stem)) {
    if (!fits(run, text, at)) continue;
    const rest = matchFrom(matcher, text, at + run.length, part + 1);
    if (rest) return [...indices(at, run.length), ...rest];
  }
  return current.optional ? matchFrom(matcher, text, at, part + 1) : undefined;
}

/** Matches what stands in a phrase up to a part, so that it ends before a word; as {@link matchFrom} otherwise. */
function matchBefore(matcher: Matcher, text: MatchedWords, at: number, part: number): number[] | undefined {
  const current = matcher[part];
  if (!current) return [];
  if (current.gap > 0) {
    const sentence = text.sentences[at];
    for (
      let next = at;
      next > 0 && at - next <= current.gap && text.sentences[next - 1] === sentence;
      next--
    ) {
      const rest = matchBefore(matcher, text, next, part - 1);
      if (rest) return rest;
    }
    return undefined;
  }
  for (const run of runsOf(current.byLast, text.words[at - 1]?.stem)) {
    const from = at - run.length;
    if (from < 0 || !fits(run, text, from)) continue;
    const rest = matchBefore(matcher, text, from, part - 1);
    if (rest) return [...rest, ...indices(from, run.length)];
  }
  return current.optional ? matchBefore(matcher, text, at, part - 1) : undefined;
}

/** Matches a whole phrase, one part of which starts at a word. */
export function matchAround(
  matcher: Matcher,
  text: MatchedWords,
  at: number,
  anchor: number,
): number[] | undefined {
  const after = matchFrom(matcher, text, at, anchor);
  if (!after || anchor === 0) return after;
  const before = matchBefore(matcher, text, at, anchor - 1);
  return before && [...before, ...after];
}
