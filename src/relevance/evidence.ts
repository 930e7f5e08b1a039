/** What speaks for a principle at a place in a document, as numbers that weights are fitted to (`test/relevance/fit.ts`). */
import type { Guidance } from '../guidance/guidance.ts';
import { words } from '../guidance/words.ts';
import { type ParsedDocument, textOf } from '../document/document.ts';
import type { Analysis } from './analyse.ts';
import { type Likeness, likeness, type Standing, standing } from './likeness.ts';

export const featureNames = [
  'match here',
  'match in the section',
  'matches in the document',
  'likeness here, share',
  'likeness here, rank',
  'likeness nearby, share',
  'likeness of the section, share',
  'likeness of the section, rank',
  'likeness of the headings, share',
  'likeness of the document, share',
  'likeness of the blocks together, share',
  'written for this kind',
] as const;

/** Likeness to every principle of the parts of a document, made once for each analysis. */
interface DocumentLikeness {
  readonly blocks: readonly Likeness[];
  readonly document: Standing;
  /** Shares of all blocks, added up. */
  readonly together: Standing;
}

const likenesses = new WeakMap<Analysis, DocumentLikeness>();
/** Enough of a long document to tell what it is about. In characters. */
const longest = 20_000;

function documentLikeness(analysis: Analysis, guidance: Guidance): DocumentLikeness {
  const known = likenesses.get(analysis);
  if (known) return known;
  const { document } = analysis;
  const texts = document.blocks.map(({ spans }) => textOf(document.text, spans));
  const blocks = texts.map((text) => likeness(text, guidance.terms));
  const together = new Float64Array(guidance.terms.principles.length);
  for (const block of blocks)
    standing(block).share.forEach((share, i) => (together[i] = (together[i] ?? 0) + share));
  const whole = likeness(texts.join(' ').slice(0, longest), guidance.terms);
  const made = { blocks, document: standing(whole), together: standing(together) };
  likenesses.set(analysis, made);
  return made;
}

/** The features of every principle at some blocks of one section, in the order of `guidance.terms.principles`. */
export function evidenceAt(analysis: Analysis, guidance: Guidance, here: readonly number[]): Float64Array[] {
  const { document, kind } = analysis;
  const all = documentLikeness(analysis, guidance);
  const [first = 0] = here;
  const last = here.at(-1) ?? first;
  const section = document.sections[document.blocks[first]?.section ?? 0];
  const from = section?.firstBlock ?? 0;
  const end = section?.endBlock ?? 0;
  const text = (start: number, stop: number): string => blockText(document, start, stop);
  const at = standing(likeness(text(first, last + 1), guidance.terms));
  const nearby = standing(likeness(text(Math.max(0, first - 2), last + 3), guidance.terms));
  const around = standing(likeness(text(from, end), guidance.terms));
  const headings = standing(likeness((section?.path ?? []).join(' '), guidance.terms));

  const count = guidance.terms.principles.length;
  const position = new Map(guidance.terms.principles.map((id, i) => [id, i]));
  const best = (): Float64Array => new Float64Array(count);
  const inPlace = best();
  const inSection = best();
  const inDocument = best();
  for (const match of analysis.matches) {
    const i = position.get(match.principle);
    if (i === undefined) continue;
    const raise = (values: Float64Array): void => {
      values[i] = Math.max(values[i] ?? 0, match.score);
    };
    if (match.block >= first && match.block <= last) raise(inPlace);
    if (match.block >= from && match.block < end) raise(inSection);
    inDocument[i] = (inDocument[i] ?? 0) + match.score;
  }
  return guidance.terms.principles.map((id, i) => {
    const of = (values: Float64Array): number => values[i] ?? 0;
    const written = kind !== 'other' && guidance.principles.get(id)?.documents.includes(kind);
    return Float64Array.of(
      of(inPlace),
      of(inSection),
      Math.log1p(of(inDocument)),
      of(at.share),
      of(at.rank),
      of(nearby.share),
      of(around.share),
      of(around.rank),
      of(headings.share),
      of(all.document.share),
      of(all.together.share),
      written ? 1 : 0,
    );
  });
}

/** The text of the blocks from one to another, end exclusive. */
const blockText = (document: ParsedDocument, from: number, to: number): string =>
  document.blocks
    .slice(from, to)
    .map(({ spans }) => textOf(document.text, spans))
    .join(' ');

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
