/** Quantities read from text: what limits in signals are compared with. */
import { type DateAt, dates } from './dates.ts';
import { durations } from './duration.ts';
import { sums } from './money.ts';
import { numberAt, startsNumber } from './numbers.ts';
import { type Token, tokensOf } from './tokens.ts';

export const quantityKinds = ['duration', 'money', 'percentage', 'count', 'date'] as const;
export type QuantityKind = (typeof quantityKinds)[number];

export interface Quantity {
  readonly kind: QuantityKind;
  /**
   * Months for a duration; units of the currency for money; 0 to 100 and above for a percentage; the number itself for a
   * count; days since 1 January 1970 for a date.
   */
  readonly value: number;
  /** UTF-16 offsets, end exclusive. */
  readonly from: number;
  readonly to: number;
}

/** Every quantity holds a number or is a base year. Most blocks hold neither, and are done with. */
const mayHold =
  /\d|(?<![a-z])(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|base)(?![a-z])/i;

/** Every duration has a unit or reaches from one year to another, and every sum of money has its currency. */
const mayHoldTermOrSum =
  /[£$€]|(?<![a-z])(?:days?|weeks?|months?|quarters?|years?|annum|pounds|dollars|euros?|gbp|usd|eur|cad|aud|nzd)(?![a-z])|(?<!\d)(?:19|2[01])\d\d(?!\d)[^]*(?<!\d)(?:19|2[01])\d\d(?!\d)/i;

/** Whether a text may hold a duration or a sum of money; false where it certainly holds none. Quick, and linear. */
export const mayHoldTerms = (text: string): boolean => mayHold.test(text) && mayHoldTermOrSum.test(text);

/** All quantities in a text, in order; parts of a greater one are not reported again. Linear in the text. */
export function quantities(text: string, offset = 0): Quantity[] {
  if (!mayHold.test(text)) return [];
  const tokens = tokensOf(text, offset);
  const found: Quantity[] = [];
  const taken = new Uint8Array(tokens.length);
  const add = (kind: QuantityKind, value: number, from: number, next: number): void => {
    const [first, last] = [tokens[from], tokens[next - 1]];
    if (!first || !last || !Number.isFinite(value)) return;
    for (let i = from; i < next; i++) if (taken[i]) return;
    taken.fill(1, from, next);
    found.push({ kind, value, from: first.from, to: last.to });
  };
  const foundDates = dates(tokens);
  const foundDurations = durations(tokens);
  for (const { months, from, next } of termsBetween(tokens, foundDates)) add('duration', months, from, next);
  for (const { day, from, next } of foundDates) add('date', day, from, next);
  for (const { value, from, next } of sums(tokens, foundDurations)) add('money', value, from, next);
  for (const { months, from, next } of foundDurations) add('duration', months, from, next);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const number = taken[at] || !token || !startsNumber(token) ? undefined : numberAt(tokens, at);
    if (!number) continue;
    const sign = percentSign(tokens, number.next);
    if (sign > 0) add('percentage', number.value, at, number.next + sign);
    else add('count', number.value, at, number.next);
    at = number.next - 1;
  }
  return found.sort((a, b) => a.from - b.from);
}

/** How many tokens say "per cent" here: none for percentage points, which compare and do not measure. */
function percentSign(tokens: readonly Token[], at: number): number {
  const [first, second] = [tokens[at]?.text, tokens[at + 1]?.text];
  if (first === '%') return 1;
  if (first === 'percent') return 1;
  return first === 'per' && second === 'cent' ? 2 : 0;
}

/** "from 1 April 2026 until 31 March 2031": two dates with such a word between them are a duration. */
function termsBetween(
  tokens: readonly Token[],
  found: readonly DateAt[],
): { months: number; from: number; next: number }[] {
  return found.flatMap((one, i) => {
    const other = found[i + 1];
    if (!other || other.from - one.next > 4) return [];
    const joins = tokens.slice(one.next, other.from).map(({ text }) => text);
    const before = tokens[one.from - 1]?.text ?? '';
    const ends = joins.some((text) => ['to', 'until', 'till', 'through', '–', '—', '-'].includes(text));
    const starts = ['until', 'to'].includes(before) && joins.includes('from');
    if (!ends && !starts) return [];
    const months = (Math.abs(other.day - one.day) * 12) / 365.25;
    return [{ months: Math.round(months), from: one.from, next: other.next }];
  });
}

/** The value of one quantity written out, such as "2 years" (24) or "£100 million"; undefined where it is none. */
export function parseQuantity(kind: QuantityKind, text: string): number | undefined {
  return quantities(text).find((quantity) => quantity.kind === kind)?.value;
}
