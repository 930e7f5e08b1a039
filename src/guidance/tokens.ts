/** The tokens that quantities are read from: words, digits, signs of currency, and the marks that join numbers. */
import { classOf, digit, letter, unknown } from './characters.ts';

export interface Token {
  /** Lower case. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A token at a place. Most are plain ASCII, which is read without it; see {@link tokenEnd}. */
const tokenPattern = /\p{L}+|\d+(?:[.,]\d+)*|[£$€%()+×/.;:?!,–—-]/uy;

/** Tokens of a text in order, with offsets added to `offset`. Linear: each character is read once. */
export function tokensOf(text: string, offset = 0): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const end = tokenEnd(text, at);
    if (end > at)
      tokens.push({ text: text.slice(at, end).toLowerCase(), from: offset + at, to: offset + end });
    at = Math.max(end, at + 1);
  }
  return tokens;
}

/** Where the token that starts at a place ends; the place itself where none starts there. */
function tokenEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const first = classOf(code);
  let end = at + 1;
  if (first === letter) {
    while (classOf(text.charCodeAt(end)) === letter) end++;
    if (end === text.length || classOf(text.charCodeAt(end)) !== unknown) return end;
  } else if (first === digit) {
    for (;;) {
      while (classOf(text.charCodeAt(end)) === digit) end++;
      const mark = text[end];
      if ((mark !== '.' && mark !== ',') || classOf(text.charCodeAt(end + 1)) !== digit) return end;
      end++;
    }
  } else if (first !== unknown) return marks.has(code) ? end : at;
  tokenPattern.lastIndex = at;
  return tokenPattern.test(text) ? tokenPattern.lastIndex : at;
}

const marks: ReadonlySet<number> = new Set(Array.from('$%()+/.;:?!,–—-', (mark) => mark.charCodeAt(0)));

/** Whether there is nothing between two tokens, as in "£5" and "12-month". */
export const touches = (one: Token | undefined, other: Token | undefined): boolean =>
  one !== undefined && one.to === other?.from;
