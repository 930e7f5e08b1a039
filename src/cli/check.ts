/** `check`: what a reviewer would be shown in each document. */
import path from 'node:path';
import type { GuidedKind } from '../guidance/vocabulary.ts';
import { type FailLevel, hasFindings } from '../review/report.ts';
import { readPrinciples } from './assets.ts';
import { openBaseline } from './baselineFile.ts';
import { reportWriters } from './checkFormats.ts';
import { expandInputs, readDocument, reasonOf } from './files.ts';
import type { Source } from './judgeDocument.ts';
import { type CheckFormat, complain } from './output.ts';
import { openOutput, standardOutput } from './outputFile.ts';
import { filesOfShard, type Shard } from './shard.ts';
import { type Change, changesAmong, stagedOnly } from './since.ts';
import { judgeAll, threadsFor } from './threads.ts';

export interface CheckOptions {
  readonly kind: GuidedKind | 'auto';
  readonly format: CheckFormat;
  readonly failOn: FailLevel;
  readonly all: boolean;
  /** What standard input is called in the report, and by its extension which language it is in. */
  readonly stdinPath: string;
  /** Where the report is written instead of standard output. */
  readonly output?: string;
  /** A file of findings that are old. */
  readonly baseline?: string;
  /** Records what is found in that file. */
  readonly updateBaseline: boolean;
  /** A commit: only what has changed since is reported. */
  readonly since?: string;
  /** What is staged is read, and only what the commit changes is reported. */
  readonly staged?: boolean;
  readonly shard?: Shard;
  readonly threads?: number;
}

/** @returns the exit code: 2 where anything could not be read, else 1 where the run fails, else 0 */
export async function check(inputs: readonly string[], options: CheckOptions): Promise<number> {
  const { sources, problems } = await sourcesOf(inputs, options);
  const baseline =
    options.baseline === undefined
      ? undefined
      : await openBaseline(options.baseline, { update: options.updateBaseline });
  problems.push(...(baseline?.problems ?? []));
  problems.forEach(complain);
  let failing = false;
  if (options.output !== undefined) refuseToOverwrite(options.output, sources);
  const sink = options.output === undefined ? standardOutput : openOutput(options.output);
  try {
    const writer = reportWriters[options.format]({
      principles: await readPrinciples(),
      failOn: options.failOn,
      hasBaseline: baseline !== undefined,
    });
    const outcomes = judgeAll(sources, options, options.threads ?? threadsFor(sources.length));
    let place = 0;
    for await (const outcome of outcomes) {
      const name = sources[place++]?.path ?? '';
      if ('problem' in outcome) {
        problems.push(`${name}: ${outcome.problem}`);
        complain(`${name}: ${outcome.problem}`);
        continue;
      }
      const report = baseline ? baseline.apply(outcome.report) : outcome.report;
      failing ||= hasFindings([report], options.failOn);
      const isRead = await sink.write(writer.document(report));
      if (!isRead && !options.updateBaseline) break;
    }
    await sink.write(await writer.end(problems));
    sink.finish();
    await baseline?.finish();
  } finally {
    sink.abandon();
  }
  return problems.length > 0 ? 2 : failing ? 1 : 0;
}

/** @throws Error where a report would take the place of a document */
function refuseToOverwrite(output: string, sources: readonly Source[]): void {
  const isDocument = sources.some(
    ({ from }) => 'file' in from && path.resolve(from.file) === path.resolve(output),
  );
  if (isDocument) throw new Error(`${output}: is one of the documents, and is not written over`);
}

/** The documents of a run, in the order in which they were named. */
async function sourcesOf(
  inputs: readonly string[],
  options: CheckOptions,
): Promise<{ sources: Source[]; problems: string[] }> {
  const since = options.staged ? 'staged' : options.since === undefined ? undefined : { ref: options.since };
  const expanded = await expandInputs(inputs, { mayBeEmpty: since !== undefined });
  const problems = [...expanded.problems];
  let { files } = expanded;
  let changes: ReadonlyMap<string, Change> | undefined;
  if (since) {
    if (files.includes('-')) throw new Error('standard input has no history: name files instead');
    if (since === 'staged') for (const input of inputs) files = [...files, ...(await stagedOnly(input))];
    changes = await changesAmong(files, since);
    files = [...changes.keys()];
  }
  if (options.shard) files = filesOfShard(files, options.shard);
  const sources: Source[] = [];
  for (const file of files) {
    const { before, staged } = changes?.get(file) ?? {};
    if (file !== '-') {
      sources.push({ path: file, from: staged ? { blob: staged } : { file }, ...(before ? { before } : {}) });
      continue;
    }
    try {
      // Here, because only this thread has a standard input.
      sources.push({ path: options.stdinPath, from: { text: await readDocument(file) } });
    } catch (error) {
      problems.push(`${options.stdinPath}: ${reasonOf(error)}`);
    }
  }
  return { sources, problems };
}
