/** From the words of a query to concepts: what each may stand for, with its weight. Misspelt words are put right here. */
import { isStopWord } from '../guidance/stopWords.ts';
import { isNumber, stem } from '../guidance/words.ts';
import type { QueryWord } from './query.ts';
import { completions, type Correction, corrections, isSpelt, mostSlips, type Spelling } from './spelling.ts';
import { isHeld, type SearchIndex } from './store.ts';
import { contentStems, type Expression, expressionsAt, isAuxiliary, isOfTheField, isWeak } from './widen.ts';

/** One way to say a concept: a term, or several that say it together. */
export interface Reading {
  readonly terms: readonly string[];
  /** From 0 to 1: 1 for what was typed. */
  readonly weight: number;
}

export interface Concept {
  readonly weight: number;
  /** A principle counts by the one that fits it best. */
  readonly readings: readonly Reading[];
}

export interface Understood {
  readonly concepts: readonly Concept[];
  /** The stems that say something, in the order of the query, for runs of words that are a name. */
  readonly run: readonly string[];
  /** Words that were put right, with what they were taken for. */
  readonly corrected: ReadonlyMap<QueryWord, string>;
}

/** What the ways of reading a word count for, beside a word as typed. */
const weights = {
  weak: 0.35,
  completion: 0.8,
  /** Where the word is one already, it is less likely to go on. */
  completionOfWord: 0.35,
  slip: [1, 0.85, 0.7, 0.5],
  compound: 0.8,
};
const mostCompletions = 10;
/** Slips forgiven where the word is also taken for a part of another. */
const slipsElsewhere = 2;
/** Nothing longer is a word that somebody mistyped. */
const longestWord = 40;

/** A word with what it is read as. */
interface ReadWord {
  readonly word: QueryWord;
  /** The stem that it stands for, in expressions and runs. */
  readonly stem: string;
  readonly readings: readonly Reading[];
}

/** Reads the words of a query by what an index knows. */
export function understand(index: SearchIndex, words: readonly QueryWord[]): Understood {
  const corrected = new Map<QueryWord, string>();
  const read: ReadWord[] = [];
  for (const [i, word] of words.entries()) {
    const one = readWord(index, word, words[i - 1]);
    const before = words[i - 1];
    if (one.joinsBefore && before) corrected.set(before, '');
    if (one.corrected !== undefined) corrected.set(word, one.corrected);
    read.push(one);
  }
  const { expressions, replaced } = expressionsOf(read);
  const concepts: Concept[] = [];
  const saysSomething = words.some((word) => !isStopWord(word.text));
  const run: string[] = [];
  for (const one of read) {
    const { word, stem: itsStem } = one;
    if (isStopWord(word.text) && (saysSomething || !word.unfinished)) continue;
    if (itsStem !== '') run.push(itsStem);
    if (replaced.has(one)) continue;
    const others = (expressions.get(one) ?? [])
      .filter(({ asked }) => asked.length === 1)
      .flatMap(({ others: found, weight }) => found.map((terms) => ({ terms, weight })));
    concepts.push({
      weight: isWeak(itsStem) ? weights.weak : 1,
      readings: [...one.readings, ...others],
    });
  }
  for (const found of expressions.values()) {
    for (const { asked, others, weight, replaces } of found) {
      if (replaces) for (const terms of others) concepts.push({ weight, readings: [{ terms, weight: 1 }] });
      else if (asked.length > 1)
        concepts.push({ weight, readings: others.map((terms) => ({ terms, weight: 1 })) });
    }
  }
  return { concepts, run, corrected };
}

function readWord(
  index: SearchIndex,
  word: QueryWord,
  before: QueryWord | undefined,
): ReadWord & { corrected?: string; joinsBefore?: boolean } {
  const { text, unfinished } = word;
  const { spelling } = index;
  const held = isHeld(index, text);
  const readings: Reading[] = [{ terms: [word.stem], weight: 1 }];
  if (unfinished) {
    const weight = held ? weights.completionOfWord : weights.completion;
    for (const term of new Set(completions(spelling, text, mostCompletions).map(stem)))
      if (term !== word.stem) readings.push({ terms: [term], weight });
  }
  const joined = before && before.text + text;
  if (joined !== undefined && isSpelt(spelling, joined))
    readings.push({ terms: [stem(joined)], weight: weights.compound });
  const known = held || readings.length > 1 || isNumber(word.stem) || isStopWord(text) || isOfTheField(text);
  if (known || text.length > longestWord) return { word, stem: word.stem, readings };

  const parts = splitCompound(index, text);
  if (parts) {
    const terms = parts.flatMap(contentStems);
    return { word, stem: terms.join(' '), readings: [{ terms, weight: 1 }], corrected: parts.join(' ') };
  }
  const { meant, joinsBefore } = meanings(spelling, word, joined);
  const [best] = meant;
  if (!best) return { word, stem: word.stem, readings };
  for (const { word: one, distance } of meant)
    readings.push({ terms: [stem(one)], weight: weights.slip[distance] ?? 0 });
  return { word, stem: stem(best.word), readings, corrected: best.word, joinsBefore };
}

/** What a word that nothing holds was meant to be: another word, the end of one with the word before, or the beginning of one. */
function meanings(
  spelling: Spelling,
  { text, unfinished }: QueryWord,
  joined: string | undefined,
): { meant: readonly Correction[]; joinsBefore: boolean } {
  const whole = corrections(spelling, text);
  if (whole.length > 0) return { meant: whole, joinsBefore: false };
  const slips = Math.min(mostSlips(text.length), slipsElsewhere);
  const together = joined === undefined ? [] : corrections(spelling, joined, { slips });
  if (together.length > 0) return { meant: together, joinsBefore: true };
  return { meant: unfinished ? corrections(spelling, text, { unfinished, slips }) : [], joinsBefore: false };
}

/** Two words that were written as one, such as "lockin" or "opensource". */
function splitCompound({ spelling }: SearchIndex, text: string): [string, string] | undefined {
  const isWord = (part: string): boolean => isSpelt(spelling, part) || isStopWord(part);
  for (let at = text.length - 2; at >= 3; at--) {
    const first = text.slice(0, at);
    const second = text.slice(at);
    if (isSpelt(spelling, first) && isWord(second)) return [first, second];
  }
  return undefined;
}

/** The expressions that each word starts, and the words that they put aside. */
function expressionsOf(read: readonly ReadWord[]): {
  expressions: ReadonlyMap<ReadWord, readonly Expression[]>;
  replaced: ReadonlySet<ReadWord>;
} {
  const spoken = read.filter(({ word }) => !isAuxiliary(word.text));
  const stems = spoken.map((one) => one.stem);
  const expressions = new Map<ReadWord, Expression[]>();
  const replaced = new Set<ReadWord>();
  spoken.forEach((one, i) => {
    const found = expressionsAt(stems, i);
    // Of questions only the longest that fits, and not one that begins within another.
    const question = replaced.has(one) ? undefined : found.find(({ replaces }) => replaces);
    const chosen = found.filter((expression) => !expression.replaces || expression === question);
    if (chosen.length > 0) expressions.set(one, chosen);
    if (question)
      for (let j = 0; j < question.asked.length; j++) {
        const part = spoken[i + j];
        if (part && (isStopWord(part.word.text) || isWeak(part.stem))) replaced.add(part);
      }
  });
  return { expressions, replaced };
}
