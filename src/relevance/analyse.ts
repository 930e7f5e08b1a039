/** From a document to matches, hints and gaps: the one analysis that every surface reads. */
import type { CompiledSignal } from '../guidance/compile.ts';
import type { Replacement } from '../guidance/principle.ts';
import type { Guidance } from '../guidance/guidance.ts';
import type { DocumentKind, GuidedKind, Relation } from '../guidance/vocabulary.ts';
import type { Block, BlockContent, ParsedDocument, Section, Span } from '../document/document.ts';
import { isSilenced } from '../document/suppressions.ts';
import { documentKind } from './kind.ts';
import { type BlockWords, blockWords, textWords } from './blockWords.ts';
import { type BlockPart, type Fate, fateOfToday, partOf } from './parts.ts';
import { type Place, unstatedBecause } from './reading.ts';
import { createScanner, measuresPhrase, type Scanner, type SignalHit } from './scanner.ts';

/** A block touched a principle, at an exact span. */
export interface Match extends Span {
  readonly principle: string;
  readonly relation: Relation;
  /** 0 to 1. */
  readonly score: number;
  /** The words of the document from `from` to `to`. */
  readonly text: string;
  /** The words, the reason, and for a conflict what would satisfy the principle. */
  readonly message: string;
  readonly because: string;
  /** Index of the block in the document. */
  readonly block: number;
  /** What can be put in the place of the words, or after them. */
  readonly replace?: Replacement;
}

/** A principle that a document of this kind is expected to address, and that no block touches. */
export interface Gap {
  readonly principle: string;
  readonly reason: string;
}

export interface Analysis {
  readonly document: ParsedDocument;
  readonly kind: DocumentKind;
  /** In order of place. Empty for documents of kind `other`. */
  readonly matches: readonly Match[];
  /** Those matches that are worth showing unasked: at most one for a principle in a section. */
  readonly hints: readonly Match[];
  readonly gaps: readonly Gap[];
}

/** Score of a match by its relation and its signal's strength, before scores are fitted on labelled documents. */
const scores: Readonly<Record<Relation, Readonly<Record<CompiledSignal['strength'], number>>>> = {
  conflict: { strong: 0.9, medium: 0.7, weak: 0.4 },
  support: { strong: 0.8, medium: 0.65, weak: 0.35 },
  topic: { strong: 0.6, medium: 0.45, weak: 0.25 },
};

/** A conflict below this is never shown unasked. */
export const hintScore = 0.6;

/** A document shorter than a screen is a fragment or a draft: nothing is missed in it. In words. */
export const gapLength = 250;

/** A block's matches, and what of its surroundings they hold for: an edit elsewhere leaves most as they are. */
interface Judgement {
  readonly read: BlockWords;
  readonly kind: DocumentKind;
  readonly path: readonly string[];
  /** Undefined where none of the words depends on it. */
  readonly part: BlockPart | undefined;
  /** What was answered where it was asked what the document decides on what exists today. */
  readonly fateOfToday: Fate | undefined;
  readonly from: number;
  readonly index: number;
  readonly matches: readonly Match[];
}

/** What is made once for each guidance; the guidance is immutable. */
interface Listening {
  readonly scanner: Scanner;
  readonly judgements: WeakMap<BlockContent, Judgement>;
}

const listenings = new WeakMap<Guidance, Listening>();

function listeningFor(guidance: Guidance): Listening {
  let listening = listenings.get(guidance);
  if (!listening) {
    listening = { scanner: createScanner(guidance.signals), judgements: new WeakMap() };
    listenings.set(guidance, listening);
  }
  return listening;
}

/**
 * Analyses a document. Of a document that came from an edit, only the blocks that changed are judged anew, and those whose
 * surroundings did.
 * @param options.kind the kind, where it is known; otherwise it is judged
 */
