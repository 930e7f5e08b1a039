/** Widens the words of a query by what the field calls the same thing, and turns questions into what they are about. */
import { isStopWord } from '../guidance/stopWords.ts';
import { stem, words } from '../guidance/words.ts';
import { abbreviations } from './abbreviations.ts';
import { products } from './products.ts';
import { intents, weakWords } from './questions.ts';
import { synonyms } from './synonyms.ts';

/** Other words for one or more words of a query. */
export interface Expression {
  /** The stems that stand in the query, without auxiliaries. */
  readonly asked: readonly string[];
  /** What they may also be called, each as the stems that say something. */
  readonly others: readonly (readonly string[])[];
  /** How much the other words count for, beside those typed. */
  readonly weight: number;
  /** The words asked are put aside: the others say what they mean. */
  readonly replaces: boolean;
}

const weights = { abbreviation: 0.8, meaning: 0.5, product: 0.6, synonym: 0.5, intent: 0.4 };

/** Small words that come and go within an expression: "who owns", "who will own", "how long should the contract be". */
const auxiliaries = new Set(
  `a an the is are was were be been do does did can could should would will shall may might must have has had we i they
  their my to of`.split(/\s+/),
);
export const isAuxiliary = (word: string): boolean => auxiliaries.has(word);

const weak = new Set(words(weakWords).map((word) => word.stem));
/** Whether a stem counts for little in a query. */
export const isWeak = (term: string): boolean => weak.has(term);

/** The stems of an expression as a query would hold it. */
const sequence = (text: string): string[] =>
  words(text)
    .filter(({ from, to }) => !isAuxiliary(text.slice(from, to).toLowerCase()))
    .map((word) => word.stem);

/** The stems of a text that say something; in the order that they stand. */
export const contentStems = (text: string): string[] =>
  words(text)
    .filter(({ from, to }) => !isStopWord(text.slice(from, to).toLowerCase()))
    .map((word) => word.stem);

const lines = (table: string): string[] => table.split('\n').filter(Boolean);
const sides = (line: string, mark: string): [string, string] => {
  const [left = '', right = ''] = line.split(mark);
  return [left.trim(), right.trim()];
};

/** By the first stem asked; longer ones first. */
let compiled: ReadonlyMap<string, readonly Expression[]> | undefined;

function compile(): ReadonlyMap<string, readonly Expression[]> {
  const byFirst = new Map<string, Map<string, Expression>>();
  const add = (text: string, others: readonly string[], weight: number, replaces = false): void => {
    const asked = sequence(text);
    const first = asked[0];
    if (first === undefined) return;
    const known = byFirst.get(first) ?? new Map<string, Expression>();
    byFirst.set(first, known);
    const key = `${asked.join(' ')}${replaces ? '=>' : ''}${weight}`;
    const before = known.get(key)?.others ?? [];
    const more = others.map(contentStems).filter((other) => other.length > 0);
    known.set(key, { asked, others: [...before, ...more], weight, replaces });
  };
  for (const line of lines(abbreviations)) {
    const [short, long] = sides(line, ' = ');
    add(short, [long], weights.abbreviation);
    if (long.includes(' ')) add(long, [short], weights.meaning);
  }
  for (const line of lines(products)) {
    const [product, kind] = sides(line, ' = ');
    add(product, [kind], weights.product);
  }
  for (const line of lines(synonyms)) {
    const group = line.split(', ');
    for (const word of group)
      add(
        word,
        group.filter((other) => other !== word),
        weights.synonym,
      );
  }
  for (const line of lines(intents)) {
    const [asked, about] = sides(line, ' => ');
    add(asked, about.split(' '), weights.intent, true);
  }
  return new Map(
    [...byFirst].map(([first, known]) => [
      first,
      [...known.values()].sort((one, other) => other.asked.length - one.asked.length),
    ]),
  );
}

/**
 * The expressions that start at a word.
 * @param stems of the query without auxiliaries
 * @param at the position of the word
 */
export function expressionsAt(stems: readonly string[], at: number): Expression[] {
  compiled ??= compile();
  const found = compiled.get(stems[at] ?? '') ?? [];
  return found.filter(({ asked }) => asked.every((part, i) => stems[at + i] === part));
}

/** Whether a word is one of the field, although no principle may hold it. */
export function isOfTheField(text: string): boolean {
  compiled ??= compile();
  return compiled.get(stem(text))?.some(({ asked }) => asked.length === 1) ?? false;
}
