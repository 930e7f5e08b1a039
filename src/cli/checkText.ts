/** The text form of `check`, for people. */
import type { PrincipleEntry } from '../guidance/guidance.ts';
import type { DocumentReport } from '../review/report.ts';
import { type Paint, plain, plural } from './output.ts';

type Principles = ReadonlyMap<string, PrincipleEntry>;

const indent = ' '.repeat(10);

/** A paragraph for a document with anything to say, and the empty line after it. */
export function documentText(
  { path, kind, hints, gaps, problems }: DocumentReport,
  principles: Principles,
  paint: Paint,
): string {
  if (hints.length === 0 && gaps.length === 0 && problems.length === 0) return '';
  const named = (id: string): string => `${paint('bold', principles.get(id)?.title ?? id)} (${id})`;
  const found = hints.map(({ line, column, relation, principle, message }) => {
    const place = `${line}:${column}`.padEnd(7);
    const head = `  ${place} ${paint(relation, relation.padEnd(8))}  ${named(principle)}`;
    return `${head}\n${indent}${plain(message)}`;
  });
  const missing = gaps.map(
    ({ principle, reason }) =>
      `  ${'-'.padEnd(7)} ${paint('gap', 'gap'.padEnd(8))}  ${named(principle)}\n${indent}${reason}`,
  );
  const wrong = problems.map(
    ({ line, column, message }) =>
      `  ${`${line}:${column}`.padEnd(7)} ${paint('problem', 'problem'.padEnd(8))}  ${plain(message)}`,
  );
  return `${paint('underline', plain(path))} (${kind})\n${[...found, ...missing, ...wrong].join('\n')}\n\n`;
}

/** How much was found in how many documents. */
export interface Tally {
  documents: number;
  others: number;
  conflict: number;
  gap: number;
  support: number;
  topic: number;
  problem: number;
  /** Of conflicts and gaps, those that are in the baseline and so are not counted above. */
  old: number;
}

export const emptyTally = (): Tally => ({
  documents: 0,
  others: 0,
  conflict: 0,
  gap: 0,
  support: 0,
  topic: 0,
  problem: 0,
  old: 0,
});

/** Adds a document to what has been counted. */
export function count(tally: Tally, { kind, hints, gaps, silenced, problems }: DocumentReport): void {
  tally.documents++;
  if (kind === 'other') tally.others++;
  tally.gap += gaps.length;
  tally.problem += problems.length;
  for (const { relation } of hints) tally[relation]++;
  for (const { by } of [...silenced.hints, ...silenced.gaps]) if (by === 'baseline') tally.old++;
}

/** Conflicts and gaps are always named; problems and what only `--all` shows, where there are any. */
export function summary(
  { documents, others, old, ...counts }: Tally,
  { hasBaseline = false }: { hasBaseline?: boolean } = {},
): string {
  const nouns = (['conflict', 'gap', 'support', 'topic', 'problem'] as const).filter(
    (noun) => noun === 'conflict' || noun === 'gap' || counts[noun] > 0,
  );
  const left = others > 0 ? ` (${others} of another kind, not judged)` : '';
  const found = nouns.map((noun) => plural(counts[noun], noun)).join(', ');
  return `${plural(documents, 'document')}${left}: ${found}${hasBaseline ? `; ${old} more in the baseline` : ''}.`;
}
