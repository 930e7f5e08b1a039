/**
 * The small language of a signal's phrases. `(a|b c)` one of, `[a|b]` optional, `...` a gap of up to five words,
 * `...8` of up to eight, `#` any number; everything else is a word, compared by its stem.
 */
import { anyNumber, words } from './words.ts';

/** Alternatives, each a run of stems; or a gap of at most so many words. Plain data, so that it can be stored. */
export type PhrasePart =
  { readonly oneOf: readonly (readonly string[])[]; readonly optional?: true } | { readonly gap: number };

export type Phrase = readonly PhrasePart[];

/** Bounds that keep matching linear, whatever a pack asks for. */
const limits = { gap: 12, gaps: 3, parts: 16, alternatives: 24 };
const defaultGap = 5;

const tokenPattern = /\.\.\.(\d*)|…(\d*)|\(([^()[\]]*)\)|\[([^()[\]]*)\]|(#)|([^\s()[\]|#]+)|(\S)/g;

/**
 * Compiles a phrase.
 * @param source such as `(contract|agreement) ... (renew|extend) automatically`
 * @returns the phrase, or what is wrong with it in words
 */
export function compilePhrase(source: string): { phrase: Phrase } | { error: string } {
  const parts: PhrasePart[] = [];
  let gaps = 0;
  for (const match of source.matchAll(tokenPattern)) {
    const [, gapLength, otherGapLength, group, optional, hash, plain, stray] = match;
    if (stray !== undefined)
      return { error: `"${stray}" does not belong here: brackets must be closed and not nested` };
    if (group !== undefined || optional !== undefined) {
      const oneOf = (group ?? optional ?? '').split('|').map(stemsOf);
      if (oneOf.some((run) => run.length === 0)) return { error: 'a bracket holds an empty alternative' };
      if (oneOf.length > limits.alternatives)
        return { error: `more than ${limits.alternatives} alternatives in one bracket` };
      parts.push(optional === undefined ? { oneOf } : { oneOf, optional: true });
    } else if (hash !== undefined) parts.push({ oneOf: [[anyNumber]] });
    else if (plain !== undefined) {
      if (/^[\^$*+\\{}]+$/.test(plain))
        return { error: `"${plain}" does not belong here: a phrase is words, and no regular expression` };
      for (const run of stemsOf(plain)) parts.push({ oneOf: [[run]] });
    } else {
      const length = gapLength ?? otherGapLength;
      const gap = length ? Number(length) : defaultGap;
      if (gap > limits.gap) return { error: `a gap is at most ${limits.gap} words` };
      if (++gaps > limits.gaps) return { error: `more than ${limits.gaps} gaps` };
      parts.push({ gap });
    }
  }
  const first = parts[0];
  const last = parts.at(-1);
  if (!first || !last) return { error: 'the phrase has no words' };
  if (parts.length > limits.parts) return { error: `more than ${limits.parts} words` };
  if ('gap' in first || first.optional)
    return { error: 'a phrase must start with a word that is not optional' };
  if ('gap' in last) return { error: 'a phrase must end with a word' };
  return { phrase: parts };
}

/** The stems of a run of words; `#` stands for any number. */
export const stemsOf = (text: string): string[] =>
  text
    .split('#')
    .flatMap((part, i) => [...(i > 0 ? [anyNumber] : []), ...words(part).map((word) => word.stem)]);
