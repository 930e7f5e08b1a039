/** The texts of a principle by which it is found, in documents and in search. */
import type { CompiledSignal } from './compile.ts';
import type { Principle } from './principle.ts';
import { isStopWord, stopWords } from './stopWords.ts';
import { stemsIn, type StoredPhrase } from './storedPhrase.ts';
import type { Relation } from './vocabulary.ts';
import { anyNumber, stem, words } from './words.ts';

/** What a signal listens for, or what its quantity is to stand near: the stems that say something, phrase by phrase. */
export interface SignalText {
  readonly relation: Relation;
  readonly phrases: readonly (readonly string[])[];
  /** The phrases as they were written; those of stored guidance are not kept. */
  readonly sources?: readonly string[];
}

export interface PrincipleText extends Pick<
  Principle,
  'id' | 'title' | 'summary' | 'keywords' | 'examples' | 'body'
> {
  readonly signals: readonly SignalText[];
}

const contentStems = (text: string): string[] =>
  words(text)
    .filter(({ from, to }) => !isStopWord(text.slice(from, to).toLowerCase()))
    .map((word) => word.stem);

type TextSource = Pick<Principle, 'id' | 'title' | 'summary' | 'keywords' | 'examples' | 'body' | 'signals'>;

/** The texts of a principle as it was read. */
export const textsOf = ({
  id,
  title,
  summary,
  keywords,
  examples,
  body,
  signals,
}: TextSource): PrincipleText => ({
  id,
  title,
  summary,
  keywords,
  examples,
  body,
  signals: signals.map((signal) => {
    const sources = 'phrases' in signal ? signal.phrases : signal.near;
    return { relation: signal.relation, phrases: sources.map(contentStems), sources };
  }),
});

/** The texts of a signal that was compiled: its words are stems already. */
export const textOfCompiled = ({ relation, phrases, near, limit }: CompiledSignal): SignalText => ({
  relation,
  phrases: (limit ? (near ?? []) : phrases).map(stemsOf),
});

const stemsOf = (phrase: StoredPhrase): string[] =>
  stemsIn(phrase).filter((one) => one !== anyNumber && !isStopStem(one));

let stopStems: ReadonlySet<string> | undefined;
const isStopStem = (one: string): boolean => (stopStems ??= new Set([...stopWords].map(stem))).has(one);