export function analyse(
  document: ParsedDocument,
  guidance: Guidance,
  options: { kind?: DocumentKind } = {},
): Analysis {
  const kind = options.kind ?? documentKind(document);
  if (kind === 'other') return { document, kind, matches: [], hints: [], gaps: [] };
  const listening = listeningFor(guidance);
  const judged = document.blocks.map((block, index) => judgementOf(document, block, index, kind, listening));
  const heard = settled(document, judged);
  const matches =
    document.suppressions.length === 0 ? heard : heard.filter((match) => !isSuppressed(document, match));
  const wordCount = judged.reduce((sum, { read }) => sum + read.words.length, 0);
  return {
    document,
    kind,
    matches,
    hints: selectHints(document, matches),
    gaps: wordCount < gapLength ? [] : findGaps(document, guidance, heard, kind),
  };
}

/** The judgement of a block: what was found for its content before, where that still holds and moved to where it stands. */
function judgementOf(
  document: ParsedDocument,
  block: Block,
  index: number,
  kind: GuidedKind,
  { scanner, judgements }: Listening,
): Judgement {
  const path = document.sections[block.section]?.path ?? [];
  const known = judgements.get(block.content);
  if (known && holdsStill(known, document, index, kind, path)) {
    if (known.from === block.from && known.index === index) return known;
    const moved = block.from - known.from;
    const matches = known.matches.map((match) => ({
      ...match,
      from: match.from + moved,
      to: match.to + moved,
      block: index,
    }));
    const made = { ...known, from: block.from, index, matches };
    judgements.set(block.content, made);
    return made;
  }
  const read = blockWords(document, block);
  const hits = scanner
    .scan(read)
    .filter((hit) => hit.signal.documents.includes(kind) && inContext(document, block, read, hit, scanner));
  const part = hits.some(({ signal }) => signal.relation !== 'topic') ? partOf(document, index) : undefined;
  let fate: Fate | undefined;
  const surroundings = { document, block, index, read, fateOfToday: () => (fate ??= fateOfToday(document)) };
  const matches = judgeBlock(surroundings, hits);
  const made = { read, kind, path, part, fateOfToday: fate, from: block.from, index, matches };
  judgements.set(block.content, made);
  return made;
}

const holdsStill = (
  { kind, path, part, fateOfToday: fate }: Judgement,
  document: ParsedDocument,
  index: number,
  kindNow: DocumentKind,
  pathNow: readonly string[],
): boolean =>
  kind === kindNow &&
  (path === pathNow || (path.length === pathNow.length && path.every((title, i) => title === pathNow[i]))) &&
  (part === undefined || isSamePart(part, partOf(document, index))) &&
  (fate === undefined || fate === fateOfToday(document));

const isSamePart = (one: BlockPart, other: BlockPart): boolean =>
  one === other || (one.part === other.part && one.byHeading === other.byHeading);

type Surroundings = Omit<Place, 'hit'>;

function judgeBlock(surroundings: Surroundings, hits: readonly SignalHit[]): readonly Match[] {
  if (hits.length === 0) return noMatches;
  const best = new Map<string, Match>();
  for (const hit of hits) {
    const match = readHit({ ...surroundings, hit });
    const key = `${match.principle} ${match.relation}`;
    const other = best.get(key);
    if (!other || match.score > other.score || isEasierMended(match, other)) best.set(key, match);
  }
  // A conflict that other words of the same block satisfy is none.
  const isSatisfied = (conflict: Match): boolean => {
    const support = best.get(`${conflict.principle} support`);
    if (!support || (support.from < conflict.to && conflict.from < support.to)) return false;
    return support.score >= Math.min(conflict.score, hintScore);
  };
  const matches = [...best.values()].filter((match) => match.relation !== 'conflict' || !isSatisfied(match));
  return matches.sort((a, b) => a.from - b.from || b.score - a.score);
}

const noMatches: readonly Match[] = [];

/** How many blocks after a conflict may satisfy it. */
const satisfiedWithin = 2;

