/** From a document to matches, hints and gaps: the one analysis that every surface reads. */
import type { CompiledSignal } from '../guidance/compile.ts';
import type { Replacement } from '../guidance/principle.ts';
import type { Guidance } from '../guidance/guidance.ts';
import type { DocumentKind, Relation } from '../guidance/vocabulary.ts';
import type { Block, ParsedDocument, Section, Span } from '../document/document.ts';
import { isSilenced } from '../document/suppressions.ts';
import { documentKind } from './kind.ts';
import { type BlockWords, blockWords, textWords } from './blockWords.ts';
import { unstatedBecause } from './reading.ts';
import { createScanner, holdsPhrase, measuresPhrase, type Scanner, type SignalHit } from './scanner.ts';

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

/** Made once for each guidance; the guidance is immutable. */
const scanners = new WeakMap<Guidance, Scanner>();

/**
 * Analyses a document.
 * @param options.kind the kind, where it is known; otherwise it is judged
 */
export function analyse(
  document: ParsedDocument,
  guidance: Guidance,
  options: { kind?: DocumentKind } = {},
): Analysis {
  const kind = options.kind ?? documentKind(document);
  if (kind === 'other') return { document, kind, matches: [], hints: [], gaps: [] };
  let scanner = scanners.get(guidance);
  if (!scanner) scanners.set(guidance, (scanner = createScanner(guidance.signals)));
  const judged = document.blocks.map((block) => ({ block, read: blockWords(document, block) }));
  const heard = settled(
    document,
    judged.flatMap(({ block, read }, index) => judgeBlock(document, block, index, read, scanner, kind)),
  );
  const matches = heard.filter((match) => !isSuppressed(document, match));
  const wordCount = judged.reduce((sum, { read }) => sum + read.words.length, 0);
  return {
    document,
    kind,
    matches,
    hints: selectHints(document, matches),
    gaps: wordCount < gapLength ? [] : findGaps(document, guidance, heard, kind),
  };
}

function judgeBlock(
  document: ParsedDocument,
  block: Block,
  index: number,
  read: BlockWords,
  scanner: Scanner,
  kind: Exclude<DocumentKind, 'other'>,
): Match[] {
  const hits = scanner
    .scan(read)
    .filter((hit) => hit.signal.documents.includes(kind) && inContext(document, block, read, hit));
  const best = new Map<string, Match>();
  for (const hit of hits) {
    const match = readHit(document, block, index, read, hit);
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

/** How many blocks after a conflict may satisfy it. */
const satisfiedWithin = 2;

/** A conflict that the next paragraphs of its section satisfy is none. */
function settled(document: ParsedDocument, matches: readonly Match[]): Match[] {
  const supported = new Set(
    matches
      .filter(({ relation, score }) => relation === 'support' && score >= hintScore)
      .map(({ principle, block }) => `${principle} ${block}`),
  );
  return matches.map((match): Match => {
    if (match.relation !== 'conflict') return match;
    const section = document.blocks[match.block]?.section;
    for (let block = match.block + 1; block <= match.block + satisfiedWithin; block++) {
      if (document.blocks[block]?.section !== section || !supported.has(`${match.principle} ${block}`))
        continue;
      const because = 'the words stand here, but what follows satisfies it';
      return {
        ...match,
        relation: 'topic',
        score: scores.topic.medium,
        because,
        message: `“${match.text}”: ${because}.`,
      };
    }
    return match;
  });
}

/** Of two that are as strong, the one that can be mended with a click is the one to show. */
const isEasierMended = (match: Match, other: Match): boolean =>
  match.score === other.score && match.replace !== undefined && other.replace === undefined;

function inContext(document: ParsedDocument, block: Block, read: BlockWords, hit: SignalHit): boolean {
  const { under, near, without, limit } = hit.signal;
  if (under && !holdsPhrase(headingWords(document, block), under)) return false;
  if (near && limit) {
    // A quantity measures what its own sentence names, or what the section is about.
    const measures = measuresPhrase(read, near, limit, hit);
    if (!(measures ?? holdsPhrase(headingWords(document, block), near))) return false;
  } else if (near && !holdsPhrase(read, near)) return false;
  return !(without && holdsPhrase(read, without));
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
function readHit(
  document: ParsedDocument,
  block: Block,
  index: number,
  read: BlockWords,
  hit: SignalHit,
): Match {
  const { signal } = hit;
  const [from, to] = [block.from + hit.from, block.from + hit.to];
  const text = document.text.slice(from, to).replace(/\s+/g, ' ');
  const unstated =
    signal.relation === 'topic' ? undefined : unstatedBecause({ document, block, index, read, hit });
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
