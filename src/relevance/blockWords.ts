/** The words of a block with what stands between them: what phrases are matched in, and what sentences are read from. */
import { type Word, words } from '../guidance/words.ts';
import type { Block, BlockContent, ParsedDocument } from '../document/document.ts';

/** The words of a block, ready to be scanned. All offsets count from the start of the block, so that it may move. */
export interface BlockWords {
  /** The block's own text. */
  readonly text: string;
  readonly words: readonly Word[];
  /** Sentence number of each word, from 0. Phrases with gaps do not cross sentences. */
  readonly sentences: readonly number[];
}

/** A block whose own text is unchanged keeps its content, and with it what was read in it. */
const readBlocks = new WeakMap<BlockContent, BlockWords>();

/** Reads the words of a block's judged spans; once for a block's content. */
export function blockWords(document: ParsedDocument, block: Block): BlockWords {
  const known = readBlocks.get(block.content);
  if (known) return known;
  const text = document.text.slice(block.from, block.to);
  const found = block.content.spans.flatMap(({ from, to }) => words(text.slice(from, to), from));
  const made = { text, ...sentencesOf(text, found) };
  readBlocks.set(block.content, made);
  return made;
}

/** A full stop after these ends no sentence. */
const abbreviations = new Set(['e', 'g', 'i', 'eg', 'ie', 'cf', 'vs', 'approx', 'incl', 'excl']);

/** Numbers the sentences of words. */
function sentencesOf(text: string, found: readonly Word[]): Pick<BlockWords, 'words' | 'sentences'> {
  let sentence = 0;
  const sentences = found.map((word, i) => {
    const previous = found[i - 1];
    if (!previous || word.from - previous.to === 1) return sentence;
    const between = text.slice(previous.to, word.from);
    const isAbbreviated = between.startsWith('.') && abbreviations.has(previous.stem);
    if (!isAbbreviated && /[.!?;:](?:["'”’)*_]|\s)*\s/.test(between)) sentence++;
    return sentence;
  });
  return { words: found, sentences };
}

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
