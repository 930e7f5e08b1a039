/** Durations and sums of money, read from text: what limits in signals are compared with. */

export type QuantityKind = 'duration' | 'money';

export interface Quantity {
  readonly kind: QuantityKind;
  /** Months for a duration; units of the currency for money. */
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

// prettier-ignore
const numberWords: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
  fifteen: 15, eighteen: 18, twenty: 20, thirty: 30, sixty: 60, ninety: 90,
  'twenty-four': 24, 'thirty-six': 36, 'forty-eight': 48,
};
const monthsIn: Readonly<Record<string, number>> = { day: 1 / 30, week: 7 / 30, month: 1, year: 12 };
const scale: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  b: 1e9,
  billion: 1e9,
};

const number = String.raw`\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?`;
const spelled = Object.keys(numberWords)
  .sort((a, b) => b.length - a.length)
  .join('|');
/** "five (5) years", "60 months", "7-year", "two to three years" (the last number stands with the unit). */
const durationPattern = new RegExp(
  String.raw`\b(?:(${spelled})(?:\s*\(\s*(\d{1,3})\s*\))?|(\d{1,3}))[\s-]+(day|week|month|year)s?\b`,
  'giu',
);
/** "£120m", "GBP 120,000,000", "$4.5 million", "EUR 3bn". */
const moneyPattern = new RegExp(
  String.raw`(?:[£$€]|\b(?:GBP|USD|EUR|CAD|AUD|NZD)\s?)\s?(${number})(?:\s?(k|m|mn|bn|b|thousand|million|billion)\b)?`,
  'giu',
);

/** All durations and sums of money in a text, in order. Offsets are added to `offset`. Linear in the text. */
export function quantities(text: string, offset = 0): Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(durationPattern)) {
    const [whole, word, bracketed, digits, unit] = match;
    const count = Number(bracketed ?? digits ?? numberWords[word?.toLowerCase() ?? ''] ?? NaN);
    const value = count * (monthsIn[unit?.toLowerCase() ?? ''] ?? NaN);
    found.push({
      kind: 'duration',
      value,
      from: offset + match.index,
      to: offset + match.index + whole.length,
    });
  }
  for (const match of text.matchAll(moneyPattern)) {
    const [whole, amount, unit] = match;
    const value = Number(amount?.replaceAll(',', '')) * (scale[unit?.toLowerCase() ?? ''] ?? 1);
    found.push({ kind: 'money', value, from: offset + match.index, to: offset + match.index + whole.length });
  }
  return found.filter((quantity) => Number.isFinite(quantity.value)).sort((a, b) => a.from - b.from);
}

/** The value of one quantity written out, such as "2 years" (24) or "£100 million"; undefined where it is none. */
export function parseQuantity(kind: QuantityKind, text: string): number | undefined {
  return quantities(text).find((quantity) => quantity.kind === kind)?.value;
}
