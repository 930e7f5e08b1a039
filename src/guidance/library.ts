/** The library: all principles by what they have in common, for browsing. */
import type { PrincipleEntry } from './guidance.ts';
import { audiences, phases, pillars, themes } from './vocabulary.ts';

export const groupings = ['theme', 'pillar', 'phase', 'audience'] as const;
export type Grouping = (typeof groupings)[number];

export interface LibraryGroup {
  /** A theme, pillar, phase or audience. */
  readonly value: string;
  /** Current principles by title, then historic ones. */
  readonly principles: readonly PrincipleEntry[];
}

const groupValues: Readonly<Record<Grouping, readonly string[]>> = {
  theme: themes,
  pillar: pillars,
  phase: phases,
  audience: audiences,
};

const valuesOf: Readonly<Record<Grouping, (principle: PrincipleEntry) => readonly string[]>> = {
  theme: ({ theme }) => [theme],
  pillar: ({ pillar }) => [pillar],
  phase: ({ phases: listed }) => listed,
  audience: ({ audience }) => audience,
};

/** All principles as a list shows them: current ones by title, then historic ones. */
export const inOrder = (principles: Iterable<PrincipleEntry>): PrincipleEntry[] =>
  [...principles].sort(
    (a, b) =>
      Number(a.status === 'historic') - Number(b.status === 'historic') || (a.title < b.title ? -1 : 1),
  );

/** Groups principles, in the order of the vocabulary; groups without any are left out. */
export function libraryGroups(principles: Iterable<PrincipleEntry>, grouping: Grouping): LibraryGroup[] {
  const sorted = inOrder(principles);
  return groupValues[grouping].flatMap((value) => {
    const listed = sorted.filter((principle) => valuesOf[grouping](principle).includes(value));
    return listed.length > 0 ? [{ value, principles: listed }] : [];
  });
}
