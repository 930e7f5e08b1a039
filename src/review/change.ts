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
  const had = new Set(before.matches.map((match) => keyOf(before.document, match)));
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
    return inTouched || (match.relation === 'conflict' && !had.has(keyOf(document, match)));
  };
}

/** The same for the same match in the same words, wherever they stand. */
function keyOf({ blocks, text }: ParsedDocument, { principle, relation, block }: Match): string {
  const { spans = [] } = blocks[block] ?? {};
  return `${principle} ${relation} ${textOf(text, spans)}`;
}
