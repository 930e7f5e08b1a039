/** Numbers in digits and in words, as specifications write them: "60", "1,200.50", "five (5)", "one hundred and twenty". */
import { type Token, touches } from './tokens.ts';

/** A number at a place: its value, and the index of the token after it. */
export interface NumberAt {
  readonly value: number;
  readonly next: number;
}

// prettier-ignore
const small: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11,
  twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
};
// prettier-ignore
const tens: Readonly<Record<string, number>> = {
  twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
};

/** Whether a number can start with a token. */
export const startsNumber = ({ text }: Token): boolean =>
  isDigit(text.charCodeAt(0)) || (text.length >= 3 && text.length <= 9 && numberWords.has(text));

/** The lengths of these are from 3 to 9 letters. */
const numberWords: ReadonlySet<string> = new Set([...Object.keys(small), ...Object.keys(tens)]);

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/**
 * Reads a number at a token. A number in words that is repeated in brackets, "five (5)", is one number.
 * @returns undefined where no number starts here
 */
export function numberAt(tokens: readonly Token[], at: number): NumberAt | undefined {
  const first = digitsAt(tokens, at) ?? wordsAt(tokens, at);
  if (!first) return undefined;
  if (tokens[first.next]?.text !== '(') return first;
  const repeated = digitsAt(tokens, first.next + 1) ?? wordsAt(tokens, first.next + 1);
  return repeated && tokens[repeated.next]?.text === ')' && repeated.value === first.value
    ? { value: first.value, next: repeated.next + 1 }
    : first;
}

/** "1,200", "99.95", and "1,5" as it is written on the Continent. */
function digitsAt(tokens: readonly Token[], at: number): NumberAt | undefined {
  const text = tokens[at]?.text ?? '';
  if (!isDigit(text.charCodeAt(0))) return undefined;
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)
    ? text.replaceAll(',', '')
    : /^\d+,\d{1,2}$/.test(text)
      ? text.replace(',', '.')
      : text;
  return /^\d{1,15}(\.\d+)?$/.test(plain) ? { value: Number(plain), next: at + 1 } : undefined;
}

/** "twenty-four", "one hundred and twenty". */
function wordsAt(tokens: readonly Token[], at: number): NumberAt | undefined {
  const low = underHundred(tokens, at);
  if (!low || tokens[low.next]?.text !== 'hundred') return low;
  const hundreds = low.value * 100;
  const and = tokens[low.next + 1]?.text === 'and' ? 1 : 0;
  const rest = underHundred(tokens, low.next + 1 + and);
  return rest ? { value: hundreds + rest.value, next: rest.next } : { value: hundreds, next: low.next + 1 };
}

function underHundred(tokens: readonly Token[], at: number): NumberAt | undefined {
  const text = tokens[at]?.text ?? '';
  if (Object.hasOwn(small, text)) return { value: small[text] ?? 0, next: at + 1 };
  if (!Object.hasOwn(tens, text)) return undefined;
  const ten = tens[text] ?? 0;
  const hyphen = tokens[at + 1]?.text === '-' && touches(tokens[at], tokens[at + 1]) ? 1 : 0;
  const unit = tokens[at + 1 + hyphen]?.text ?? '';
  const value = Object.hasOwn(small, unit) ? (small[unit] ?? 0) : 0;
  return value > 0 && value < 10
    ? { value: ten + value, next: at + 2 + hyphen }
    : { value: ten, next: at + 1 };
}
