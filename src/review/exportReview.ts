/** Reviews as files: in which formats, and what each is written from. */
import type { Guidance } from '../guidance/guidance.ts';
import { codeStatement } from './codeStatement.ts';
import { csvReport } from './csv.ts';
import { htmlReport } from './htmlReport.ts';
import { jsonReport } from './jsonReport.ts';
import { markdownReport } from './markdownReport.ts';
import type { ReviewedDocument } from './reviewed.ts';

export const reviewFormats = ['markdown', 'html', 'csv', 'statement', 'json'] as const;
export type ReviewFormat = (typeof reviewFormats)[number];

/** What a file of each format is called at its end; a statement is Markdown. */
export const formatExtensions: Readonly<Record<ReviewFormat, string>> = {
  markdown: 'md',
  html: 'html',
  csv: 'csv',
  statement: 'md',
  json: 'json',
};

export interface ReportContext {
  readonly principles: Guidance['principles'];
  /** What the report is called: the name of a folder or a document. */
  readonly subject: string;
  /** The day of the review, such as 2026-11-24; the core has no clock. */
  readonly date?: string;
  /**
   * What stands before the paths of documents in links: an address or a relative path that ends in `/`, or nothing where the
   * report is saved in the folder that the paths count from.
   */
  readonly linkBase?: string;
}

const writers: Readonly<
  Record<ReviewFormat, (documents: readonly ReviewedDocument[], context: ReportContext) => string>
> = {
  markdown: markdownReport,
  html: htmlReport,
  csv: csvReport,
  statement: codeStatement,
  json: jsonReport,
};

/**
 * Writes a report.
 * @param documents in the order in which they are to stand; those of kind `other` are counted, and not judged
 * @returns the text of a file
 */
export const exportReview = (
  documents: readonly ReviewedDocument[],
  format: ReviewFormat,
  context: ReportContext,
): string => writers[format](documents, context);
