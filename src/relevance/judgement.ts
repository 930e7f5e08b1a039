/** What a block touches, and how its words are meant there. */
import type { CompiledSignal } from '../guidance/compile.ts';
import type { Replacement } from '../guidance/principle.ts';
import type { GuidedKind, Relation } from '../guidance/vocabulary.ts';
import type { Block, ParsedDocument, Section, Span } from '../document/document.ts';
import { type BlockWords, blockWords, textWords } from './blockWords.ts';
import { type BlockPart, type Fate, fateOfToday, partOf } from './parts.ts';
import { type Place, unstatedBecause } from './reading.ts';
import { measuresPhrase, type Scanner, type SignalHit } from './scanner.ts';

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

/** Score of a match by its relation and its signal's strength, before scores are fitted on labelled documents. */
export const scores: Readonly<Record<Relation, Readonly<Record<CompiledSignal['strength'], number>>>> = {
  conflict: { strong: 0.9, medium: 0.7, weak: 0.4 },
  support: { strong: 0.8, medium: 0.65, weak: 0.35 },
  topic: { strong: 0.6, medium: 0.45, weak: 0.25 },
};

/** A conflict below this is never shown unasked. */
export const hintScore = 0.6;

/** A block's matches, and what of its surroundings they hold for: an edit elsewhere leaves most as they are. */
export interface Judgement {
  readonly words: number;
  readonly path: readonly string[];
  /** Undefined where none of the words depends on it. */
  readonly part: BlockPart | undefined;
  /** What was answered where it was asked what the document decides on what exists today. */
  readonly fateOfToday: Fate | undefined;
  readonly matches: readonly Match[];
  /** The principles a condition of whose expectation the block holds, each once. */
  readonly expects: readonly string[];
}

/** Judges a block under the headings of a path. */
export function judgementOf(
  document: ParsedDocument,
  block: Block,
  index: number,
  kind: GuidedKind,
  path: readonly string[],
  scanner: Scanner,
): Judgement {
  const read = blockWords(document, block);
  const heard = scanner
    .scan(read, headingWords(document, block))
    .filter((hit) => hit.signal.documents.includes(kind) && inContext(document, block, read, hit, scanner));
  const conditions = heard.filter(({ signal }) => signal.expects);
  const hits = conditions.length === 0 ? heard : heard.filter(({ signal }) => !signal.expects);
  const expects =
    conditions.length === 0 ? nobody : [...new Set(conditions.map(({ signal }) => signal.principle))];
  const part = hits.some(({ signal }) => signal.relation !== 'topic') ? partOf(document, index) : undefined;
  let fate: Fate | undefined;
  const surroundings = { document, block, index, read, fateOfToday: () => (fate ??= fateOfToday(document)) };
  const matches = judgeBlock(surroundings, hits);
  return { words: read.words.length, path, part, fateOfToday: fate, matches, expects };
}

const nobody: readonly string[] = [];

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
