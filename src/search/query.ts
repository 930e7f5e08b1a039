/** Reads what was typed into a search box: words, quoted phrases and filters. Knows nothing of any guidance. */
import { type Word, words } from '../guidance/words.ts';
import { type Filter, filterValues, isFilterName, parseFilter } from './filters.ts';

export interface QueryWord extends Word {
  /** As typed, in lower case. */
  readonly text: string;
  /** The last word, with the cursor still at its end: it may be the beginning of a longer one. */
  readonly unfinished: boolean;
}

export interface Query {
  /** What was typed. */
  readonly text: string;
  /** Every word outside filters, those in quotes too, in order; at most {@link mostWords}. */
  readonly words: readonly QueryWord[];
  /** The stems of each quoted phrase. */
  readonly phrases: readonly (readonly string[])[];
  readonly filters: readonly Filter[];
  /** What could not be understood, in words, each a sentence without a full stop. */
  readonly problems: readonly string[];
}

/** A whole selected page can be searched for; its first words say what it is about. */
export const mostWords = 64;

/** A closed quotation; or `name:value`, where no address such as https://… is meant. */
const specialPattern = /"([^"]*)"|(?<![^\s])(\p{L}+):(?!\/\/)(\S*)/gu;

/**
 * Reads a query. Never throws: what is not understood is said in `problems`, and searched for as words.
 * @param text in any language and of any length
 */
export function parseQuery(text: string): Query {
  const phrases: string[][] = [];
  const filters: Filter[] = [];
  const problems: string[] = [];
  const found: Word[] = [];
  let at = 0;
  const readWords = (from: number, to: number): Word[] => {
    const read = words(text.slice(from, to), from);
    found.push(...read);
    return read;
  };
  for (const match of text.matchAll(specialPattern)) {
    const [whole, quoted, prefix, value = ''] = match;
    const end = match.index + whole.length;
    const name = prefix?.toLowerCase();
    if (quoted !== undefined) {
      readWords(at, match.index);
      const phrase = readWords(match.index, end).map(({ stem }) => stem);
      if (phrase.length > 0) phrases.push(phrase);
    } else if (name !== undefined && isFilterName(name)) {
      readWords(at, match.index);
      const read = parseFilter(name, value);
      if ('filter' in read) filters.push(read.filter);
      else problems.push(read.problem);
    } else {
      if (name !== undefined && value !== '')
        problems.push(`there is no filter ${name}: (there are ${Object.keys(filterValues).join(', ')})`);
      readWords(at, end);
    }
    at = end;
  }
  readWords(at, text.length);
  return {
    text,
    words: found.slice(0, mostWords).map((word) => ({
      ...word,
      text: text.slice(word.from, word.to).toLowerCase(),
      unfinished: word.to === text.length,
    })),
    phrases,
    filters,
    problems,
  };
}
