/** How the entries of a review stand by theme: what heat maps and tables of themes are drawn from. */
import type { Guidance } from '../guidance/guidance.ts';
import { type Theme, themes } from '../guidance/vocabulary.ts';
import { countStates, type StateCounts } from './reportWords.ts';
import type { ReviewedEntry } from './reviewed.ts';

/** Counts by theme, in the order of themes; those without an entry are left out. */
export function themeCounts(
  entries: readonly ReviewedEntry[],
  principles: Guidance['principles'],
): Map<Theme, StateCounts> {
  const groups = new Map<Theme, ReviewedEntry[]>();
  for (const entry of entries) {
    const theme = principles.get(entry.principle)?.theme;
    if (!theme) continue;
    const group = groups.get(theme);
    if (group) group.push(entry);
    else groups.set(theme, [entry]);
  }
  return new Map(
    themes.flatMap((theme) => {
      const group = groups.get(theme);
      return group ? [[theme, countStates(group)] as const] : [];
    }),
  );
}
