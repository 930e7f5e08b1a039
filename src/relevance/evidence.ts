/** What speaks for a principle at a place in a document, as numbers that weights are fitted to (`test/relevance/fit.ts`). */
import type { Guidance } from '../guidance/guidance.ts';
import type { Relation } from '../guidance/vocabulary.ts';
import { termsOf } from '../guidance/terms.ts';
import { words } from '../guidance/words.ts';
import { type ParsedDocument, textOf } from '../document/document.ts';
import type { Analysis, Match } from './analyse.ts';
import { blockTerms, likeness, type Standing, standing } from './likeness.ts';
import { priors, typicalPrior } from './priors.ts';

export const featureNames = [
  'conflict here',
  'support here',
  'topic here',
  'match beside',
  'match in the section',
  'matches in the document',
  'likeness here, share',
  'likeness here, rank',
  'likeness here, plain',
  'likeness nearby, share',
  'likeness of the section, share',
  'likeness of the section, rank',
  'likeness of the headings, share',
  'likeness of the document, share',
  'likeness of the blocks together, share',
  'written for this kind',
  'historic',
  'raised in this kind',
] as const;

/** What holds for a whole document or a section of it: made once for an analysis, so that time stays linear. */
interface Surroundings {
  readonly document: Standing;
  /** Shares of all blocks, added up. */
  readonly together: Standing;
  /** The scores of a principle's matches, added up, on a logarithmic scale. */
  readonly matched: Float64Array;
  readonly written: Float64Array;
  readonly historic: Float64Array;
  readonly raised: Float64Array;
  readonly position: ReadonlyMap<string, number>;
  readonly matchesOf: ReadonlyMap<number, readonly Match[]>;
  /** By section; made when first asked for. */
  readonly sections: Map<number, SectionEvidence>;
}

interface SectionEvidence {
  readonly around: Standing;
  readonly headings: Standing;
  /** The best match of each principle. */
  readonly best: Float64Array;
}

const surroundings = new WeakMap<Analysis, Surroundings>();
/** Enough of a long text to tell what it is about. In characters. */
const longest = 20_000;

function surroundingsOf(analysis: Analysis, guidance: Guidance): Surroundings {
  const known = surroundings.get(analysis);
  if (known) return known;
  const { document, kind, matches } = analysis;
  const { principles } = guidance.terms;
  const together = new Float64Array(principles.length);
  for (const block of document.blocks) {
    const values = likeness(blockTerms(document, block), guidance.terms);
    const most = values.reduce((one, other) => Math.max(one, other), 0);
    if (most > 0) values.forEach((value, i) => (together[i] = (together[i] ?? 0) + value / most));
  }
  const position = new Map(principles.map((id, i) => [id, i]));
  const matched = new Float64Array(principles.length);
  for (const { principle, score } of matches) {
    const i = position.get(principle);
    if (i !== undefined) matched[i] = (matched[i] ?? 0) + score;
  }
  const made: Surroundings = {
    document: standing(likeness(termsBetween(document, 0, document.blocks.length), guidance.terms)),
    together: standing(together),
    matched: matched.map((sum) => Math.log1p(sum)),
    written: Float64Array.from(principles, (id) =>
      kind !== 'other' && guidance.principles.get(id)?.documents.includes(kind) ? 1 : 0,
    ),
    historic: Float64Array.from(principles, (id) =>
      guidance.principles.get(id)?.status === 'historic' ? 1 : 0,
    ),
    raised: Float64Array.from(principles, (id) =>
      kind === 'other' ? 0 : (priors[kind][id] ?? typicalPrior[kind]),
    ),
    position,
    matchesOf: matchesByBlock(analysis),
    sections: new Map(),
  };
  surroundings.set(analysis, made);
  return made;
}

const byBlock = new WeakMap<Analysis, ReadonlyMap<number, readonly Match[]>>();

/** The matches of each block that has any. */
export function matchesByBlock(analysis: Analysis): ReadonlyMap<number, readonly Match[]> {
  const known = byBlock.get(analysis);
  if (known) return known;
  const made = new Map<number, Match[]>();
  for (const match of analysis.matches) {
    const listed = made.get(match.block);
    if (listed) listed.push(match);
    else made.set(match.block, [match]);
  }
  byBlock.set(analysis, made);
  return made;
}

