/** The tokens that quantities are read from: words, digits, signs of currency, and the marks that join numbers. */

export interface Token {
  /** Lower case. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const tokenPattern = /\p{L}+|\d+(?:[.,]\d+)*|[£$€%()+×/.;:?!,–—-]/gu;

/** Tokens of a text in order, with offsets added to `offset`. Linear: each character is read once. */
export function tokensOf(text: string, offset = 0): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(tokenPattern)) {
    const from = offset + match.index;
    tokens.push({ text: match[0].toLowerCase(), from, to: from + match[0].length });
  }
  return tokens;
}

/** Whether there is nothing between two tokens, as in "£5" and "12-month". */
export const touches = (one: Token | undefined, other: Token | undefined): boolean =>
  one !== undefined && one.to === other?.from;
