/** Why a place in a document gets a hint, or gets none: the signal, its words, the score, and what decided. */
import type { CompiledSignal } from '../guidance/compile.ts';
import type { Guidance } from '../guidance/guidance.ts';
import type { ParsedDocument, Span } from '../document/document.ts';
import { isSilenced, type Suppression } from '../document/suppressions.ts';
import { analyse, hintScore, type Match } from '../relevance/analyse.ts';
import { matchesAt } from '../relevance/rank.ts';
import { blockWords } from '../relevance/blockWords.ts';
import { createScanner, type PhrasePlace, type SignalHit } from '../relevance/scanner.ts';
import type { Decision, Judged } from './gate.ts';
import { pinnedFirst } from './relevant.ts';

/** What became of a match. */
export type Outcome =
  | { readonly is: 'hint' }
  /** A comment or the front matter of the document silences it. */
  | { readonly is: 'suppressed'; readonly suppression: Suppression }
  /** Settings silence it: see the decision. */
  | { readonly is: 'off' }
  /** It supports the principle or speaks of it: nothing is to be mended. */
  | { readonly is: 'noConflict' }
  | { readonly is: 'weak' }
  /** A stronger or an earlier one of the same principle is the hint of this section. */
  | { readonly is: 'onceInSection'; readonly hint: Match }
  /** Only what a change brings is shown, and this was there before. */
  | { readonly is: 'unchanged' };

export interface Explanation {
  readonly match: Match;
  readonly outcome: Outcome;
  /** How loudly it is shown, or would be, and what decided that. */
  readonly decision: Decision;
  /** What was listened for; undefined where the likeness of the words alone speaks for the principle. */
  readonly signal?: CompiledSignal;
  /** The words that the signal asked for; offsets in the document. */
  readonly words: readonly Span[];
  /** The words in the same block that the signal also asked for. */
  readonly near: readonly Span[];
  /** A conflict below this score is not shown as a hint. 0 to 1. */
  readonly threshold: number;
}

/** The matches at an offset, silenced ones too, each explained; the one to read first before the others. */
export function explainAt(judged: Judged, guidance: Guidance, offset: number): Explanation[] {
  const { document, kind } = judged.analysis;
  const free = analyse({ ...document, suppressions: [] }, guidance, { kind });
  const pinned = new Set(judged.pins.map(({ id }) => id));
  return pinnedFirst(matchesAt(free, guidance, offset), ({ principle }) => principle, pinned).map((match) =>
    explain(judged, guidance, match),
  );
}

/** Explains a match of a document, or one that its suppressions silence. */
export function explain(judged: Judged, guidance: Guidance, match: Match): Explanation {
  const { document } = judged.analysis;
  const { hit, near } = heardFor(document, guidance, match);
  const block = document.blocks[match.block];
  const at = block?.from ?? 0;
  const read = block && blockWords(document, block);
  const place = (firstWord: number, lastWord: number): Span => ({
    from: at + (read?.words[firstWord]?.from ?? 0),
    to: at + (read?.words[lastWord]?.to ?? 0),
  });
  const decision = judged.decisionOf(match.principle);
  return {
    match,
    outcome: outcomeOf(judged, match, decision),
    decision,
    ...(hit ? { signal: hit.signal } : {}),
    words: hit ? runsOf(hit.asked).map(([first, last]) => place(first, last)) : [],
    near: near.map(({ firstWord, lastWord }) => place(firstWord, lastWord)),
    threshold: hintScore,
  };
}

function outcomeOf(judged: Judged, match: Match, { level }: Decision): Outcome {
  const { analysis, hints } = judged;
  const { document } = analysis;
  const suppression = document.suppressions.find((one) =>
    isSilenced({ suppressions: [one] }, match.principle, match.block),
  );
  if (suppression) return { is: 'suppressed', suppression };
  if (level === 'off') return { is: 'off' };
  if (match.relation !== 'conflict') return { is: 'noConflict' };
  if (match.score < hintScore) return { is: 'weak' };
  const sectionOf = ({ block }: Match): number | undefined => document.blocks[block]?.section;
  const hint = hints.find(
    (one) => one.match.principle === match.principle && sectionOf(one.match) === sectionOf(match),
  );
  if (!hint) return { is: 'unchanged' };
  if (hint.match.from !== match.from) return { is: 'onceInSection', hint: hint.match };
  return { is: 'hint' };
}

/**
 * What a match was made of: the signal that hits the same words, for the reason that the match gives, and where the block holds
 * what the signal also asks for.
 */
function heardFor(
  document: ParsedDocument,
  guidance: Guidance,
  match: Match,
): { hit?: SignalHit; near: readonly PhrasePlace[] } {
  const block = document.blocks[match.block];
  if (!block) return { near: [] };
  const scanner = createScanner(
    guidance.signals.filter(({ principle, expects }) => principle === match.principle && !expects),
  );
  const read = blockWords(document, block);
  const hits = scanner
    .scan(read)
    .filter(({ from, to }) => block.from + from === match.from && block.from + to === match.to);
  const hit = hits.find(({ signal }) => signal.because === match.because) ?? hits[0];
  return hit ? { hit, near: hit.signal.near ? scanner.places(read, hit.signal.near) : [] } : { near: [] };
}

/** Numbers that follow one another, as their first and last. */
function runsOf(numbers: Iterable<number>): [number, number][] {
  const runs: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && number <= last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
