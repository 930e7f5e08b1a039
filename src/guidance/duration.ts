/** Durations in months, with the options that prolong them: "an initial term of 36 months with two 12-month options". */
import { type NumberAt, numberAt, startsNumber } from './numbers.ts';
import type { Token } from './tokens.ts';

const monthsIn: Readonly<Record<string, number>> = {
  day: 12 / 365,
  week: (7 * 12) / 365,
  month: 1,
  quarter: 3,
  year: 12,
  annum: 12,
};

/** A duration at a place. `from` and `next` are indices of tokens, `next` exclusive. */
export interface DurationAt {
  readonly months: number;
  readonly from: number;
  readonly next: number;
}

/** Words that may stand between a number and what it counts: "two further one-year periods". */
// prettier-ignore
const adjectives = new Set([
  'additional', 'further', 'optional', 'successive', 'consecutive', 'separate', 'possible', 'x', '×', 'more', 'extra', 'potential',
  'calendar', 'full', 'complete', 'option', 'base', 'initial', 'contract', 'extension', 'renewal', 'working', 'business',
]);
/** What makes a duration prolong the one before it. */
// prettier-ignore
const prolongs = new Set([
  'option', 'options', 'optional', 'extension', 'extensions', 'extend', 'extended', 'extendable', 'renewal', 'renewals', 'renew',
  'renewable', 'renewed', 'additional', 'further', 'plus', 'another', '+',
]);
const ranges = new Set(['to', '–', '—', '-', 'or']);
/** More numbers in a row than this are no term. */
const mostNumbers = 8;
/** How far apart a term and the options on it may stand, in tokens. */
const optionReach = 14;

const isUnit = (token: Token | undefined): boolean => unitOf(token) !== undefined;
function unitOf(token: Token | undefined): number | undefined {
  const text = token?.text ?? '';
  const singular = text.endsWith('s') ? text.slice(0, -1) : text;
  return Object.hasOwn(monthsIn, singular) ? monthsIn[singular] : undefined;
}

/** A number with its unit: "60 months", "5-year", "four option years", "3+1+1 years", "36-60 months". */
function simpleAt(tokens: readonly Token[], at: number): DurationAt | undefined {
  const first = numberAt(tokens, at);
  if (!first) return undefined;
  const [value, next] = joined(tokens, first);
  let unit = tokens[next]?.text === '-' ? next + 1 : next;
  for (let skipped = 0; skipped < 3 && adjectives.has(tokens[unit]?.text ?? ''); skipped++) unit++;
  const months = unitOf(tokens[unit]);
  return months === undefined ? undefined : { months: value * months, from: at, next: unit + 1 };
}

/** "3+1+1" is a sum; of "3 to 5" and "36-60" the greater counts. */
function joined(tokens: readonly Token[], first: NumberAt): [number, number] {
  let { value, next } = first;
  for (let numbers = 1; numbers < mostNumbers; numbers++) {
    const mark = tokens[next]?.text ?? '';
    if (mark !== '+' && !ranges.has(mark)) return [value, next];
    const more = numberAt(tokens, next + 1);
    if (!more) return [value, next];
    value = mark === '+' ? value + more.value : Math.max(value, more.value);
    next = more.next;
  }
  return [value, next];
}

/** "two 12-month options", "2 x 12 months", "four (4) one-year periods": a number of durations. */
function countedAt(tokens: readonly Token[], at: number): DurationAt | undefined {
  const count = numberAt(tokens, at);
  if (!count) return undefined;
  let inner = count.next;
  for (let skipped = 0; skipped < 4 && adjectives.has(tokens[inner]?.text ?? ''); skipped++) inner++;
  if (isUnit(tokens[inner])) return undefined;
  const each = numberAt(tokens, inner) && simpleAt(tokens, inner);
  return each ? { months: count.value * each.months, from: at, next: each.next } : undefined;
}

/** Whether what stands at some tokens prolongs a term: options, extensions and the like, in the same sentence. */
function isOption(tokens: readonly Token[], from: number, option: DurationAt): boolean {
  for (let i = from; i < option.next + 4; i++) {
    const text = tokens[i]?.text ?? '';
    if (i >= option.next && /^[.;:?!]$/.test(text)) return false;
    if (prolongs.has(text)) return true;
  }
  return false;
}

/** The durations among tokens, in order, each with its options added; none is reported twice. */
export function durations(tokens: readonly Token[]): DurationAt[] {
  const found: DurationAt[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || (token.text !== 'a' && token.text !== 'the' && !startsNumber(token))) continue;
    const here = countedAt(tokens, at) ?? baseYearAt(tokens, at) ?? simpleAt(tokens, at);
    if (!here) continue;
    const last = found.at(-1);
    const gap = last ? tokens.slice(last.next, here.from) : [];
    if (
      last &&
      gap.length <= optionReach &&
      !gap.some(({ text }) => /^[.;?!]$/.test(text)) &&
      isOption(tokens, last.next, here)
    )
      found[found.length - 1] = { months: last.months + here.months, from: last.from, next: here.next };
    else found.push(here);
    at = here.next - 1;
  }
  return found;
}

/** "a base year" is one year; "a one-year base period" has its number. */
function baseYearAt(tokens: readonly Token[], at: number): DurationAt | undefined {
  const [article, base, year] = [tokens[at]?.text, tokens[at + 1]?.text, tokens[at + 2]?.text];
  return (article === 'a' || article === 'the') && base === 'base' && year === 'year'
    ? { months: 12, from: at, next: at + 3 }
    : undefined;
}
