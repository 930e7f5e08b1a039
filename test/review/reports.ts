/** Documents, judged with the small guidance, for tests of what is written about them. */
import { languageOfFile } from '../../src/document/languages.ts';
import { parseDocument } from '../../src/document/document.ts';
import { excusedFindings } from '../../src/review/excused.ts';
import { judge, type Judged } from '../../src/review/gate.ts';
import { type DocumentReport, documentReport } from '../../src/review/report.ts';
import { type ReviewedDocument, reviewedDocument } from '../../src/review/reviewed.ts';
import { noSettings, type ReviewSettings } from '../../src/review/settings.ts';
import type { ReviewRecord } from '../../src/review/verdicts.ts';
import { guidance } from './pack.ts';

/** Long enough that something can be missing. */
export const filler = `${'The parts of it work together and each has a name of its own. '.repeat(22)}\n`;

export const conflicting = `# 1. Hosting\n\n## Decision\n\nIt is new. It runs on own servers in Leeds. All agree.\n`;
export const excusing = `# Archive\n\n<!-- design-manual-ignore cloud-first: the Act names the building -->\nIt runs on own servers.\n`;
export const gapping = `# Parts\n\n${filler}`;

export function judged(path: string, text: string, settings: ReviewSettings = noSettings): Judged {
  return judge(parseDocument(text, languageOfFile(path)), guidance, settings, { kind: 'architecture' });
}

/** Reports on documents: path to text. */
export const reports = (documents: Readonly<Record<string, string>>): DocumentReport[] =>
  Object.entries(documents).map(([path, text]) => {
    const one = judged(path, text);
    const { analysis, hints, gaps } = one;
    const matches = hints.map(({ match }) => match);
    return documentReport(path, analysis, matches, gaps, excusedFindings(one, guidance));
  });

export const reviews = (
  documents: Readonly<Record<string, string>>,
  records: readonly ReviewRecord[] = [],
  settings?: ReviewSettings,
): ReviewedDocument[] =>
  Object.entries(documents).map(([path, text]) =>
    reviewedDocument(path, judged(path, text, settings), guidance, records),
  );
