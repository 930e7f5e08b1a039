/** Sums of money: "£120m", "GBP 120,000,000", "$4.5 million", "£80m to £120m", "£20m a year for six years". */
import type { DurationAt } from './duration.ts';
import { numberAt, startsNumber } from './numbers.ts';
import type { Token } from './tokens.ts';

export interface MoneyAt {
  /** In units of its currency: no rates are applied, for thresholds are orders of magnitude. */
  readonly value: number;
  /** Indices of tokens, `next` exclusive. */
  readonly from: number;
  readonly next: number;
}

const symbols = new Set(['£', '$', '€']);
const codes = new Set(['gbp', 'usd', 'eur', 'cad', 'aud', 'nzd', 'us', 'ca', 'au', 'nz', 'a', 'c']);
const names = new Set(['pounds', 'dollars', 'euros', 'euro', 'gbp', 'usd', 'eur', 'cad', 'aud', 'nzd']);
// prettier-ignore
const scales: Readonly<Record<string, number>> = {
  k: 1e3, thousand: 1e3, m: 1e6, mn: 1e6, mm: 1e6, million: 1e6, millions: 1e6, bn: 1e9, b: 1e9, billion: 1e9,
};
const rangeWords = new Set(['to', '-', '–', '—', 'and']);
const yearly = new Set(['year', 'annum', 'annually', 'yearly']);

/** One sum, without what it is paid for. */
function sumAt(tokens: readonly Token[], at: number): MoneyAt | undefined {
  let start = at;
  const prefix = tokens[start]?.text ?? '';
  let currency = false;
  if (codes.has(prefix) && (symbols.has(tokens[start + 1]?.text ?? '') || prefix.length === 3)) {
    start++;
    currency = true;
  }
  if (symbols.has(tokens[start]?.text ?? '')) {
    start++;
    currency = true;
  }
  const number = numberAt(tokens, start);
  if (!number) return undefined;
  let { value, next } = number;
  const scale = tokens[next]?.text ?? '';
  // "5 m" is five metres without a currency; "5 million pounds" says its currency afterwards.
  if (Object.hasOwn(scales, scale) && (scale.length > 3 || currency)) {
    value *= scales[scale] ?? 1;
    next++;
  }
  if (!currency) {
    if (!names.has(tokens[next]?.text ?? '')) return undefined;
    next++;
  }
  return { value, from: at, next };
}

/**
 * The sums of money among tokens. Of a range the greater counts; a sum a year is multiplied by the years that it is
 * paid for, where the text says so right after it.
 */
export function sums(tokens: readonly Token[], durations: readonly DurationAt[]): MoneyAt[] {
  const found: MoneyAt[] = [];
  const startsAt = new Map(durations.map((duration) => [duration.from, duration]));
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || !(symbols.has(token.text) || codes.has(token.text) || startsNumber(token))) continue;
    let here = sumAt(tokens, at);
    if (!here) continue;
    if (rangeWords.has(tokens[here.next]?.text ?? '')) {
      const other = sumAt(tokens, here.next + 1);
      if (other) here = { value: Math.max(here.value, other.value), from: at, next: other.next };
    }
    let next = here.next;
    if (['a', 'per', 'each', '/'].includes(tokens[next]?.text ?? '')) next++;
    if (yearly.has(tokens[next]?.text ?? '')) {
      const paidFor = ['for', 'over'].includes(tokens[next + 1]?.text ?? '')
        ? (startsAt.get(next + 2) ?? startsAt.get(next + 3))
        : undefined;
      if (paidFor) here = { value: here.value * (paidFor.months / 12), from: here.from, next: paidFor.next };
    }
    found.push(here);
    at = here.next - 1;
  }
  return found;
}
