/** From a document to matches, hints and gaps: the one analysis that every surface reads. */
import type { CompiledSignal } from '../guidance/compile.ts';
import type { Replacement } from '../guidance/principle.ts';
import type { Guidance } from '../guidance/guidance.ts';
import type { DocumentKind, GuidedKind, Relation } from '../guidance/vocabulary.ts';
import {
  type Block,
  lineageKey,
  type ParsedDocument,
  type Section,
  type Span,
} from '../document/document.ts';
import { blocksInCommon, type Lineage } from '../document/lineage.ts';
import { isSilenced } from '../document/suppressions.ts';
import { documentKind } from './kind.ts';
import { type BlockWords, blockWords, textWords } from './blockWords.ts';
import { type BlockPart, type Fate, fateOfToday, isSamePath, partOf } from './parts.ts';
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
  readonly words: number;
  readonly path: readonly string[];
  /** Undefined where none of the words depends on it. */
  readonly part: BlockPart | undefined;
  /** What was answered where it was asked what the document decides on what exists today. */
  readonly fateOfToday: Fate | undefined;
  readonly matches: readonly Match[];
}

/** What is known of the blocks of the last version of a document. It is carried on from version to version. */
interface Heard {
  readonly blocks: readonly Block[];
  readonly kind: GuidedKind;
  readonly judged: readonly Judgement[];
  /** The sum over `judged`. */
  readonly words: number;
  /** How many matches of each principle there are in `judged`. */
  readonly counts: Map<string, number>;
}

/** What is made once for each guidance; the guidance is immutable. */
interface Listening {
  readonly scanner: Scanner;
  readonly heard: WeakMap<Lineage, Heard>;
}

const listenings = new WeakMap<Guidance, Listening>();

function listeningFor(guidance: Guidance): Listening {
  let listening = listenings.get(guidance);
  if (!listening) {
    listening = { scanner: createScanner(guidance.signals), heard: new WeakMap() };
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
  const heard = hear(document, kind, listeningFor(guidance));
  const all = settled(document, heard.judged);
  const matches =
    document.suppressions.length === 0 ? all : all.filter((match) => !isSuppressed(document, match));
  return {
    document,
    kind,
    matches,
    hints: selectHints(document, matches),
    gaps: heard.words < gapLength ? [] : findGaps(document, guidance, heard.counts, kind),
  };
}

/** Judges the blocks of a document. Those that its last version has too are taken over, where what they hold for is the same. */
function hear(document: ParsedDocument, kind: GuidedKind, { scanner, heard }: Listening): Heard {
  const { blocks } = document;
  const known = heard.get(document[lineageKey]);
  const last = known?.kind === kind ? known : undefined;
  const before = last?.blocks ?? [];
  const common = blocksInCommon(before, blocks);
  const end = blocks.length - common.last;
  const added = blocks.length - before.length;
  const counts = last?.counts ?? new Map<string, number>();
  let words = last?.words ?? 0;
  const count = (judgement: Judgement | undefined, by: 1 | -1): void => {
    if (!judgement) return;
    words += by * judgement.words;
    for (const { principle } of judgement.matches) counts.set(principle, (counts.get(principle) ?? 0) + by);
  };
  for (let index = common.first; index < before.length - common.last; index++) count(last?.judged[index], -1);
  const judged: Judgement[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index];
    if (!block) break;
    const isCommon = index < common.first || index >= end;
    const from = index < end ? index : index - added;
    const old = isCommon ? last?.judged[from] : undefined;
    const path = document.sections[block.section]?.path ?? noPath;
    if (old && holdsStill(old, document, index, path)) {
      const moved = block.from - (before[from]?.from ?? 0);
      judged.push(moved === 0 && from === index ? old : movedJudgement(old, moved, index, path));
      continue;
    }
    const made = judgementOf(document, block, index, kind, path, scanner);
    count(old, -1);
    count(made, 1);
    judged.push(made);
  }
  const made = { blocks, kind, judged, words, counts };
  heard.set(document[lineageKey], made);
  return made;
}

const noPath: readonly string[] = [];