/** The matches of all blocks; a conflict that the next paragraphs of its section satisfy is none. */
function settled({ blocks }: ParsedDocument, judged: readonly Judgement[]): Match[] {
  const supports = (principle: string, block: number): boolean =>
    judged[block]?.matches.some(
      (match) => match.relation === 'support' && match.score >= hintScore && match.principle === principle,
    ) ?? false;
  const isSatisfied = ({ principle, block }: Match): boolean => {
    const section = blocks[block]?.section;
    for (let next = block + 1; next <= block + satisfiedWithin; next++)
      if (blocks[next]?.section === section && supports(principle, next)) return true;
    return false;
  };
  const because = 'the words stand here, but what follows satisfies it';
  return judged.flatMap(({ matches }) =>
    matches.map((match): Match => {
      if (match.relation !== 'conflict' || !isSatisfied(match)) return match;
      const message = `“${match.text}”: ${because}.`;
      return { ...match, relation: 'topic', score: scores.topic.medium, because, message };
    }),
  );
}

/** Of two that are as strong, the one that can be mended with a click is the one to show. */
const isEasierMended = (match: Match, other: Match): boolean =>
  match.score === other.score && match.replace !== undefined && other.replace === undefined;

function inContext(
  document: ParsedDocument,
  block: Block,
  read: BlockWords,
  hit: SignalHit,
  scanner: Scanner,
): boolean {
  const { under, near, without, limit } = hit.signal;
  if (under && !scanner.holds(headingWords(document, block), under)) return false;
  if (near && limit) {
    // A quantity measures what its own sentence names, or what the section is about.
    const measures = measuresPhrase(read, scanner.places(read, near), limit, hit);
    if (!(measures ?? scanner.holds(headingWords(document, block), near))) return false;
  } else if (near && !scanner.holds(read, near)) return false;
  return !(without && scanner.holds(read, without));
}

/** The words of the headings that a block stands under; read once for a section. */
function headingWords(document: ParsedDocument, block: Block): BlockWords {
  const section = document.sections[block.section];
  const known = section && headings.get(section);
  if (known) return known;
  const made = textWords((section?.path ?? []).join(' . '));
  if (section) headings.set(section, made);
  return made;
}

const headings = new WeakMap<Section, BlockWords>();

/** Weighs a hit by how it is meant: what is denied, dropped or cited touches the principle, and conflicts with nothing. */
function readHit(place: Place): Match {
  const { document, block, index, hit } = place;
  const { signal } = hit;
  const [from, to] = [block.from + hit.from, block.from + hit.to];
  const text = document.text.slice(from, to).replace(/\s+/g, ' ');
  const unstated = signal.relation === 'topic' ? undefined : unstatedBecause(place);
  const relation = unstated === undefined ? signal.relation : 'topic';
  const because = unstated === undefined ? signal.because : `the words stand here, but ${unstated}`;
  const satisfy = relation === 'conflict' && signal.satisfy ? ` ${signal.satisfy}` : '';
  return {
    principle: signal.principle,
    relation,
    score: scores[relation][signal.strength],
    from,
    to,
    text,
    because,
    message: `“${text}”: ${because}.${satisfy}`,
    block: index,
    ...(relation === 'conflict' && signal.replace ? { replace: signal.replace } : {}),
  };
}

const isSuppressed = (document: ParsedDocument, match: Match): boolean =>
  isSilenced(document, match.principle, match.block);

/** The strongest conflict for each principle in each section. */
export function selectHints(document: ParsedDocument, matches: readonly Match[]): Match[] {
  const best = new Map<string, Match>();
  for (const match of matches) {
    if (match.relation !== 'conflict' || match.score < hintScore) continue;
    const key = `${document.blocks[match.block]?.section} ${match.principle}`;
    const other = best.get(key);
    if (!other || match.score > other.score) best.set(key, match);
  }
  return [...best.values()].sort((a, b) => a.from - b.from);
}

function findGaps(
  document: ParsedDocument,
  guidance: Guidance,
  matches: readonly Match[],
  kind: DocumentKind,
): Gap[] {
  const touched = new Set(matches.map(({ principle }) => principle));
  for (const { principle, wholeDocument } of document.suppressions) if (wholeDocument) touched.add(principle);
  return [...guidance.principles.values()].flatMap(({ id, expectedIn }) => {
    const expected = expectedIn.find((entry) => entry.kind === kind);
    return expected && !touched.has(id) ? [{ principle: id, reason: expected.because }] : [];
  });
}
