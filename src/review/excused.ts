/** What a document would be told if it silenced nothing: what reports list as suppressed, with the reasons. */
import type { Guidance } from '../guidance/guidance.ts';
import type { ParsedDocument } from '../document/document.ts';
import type { Suppression } from '../document/suppressions.ts';
import { analyse, type Gap, type Match } from '../relevance/analyse.ts';
import type { Judged } from './gate.ts';

export interface Excused {
  /** In order of place. */
  readonly hints: readonly { readonly match: Match; readonly reason: string }[];
  readonly gaps: readonly { readonly gap: Gap; readonly reason: string }[];
}

/** Said where front matter ignores a principle without a reason, as it may. */
const unreasoned = 'The document ignores this principle.';

/** The hints and gaps that suppressions hold back. What settings switch off is none of them. */
export function excusedFindings({ analysis, silenced }: Judged, guidance: Guidance): Excused {
  const { document, kind, hints, gaps } = analysis;
  if (document.suppressions.length === 0 || kind === 'other') return { hints: [], gaps: [] };
  const free = analyse({ ...document, suppressions: [] }, guidance, { kind });
  const shown = new Set(hints.map(keyOf));
  const missed = new Set(gaps.map(({ principle }) => principle));
  return {
    hints: free.hints.flatMap((match) => {
      const suppression = silencedBy(document, match);
      if (!suppression || shown.has(keyOf(match)) || silenced.has(match.principle)) return [];
      return [{ match, reason: suppression.reason ?? unreasoned }];
    }),
    gaps: free.gaps.flatMap((gap) => {
      const suppression = document.suppressions.find(({ principle }) => principle === gap.principle);
      if (!suppression || missed.has(gap.principle) || silenced.has(gap.principle)) return [];
      return [{ gap, reason: suppression.reason ?? unreasoned }];
    }),
  };
}

const keyOf = ({ principle, from }: Match): string => `${principle} ${from}`;

const silencedBy = ({ suppressions }: ParsedDocument, { principle, block }: Match): Suppression | undefined =>
  suppressions.find(
    (one) =>
      one.principle === principle && (one.wholeDocument || (one.firstBlock <= block && block < one.endBlock)),
  );
