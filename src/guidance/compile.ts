/** Turns the signals of principles into plain data that a scanner can load without reading phrases again. */
import { compilePhrase } from './phrase.ts';
import { compileTogether, type Together } from './together.ts';
import type { Expectation, Principle, Replacement, Signal } from './principle.ts';
import type { GuidedKind, Relation } from './vocabulary.ts';
import { parseQuantity, type QuantityKind } from './quantity.ts';
import { type StoredPhrase, storePhrase } from './storedPhrase.ts';

/** A quantity matches where it is greater than `over`, or less than `under`; one of them is given. */
export interface CompiledLimit {
  readonly quantity: QuantityKind;
  readonly over?: number;
  readonly under?: number;
}

export interface CompiledSignal {
  /** The id of the principle that listens. */
  readonly principle: string;
  readonly relation: Relation;
  readonly strength: Signal['strength'];
  readonly because: string;
  readonly satisfy?: string;
  readonly replace?: Replacement;
  readonly underOptions?: true;
  /** It makes no matches: its phrases are the condition on which a document is expected to address the principle. */
  readonly expects?: true;
  readonly documents: readonly GuidedKind[];
  /** Any one of these phrases, or a quantity over the limit. */
  readonly phrases: readonly StoredPhrase[];
  /** Or any of these, which must stand in one sentence. */
  readonly together: readonly Together[];
  readonly limit?: CompiledLimit;
  readonly under?: readonly StoredPhrase[];
  readonly near?: readonly StoredPhrase[];
  readonly without?: readonly StoredPhrase[];
}

export type CompiledSignals = readonly CompiledSignal[];

/** What of a principle its signals need. */
type Listener = Pick<Principle, 'id' | 'documents' | 'signals' | 'expectedIn'>;

/**
 * Compiles the signals of validated principles, and what they are expected on.
 * @throws Error where a phrase or a limit is invalid, which `readPrinciple` reports before this is reached
 */
export function compileSignals(principles: Iterable<Listener>): CompiledSignals {
  return [...principles].flatMap((principle) => [
    ...principle.signals.map((signal) => compileSignal(principle, signal)),
    ...compileExpectations(principle),
  ]);
}

/**
 * Compiles the conditions on which documents are expected to address a principle.
 * @throws Error where a phrase is invalid, which `readPrinciple` reports before this is reached
 */
export function compileExpectations({
  id,
  expectedIn,
}: {
  readonly id: string;
  readonly expectedIn: readonly Expectation[];
}): CompiledSignals {
  return expectedIn.flatMap(({ kind, because, when }): CompiledSignal[] =>
    when
      ? [
          {
            principle: id,
            relation: 'topic',
            strength: 'weak',
            because,
            expects: true,
            documents: [kind],
            phrases: compileAll(when),
            together: [],
          },
        ]
      : [],
  );
}

function compileSignal(principle: Listener, signal: Signal): CompiledSignal {
  return {
    principle: principle.id,
    relation: signal.relation,
    strength: signal.strength,
    because: signal.because,
    ...(signal.satisfy === undefined ? {} : { satisfy: signal.satisfy }),
    ...(signal.replace === undefined ? {} : { replace: signal.replace }),
    ...(signal.underOptions ? { underOptions: true } : {}),
    documents: signal.documents ?? principle.documents,
    phrases: 'phrases' in signal ? compileAll(signal.phrases) : [],
    together: 'together' in signal ? signal.together.map(togetherOf) : [],
    ...('limit' in signal ? { limit: compileLimit(signal.limit) } : {}),
    ...(signal.under ? { under: compileAll(signal.under) } : {}),
    ...(signal.near ? { near: compileAll(signal.near) } : {}),
    ...(signal.without ? { without: compileAll(signal.without) } : {}),
  };
}

const compileAll = (sources: readonly string[]): StoredPhrase[] =>
  sources.map((source) => {
    const result = compilePhrase(source);
    if ('error' in result) throw new Error(`"${source}": ${result.error}`);
    return storePhrase(result.phrase);
  });

function togetherOf(source: string): Together {
  const result = compileTogether(source);
  if ('error' in result) throw new Error(`"${source}": ${result.error}`);
  return result.together;
}

function compileLimit(limit: Extract<Signal, { limit: unknown }>['limit']): CompiledLimit {
  const { quantity } = limit;
  const text = 'over' in limit ? limit.over : limit.under;
  const value = parseQuantity(quantity, text);
  if (value === undefined) throw new Error(`"${text}" is not a ${quantity}`);
  return 'over' in limit ? { quantity, over: value } : { quantity, under: value };
}
