/** Which matches are worth a hover: signals that the place bears out, and places that speak of a principle without one. */
import type { Guidance } from '../guidance/guidance.ts';
import { words } from '../guidance/words.ts';
import { textOf } from '../document/document.ts';
import { isSilenced } from '../document/suppressions.ts';
import type { Analysis, Match } from './analyse.ts';
import { evidenceAt, matchesByBlock } from './evidence.ts';
import { probability } from './logistic.ts';
import { rankWeights } from './weights.ts';

/** A signal's match is shown where a reviewer raises its principle at least this likely; conflicts always are. */
const signalChance = 0.55;
/** Without a signal, a place must be this likely. Both were chosen on labelled documents: see `npm run fit`. */
const likenessChance = 0.6;
/** In characters: less says too little to be judged by its words alone. */
const shortest = 60;

/**
 * The matches that a reader may see on hover, in order of place.
 * @param blocks where to look; everywhere, where it is left out
 */
export function matchesWorthShowing(
  analysis: Analysis,
  guidance: Guidance,
  blocks?: readonly number[],
): Match[] {
  const { document, kind } = analysis;
  if (kind === 'other') return [];
  const places = blocks ?? document.blocks.map((_, block) => block);
  const byBlock = matchesByBlock(analysis);
  return places
    .flatMap((block): Match[] => {
      // A heading names what its section is about; what the section says of it stands below.
      if (document.blocks[block]?.type === 'heading') return [];
      const signalled = byBlock.get(block) ?? [];
      const chances = evidenceAt(analysis, guidance, [block]).map((features) =>
        probability(features, rankWeights),
      );
      const chanceOf = (id: string): number => chances[guidance.terms.principles.indexOf(id)] ?? 0;
      const shown = signalled.flatMap((match): Match[] => {
        if (match.relation === 'conflict') return [match];
        const score = chanceOf(match.principle);
        return score >= signalChance ? [{ ...match, score }] : [];
      });
      const seen = new Set(shown.map(({ principle }) => principle));
      const alike = chances.flatMap((score, i): Match[] => {
        const principle = guidance.terms.principles[i] ?? '';
        if (score < likenessChance || seen.has(principle) || isSuppressed(analysis, principle, block))
          return [];
        return likeMatch(analysis, guidance, block, i, score);
      });
      return [...shown, ...alike];
    })
    .sort((a, b) => a.from - b.from || b.score - a.score);
}

const isSuppressed = ({ document }: Analysis, principle: string, block: number): boolean =>
  isSilenced(document, principle, block);

/** A match on the word of a block that speaks most of a principle; none where the block is short or has no such word. */
function likeMatch(analysis: Analysis, guidance: Guidance, block: number, i: number, score: number): Match[] {
  const { document } = analysis;
  const spans = document.blocks[block]?.spans ?? [];
  if (textOf(document.text, spans).length < shortest) return [];
  let best: { from: number; to: number; weight: number } | undefined;
  for (const span of spans) {
    for (const { stem, from, to } of words(document.text.slice(span.from, span.to), span.from)) {
      const postings = Object.hasOwn(guidance.terms.postings, stem)
        ? guidance.terms.postings[stem]
        : undefined;
      if (!postings) continue;
      for (let p = 0; p + 1 < postings.length; p += 2) {
        const weight = postings[p + 1] ?? 0;
        if (postings[p] === i && weight > (best?.weight ?? 0)) best = { from, to, weight };
      }
    }
  }
  if (!best) return [];
  const { from, to } = best;
  const text = document.text.slice(from, to);
  const because = 'what stands here is close to this principle';
  const principle = guidance.terms.principles[i] ?? '';
  return [
    {
      principle,
      relation: 'topic',
      score,
      from,
      to,
      text,
      because,
      message: `“${text}”: ${because}.`,
      block,
    },
  ];
}
