/**
 * Reading like a person: when words that signal a conflict do not state one. Each rule stands here once, as a function from
 * the place of the words to a yes or no; the words that each goes by are in `cues.ts`.
 */
import type { Block, ParsedDocument } from '../document/document.ts';
import { textOf } from '../document/document.ts';
import type { Phrase } from '../guidance/phrase.ts';
import {
  defines,
  denies,
  deniesBefore,
  deniesNothing,
  drops,
  exemplifies,
  mitigates,
  recalls,
  supposes,
} from './cues.ts';
import { type BlockWords, phrasesIn, type PhrasePlace, type SignalHit } from './scanner.ts';

/** A place to be read: words in a block of a document. */
export interface Place {
  readonly document: ParsedDocument;
  readonly block: Block;
  /** Of the block in the document. */
  readonly index: number;
  readonly read: BlockWords;
  readonly hit: SignalHit;
}

/** How far before the words a denial may stand, in words. */
const denialReach = 7;
/** How far behind the words a denial may stand. */
const reachBehind = 6;

/** Words that start a clause of its own after a comma or "and": what was denied before them is denied no longer. */
// prettier-ignore
const clauseStarts = new Set([
  'the', 'a', 'an', 'it', 'thi', 'that', 'these', 'those', 'we', 'thei', 'he', 'she', 'you', 'i', 'all', 'each', 'everi', 'our', 'their',
  'but', 'so', 'becaus', 'while', 'wherea', 'although', 'though', 'unless', 'then', 'howev', 'therefor', 'instead', 'which', 'who',
  'whose', 'shall', 'must', 'will', 'may', 'should', 'if', 'when', 'where', 'as', 'since', 'there',
]);
/** Start a clause without any comma. */
// prettier-ignore
const breaks = new Set(['but', 'becaus', 'while', 'wherea', 'although', 'though', 'unless', 'therefor', 'howev', 'so']);

/** Whether a clause ends between a word and the next one. */
function clauseEnds(read: BlockWords, after: number): boolean {
  const [word, next] = [read.words[after], read.words[after + 1]];
  if (!word || !next) return true;
  if (read.sentences[after] !== read.sentences[after + 1]) return true;
  if (breaks.has(next.stem)) return true;
  const between = read.text.slice(word.to, next.from);
  if (/[;:]|\s[–—-]\s/.test(between)) return true;
  if (word.stem === 'and' || word.stem === 'then') return clauseStarts.has(next.stem);
  return between.includes(',') && clauseStarts.has(next.stem);
}

/** The words of the clause around some words: indices, the last one exclusive. */
function clauseOf(read: BlockWords, hit: SignalHit): { first: number; end: number } {
  let first = hit.firstWord;
  while (first > 0 && hit.firstWord - first < 30 && !clauseEnds(read, first - 1)) first--;
  let end = hit.lastWord + 1;
  while (end < read.words.length && end - hit.lastWord < 30 && !clauseEnds(read, end - 1)) end++;
  return { first, end };
}

const places = new WeakMap<BlockWords, Map<readonly Phrase[], readonly PhrasePlace[]>>();

/** Where cues stand in a block; found once for a block. */
function cuesIn(read: BlockWords, cues: readonly Phrase[]): readonly PhrasePlace[] {
  let known = places.get(read);
  if (!known) {
    known = new Map<readonly Phrase[], readonly PhrasePlace[]>();
    places.set(read, known);
  }
  let found = known.get(cues);
  if (!found) known.set(cues, (found = phrasesIn(read, cues)));
  return found;
}

