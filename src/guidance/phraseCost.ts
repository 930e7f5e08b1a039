/**
 * What the phrases of a pack can cost a reader of documents at most. A phrase is looked for from its rarest word, so a pack
 * is slow where many phrases hang on one word, or where one can be read in many ways.
 */
import { packLimits } from './packLimits.ts';
import { compilePhrase, type Phrase } from './phrase.ts';
import type { Signal } from './principle.ts';
import { anyNumber } from './words.ts';

/** A signal that would make every document slow. */
export interface HeavySignal {
  readonly id: string;
  /** Its position among the principle's signals. */
  readonly signal: number;
  readonly message: string;
}

/**
 * In how many ways a phrase can be tried at one place, at most: alternatives that start with the same word can all fit,
 * an optional part can be left out, and a gap can have any length up to its own.
 */
export function waysOf(phrase: Phrase): number {
  let ways = 1;
  for (const part of phrase) {
    if ('gap' in part) ways *= part.gap + 1;
    else {
      const heads = new Map<string, number>();
      for (const [head = ''] of part.oneOf) heads.set(head, (heads.get(head) ?? 0) + 1);
      const numbers = heads.get(anyNumber) ?? 0;
      ways *= Math.max(...heads.values()) + numbers + (part.optional ? 1 : 0);
    }
  }
  return ways;
}

/** How many words a phrase holds, alternatives counted apart. */
const sizeOf = (phrase: Phrase): number =>
  phrase.reduce(
    (sum, part) => sum + ('gap' in part ? 0 : part.oneOf.reduce((words, run) => words + run.length, 0)),
    0,
  );

/** The words that each part of a phrase which must be there can start with. */
const headsOf = (phrase: Phrase): string[][] =>
  phrase.flatMap((part) =>
    'oneOf' in part && !part.optional ? [part.oneOf.map(([head = '']) => head)] : [],
  );

/** Finds the signals that go beyond the limits, in the order of the principles: what comes first stays. */
export function heavySignals(
  principles: readonly { readonly id: string; readonly signals: readonly Signal[] }[],
): HeavySignal[] {
  const heavy: HeavySignal[] = [];
  const counts = new Map<string, number>();
  const compiled = principles.flatMap(({ id, signals }) =>
    signals.map((signal, i) => ({ id, i, phrases: phrasesOf(signal) })),
  );
  for (const { phrases } of compiled)
    for (const { phrase } of phrases)
      for (const head of new Set(headsOf(phrase).flat())) counts.set(head, (counts.get(head) ?? 0) + 1);
  const hanging = new Map<string, number>();
  let words = 0;
  for (const { id, i, phrases } of compiled) {
    const messages: string[] = [];
    for (const { source, phrase, isAnchored } of phrases) {
      const ways = waysOf(phrase);
      words += sizeOf(phrase);
      if (ways > packLimits.ways)
        messages.push(
          `"${shortened(source)}" can be read in ${ways} ways, and at most ${packLimits.ways} are tried: use fewer gaps, or alternatives that start with different words`,
        );
      else if (words > packLimits.compiledWords)
        messages.push(`the phrases of a pack hold at most ${packLimits.compiledWords} words`);
      else if (isAnchored) {
        const [rarest = []] = headsOf(phrase).sort((a, b) => crowd(a, counts) - crowd(b, counts));
        for (const head of rarest) {
          const sum = (hanging.get(head) ?? 0) + ways;
          hanging.set(head, sum);
          if (sum > packLimits.waysOnAWord)
            messages.push(
              `too many phrases of this pack hang on the word "${head}" alone: give each a word of its own`,
            );
        }
      }
    }
    const [message] = messages;
    if (message !== undefined) heavy.push({ id, signal: i, message });
  }
  return heavy;
}

const crowd = (heads: readonly string[], counts: ReadonlyMap<string, number>): number =>
  Math.max(...heads.map((head) => counts.get(head) ?? 0));

const shortened = (source: string): string => (source.length > 60 ? `${source.slice(0, 60)}…` : source);

/** The phrases of a signal; those that are looked for everywhere are anchored, the others only where these were found. */
function phrasesOf(signal: Signal): { source: string; phrase: Phrase; isAnchored: boolean }[] {
  const read = (sources: readonly string[] | undefined, isAnchored: boolean) =>
    (sources ?? []).flatMap((source) => {
      const result = compilePhrase(source);
      return 'phrase' in result ? [{ source, phrase: result.phrase, isAnchored }] : [];
    });
  return [
    ...read('phrases' in signal ? signal.phrases : [], true),
    ...read(signal.near, false),
    ...read(signal.without, false),
    ...read(signal.under, false),
  ];
}
