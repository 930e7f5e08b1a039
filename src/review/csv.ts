/** The review as CSV (RFC 4180): a row for each place of evidence, and one for each entry without any. */
import type { ReportContext } from './exportReview.ts';
import { sinceNames, stateNames, whyAsked } from './reportWords.ts';
import { type ReviewedDocument, type ReviewedEvidence, settledState } from './reviewed.ts';

const columns = [
  'document',
  'kind',
  'principle',
  'title',
  'theme',
  'state',
  'since',
  'why',
  'relation',
  'line',
  'section',
  'quote',
  'reason',
  'verdict',
  'note',
  'out of date',
  'after verdict',
] as const;

/** The table with its header, lines ended by CRLF, behind the byte order mark by which Excel knows UTF-8. */
export function csvReport(
  documents: readonly ReviewedDocument[],
  { principles }: Pick<ReportContext, 'principles'>,
): string {
  const rows = documents.flatMap(({ path, kind, entries }) =>
    entries.flatMap((entry) => {
      const { title = entry.principle, theme = '' } = principles.get(entry.principle) ?? {};
      const head = [path, kind, entry.principle, title, theme, stateNames[entry.state].toLowerCase()];
      const since = entry.since === undefined ? '' : sinceNames[entry.since];
      const { verdict: given } = entry;
      const said = [given?.verdict ?? '', given?.note ?? '', given?.outOfDate ? 'yes' : ''];
      const settled = stateNames[settledState(entry)].toLowerCase();
      const rowOf = (evidence?: ReviewedEvidence): string[] => {
        const { before = '', words = '', after = '' } = evidence?.quote ?? {};
        const place = [
          evidence?.relation ?? '',
          evidence ? String(evidence.line) : '',
          evidence?.section.join(' > ') ?? '',
          before + words + after,
          evidence?.because ?? entry.excuses.map(({ reason = '' }) => reason).join(' '),
        ];
        return [...head, since, whyAsked(entry) ?? '', ...place, ...said, settled];
      };
      return entry.evidence.length === 0 ? [rowOf()] : entry.evidence.map(rowOf);
    }),
  );
  return `\uFEFF${[columns, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('')}`;
}

/** What a spreadsheet takes for the start of a formula, in the forms for wide type too. */
const formulaStart = /^[\s\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]|^[\t\r\n]/u;

/**
 * A field that is text for every reader: what a spreadsheet would run is led by an apostrophe, as OWASP advises under "CSV
 * Injection", and what holds a comma, a quote or a line end is quoted.
 */
export function csvField(text: string): string {
  const safe = formulaStart.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