/** "will not renew", "without a lock-in", "renewal is not permitted": a denial in the same clause, not asked for itself. */
export function isNegated({ read, hit }: Place): boolean {
  const { first, end } = clauseOf(read, hit);
  const idle = cuesIn(read, deniesNothing);
  const counts = ({ firstWord, lastWord }: PhrasePlace): boolean =>
    !hit.asked.has(firstWord) &&
    !idle.some((other) => other.firstWord <= firstWord && lastWord <= other.lastWord);
  const before = cuesIn(read, denies).some(
    (cue) =>
      counts(cue) &&
      cue.firstWord >= first &&
      cue.firstWord <= hit.lastWord &&
      hit.firstWord - cue.lastWord <= denialReach,
  );
  if (before) return true;
  return cuesIn(read, deniesBefore).some(
    (cue) =>
      counts(cue) &&
      !hit.asked.has(cue.lastWord) &&
      cue.firstWord >= hit.firstWord &&
      cue.lastWord < end &&
      cue.firstWord - hit.lastWord <= reachBehind,
  );
}

const optionsHeading =
  /\b(options?|alternatives?|considered|rejected|discarded|discounted|pros and cons|not chosen|trade-?offs?|prior art|drawbacks|comparison|evaluation of)\b/i;
const decisionHeading =
  /\b(decision|outcome|chosen|selected|preferred|recommend\w*|option (years?|periods?)|options? to (extend|renew))\b/i;
/** Headings under which nothing is stated that the document asks for. */
const asideHeading =
  /\b(glossary|definitions?|interpretation|out of scope|non-?goals|anti-?patterns?|lessons (learned|learnt)|examples?|references|further reading|bibliography|previous (system|contract)|risk register|risks and mitigations?)\b/i;
const optionLine = /^\W*(option|alternative)\s+(\d+|[a-h]|one|two|three|four|five)\b/i;
const chosen = /\b(chosen|selected|preferred|recommended|accepted)\b/i;

/** The headings over a block, without the document's own title: a paper on options may decide. */
function headingsOver(document: ParsedDocument, block: Block): readonly string[] {
  const path = document.sections[block.section]?.path ?? [];
  const [, first, second] = document.sections;
  const titled = first?.level === 1 && path.length > 1 && second !== undefined && path[0] === first.path[0];
  return titled ? path.slice(1) : path;
}

/** An option that was considered and dropped: by the heading or the line that it stands under, or by its own sentence. */
export function isRejected({ document, block, index, read, hit }: Place): boolean {
  const path = hit.signal.underOptions ? [] : headingsOver(document, block);
  const heading = [...path]
    .reverse()
    .find((title) => optionsHeading.test(title) || decisionHeading.test(title));
  if (heading !== undefined && optionsHeading.test(heading) && !decisionHeading.test(heading)) return true;
  if (underOption(document, block, index)) return true;
  const sentence = read.sentences[hit.firstWord] ?? 0;
  return cuesIn(read, drops).some(({ firstWord }) => {
    const distance = (read.sentences[firstWord] ?? 0) - sentence;
    return (distance === 0 || distance === 1) && !hit.asked.has(firstWord);
  });
}

/** Under a line such as "Option 2: …" that is not said to be chosen, in the same section. */
function underOption(document: ParsedDocument, block: Block, index: number): boolean {
  for (let i = index; i >= 0; i--) {
    const before = document.blocks[i];
    if (before?.section !== block.section || before.type === 'heading') return false;
    const line = textOf(document.text, before.spans);
    if (optionLine.test(line)) return !chosen.test(line);
    // A line of its own in bold starts another part of the section.
    if (
      i < index &&
      line.length < 80 &&
      /^\W*\*\*[^*]+\*\*\W*$/.test(document.text.slice(before.from, before.to))
    )
      return false;
  }
  return false;
}

/** Stands where the document speaks of words, of the past or of what it leaves out. */
export function isAside({ document, block }: Place): boolean {
  return headingsOver(document, block).some((title) => asideHeading.test(title));
}

const contextHeading =
  /\b(context|background|problem|introduction|history|current (state|situation|environment|arrangements?|systems?|contract)|as-is|existing (environment|systems?|arrangements?))\b/i;

