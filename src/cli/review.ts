/** `review`: principle by principle what documents address, conflict with and miss, as a report. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseDocument } from '../document/document.ts';
import { languageOfFile } from '../document/languages.ts';
import type { Guidance } from '../guidance/guidance.ts';
import type { GuidedKind } from '../guidance/vocabulary.ts';
import { exportReview, type ReportContext, type ReviewFormat } from '../review/exportReview.ts';
import { judge, type Judged } from '../review/gate.ts';
import { recordChanges, type ReviewedDocument, reviewedDocument } from '../review/reviewed.ts';
import { noSettings } from '../review/settings.ts';
import { verdictsPath } from '../review/verdicts.ts';
import { readGuidance } from './assets.ts';
import { expandInputs, readDocument, reasonOf } from './files.ts';
import { complain, plural } from './output.ts';
import { openOutput, standardOutput } from './outputFile.ts';
import { readRecordFile, recordPath, recordRoot, writeRecordFile } from './recordFile.ts';
import { formatOfFile, refuseToOverwrite } from './reviewFile.ts';

export interface ReviewOptions {
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
  const guidance = await readGuidance();
  const { documents, unreadable } = await reviewAll(files, guidance, options, (path, judged) =>
    reviewedDocument(path === '-' ? path : recordPath(root, path), judged, guidance, known.records),
  );
  const context: ReportContext = {
    principles: guidance.principles,
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
  return problems.length > 0 || unread.length > 0 || unreadable ? 2 : 0;
}

async function reviewAll(
  files: readonly string[],
  guidance: Guidance,
  { kind, stdinPath }: ReviewOptions,
  toReview: (path: string, judged: Judged) => ReviewedDocument,
): Promise<{ documents: ReviewedDocument[]; unreadable: boolean }> {
  const documents: ReviewedDocument[] = [];
  let unreadable = false;
  for (const file of files) {
    const name = file === '-' ? stdinPath : file;
    try {
      const document = parseDocument(await readDocument(file), languageOfFile(name));
      documents.push(toReview(name, judge(document, guidance, noSettings, kind === 'auto' ? {} : { kind })));
    } catch (error) {
      complain(`${name}: ${reasonOf(error)}`);
      unreadable = true;
    }
  }
  return { documents, unreadable };
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
