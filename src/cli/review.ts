/** `review`: principle by principle what documents address, conflict with and miss, as a report. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Guidance, PrincipleEntry } from '../guidance/guidance.ts';
import type { GuidedKind } from '../guidance/vocabulary.ts';
import { exportReview, type ReportContext, type ReviewFormat } from '../review/exportReview.ts';
import type { Judged } from '../review/gate.ts';
import { recordChanges, type ReviewedDocument, reviewedDocument } from '../review/reviewed.ts';
import { verdictsPath } from '../review/verdicts.ts';
import { readPrinciples } from './assets.ts';
import { expandInputs, readDocument, reasonOf } from './files.ts';
import { judgeIn } from './judgeDocument.ts';
import { complain, plural } from './output.ts';
import { openOutput, standardOutput } from './outputFile.ts';
import { readRecordFile, recordPath, recordRoot, writeRecordFile } from './recordFile.ts';
import { formatOfFile, refuseToOverwrite } from './reviewFile.ts';
import { openWorkspaces, type SettingsOption } from './workspaces.ts';

export interface ReviewOptions extends SettingsOption {
  readonly kind: GuidedKind | 'auto';
  readonly format?: ReviewFormat;
  /** Where the report is written instead of standard output. */
  readonly output?: string;
  /** Writes over a file that is no report. */
  readonly force: boolean;
  /** The file of verdicts, where it is not the usual one. */
  readonly verdicts?: string;
  /** Writes what is found into the file of verdicts. */
  readonly record: boolean;
  /** What links to documents start with. */
  readonly linkBase?: string;
  /** What standard input is called in the report, and by its extension which language it is in. */
  readonly stdinPath: string;
}

/** @returns the exit code: 2 where anything could not be read or written, else 0 */
export async function review(inputs: readonly string[], options: ReviewOptions): Promise<number> {
  const { output, record, verdicts = path.normalize(verdictsPath) } = options;
  if (options.verdicts !== undefined && !record && !existsSync(verdicts))
    throw new Error(`${verdicts}: is not there; --record writes it`);
  const { files, problems } = await expandInputs(inputs);
  if (record && files.includes('-') && options.stdinPath === '-')
    throw new Error('standard input needs a name to be recorded by: --stdin-path <path>');
  if (output !== undefined)
    await refuseToOverwrite(output, { read: [...files, verdicts], force: options.force });
  const known = await readRecordFile(verdicts);
  const unread = known.problems.map(({ line, message }) => `${verdicts}:${line}: ${message}`);
  [...problems, ...unread].forEach(complain);
  const root = recordRoot(verdicts);
  const { documents, principles, failed } = await reviewFiles(files, options, (document, judged, guidance) =>
    reviewedDocument(
      document === '-' ? document : recordPath(root, document),
      judged,
      guidance,
      known.records,
    ),
  );
  const context: ReportContext = {
    principles,
    subject: subjectOf(documents, root),
    date: new Date().toISOString().slice(0, 10),
    linkBase: options.linkBase ?? wayTo(root, output),
  };
  const format = options.format ?? (output === undefined ? undefined : formatOfFile(output)) ?? 'markdown';
  const sink = output === undefined ? standardOutput : openOutput(output);
  try {
    await sink.write(exportReview(documents, format, context));
    sink.finish();
  } finally {
    sink.abandon();
  }
  if (record) {
    if (unread.length > 0)
      throw new Error(
        `${verdicts}: nothing is recorded until the ${plural(unread.length, 'line')} named above can be read`,
      );
    await writeRecordFile(known, recordChanges(documents, known.records));
  }
  return problems.length > 0 || unread.length > 0 || failed ? 2 : 0;
}

interface ReviewedFiles {
  readonly documents: readonly ReviewedDocument[];
  /** Of all their workspaces. */
  readonly principles: ReadonlyMap<string, PrincipleEntry>;
  /** Whether any could not be read; which, and why, has been said. */
  readonly failed: boolean;
}

async function reviewFiles(
  files: readonly string[],
  options: ReviewOptions,
  toReview: (document: string, judged: Judged, guidance: Guidance) => ReviewedDocument,
): Promise<ReviewedFiles> {
  const workspaces = await openWorkspaces(options, ({ text }) => {
    complain(text);
  });
  const documents: ReviewedDocument[] = [];
  const principles = new Map(await readPrinciples());
  let failed = false;
  for (const file of files) {
    const path = file === '-' ? options.stdinPath : file;
    try {
      const text = await readDocument(file);
      const workspace = await workspaces.of(path);
      const guidance = await workspace.guidance();
      for (const [id, principle] of guidance.principles) principles.set(id, principle);
      const judged = judgeIn(workspace, guidance, { path, kind: options.kind })(text);
      documents.push(toReview(path, judged, guidance));
    } catch (error) {
      complain(`${path}: ${reasonOf(error)}`);
      failed = true;
    }
  }
  return { documents, principles, failed };
}

/** What the report is about: the one document, else the folder. */
const subjectOf = ([first, ...others]: readonly ReviewedDocument[], root: string): string =>
  first && others.length === 0 ? first.title : path.basename(root) || root;

/** From where the report is saved to the folder that paths count from, as links need it. */
function wayTo(root: string, output = ''): string {
  const from = path.resolve(path.dirname(output));
  const way = path.relative(from, root);
  // On another drive.
  if (path.isAbsolute(way)) return `${pathToFileURL(root).href}/`;
  return way === '' ? '' : `${way.split(path.sep).map(encodeURIComponent).join('/')}/`;
}