function sectionOf(
  analysis: Analysis,
  guidance: Guidance,
  all: Surroundings,
  index: number,
): SectionEvidence {
  const known = all.sections.get(index);
  if (known) return known;
  const section = analysis.document.sections[index];
  const [from, end] = [section?.firstBlock ?? 0, section?.endBlock ?? 0];
  const made = {
    around: standing(likeness(termsBetween(analysis.document, from, end), guidance.terms)),
    headings: standing(likeness(new Set(termsOf((section?.path ?? []).join(' '))), guidance.terms)),
    best: bestMatches(all, from, end),
  };
  all.sections.set(index, made);
  return made;
}

/** The best score of each principle's matches in some blocks, end exclusive; of one relation, where it is given. */
function bestMatches(all: Surroundings, from: number, end: number, only?: Relation): Float64Array {
  const best = new Float64Array(all.position.size);
  for (let block = from; block < end; block++) {
    for (const { principle, score, relation } of all.matchesOf.get(block) ?? []) {
      if (only !== undefined && relation !== only) continue;
      const i = all.position.get(principle);
      if (i !== undefined) best[i] = Math.max(best[i] ?? 0, score);
    }
  }
  return best;
}

/** The features of every principle at some blocks of one section, in the order of `guidance.terms.principles`. */
export function evidenceAt(analysis: Analysis, guidance: Guidance, here: readonly number[]): Float64Array[] {
  const { document } = analysis;
  const all = surroundingsOf(analysis, guidance);
  const [first = 0] = here;
  const last = here.at(-1) ?? first;
  const section = sectionOf(analysis, guidance, all, document.blocks[first]?.section ?? 0);
  const plain = likeness(termsBetween(document, first, last + 1), guidance.terms);
  const at = standing(plain);
  const nearby = standing(likeness(termsBetween(document, Math.max(0, first - 2), last + 3), guidance.terms));
  const [conflict, support, topic] = (['conflict', 'support', 'topic'] as const).map((relation) =>
    bestMatches(all, first, last + 1, relation),
  );
  const before = bestMatches(all, Math.max(0, first - 2), first);
  const after = bestMatches(all, last + 1, last + 3);
  return guidance.terms.principles.map((_, i) => {
    const of = (values: Float64Array | undefined): number => values?.[i] ?? 0;
    return Float64Array.of(
      of(conflict),
      of(support),
      of(topic),
      of(before) > 0 || of(after) > 0 ? 1 : 0,
      of(section.best),
      of(all.matched),
      of(at.share),
      of(at.rank),
      Math.log1p(of(plain)),
      of(nearby.share),
      of(section.around.share),
      of(section.around.rank),
      of(section.headings.share),
      of(all.document.share),
      of(all.together.share),
      of(all.written),
      of(all.historic),
      of(all.raised),
    );
  });
}

/** The terms of the blocks from one to another, end exclusive; of a long text, of the beginning. */
function termsBetween(document: ParsedDocument, from: number, to: number): ReadonlySet<string> {
  const terms = new Set<string>();
  let length = 0;
  for (const block of document.blocks.slice(from, to)) {
    for (const term of blockTerms(document, block)) terms.add(term);
    length += block.to - block.from;
    if (length > longest) break;
  }
  return terms;
}

/** The words of a place that speak most of a principle, as they stand there, in quotation marks. */
export function evidenceWords(
  analysis: Analysis,
  guidance: Guidance,
  here: readonly number[],
  principle: number,
  limit = 3,
): string[] {
  const { document } = analysis;
  const found = new Map<string, { word: string; weight: number }>();
  for (const block of here.slice(0, 50)) {
    const text = textOf(document.text, document.blocks[block]?.spans ?? []);
    for (const { from, to, stem } of words(text)) {
      const postings = Object.hasOwn(guidance.terms.postings, stem)
        ? guidance.terms.postings[stem]
        : undefined;
      if (!postings || found.has(stem)) continue;
      for (let i = 0; i + 1 < postings.length; i += 2) {
        if (postings[i] === principle)
          found.set(stem, { word: text.slice(from, to), weight: postings[i + 1] ?? 0 });
      }
    }
  }
  return [...found.values()]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, limit)
    .map(({ word }) => `“${word.toLowerCase()}”`);
}
