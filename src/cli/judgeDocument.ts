/** One document of `check`, from where it is read to its report. The same on the main thread and on others. */
import { parseDocument } from '../document/document.ts';
import { languageOfFile } from '../document/languages.ts';
import type { Guidance } from '../guidance/guidance.ts';
import type { GuidedKind } from '../guidance/vocabulary.ts';
import { matchesWorthShowing } from '../relevance/worth.ts';
import { broughtByChange } from '../review/change.ts';
import { excusedFindings } from '../review/excused.ts';
import { judge, type Judged } from '../review/gate.ts';
import { type DocumentProblem, documentProblems, problemsBrought } from '../review/problems.ts';
import { type DocumentReport, documentReport } from '../review/report.ts';
import { type Blobs, openBlobs } from './blobs.ts';
import { readDocument, reasonOf } from './files.ts';
import { type Blob, GitError } from './git.ts';
import type { SettingsOption, Workspace, Workspaces } from './workspaces.ts';

/** A document that is to be judged. Plain data: it crosses threads. */
export interface Source {
  /** As the report names it. */
  readonly path: string;
  /** A file, a text that has been read already, or what a repository holds. */
  readonly from: { readonly file: string } | { readonly text: string } | { readonly blob: Blob };
  /** What it was, where only what has changed since is to be reported. */
  readonly before?: Blob;
}

export interface JudgeOptions extends SettingsOption {
  readonly kind: GuidedKind | 'auto';
  readonly all: boolean;
}

/** A report, or in words why there is none. */
export type Outcome = { readonly report: DocumentReport } | { readonly problem: string };

export interface Judge {
  /** Judges one document; never rejects. */
  judge(source: Source): Promise<Outcome>;
  /** To be called after the last document. */
  close(): void;
}

/**
 * Prepares to judge.
 * @param workspaces what documents are judged by, loaded with the first document that needs it
 */
export function openJudge({ kind, all }: JudgeOptions, workspaces: Workspaces): Judge {
  const blobs = openBlobs();
  const judgeSource = async ({ path, from, before }: Source): Promise<Outcome> => {
    try {
      const text = await textOf(from, blobs);
      const workspace = await workspaces.of(path);
      const guidance = await workspace.guidance();
      const judgeText = judgeIn(workspace, guidance, { path, kind });
      const old = before && (await oldText(before, blobs));
      const earlier = old === undefined ? undefined : judgeText(old);
      return {
        report: reportOn(path, judgeText(text, earlier), earlier, guidance, { all, isOff: workspace.isOff }),
      };
    } catch (error) {
      return { problem: reasonOf(error) };
    }
  };
  return {
    judge: judgeSource,
    close: () => {
      blobs.close();
    },
  };
}

/** Judges texts of one document by the settings and guidance of its workspace. */
export function judgeIn(
  workspace: Workspace,
  guidance: Guidance,
  { path, kind }: { path: string; kind: GuidedKind | 'auto' },
): (text: string, before?: Judged) => Judged {
  const relative = workspace.pathOf(path);
  const options = {
    ...(relative === undefined ? {} : { path: relative }),
    ...(workspace.isOff ? { kind: 'other' as const } : kind === 'auto' ? {} : { kind }),
  };
  const language = languageOfFile(path);
  return (text, before) =>
    judge(parseDocument(text, language), guidance, workspace.settings, {
      ...options,
      ...(before ? { before } : {}),
    });
}

/** @param before where only what has changed since is to be reported */
function reportOn(
  path: string,
  judged: Judged,
  before: Judged | undefined,
  guidance: Guidance,
  { all, isOff }: { all: boolean; isOff: boolean },
): DocumentReport {
  const { analysis, hints, gaps, silenced } = judged;
  const isBrought = before ? broughtByChange(before.analysis, analysis.document) : () => true;
  const matches = all
    ? matchesWorthShowing(analysis, guidance).filter(
        (match) => !silenced.has(match.principle) && isBrought(match),
      )
    : hints.map(({ match }) => match);
  const excused = excusedFindings(judged, guidance);
  const wasExcused = new Set(
    before ? excusedFindings(before, guidance).gaps.map(({ gap }) => gap.principle) : [],
  );
  const excusedNow = {
    hints: excused.hints.filter(({ match }) => isBrought(match)),
    gaps: excused.gaps.filter(({ gap }) => !wasExcused.has(gap.principle)),
  };
  return documentReport(
    path,
    analysis,
    matches,
    gaps,
    excusedNow,
    isOff ? [] : problemsIn(judged, before, guidance),
  );
}

function problemsIn(judged: Judged, before: Judged | undefined, guidance: Guidance): DocumentProblem[] {
  const problems = documentProblems(judged, guidance);
  if (!before) return problems;
  return problemsBrought(problems, judged.analysis.document, {
    problems: documentProblems(before, guidance),
    document: before.analysis.document,
  });
}

function textOf(from: Source['from'], blobs: Blobs): string | Promise<string> {
  if ('text' in from) return from.text;
  return 'file' in from ? readDocument(from.file) : blobs.read(from.blob);
}

/** What was no text before is a new document. */
async function oldText(blob: Blob, blobs: Blobs): Promise<string | undefined> {
  try {
    return await blobs.read(blob);
  } catch (error) {
    if (error instanceof GitError) throw error;
    return undefined;
  }
}
