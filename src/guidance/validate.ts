/** Holds data against a schema, and says of each thing that is wrong where it stands. */
import type { z } from 'zod';
import type { PlacedData, TextSpan } from './frontMatter.ts';
import { compilePhrase } from './phrase.ts';
import type { Expectation, Signal } from './principle.ts';
import { parseQuantity } from './quantity.ts';
import { compileTogether } from './together.ts';

/** Something wrong with the value at a path. */
export interface Fault extends TextSpan {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** What the schema says, where it was the schema. */
  readonly issue?: z.core.$ZodIssue;
}

/** Holds data against a schema. A key that should not be there is the place; where one is missing, what it is missing in. */
export function validate<T extends z.ZodType>(
  schema: T,
  read: PlacedData,
): { data?: z.output<T>; faults: Fault[] } {
  const parsed = schema.safeParse(read.data);
  if (parsed.success) return { data: parsed.data, faults: [] };
  const faults = flatten(parsed.error.issues).flatMap((issue): Fault[] => {
    if (issue.code !== 'unrecognized_keys') return [faultOf(issue, issue.path, issue.message, read)];
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      return { ...faultOf(issue, path, 'there is no such field', read), ...read.keySpanOf(path) };
    });
  });
  return { faults };
}

function faultOf(
  issue: z.core.$ZodIssue,
  path: readonly PropertyKey[],
  message: string,
  read: PlacedData,
): Fault {
  const named = path.length > 0 ? path.join('.') : 'front matter';
  return { path, issue, message: `${named}: ${message}`, ...read.spanOf(path) };
}

/** A union's own message is "invalid input"; the branch that came closest says what is wrong. */
function flatten(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  return issues.flatMap((issue): z.core.$ZodIssue[] => {
    if (issue.code !== 'invalid_union') return [issue];
    const closest = [...issue.errors].sort((a, b) => a.length - b.length)[0];
    return flatten(closest ?? []).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
  });
}

/**
 * What is wrong with signals and expectations beyond their shape: phrases that mean nothing, limits that are no quantity,
 * a kind of document that is named twice.
 */
export function signalFaults(
  {
    signals = [],
    expectedIn = [],
  }: {
    readonly signals?: readonly Signal[] | undefined;
    readonly expectedIn?: readonly Expectation[] | undefined;
  },
  read: PlacedData,
): Fault[] {
  const faults: Fault[] = [];
  const report = (message: string, ...path: PropertyKey[]): void => {
    faults.push({ path, message, ...read.spanOf(path) });
  };
  const checkPhrase = (phrase: string, path: readonly PropertyKey[]): void => {
    const compiled = compilePhrase(phrase);
    const { from } = read.spanOf(path);
    // "a # b" without quotes is "a" with a comment, which is never meant in a phrase.
    if (read.cutOff.some((cut) => cut.from === from))
      report(`"${shortened(phrase)}": what follows " #" is lost; put the phrase in quotes`, ...path);
    if ('error' in compiled) report(`"${shortened(phrase)}": ${compiled.error}`, ...path);
  };
  expectedIn.forEach(({ kind, when }, i) => {
    if (expectedIn.findIndex((other) => other.kind === kind) < i)
      report(`"${kind}" is named twice: give each kind one reason and one "when"`, 'expectedIn', i, 'kind');
    when?.forEach((phrase, j) => {
      checkPhrase(phrase, ['expectedIn', i, 'when', j]);
    });
  });
  signals.forEach((signal, i) => {
    if (signal.relation === 'conflict' && signal.satisfy === undefined)
      report('a conflict signal must say in "satisfy" what would put it right', 'signals', i);
    if (signal.relation !== 'conflict' && signal.replace !== undefined)
      report('only a conflict can have a "replace"', 'signals', i, 'replace');
    for (const key of ['phrases', 'under', 'near', 'without'] as const) {
      const phrases = key in signal ? (signal as Partial<Record<typeof key, string[]>>)[key] : undefined;
      phrases?.forEach((phrase, j) => {
        checkPhrase(phrase, ['signals', i, key, j]);
      });
    }
    if ('together' in signal)
      signal.together.forEach((source, j) => {
        const compiled = compileTogether(source);
        if ('error' in compiled) report(`"${source}": ${compiled.error}`, 'signals', i, 'together', j);
      });
    if ('limit' in signal) {
      const { quantity } = signal.limit;
      const [side, bound] =
        'over' in signal.limit
          ? (['over', signal.limit.over] as const)
          : (['under', signal.limit.under] as const);
      if (parseQuantity(quantity, bound) === undefined)
        report(`"${bound}" is not a ${quantity}`, 'signals', i, 'limit', side);
    }
  });
  return faults;
}

/** A phrase as messages quote it. */
export const shortened = (phrase: string): string =>
  phrase.length > 60 ? `${phrase.slice(0, 60)}…` : phrase;
