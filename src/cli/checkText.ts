/** The text form of `check`, for people. */
import type { PrincipleEntry } from '../guidance/guidance.ts';
import type { DocumentReport } from '../review/report.ts';
import { type Paint, plain, plural } from './output.ts';

export type Principles = ReadonlyMap<string, PrincipleEntry>;

const indent = ' '.repeat(10);

/** A paragraph for each document with anything to say, then a count over all of them. */
export function checkText(reports: readonly DocumentReport[], principles: Principles, paint: Paint): string {
  const named = (id: string): string => `${paint('bold', principles.get(id)?.title ?? id)} (${id})`;
  const paragraphs = reports.flatMap(({ path, kind, hints, gaps, problems }) => {
    if (hints.length === 0 && gaps.length === 0 && problems.length === 0) return [];
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
    return [`${paint('underline', plain(path))} (${kind})\n${[...found, ...missing, ...wrong].join('\n')}\n`];
  });
  return [...paragraphs, summary(reports)].join('\n');
}

/** Conflicts and gaps are always counted; what only `--all` shows, where there is any. */
function summary(reports: readonly DocumentReport[]): string {
  const hints = reports.flatMap((report) => report.hints);
  const count = (relation: string): number => hints.filter((hint) => hint.relation === relation).length;
  const gaps = reports.reduce((sum, report) => sum + report.gaps.length, 0);
  const more = (['support', 'topic'] as const).filter((relation) => count(relation) > 0);
  const counts = [
    plural(count('conflict'), 'conflict'),
    plural(gaps, 'gap'),
    ...more.map((relation) => plural(count(relation), relation)),
  ];
  const wrong = reports.reduce((sum, report) => sum + report.problems.length, 0);
  if (wrong > 0) counts.push(plural(wrong, 'problem'));
  const others = reports.filter(({ kind }) => kind === 'other').length;
  const left = others > 0 ? ` (${others} of another kind, not judged)` : '';
  return `${plural(reports.length, 'document')}${left}: ${counts.join(', ')}.`;
}
