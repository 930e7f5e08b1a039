/** `check`: what a reviewer would be shown in each document. */
import { parseDocument } from '../document/document.ts';
import { languageOfFile } from '../document/languages.ts';
import type { GuidedKind } from '../guidance/vocabulary.ts';
import { matchesWorthShowing } from '../relevance/worth.ts';
import { judge } from '../review/gate.ts';
import { type DocumentReport, documentReport, type FailLevel, hasFindings } from '../review/report.ts';
import { noSettings } from '../review/settings.ts';
import { readGuidance } from './assets.ts';
import { checkText } from './checkText.ts';
import { expandInputs, readDocument, reasonOf } from './files.ts';
import { complain, type Format, paint, print, printJson } from './output.ts';

export interface CheckOptions {
  readonly kind: GuidedKind | 'auto';
  readonly format: Format;
  readonly failOn: FailLevel;
  readonly all: boolean;
  /** What standard input is called in the report, and by its extension which language it is in. */
  readonly stdinPath: string;
}

/** @returns the exit code: 2 where anything could not be read, else 1 where the run fails, else 0 */
export async function check(inputs: readonly string[], options: CheckOptions): Promise<number> {
  const { files, problems } = await expandInputs(inputs);
  problems.forEach(complain);
  let unreadable = problems.length > 0;
  const guidance = await readGuidance();
  const kind = options.kind === 'auto' ? {} : { kind: options.kind };
  const reports: DocumentReport[] = [];
  for (const file of files) {
    const path = file === '-' ? options.stdinPath : file;
    let text: string;
    try {
      text = await readDocument(file);
    } catch (error) {
      complain(`${path}: ${reasonOf(error)}`);
      unreadable = true;
      continue;
    }
    const { analysis, hints, gaps } = judge(
      parseDocument(text, languageOfFile(path)),
      guidance,
      noSettings,
      kind,
    );
    const matches = options.all ? matchesWorthShowing(analysis, guidance) : hints.map(({ match }) => match);
    reports.push(documentReport(path, analysis, matches, gaps));
  }
  if (options.format === 'json') printJson({ documents: reports });
  else print(checkText(reports, guidance.principles, paint));
  if (unreadable) return 2;
  return hasFindings(reports, options.failOn) ? 1 : 0;
}
