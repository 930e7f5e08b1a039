/** Findings as the XML of JUnit, which most services that build show: a suite for each document, a case for each finding. */
import type { Guidance } from '../guidance/guidance.ts';
import type { DocumentReport, FailLevel } from './report.ts';

interface Case {
  readonly name: string;
  readonly line?: number;
  readonly outcome?: 'failure' | 'error' | 'skipped';
  readonly message?: string;
  readonly type?: string;
}

/**
 * Writes the findings of a run. What the run fails on is a failure; anything else, and what is silenced, is skipped, with the
 * reason. With `never` every conflict is a failure all the same: a service that shows them is what this format is for.
 * @returns what gives the pieces of the report: one for each document, and the end, which names what could not be read. Each suite
 *   counts its cases; the whole has no counts, because it is written before they are known, and readers do without.
 */
export function junitWriter({
  principles,
  failOn = 'never',
}: {
  /** Of all documents so far: there may be more as documents are written. */
  principles: Guidance['principles'];
  failOn?: FailLevel;
}): {
  document(report: DocumentReport): string;
  end(problems: readonly string[]): string;
} {
  let before = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Design Manual">\n';
  const started = (text: string): string => {
    const piece = before + text;
    before = '';
    return piece;
  };
  return {
    document: (report) => started(suiteText(report.path, casesOf(report, principles, failOn === 'gap'))),
    end(problems) {
      const cases = problems.map((problem): Case => ({ name: problem, outcome: 'error', message: problem }));
      return started(`${cases.length > 0 ? suiteText('unreadable', cases) : ''}</testsuites>\n`);
    },
  };
}

function casesOf(
  { kind, hints, gaps, silenced }: DocumentReport,
  principles: Guidance['principles'],
  gapsFail: boolean,
): Case[] {
  const title = (id: string): string => `${principles.get(id)?.title ?? id} (${id})`;
  if (kind === 'other')
    return [{ name: 'document', outcome: 'skipped', message: 'another kind of document, not judged' }];
  const cases: Case[] = [
    ...hints.map(({ principle, relation, line, message }): Case => ({
      name: `${title(principle)} at line ${line}`,
      line,
      outcome: relation === 'conflict' ? 'failure' : 'skipped',
      message,
      type: relation,
    })),
    ...gaps.map(({ principle, reason }): Case => ({
      name: title(principle),
      outcome: gapsFail ? 'failure' : 'skipped',
      message: `Nothing in this document addresses it. ${reason}`,
      type: 'gap',
    })),
    ...silenced.hints.map(({ principle, line, why }): Case => ({
      name: `${title(principle)} at line ${line}`,
      line,
      outcome: 'skipped',
      message: why,
    })),
    ...silenced.gaps.map(({ principle, why }): Case => ({
      name: title(principle),
      outcome: 'skipped',
      message: why,
    })),
  ];
  return cases.length > 0 ? cases : [{ name: 'document' }];
}

const counts = (cases: readonly Case[]): string => {
  const count = (outcome: Case['outcome']): number => cases.filter((one) => one.outcome === outcome).length;
  return ` tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
};

const suiteText = (name: string, cases: readonly Case[]): string =>
  `  <testsuite name="${escapeXml(name)}"${counts(cases)}>
${cases.map((one) => caseText(name, one)).join('')}  </testsuite>
`;

function caseText(suite: string, { name, line, outcome, message = '', type }: Case): string {
  const place = ` classname="${escapeXml(suite)}" file="${escapeXml(suite)}"${line === undefined ? '' : ` line="${line}"`}`;
  const head = `    <testcase name="${escapeXml(name)}"${place}`;
  if (!outcome) return `${head}/>\n`;
  const kind = outcome === 'skipped' || type === undefined ? '' : ` type="${type}"`;
  const where = line === undefined ? suite : `${suite}:${line}`;
  const body = outcome === 'failure' ? `>${escapeXml(`${where}: ${message}`)}</failure>` : '/>';
  return `${head}>
      <${outcome} message="${escapeXml(message)}"${kind}${body}
    </testcase>
`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Escapes for text and attributes, and takes out what XML 1.0 cannot hold (section 2.2 of the recommendation). */
const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"\t\n\r]/g, (one) => escapes[one] ?? '');
