/** Findings as annotations of a pull request: commands that GitHub's runner reads from the output of a workflow. */
import type { Guidance } from '../guidance/guidance.ts';
import type { DocumentReport, FailLevel, ReportedMatch } from './report.ts';

/**
 * Writes a line for each finding. What the run fails on is an error, other conflicts are warnings and other gaps notices; what is wrong with
 * a document's own suppressions and settings is a warning.
 * @param reports with paths from the root of the repository, with forward slashes
 */
export function githubAnnotations(
  reports: readonly DocumentReport[],
  { principles, failOn = 'never' }: { principles: Guidance['principles']; failOn?: FailLevel },
): string {
  const title = (id: string): string => `${principles.get(id)?.title ?? id} (${id})`;
  const conflictCommand = failOn === 'never' ? 'warning' : 'error';
  const gapCommand = failOn === 'gap' ? 'error' : 'notice';
  return reports
    .flatMap(({ path, hints, gaps, problems }) => [
      ...hints.map(({ principle, relation, line, column, endLine, endColumn, message }) =>
        command(relation === 'conflict' ? conflictCommand : 'notice', message, {
          file: path,
          ...region({ line, column, endLine, endColumn }),
          title: title(principle),
        }),
      ),
      ...gaps.map(({ principle, reason }) =>
        command(gapCommand, `Nothing in this document addresses it. ${reason}`, {
          file: path,
          line: 1,
          title: title(principle),
        }),
      ),
      ...problems.map(({ line, column, endLine, endColumn, message }) =>
        command('warning', message, {
          file: path,
          ...region({ line, column, endLine, endColumn }),
          title: 'Design Manual',
        }),
      ),
    ])
    .join('');
}

/** Columns are read only where both are of one line. */
const region = ({
  line,
  column,
  endLine,
  endColumn,
}: Pick<ReportedMatch, 'line' | 'column' | 'endLine' | 'endColumn'>): Readonly<Record<string, number>> => ({
  line,
  endLine,
  ...(line === endLine ? { col: column, endColumn } : {}),
});

const command = (
  name: string,
  message: string,
  properties: Readonly<Record<string, string | number>>,
): string => {
  const listed = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${listed.join(',')}::${escapeData(message)}\n`;
};

/** As the runner's own toolkit does it (actions/toolkit, core/src/command.ts). */
const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
