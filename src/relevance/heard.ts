/** What is known of the blocks of a document, carried on from version to version while it is edited. */
import type { Guidance } from '../guidance/guidance.ts';
import type { GuidedKind } from '../guidance/vocabulary.ts';
import { type Block, lineageKey, type ParsedDocument } from '../document/document.ts';
import { blocksInCommon, type Lineage } from '../document/lineage.ts';
import { type Judgement, judgementOf, type Match } from './judgement.ts';
import { type BlockPart, fateOfToday, isSamePath, partOf } from './parts.ts';
import { createScanner, type Scanner } from './scanner.ts';

/** What is known of the blocks of the last version of a document. It is carried on from version to version. */
export interface Heard {
  readonly blocks: readonly Block[];
  readonly kind: GuidedKind;
  readonly judged: readonly Judgement[];
  /** The sum over `judged`. */
  readonly words: number;
  /** How many matches of each principle there are in `judged`. */
  readonly counts: Map<string, number>;
  /** In how many blocks of `judged` there is a condition on which each principle is expected. */
  readonly expected: Map<string, number>;
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

/** Judges the blocks of a document. Those that its last version has too are taken over, where what they hold for is the same. */
export function hear(document: ParsedDocument, guidance: Guidance, kind: GuidedKind): Heard {
  const { scanner, heard } = listeningFor(guidance);
  const { blocks } = document;
  const known = heard.get(document[lineageKey]);
  const last = known?.kind === kind ? known : undefined;
  const before = last?.blocks ?? [];
  const common = blocksInCommon(before, blocks);
  const end = blocks.length - common.last;
  const added = blocks.length - before.length;
  const counts = last?.counts ?? new Map<string, number>();
  const expected = last?.expected ?? new Map<string, number>();
  let words = last?.words ?? 0;
  const count = (judgement: Judgement | undefined, by: 1 | -1): void => {
    if (!judgement) return;
    words += by * judgement.words;
    for (const { principle } of judgement.matches) counts.set(principle, (counts.get(principle) ?? 0) + by);
    for (const principle of judgement.expects) expected.set(principle, (expected.get(principle) ?? 0) + by);
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
  const made = { blocks, kind, judged, words, counts, expected };
  heard.set(document[lineageKey], made);
  return made;
}

const noPath: readonly string[] = [];

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
  { words, part, fateOfToday: fate, matches, expects }: Judgement,
  by: number,
  index: number,
  path: readonly string[],
): Judgement {
  const moved = matches.length === 0 ? noMatches : matches.map((match) => movedMatch(match, by, index));
  return { words, path, part, fateOfToday: fate, matches: moved, expects };
}

/** Written out, since to spread a match and write over it takes several times as long, and there may be thousands. */
function movedMatch(match: Match, by: number, block: number): Match {
  const { principle, relation, score, text, because, message, replace } = match;
  const [from, to] = [match.from + by, match.to + by];
  return replace
    ? { principle, relation, score, from, to, text, because, message, block, replace }
    : { principle, relation, score, from, to, text, because, message, block };
}

const noMatches: readonly Match[] = [];