/** "could lock us in", "we considered …", "if …": in the clause, before the words. */
export function isSupposed({ document, block, read, hit }: Place): boolean {
  const { first } = clauseOf(read, hit);
  const before = (cue: PhrasePlace): boolean =>
    cue.firstWord >= first && cue.firstWord < hit.firstWord && !hit.asked.has(cue.firstWord);
  if (cuesIn(read, supposes).some(before)) return true;
  if (isQuestion(read, hit)) return true;
  const path = document.sections[block.section]?.path ?? [];
  return path.some((title) => contextHeading.test(title)) && cuesIn(read, recalls).some(before);
}

function isQuestion({ text }: BlockWords, hit: SignalHit): boolean {
  const end = /[.?!](?=\s|$)/.exec(text.slice(hit.to, hit.to + 400))?.[0];
  return end === '?';
}

/** "for example …", "such as …" before the words, or "X means …" around them. */
export function isExample({ read, hit }: Place): boolean {
  const { first } = clauseOf(read, hit);
  const before = (cue: PhrasePlace): boolean =>
    cue.firstWord >= first && cue.firstWord < hit.firstWord && !hit.asked.has(cue.firstWord);
  if (cuesIn(read, exemplifies).some(before)) return true;
  const sentence = read.sentences[hit.firstWord];
  return cuesIn(read, defines).some(
    ({ firstWord }) =>
      read.sentences[firstWord] === sentence &&
      firstWord <= hit.lastWord &&
      read.words.slice(0, firstWord).filter((_, i) => read.sentences[i] === sentence).length <= 8 &&
      !hit.asked.has(firstWord),
  );
}

const quotedSource =
  /\b(said|says|wrote|writes|according to|reads|stated|states|quot\w+|policy says|guidance says|as .{1,40} put it)\b[^.]*:?\s*$/i;

/** A block quote that cites somebody else: it is introduced as speech, or ends in an attribution. */
export function isCited({ document, index }: Place): boolean {
  const block = document.blocks[index];
  if (!block?.quoted) return false;
  const before = document.blocks[index - 1];
  if (before && !before.quoted && quotedSource.test(textOf(document.text, before.spans))) return true;
  return /[—–]\s*\p{Lu}[^.]{2,60}$/u.test(textOf(document.text, block.spans));
}

/** The words stand inside double quotation marks, with more than themselves: the document reports them. */
export function isInQuotationMarks({ read, hit }: Place): boolean {
  return isQuotedAt(read.text, hit.from, hit.to) || isQuotedAt(read.text, hit.to, hit.to);
}

function isQuotedAt(text: string, from: number, to: number): boolean {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const curly = before.lastIndexOf('“') > before.lastIndexOf('”') && after.includes('”');
  const straight = (before.split('"').length - 1) % 2 === 1 && after.includes('"');
  return curly || straight;
}

/** The same sentence or the next one owns up to the conflict and says what is done about it. */
export function isMitigated({ read, hit }: Place): boolean {
  const sentence = read.sentences[hit.lastWord] ?? 0;
  return cuesIn(read, mitigates).some(({ firstWord, lastWord }) => {
    const distance = (read.sentences[firstWord] ?? 0) - sentence;
    const apart = lastWord < hit.firstWord || firstWord > hit.lastWord;
    return (distance === 0 || distance === 1) && apart && !hit.asked.has(firstWord);
  });
}

/** The rules in the order in which they are tried, each with what it says of the words. */
const rules: readonly (readonly [(place: Place) => boolean, string])[] = [
  [({ block }) => block.type === 'heading', 'it is a heading'],
  [isNegated, 'the sentence denies it'],
  [isRejected, 'it is an option that was not chosen'],
  [isCited, 'somebody else is quoted'],
  [isInQuotationMarks, 'it stands in quotation marks'],
  [isAside, 'it is not what this document asks for'],
  [isExample, 'it is an example or a definition'],
  [isSupposed, 'it is supposed or past, not decided'],
  [isMitigated, 'the document says what is done about it'],
];

/** Why words that signal a conflict or support do not state it; undefined where they do. */
export const unstatedBecause = (place: Place): string | undefined =>
  rules.find(([applies]) => applies(place))?.[1];
