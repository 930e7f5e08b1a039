/** A principle that was found, as a list shows it. */
import { words } from '../guidance/words.ts';
import type { Card } from './card.ts';
import type { Understood } from './concepts.ts';

/** A part of a text: offsets, end exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Hit extends Pick<Card, 'id' | 'title' | 'theme' | 'summary' | 'status'> {
  /** Higher is better; comparable within one query only. 0 where filters alone were asked. */
  readonly score: number;
  /** The words that were matched, in order and apart: to be marked. */
  readonly marks: { readonly title: readonly Range[]; readonly summary: readonly Range[] };
}

/** The terms by which principles can have been found. */
export const matchedTerms = ({ concepts }: Understood): ReadonlySet<string> =>
  new Set(concepts.flatMap(({ readings }) => readings.flatMap(({ terms }) => terms)));

export function hitOf(
  { id, title, theme, summary, status }: Card,
  score: number,
  terms: ReadonlySet<string>,
): Hit {
  const marks = { title: marksIn(title, terms), summary: marksIn(summary, terms) };
  return { id, title, theme, summary, status, score: Math.round(score * 1000) / 1000, marks };
}

const marksIn = (text: string, terms: ReadonlySet<string>): Range[] =>
  words(text)
    .filter(({ stem }) => terms.has(stem))
    .map(({ from, to }) => ({ from, to }));

/** The words of a hit that were matched, as they stand there and each once, for lists that can mark no letters. */
export function matchedWords({ title, summary, marks }: Hit): string[] {
  const found = new Map<string, string>();
  const add = (text: string, ranges: readonly Range[]): void => {
    for (const { from, to } of ranges) {
      const word = text.slice(from, to).toLowerCase();
      const [read] = words(word);
      if (read && !found.has(read.stem)) found.set(read.stem, word);
    }
  };
  add(title, marks.title);
  add(summary, marks.summary);
  return [...found.values()];
}
