/** One document of `check`, from where it is read to its report. The same on the main thread and on others. */
import { type ParsedDocument, parseDocument } from '../document/document.ts';
import { languageOfFile } from '../document/languages.ts';
import type { GuidedKind } from '../guidance/vocabulary.ts';
import { matchesWorthShowing } from '../relevance/worth.ts';
import { broughtByChange } from '../review/change.ts';
import { excusedFindings } from '../review/excused.ts';
import { judge, type Judged } from '../review/gate.ts';
import { type DocumentReport, documentReport } from '../review/report.ts';
import { noSettings } from '../review/settings.ts';
import { readGuidance } from './assets.ts';
import { readDocument, reasonOf } from './files.ts';
import { type Blob, readBlob } from './git.ts';

/** A document that is to be judged. Plain data: it crosses threads. */
export interface Source {
  /** As the report names it. */
  readonly path: string;
  /** A file, a text that has been read already, or what a repository holds. */
  readonly from: { readonly file: string } | { readonly text: string } | { readonly blob: Blob };
  /** What it was, where only what has changed since is to be reported. */
  readonly before?: Blob;
}

export interface JudgeOptions {
  readonly kind: GuidedKind | 'auto';
  readonly all: boolean;
}

/** A report, or in words why there is none. */
export type Outcome = { readonly report: DocumentReport } | { readonly problem: string };

/**
 * Loads what judging needs, once.
 * @returns judges one document; never rejects
 * @throws Error where the guidance cannot be read
 */
export async function openJudge({ kind, all }: JudgeOptions): Promise<(source: Source) => Promise<Outcome>> {
  const guidance = await readGuidance();
  const options = kind === 'auto' ? {} : { kind };
  const reportOn = (path: string, document: ParsedDocument, before: Judged | undefined): DocumentReport => {
    const judged = judge(document, guidance, noSettings, { ...options, ...(before ? { before } : {}) });
    const { analysis, hints, gaps } = judged;
    const isBrought = before ? broughtByChange(before.analysis, document) : () => true;
    const matches = all
      ? matchesWorthShowing(analysis, guidance).filter(isBrought)
      : hints.map(({ match }) => match);
    const excused = excusedFindings(judged, guidance);
    const wasExcused = new Set(
      before ? excusedFindings(before, guidance).gaps.map(({ gap }) => gap.principle) : [],
    );
    return documentReport(path, analysis, matches, gaps, {
      hints: excused.hints.filter(({ match }) => isBrought(match)),
      gaps: excused.gaps.filter(({ gap }) => !wasExcused.has(gap.principle)),
    });
  };
  return async ({ path, from, before }) => {
    try {
      const language = languageOfFile(path);
      const document = parseDocument(await textOf(from), language);
      const old = before && (await oldText(before));
      const earlier =
        old === undefined ? undefined : judge(parseDocument(old, language), guidance, noSettings, options);
      return { report: reportOn(path, document, earlier) };
    } catch (error) {
      return { problem: reasonOf(error) };
    }
  };
}

function textOf(from: Source['from']): string | Promise<string> {
  if ('text' in from) return from.text;
  return 'file' in from ? readDocument(from.file) : readBlob(from.blob);
}

/** What was no text before is a new document. */
async function oldText(blob: Blob): Promise<string | undefined> {
  try {
    return await readBlob(blob);
  } catch {
    return undefined;
  }
}
