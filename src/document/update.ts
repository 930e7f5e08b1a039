/** From a document to the document after an edit, at the price of what changed where the format allows it. */
import { type ChangedRange, TreeFragment } from '@lezer/common';
import {
  assemble,
  assembleMarkdown,
  type BlockContent,
  markdownReading,
  type ParsedDocument,
  positionAt,
  readers,
} from './document.ts';
import type { PlacedBlock } from './format.ts';
import { readFrontMatter } from './frontMatter.ts';
import { readMarkdown } from './markdown.ts';
import { parseMarkdown } from './markdownParser.ts';

/** A part of the text that is replaced, as VS Code gives it. */
export interface TextChange {
  /** In the text before all changes. */
  readonly offset: number;
  /** How many characters are removed. */
  readonly length: number;
  /** What takes their place. */
  readonly text: string;
}

/**
 * The document after changes: the same as parsing its text anew. Blocks whose own text is unchanged keep their
 * `content`, and those before the first change are kept whole. Markdown is parsed again only around the changes; the
 * other formats are read again, which takes a few milliseconds for 100 KB.
 * @param changes at once, in any order, offsets in the text of `previous`
 * @throws RangeError where changes overlap or lie outside the text
 */
export function updateDocument(previous: ParsedDocument, changes: readonly TextChange[]): ParsedDocument {
  const sorted = inOrder(previous.text, changes);
  if (sorted.length === 0) return previous;
  const text = changedText(previous.text, sorted);
  const { languageId } = previous;
  const known = { previous, lineStarts: changedLineStarts(previous.lineStarts, sorted, text) };
  if (languageId !== 'markdown') {
    const reading = readers[languageId](text);
    const kept = { ...reading, blocks: keepContents(previous, sorted, reading.blocks) };
    return assemble(text, languageId, kept, known);
  }
  const frontMatter = readFrontMatter(text);
  const tree = parseMarkdown(text, frontMatter.end, fragmentsOf(previous, sorted, frontMatter.end));
  const reading = readMarkdown(text, tree, frontMatter.end, markdownReading(previous));
  const kept = { ...reading, blocks: keepContents(previous, sorted, reading.blocks) };
  return assembleMarkdown(text, kept, frontMatter, known);
}

function inOrder(text: string, changes: readonly TextChange[]): TextChange[] {
  const sorted = [...changes].sort((a, b) => a.offset - b.offset);
  let end = 0;
  for (const { offset, length } of sorted) {
    if (!Number.isInteger(offset) || !Number.isInteger(length) || length < 0) {
      throw new RangeError(`A change from ${offset} of length ${length} is none.`);
    }
    if (offset < end) throw new RangeError(`A change at ${offset} overlaps the one before it, or the start.`);
    end = offset + length;
    if (end > text.length) throw new RangeError(`A change ends at ${end}, after the end of the text.`);
  }
  return sorted;
}

function changedText(before: string, changes: readonly TextChange[]): string {
  let end = 0;
  let after = '';
  for (const { offset, length, text } of changes) {
    after += before.slice(end, offset) + text;
    end = offset + length;
  }
  return after + before.slice(end);
}

/** Only lines that start in a change, or at its edge, are looked for; those after it move. */
function changedLineStarts(
  before: readonly number[],
  changes: readonly TextChange[],
  text: string,
): number[] {
  let starts: number[] = [];
  let next = 0;
  let moved = 0;
  /** Takes over the lines that start before an offset, and moves on to it. */
  const keepBefore = (offset: number): void => {
    const from = next;
    while (next < before.length && (before[next] ?? 0) < offset) next++;
    if (moved === 0 && from === 0) starts = before.slice(0, next);
    else for (let i = from; i < next; i++) starts.push((before[i] ?? 0) + moved);
  };
  for (const change of changes) {
    keepBefore(change.offset);
    const first = change.offset + moved;
    for (let at = Math.max(first, (starts.at(-1) ?? -1) + 1); at <= first + change.text.length; at++) {
      const isStart = at === 0 || text[at - 1] === '\n' || (text[at - 1] === '\r' && text[at] !== '\n');
      if (isStart) starts.push(at);
    }
    const end = change.offset + change.length;
    while (next < before.length && (before[next] ?? 0) <= end) next++;
    moved += change.text.length - change.length;
  }
  keepBefore(Infinity);
  return starts;
}

