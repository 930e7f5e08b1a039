/** The review as JSON: the contract of `review --format json`. Fields may be added, never changed or removed. */
import type { ReportContext } from './exportReview.ts';
import { type ReviewedDocument, settledState } from './reviewed.ts';

export function jsonReport(documents: readonly ReviewedDocument[], { date }: ReportContext): string {
  const reported = documents.map(({ entries, ...document }) => ({
    ...document,
    entries: entries.map(({ names: _names, ...entry }) => ({ ...entry, settled: settledState(entry) })),
  }));
  return `${JSON.stringify({ ...(date === undefined ? {} : { date }), documents: reported }, null, 2)}\n`;
}
