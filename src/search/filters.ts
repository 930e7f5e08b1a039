/** Filters that are typed in a query, such as `theme:sourcing` or `is:historic`: their names, values and meaning. */
import { audiences, documentKinds, phases, pillars, themes } from '../guidance/vocabulary.ts';
import type { Card } from './card.ts';

/** Filter name to the values that it takes. */
export const filterValues = {
  theme: themes,
  pillar: pillars,
  kind: documentKinds,
  phase: phases,
  audience: audiences,
  is: ['current', 'historic', 'pinned'],
} as const;

export type FilterName = keyof typeof filterValues;

export interface Filter {
  readonly name: FilterName;
  /** Any of these will do: an unfinished value stands for all that begin with it. */
  readonly values: readonly string[];
}

export const isFilterName = (name: string): name is FilterName => Object.hasOwn(filterValues, name);

/**
 * Reads the value of a filter. Commas part values; each may be unfinished, and stands for all that begin with it.
 * @param name one of {@link filterValues}
 * @param value as typed, without the colon
 * @returns the filter, or what is wrong with the value in words
 */
export function parseFilter(name: FilterName, value: string): { filter: Filter } | { problem: string } {
  const known: readonly string[] = filterValues[name];
  const asked = value.toLowerCase().split(',').filter(Boolean);
  if (asked.length === 0) return { problem: `${name}: takes one of ${known.join(', ')}` };
  const values = new Set<string>();
  for (const part of asked) {
    const fitting = known.includes(part) ? [part] : known.filter((one) => one.startsWith(part));
    if (fitting.length === 0)
      return { problem: `${name}:${part} is not known: ${name}: takes one of ${known.join(', ')}` };
    for (const one of fitting) values.add(one);
  }
  return { filter: { name, values: [...values] } };
}

/** What a principle has for each filter. */
const valuesOf: Readonly<Record<FilterName, (card: Card, pinned: ReadonlySet<string>) => readonly string[]>> =
  {
    theme: ({ theme }) => [theme],
    pillar: ({ pillar }) => [pillar],
    kind: ({ documents }) => documents,
    phase: ({ phases }) => phases,
    audience: ({ audience }) => audience,
    is: ({ id, status }, pinned) => (pinned.has(id) ? [status, 'pinned'] : [status]),
  };

/** Tells which principles pass every filter. Filters of one name add up: `theme:data theme:security` is either. */
export function passing(filters: readonly Filter[], pinned: ReadonlySet<string>): (card: Card) => boolean {
  const allowed = new Map<FilterName, Set<string>>();
  for (const { name, values } of filters) {
    const together = allowed.get(name) ?? new Set();
    for (const value of values) together.add(value);
    allowed.set(name, together);
  }
  return (card) =>
    [...allowed].every(([name, values]) => valuesOf[name](card, pinned).some((value) => values.has(value)));
}
