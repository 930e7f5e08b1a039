/** The words of a block with what stands between them: what phrases are matched in, and what sentences are read from. */
import { type Word, words } from '../guidance/words.ts';
import type { Block, BlockContent, ParsedDocument } from '../document/document.ts';

/** The words of a block, ready to be scanned. All offsets count from the start of the block, so that it may move. */
export interface BlockWords {
  /** The block's own text. */
  readonly text: string;
  readonly words: readonly Word[];
  /** Sentence number of each word, from 0; none has more than {@link longestSentence}. Phrases with gaps do not cross sentences. */
  readonly sentences: readonly number[];
}

/** A block whose own text is unchanged keeps its content, and with it what was read in it. */
const readBlocks = new WeakMap<BlockContent, BlockWords>();

/** Reads the words of a block's judged spans; once for a block's content. */
export function blockWords(document: ParsedDocument, block: Block): BlockWords {
  const known = readBlocks.get(block.content);
  if (known) return known;
  const text = document.text.slice(block.from, block.to);
  const { spans } = block.content;
  const [only] = spans;
  const found =
    only && spans.length === 1
      ? words(text.slice(only.from, only.to), only.from)
      : spans.flatMap(({ from, to }) => words(text.slice(from, to), from));
  const made = { text, ...sentencesOf(text, found) };
  readBlocks.set(block.content, made);
  return made;
}

/**
 * In words. What has no full stop for longer is a list that has lost its marks: it is parted, so that the rules that look through
 * a whole sentence for each of its hits stay linear in the text.
 */
export const longestSentence = 250;

/** A full stop after these ends no sentence. */
const abbreviations = new Set(['e', 'g', 'i', 'eg', 'ie', 'cf', 'vs', 'approx', 'incl', 'excl']);

/** Numbers the sentences of words. */
function sentencesOf(text: string, found: readonly Word[]): Pick<BlockWords, 'words' | 'sentences'> {
  let sentence = 0;
  let previous: Word | undefined;
  let length = 0;
  const sentences: number[] = [];
  for (const word of found) {
    const isEnd = previous && word.from - previous.to > 1 && endsBetween(text, previous, word);
    if (isEnd || length === longestSentence) {
      sentence++;
      length = 0;
    }
    length++;
    sentences.push(sentence);
    previous = word;
  }
  return { words: found, sentences };
}

function endsBetween(text: string, { to, stem }: Word, { from }: Word): boolean {
  for (let at = to; at < from; at++) {
    if (!endMarks.has(text.charCodeAt(at))) continue;
    if (at === to && text[at] === '.' && abbreviations.has(stem)) return false;
    return /[.!?;:](?:["'”’)*_]|\s)*\s/.test(text.slice(at, from));
  }
  return false;
}

const endMarks: ReadonlySet<number> = new Set(Array.from('.!?;:', (mark) => mark.charCodeAt(0)));

/** Plain text, such as a heading's, as one block in one sentence. */
export function textWords(text: string): BlockWords {
  const found = words(text);
  return { text, words: found, sentences: found.map(() => 0) };
}

/** What stands between a word and the one before it, or at either end of the text; nothing for a single space. */
export function markBefore({ text, words }: BlockWords, at: number): string {
  const between = text.slice(words[at - 1]?.to ?? 0, words[at]?.from ?? text.length);
  return between === ' ' ? '' : between;
}

/** A word as it stands, in lower case: stems have lost the endings. Empty where there is none. */
export function lowerCase({ text, words }: BlockWords, at: number): string {
  const word = words[at];
  return word ? text.slice(word.from, word.to).toLowerCase() : '';
}

/** Whether a word ends as a plural does, or a verb of the third person. */
export const endsInS = (block: BlockWords, at: number): boolean => /[^s]s$/.test(lowerCase(block, at));
