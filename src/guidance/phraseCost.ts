/**
 * What the phrases of a pack can cost a reader of documents at most. A phrase is looked for from its rarest word, so a pack
 * is slow where many phrases hang on one word, or where one can be read in many ways.
 */
import { packLimits } from './packLimits.ts';
import { compilePhrase, type Phrase } from './phrase.ts';
import type { Expectation, Signal } from './principle.ts';
import { compileTogether, runsOf, togetherLimits } from './together.ts';
import { shortened } from './validate.ts';
import { anyNumber } from './words.ts';

/** A signal or an expectation that would make every document slow. */
export interface HeavySignal {
  readonly id: string;
  /** Where it stands in the principle's front matter: `signals` or `expectedIn`, and its position. */
  readonly path: readonly ['signals' | 'expectedIn', number];
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

/** Something that a signal listens for. */
interface Cost {
  readonly source: string;
  /** In how many ways it can be tried at one place, at most. */
  readonly ways: number;
  /** How many words it holds. */
  readonly size: number;
  /** Any one of these lists can be what it hangs on. */
  readonly heads: readonly (readonly string[])[];
  /** Whether it is looked for everywhere; the others only where these were found. */
  readonly isAnchored: boolean;
}

/** Finds the signals and expectations that go beyond the limits, in the order of the principles: what comes first stays. */
export function heavySignals(
  principles: readonly {
    readonly id: string;
    readonly signals?: readonly Signal[] | undefined;
    readonly expectedIn?: readonly Expectation[] | undefined;
  }[],
): HeavySignal[] {
  const heavy: HeavySignal[] = [];
  const counts = new Map<string, number>();
  const compiled = principles.flatMap(({ id, signals = [], expectedIn = [] }) => [
    ...signals.map((signal, i) => ({ id, path: ['signals', i] as const, costs: costsOf(signal) })),
    ...expectedIn.map(({ when }, i) => ({
      id,
      path: ['expectedIn', i] as const,
      costs: phraseCosts(when, true),
    })),
  ]);
  for (const { costs } of compiled)
    for (const { heads } of costs)
      for (const head of new Set(heads.flat())) counts.set(head, (counts.get(head) ?? 0) + 1);
  const hanging = new Map<string, number>();
  let words = 0;
  for (const { id, path, costs } of compiled) {
    const messages: string[] = [];
    for (const { source, ways, size, heads, isAnchored } of costs) {
      words += size;
      if (ways > packLimits.ways)
        messages.push(
          `"${shortened(source)}" can be read in ${ways} ways, and at most ${packLimits.ways} are tried: use fewer gaps, or alternatives that start with different words`,
        );
      else if (words > packLimits.compiledWords)
        messages.push(`the phrases of a pack hold at most ${packLimits.compiledWords} words`);
      else if (isAnchored) {
        const [rarest = []] = [...heads].sort((a, b) => crowd(a, counts) - crowd(b, counts));
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
    if (message !== undefined) heavy.push({ id, path, message });
  }
  return heavy;
}

const crowd = (heads: readonly string[], counts: ReadonlyMap<string, number>): number =>
  Math.max(...heads.map((head) => counts.get(head) ?? 0));

/** What the phrases of a signal cost; those that are looked for everywhere are anchored, the others only where these were found. */
function costsOf(signal: Signal): Cost[] {
  return [
    ...phraseCosts('phrases' in signal ? signal.phrases : [], true),
    ...('together' in signal ? signal.together.flatMap(costOfTogether) : []),
    ...phraseCosts(signal.near, false),
    ...phraseCosts(signal.without, false),
    ...phraseCosts(signal.under, false),
  ];
}

const phraseCosts = (sources: readonly string[] | undefined, isAnchored: boolean): Cost[] =>
  (sources ?? []).flatMap((source) => {
    const result = compilePhrase(source);
    if (!('phrase' in result)) return [];
    const { phrase } = result;
    return [{ source, ways: waysOf(phrase), size: sizeOf(phrase), heads: headsOf(phrase), isAnchored }];
  });

/** From each place of its rarest group, the others are looked for in the words around it. */
function costOfTogether(source: string): Cost[] {
  const result = compileTogether(source);
  if (!('together' in result)) return [];
  const groups = result.together.groups.map(runsOf);
  const written = [...result.together.groups, result.together.except].flat(2);
  return [
    {
      source,
      ways: 1 + (groups.length - 1) * togetherLimits.reach,
      size: written.length,
      heads: groups.map((group) => group.map(([head = '']) => head)),
      isAnchored: true,
    },
  ];
}