function judgementOf(
  document: ParsedDocument,
  block: Block,
  index: number,
  kind: GuidedKind,
  path: readonly string[],
  scanner: Scanner,
): Judgement {
  const read = blockWords(document, block);
  const hits = scanner
    .scan(read)
    .filter((hit) => hit.signal.documents.includes(kind) && inContext(document, block, read, hit, scanner));
  const part = hits.some(({ signal }) => signal.relation !== 'topic') ? partOf(document, index) : undefined;
  let fate: Fate | undefined;
  const surroundings = { document, block, index, read, fateOfToday: () => (fate ??= fateOfToday(document)) };
  const matches = judgeBlock(surroundings, hits);
  return { words: read.words.length, path, part, fateOfToday: fate, matches };
}

const holdsStill = (
  { path, part, fateOfToday: fate }: Judgement,
  document: ParsedDocument,
  index: number,
  pathNow: readonly string[],
): boolean =>
  isSamePath(path, pathNow) &&
  (part === undefined || isSamePart(part, partOf(document, index))) &&
  (fate === undefined || fate === fateOfToday(document));

const isSamePart = (one: BlockPart, other: BlockPart): boolean =>
  one === other || (one.part === other.part && one.byHeading === other.byHeading);

function movedJudgement(
  { words, part, fateOfToday: fate, matches }: Judgement,
  by: number,
  index: number,
  path: readonly string[],
): Judgement {
  const moved = matches.length === 0 ? noMatches : matches.map((match) => movedMatch(match, by, index));
  return { words, path, part, fateOfToday: fate, matches: moved };
}

/** Written out, since to spread a match and write over it takes several times as long, and there may be thousands. */
function movedMatch(match: Match, by: number, block: number): Match {
  const { principle, relation, score, text, because, message, replace } = match;
  const [from, to] = [match.from + by, match.to + by];
  return replace
    ? { principle, relation, score, from, to, text, because, message, block, replace }
    : { principle, relation, score, from, to, text, because, message, block };
}

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
  const all: Match[] = [];
  const isSatisfied = ({ principle, block }: Match): boolean => {
    const section = blocks[block]?.section;
    for (let next = block + 1; next <= block + satisfiedWithin; next++)
      if (blocks[next]?.section === section && supports(judged[next], principle)) return true;
    return false;
  };
  for (const { matches } of judged)
    for (const match of matches)
      all.push(match.relation === 'conflict' && isSatisfied(match) ? satisfiedLater(match) : match);
  return all;
}

const supports = (judgement: Judgement | undefined, principle: string): boolean =>
  judgement?.matches.some(
    (match) => match.relation === 'support' && match.score >= hintScore && match.principle === principle,
  ) ?? false;

function satisfiedLater(match: Match): Match {
  const because = 'the words stand here, but what follows satisfies it';
  const message = `“${match.text}”: ${because}.`;
  return { ...match, relation: 'topic', score: scores.topic.medium, because, message };
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
  counts: ReadonlyMap<string, number>,
  kind: DocumentKind,
): Gap[] {
  const silenced = new Set<string>();
  for (const { principle, wholeDocument } of document.suppressions)
    if (wholeDocument) silenced.add(principle);
  return expectedIn(guidance, kind).filter(
    ({ principle }) => (counts.get(principle) ?? 0) === 0 && !silenced.has(principle),
  );
}

/** What a document of a kind is expected to address, with the reasons; made once for each guidance. */
function expectedIn(guidance: Guidance, kind: DocumentKind): readonly Gap[] {
  let known = expectations.get(guidance);
  if (!known) expectations.set(guidance, (known = new Map<DocumentKind, readonly Gap[]>()));
  let expected = known.get(kind);
  if (!expected) {
    expected = [...guidance.principles.values()].flatMap(({ id, expectedIn: entries }) => {
      const entry = entries.find((one) => one.kind === kind);
      return entry ? [{ principle: id, reason: entry.because }] : [];
    });
    known.set(kind, expected);
  }
  return expected;
}

const expectations = new WeakMap<Guidance, Map<DocumentKind, readonly Gap[]>>();
