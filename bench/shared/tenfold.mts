import { type Guidance, loadGuidance, storeGuidance } from '../../src/guidance/guidance.ts';
import type { CompiledSignal } from '../../src/guidance/compile.ts';
import type { Principle } from '../../src/guidance/principle.ts';
import { stopWords } from '../../src/guidance/stopWords.ts';
import { stemsIn, type StoredPhrase } from '../../src/guidance/storedPhrase.ts';
import type { WordGroup } from '../../src/guidance/together.ts';
import { anyNumber, stem } from '../../src/guidance/words.ts';
import { seeded } from './random.mts';

/**
 * Guidance with so many times as many principles and signals. Those of each further copy listen for other combinations of
 * words, as other principles would: every word of a phrase is exchanged for one that is about as common in phrases.
 */
export function multiplied(principles: readonly Principle[], times: number): Guidance {
  const guidance = loadGuidance(storeGuidance(principles));
  const copies = Array.from({ length: times }, (_, copy) => copy);
  const exchanges = copies.map((copy) => exchangeOf(guidance.signals, copy));
  const nameOf = (id: string, copy: number): string => (copy === 0 ? id : `${id}-${copy}`);
  return {
    ...guidance,
    principles: new Map(
      copies.flatMap((copy) =>
        [...guidance.principles.values()].map((entry) => {
          const id = nameOf(entry.id, copy);
          return [id, { ...entry, id }] as const;
        }),
      ),
    ),
    signals: copies.flatMap((copy) =>
      guidance.signals.map((signal): CompiledSignal => {
        const exchanged = (phrases: readonly StoredPhrase[]): StoredPhrase[] =>
          phrases.map((phrase) =>
            phrase.replace(/[^ ?|_~]+/g, (word, at: number) =>
              phrase[at - 1] === '~' ? word : (exchanges[copy]?.get(word) ?? word),
            ),
          );
        const { phrases, together, under, near, without } = signal;
        const exchangedRuns = (group: WordGroup): WordGroup =>
          group.map((run) => run.map((word) => exchanges[copy]?.get(word) ?? word));
        return {
          ...signal,
          principle: nameOf(signal.principle, copy),
          phrases: exchanged(phrases),
          together: together.map(({ groups, after, except }) => ({
            groups: groups.map(exchangedRuns),
            after,
            except: exchangedRuns(except),
          })),
          ...(under ? { under: exchanged(under) } : {}),
          ...(near ? { near: exchanged(near) } : {}),
          ...(without ? { without: exchanged(without) } : {}),
        };
      }),
    ),
  };
}

/** How many words that are about as common are shuffled among themselves. */
const alike = 40;

/** For each word of the phrases that says something, the one in its place; of copy 0, itself. */
function exchangeOf(signals: readonly CompiledSignal[], copy: number): ReadonlyMap<string, string> {
  if (copy === 0) return new Map();
  const kept = new Set([anyNumber, ...[...stopWords].map(stem)]);
  const counts = new Map<string, number>();
  const count = (word: string): void => {
    if (!kept.has(word) && !/^[\d=]/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  for (const { phrases, together } of signals) {
    for (const phrase of phrases) stemsIn(phrase).forEach(count);
    for (const { groups } of together) groups.flat(2).forEach(count);
  }
  const random = seeded(copy);
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([word]) => word);
  const exchange = new Map<string, string>();
  // A concept is exchanged for another one.
  const isConcept = (word: string): boolean => word.startsWith('<');
  const groups = [sorted.filter(isConcept)];
  const words = sorted.filter((word) => !isConcept(word));
  for (let from = 0; from < words.length; from += alike) groups.push(words.slice(from, from + alike));
  for (const group of groups) {
    const shuffled = group
      .map((word) => ({ word, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ word }) => word);
    group.forEach((word, i) => exchange.set(word, shuffled[i] ?? word));
  }
  return exchange;
}
