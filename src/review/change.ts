/** What a change to a document brings: conflicts in what it touches, and those that it causes elsewhere. */
import { type ParsedDocument, positionAt, textOf } from '../document/document.ts';
import type { Analysis, Match } from '../relevance/analyse.ts';
import { changedLines, touchesLines } from './changedLines.ts';

/**
 * Tells which matches a change brings: those in blocks that it touches, and conflicts that the earlier document did not
 * have although the block stood there, because what silenced or satisfied them is gone, say.
 * @param before of the same document, as it was
 */
export function broughtByChange(before: Analysis, document: ParsedDocument): (match: Match) => boolean {
  const ranges = changedLines(before.document.text, document.text);
  const keyIn = keysOfMatches();
  const keyBefore = keyIn(before.document);
  const keyNow = keyIn(document);
  const had = new Set(before.matches.map(keyBefore));
  const touched = new Map<number, boolean>();
  const isTouched = (index: number): boolean => {
    const block = document.blocks[index];
    if (!block) return false;
    const first = positionAt(document, block.from).line;
    return touchesLines(ranges, first, positionAt(document, Math.max(block.from, block.to - 1)).line);
  };
  return (match) => {
    let inTouched = touched.get(match.block);
    if (inTouched === undefined) touched.set(match.block, (inTouched = isTouched(match.block)));
    return inTouched || (match.relation === 'conflict' && !had.has(keyNow(match)));
  };
}

/** Gives matches of documents keys: the same for the same match in the same words, wherever they stand. */
function keysOfMatches(): (document: ParsedDocument) => (match: Match) => string {
  /** Texts are numbered, since one that is long may have hundreds of matches. */
  const numbers = new Map<string, number>();
  return ({ blocks, text }) => {
    const known = new Map<number, number>();
    const numberOf = (index: number): number => {
      let number = known.get(index);
      if (number === undefined) {
        const words = textOf(text, blocks[index]?.spans ?? []);
        numbers.set(words, (number = numbers.get(words) ?? numbers.size));
        known.set(index, number);
      }
      return number;
    };
    return ({ principle, relation, block }) => `${principle} ${relation} ${numberOf(block)}`;
  };
}
