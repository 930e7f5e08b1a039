/** From a document to matches, hints and gaps: the one analysis that every surface reads. */
import type { Guidance } from '../guidance/guidance.ts';
import type { DocumentKind } from '../guidance/vocabulary.ts';
import type { ParsedDocument } from '../document/document.ts';
import { isSilenced } from '../document/suppressions.ts';
import { hear } from './heard.ts';
import { hintScore, type Judgement, type Match, scores } from './judgement.ts';
import { documentKind } from './kind.ts';

export { hintScore, type Match } from './judgement.ts';

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
  /** Why this document is expected to address each of these principles. */
  readonly expected: ReadonlyMap<string, string>;
}

/** A document shorter than a screen is a fragment or a draft: nothing is missed in it. In words. */
export const gapLength = 250;

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
  if (kind === 'other') return { document, kind, matches: [], hints: [], gaps: [], expected: new Map() };
  const heard = hear(document, guidance, kind);
  const all = settled(document, heard.judged);
  const matches =
    document.suppressions.length === 0 ? all : all.filter((match) => !isSuppressed(document, match));
  const expected = expectedOf(guidance, kind, heard.expected);
  return {
    document,
    kind,
    matches,
    hints: selectHints(document, matches),
    gaps: heard.words < gapLength ? [] : findGaps(document, expected, heard.counts),
    expected,
  };
}

/**
 * So many blocks must hold a condition before a document is expected to address a principle: fewer may speak of it in
 * passing.
 */
const calledFor = 3;

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
  expected: ReadonlyMap<string, string>,
  counts: ReadonlyMap<string, number>,
): Gap[] {
  const silenced = new Set<string>();
  for (const { principle, wholeDocument } of document.suppressions)
    if (wholeDocument) silenced.add(principle);
  return [...expected]
    .filter(([principle]) => (counts.get(principle) ?? 0) === 0 && !silenced.has(principle))
    .map(([principle, reason]) => ({ principle, reason }));
}

/** What a document is expected to address, with the reasons, in the order of the principles. */
function expectedOf(
  guidance: Guidance,
  kind: DocumentKind,
  heard: ReadonlyMap<string, number>,
): ReadonlyMap<string, string> {
  const expected = new Map<string, string>();
  for (const { principle, because, isConditional } of expectationsOf(guidance, kind))
    if (!isConditional || (heard.get(principle) ?? 0) >= calledFor) expected.set(principle, because);
  return expected;
}

interface KindExpectation {
  readonly principle: string;
  readonly because: string;
  readonly isConditional: boolean;
}

/** What documents of a kind are expected to address, all of them or on a condition; made once for each guidance. */
function expectationsOf(guidance: Guidance, kind: DocumentKind): readonly KindExpectation[] {
  let known = expectations.get(guidance);
  if (!known) expectations.set(guidance, (known = new Map<DocumentKind, readonly KindExpectation[]>()));
  let ofKind = known.get(kind);
  if (!ofKind) {
    ofKind = [...guidance.principles.values()].flatMap(({ id, expectedIn }) => {
      const entry = expectedIn.find((one) => one.kind === kind);
      return entry
        ? [{ principle: id, because: entry.because, isConditional: entry.when !== undefined }]
        : [];
    });
    known.set(kind, ofKind);
  }
  return ofKind;
}

const expectations = new WeakMap<Guidance, Map<DocumentKind, readonly KindExpectation[]>>();