/** What of the tree can be used again. None, where the Markdown starts at another place than before. */
function fragmentsOf(
  previous: ParsedDocument,
  changes: readonly TextChange[],
  from: number,
): readonly TreeFragment[] {
  const known = markdownReading(previous);
  if (!known) return [];
  const length = previous.text.length - known.from;
  const ranges: ChangedRange[] = [];
  let moved = 0;
  let movedBefore = 0;
  for (const change of changes) {
    const delta = change.text.length - change.length;
    const start = change.offset - known.from;
    if (start >= 0) {
      // From the line before, for the second line of a table may tell whether the paragraph above ends; the parser
      // expects no more than the next line to matter. And one character more: the other half of CRLF may be there.
      const { line } = positionAt(previous, Math.max(change.offset - 1, 0));
      const before = (previous.lineStarts[line - 1] ?? 0) - known.from;
      const fromA = Math.max(before, ranges.at(-1)?.toA ?? 0, 0);
      const toA = Math.min(start + change.length + 1, length);
      ranges.push({ fromA, toA, fromB: fromA + moved, toB: toA + moved + delta });
      moved += delta;
    } else if (start + change.length > 0) return [];
    else movedBefore += delta;
  }
  if (from !== known.from + movedBefore) return [];
  return TreeFragment.applyChanges(TreeFragment.addTree(known.tree), ranges);
}

/**
 * Gives blocks that stand in unchanged text, and are read as before, the contents that they had. Most have them already: only
 * those between the first and the last that have not are looked at.
 */
function keepContents(
  { blocks: before, text }: ParsedDocument,
  changes: readonly TextChange[],
  placed: readonly PlacedBlock[],
): PlacedBlock[] {
  const most = Math.min(before.length, placed.length);
  let first = 0;
  while (first < most && before[first]?.content === placed[first]?.content) first++;
  let end = placed.length;
  const added = placed.length - before.length;
  while (
    end > Math.max(first, first + added) &&
    before[end - 1 - added]?.content === placed[end - 1]?.content
  )
    end--;
  const kept = [...placed];
  let change = 0;
  /** The stretch of unchanged text before the next change, in the old text. */
  let stretch = { from: 0, to: changes[0]?.offset ?? text.length };
  let moved = 0;
  let at = first;
  for (let i = first; i < end; i++) {
    const block = placed[i];
    if (!block) break;
    while (change < changes.length && block.from > stretch.to + moved) {
      const { offset, length, text: inserted } = changes[change] ?? { offset: 0, length: 0, text: '' };
      moved += inserted.length - length;
      change++;
      stretch = { from: offset + length, to: changes[change]?.offset ?? text.length };
    }
    const from = block.from - moved;
    if (from < stretch.from || block.to - moved > stretch.to) continue;
    while ((before[at]?.from ?? Infinity) < from) at++;
    const old = before[at];
    if (!old || old.content === block.content) continue;
    const isSame = old.from === from && old.to === block.to - moved && isAlike(old.content, block.content);
    if (isSame) kept[i] = { ...block, content: old.content };
  }
  return kept;
}

const isAlike = (a: BlockContent, b: BlockContent): boolean =>
  a.type === b.type &&
  a.quoted === b.quoted &&
  a.heading?.level === b.heading?.level &&
  a.spans.length === b.spans.length &&
  a.spans.every((span, i) => span.from === b.spans[i]?.from && span.to === b.spans[i].to);
