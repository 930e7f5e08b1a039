/** `check`: what a reviewer would be shown in each document. */
import { parseDocument } from '../document/document.ts';
import { languageOfFile } from '../document/languages.ts';
import type { GuidedKind } from '../guidance/vocabulary.ts';
import { matchesWorthShowing } from '../relevance/worth.ts';
import { excusedFindings } from '../review/excused.ts';
import { judge } from '../review/gate.ts';
import { documentProblems } from '../review/problems.ts';
import { type DocumentReport, documentReport, type FailLevel, hasFindings } from '../review/report.ts';
import { checkText, type Principles } from './checkText.ts';
import { expandInputs, readDocument, reasonOf } from './files.ts';
import { complain, type Format, paint, print, printJson } from './output.ts';
import { openWorkspaces, type SettingsOption, type Workspace } from './workspaces.ts';

export interface CheckOptions extends SettingsOption {
  readonly kind: GuidedKind | 'auto';
  readonly format: Format;
  readonly failOn: FailLevel;
  readonly all: boolean;
  /** What standard input is called in the report, and by its extension which language it is in. */
  readonly stdinPath: string;
}

/**
 * @returns the exit code: 2 where a document could not be read, else 1 where the run fails, for what was found or for
 *   settings and packs that cannot be used as they are, else 0
 */
export async function check(inputs: readonly string[], options: CheckOptions): Promise<number> {
  const { files, problems } = await expandInputs(inputs);
  problems.forEach(complain);
  let unreadable = problems.length > 0;
  const misleading: string[] = [];
  const workspaces = await openWorkspaces(options, ({ text, isError }) => {
    complain(text);
    if (isError) misleading.push(text);
  });
  const kind = options.kind === 'auto' ? {} : { kind: options.kind };
  const reports: DocumentReport[] = [];
  const opened = new Set<Workspace>();
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
    const workspace = await workspaces.of(path);
    const guidance = await workspace.guidance();
    const relative = workspace.pathOf(path);
    const judged = judge(parseDocument(text, languageOfFile(path)), guidance, workspace.settings, {
      ...(relative === undefined ? {} : { path: relative }),
      ...(workspace.isOff ? { kind: 'other' } : kind),
    });
    const { analysis, hints, gaps, silenced } = judged;
    const matches = options.all
      ? matchesWorthShowing(analysis, guidance).filter(({ principle }) => !silenced.has(principle))
      : hints.map(({ match }) => match);
    const problems = workspace.isOff ? [] : documentProblems(judged, guidance);
    opened.add(workspace);
    reports.push(documentReport(path, analysis, matches, gaps, excusedFindings(judged, guidance), problems));
  }
  if (options.format === 'json') printJson({ documents: reports });
  else print(checkText(reports, await principlesOf(opened), paint));
  if (unreadable) return 2;
  if (misleading.length > 0 && options.failOn !== 'never') return 1;
  return hasFindings(reports, options.failOn) ? 1 : 0;
}

async function principlesOf(workspaces: Iterable<Workspace>): Promise<Principles> {
  const all = await Promise.all([...workspaces].map(({ principles }) => principles()));
  return new Map(all.flatMap((principles) => [...principles]));
}
