/** Calendar dates: "31 March 2029", "March 31, 2029", "2029-03-31", "Q3 2027", "FY2027/28". */
import type { Token } from './tokens.ts';

export interface DateAt {
  /** Days since 1 January 1970. A month, quarter or year stands for its last day. */
  readonly day: number;
  /** Indices of tokens, `next` exclusive. */
  readonly from: number;
  readonly next: number;
}

// prettier-ignore
const monthNames = [
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
];
const ordinal = new Set(['st', 'nd', 'rd', 'th']);

function monthOf(token: Token | undefined): number | undefined {
  const text = token?.text ?? '';
  if (text.length < 3) return undefined;
  const at = monthNames.findIndex((name) => name === text || name.slice(0, 3) === text);
  return at < 0 ? undefined : at + 1;
}

const wholeNumber = (token: Token | undefined, least: number, most: number): number | undefined => {
  const text = token?.text ?? '';
  if (!/^\d{1,4}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
};
const yearOf = (token: Token | undefined): number | undefined => wholeNumber(token, 1900, 2199);

/** Days from 1 January 1970 in the Gregorian calendar (Hinnant, "chrono-compatible low-level date algorithms"). */
export function daysOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
const lastDay = (year: number, month: number): number =>
  month === 12 ? daysOf(year + 1, 1, 1) - 1 : daysOf(year, month + 1, 1) - 1;

function dateAt(tokens: readonly Token[], at: number): DateAt | undefined {
  const t = (i: number): Token | undefined => tokens[at + i];
  const ending = (day: number, length: number): DateAt => ({ day, from: at, next: at + length });
  const isoYear = yearOf(t(0));
  if (isoYear !== undefined && t(1)?.text === '-' && t(3)?.text === '-') {
    const [month, day] = [wholeNumber(t(2), 1, 12), wholeNumber(t(4), 1, 31)];
    if (month !== undefined && day !== undefined) return ending(daysOf(isoYear, month, day), 5);
  }
  const day = wholeNumber(t(0), 1, 31);
  if (day !== undefined) {
    let i = ordinal.has(t(1)?.text ?? '') ? 2 : 1;
    if (t(i)?.text === 'of') i++;
    const month = monthOf(t(i));
    const comma = t(i + 1)?.text === ',' ? 1 : 0;
    const year = yearOf(t(i + 1 + comma));
    if (month !== undefined && year !== undefined) return ending(daysOf(year, month, day), i + 2 + comma);
  }
  const month = monthOf(t(0));
  if (month !== undefined) {
    const named = wholeNumber(t(1), 1, 31);
    let i = named === undefined ? 1 : 2;
    if (ordinal.has(t(i)?.text ?? '')) i++;
    if (t(i)?.text === ',') i++;
    const year = yearOf(t(i));
    if (year !== undefined)
      return ending(named === undefined ? lastDay(year, month) : daysOf(year, month, named), i + 1);
  }
  const quarter = t(0)?.text === 'q' ? wholeNumber(t(1), 1, 4) : undefined;
  const quarterYear = yearOf(t(2));
  if (quarter !== undefined && quarterYear !== undefined) return ending(lastDay(quarterYear, quarter * 3), 3);
  const fiscal = t(0)?.text === 'fy' ? yearOf(t(1)) : undefined;
  if (fiscal !== undefined) {
    const second = t(2)?.text === '/' && wholeNumber(t(3), 0, 2199) !== undefined;
    // The British financial year ends in March of the second year; a single year is taken as it stands.
    return second ? ending(lastDay(fiscal + 1, 3), 4) : ending(lastDay(fiscal, 12), 2);
  }
  return undefined;
}

const starts: ReadonlySet<string> = new Set('0123456789qfjmasond');
const canStart = /^(\d|q$|fy$|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/;

/** The dates among tokens, in order. */
export function dates(tokens: readonly Token[]): DateAt[] {
  const found: DateAt[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const text = tokens[at]?.text ?? '';
    const here = starts.has(text[0] ?? '') && canStart.test(text) ? dateAt(tokens, at) : undefined;
    if (!here) continue;
    found.push(here);
    at = here.next - 1;
  }
  return found;
}
