/** The filter that is being typed at the end of a query, with the values that it can take. */
import { nearestIds } from '../guidance/guidance.ts';
import { type FilterName, filterValues, isFilterName } from './filters.ts';

export interface OpenFilter {
  readonly name: FilterName;
  /** The query without it. */
  readonly before: string;
  /** Nothing stands after the colon yet: it filters nothing, and nothing is wrong with it. */
  readonly isEmpty: boolean;
  readonly choices: readonly FilterChoice[];
}

export interface FilterChoice {
  readonly value: string;
  /** The query with this value in place of what was typed. */
  readonly query: string;
}

export const filterNames = Object.keys(filterValues) as FilterName[];

/**
 * Finds a filter with the cursor at its end that is not decided yet: without a value, with one that is not known, or
 * with the beginning of several.
 * @returns its choices: those that begin as typed, or all where none does, the likest first; undefined where nothing is to be chosen
 */
export function openFilter(text: string): OpenFilter | undefined {
  const [whole, prefix = '', typed = ''] = /(?<![^\s])(\p{L}+):(\S*)$/u.exec(text) ?? [];
  const name = prefix.toLowerCase();
  if (whole === undefined || !isFilterName(name)) return undefined;
  const kept = typed.slice(0, typed.lastIndexOf(',') + 1);
  const part = typed.slice(kept.length).toLowerCase();
  const values: readonly string[] = filterValues[name];
  const fitting = values.filter((value) => value.startsWith(part));
  if (values.includes(part) || fitting.length === 1) return undefined;
  const before = text.slice(0, text.length - whole.length);
  const offered = fitting.length > 0 ? fitting : new Set([...nearestIds(values, part), ...values]);
  const choices = [...offered].map((value) => ({
    value,
    query: `${before}${name}:${kept}${value} `,
  }));
  return { name, before, isEmpty: typed === '', choices };
}

/** A query with the beginning of one more filter. */
export const withFilter = (text: string, name: FilterName): string =>
  `${text.trimEnd()}${text.trim() === '' ? '' : ' '}${name}:`;
