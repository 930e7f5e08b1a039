/**
 * Reading like a person: when words that signal a conflict do not state one.
 * Each rule stands here once, as a function from the place of the words to a yes or no.
 */
import { words } from '../guidance/words.ts';
import type { Block, ParsedDocument } from '../document/document.ts';
import { textOf } from '../document/document.ts';
import type { BlockWords, SignalHit } from './scanner.ts';

/** How far before the words a negation may stand, in words. */
const negationReach = 6;

const stemsOf = (list: string): ReadonlySet<string> => new Set(words(list).map(({ stem }) => stem));
const negators = stemsOf(
  "no not nothing nobody never without cannot neither nor none avoid prevent prohibit forbid preclude refuse don't doesn't won't can't isn't shouldn't mustn't instead free mitigate eliminate against",
);
const rejections = stemsOf('rejected dropped discarded dismissed');
const rejectedHeading =
  /\b(options?|alternatives?|considered|rejected|discarded|pros and cons|not chosen|trade-?offs?)\b/i;
const decisionHeading = /\b(decision|outcome|chosen|selected|recommend\w*)\b/i;
const quotedSource = /\b(said|says|wrote|writes|according to|reads|stated|states|quot\w+)\b[^.]*:?\s*$/i;

/** "will not renew", "without a lock-in", "no proprietary format": a negation in the same sentence, not asked for itself. */
export function isNegated(block: BlockWords, hit: SignalHit): boolean {
  const sentence = block.sentences[hit.firstWord];
  for (let i = Math.max(0, hit.firstWord - negationReach); i <= hit.lastWord; i++) {
    if (hit.asked.has(i) || block.sentences[i] !== sentence) continue;
    const stem = block.words[i]?.stem ?? '';
    if (negators.has(stem)) return true;
    // "rather than X" negates what follows; "would rather" does not.
    if (stem === 'rather' && block.words[i + 1]?.stem === 'than' && i < hit.firstWord) return true;
  }
  return false;
}

/** An option that was considered and dropped: by the heading that it stands under, or by its own sentence. */
export function isRejected(
  document: ParsedDocument,
  block: Block,
  read: BlockWords,
  hit: SignalHit,
): boolean {
  const path = document.sections[block.section]?.path ?? [];
  const heading = [...path]
    .reverse()
    .find((title) => rejectedHeading.test(title) || decisionHeading.test(title));
  if (heading !== undefined && rejectedHeading.test(heading) && !decisionHeading.test(heading)) return true;
  const sentence = read.sentences[hit.firstWord] ?? 0;
  return read.words.some((word, i) => {
    const distance = (read.sentences[i] ?? 0) - sentence;
    return (distance === 0 || distance === 1) && rejections.has(word.stem) && !hit.asked.has(i);
  });
}

/** A block quote that cites somebody else: it is introduced as speech, or ends in an attribution. */
export function isCited(document: ParsedDocument, index: number): boolean {
  const block = document.blocks[index];
  if (!block?.quoted) return false;
  const before = document.blocks[index - 1];
  if (before && !before.quoted && quotedSource.test(textOf(document.text, before.spans))) return true;
  return /[—–]\s*\p{Lu}[^.]{2,60}$/u.test(textOf(document.text, block.spans));
}

/** The words stand inside double quotation marks, with more than themselves: the document reports them. */
export function isInQuotationMarks(text: string, block: Block, hit: SignalHit): boolean {
  const before = text.slice(block.from, hit.from);
  const after = text.slice(hit.to, block.to);
  const curly = before.lastIndexOf('“') > before.lastIndexOf('”') && after.includes('”');
  const straight = (before.split('"').length - 1) % 2 === 1 && after.includes('"');
  return curly || straight;
}
