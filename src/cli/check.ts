/** `check`: what a reviewer would be shown in each document. */
import type { PrincipleEntry } from '../guidance/guidance.ts';
import type { GuidedKind } from '../guidance/vocabulary.ts';
import { type FailLevel, hasFindings } from '../review/report.ts';
import { readBodies, readPrinciples } from './assets.ts';
import { openBaseline } from './baselineFile.ts';
import { reportWriters } from './checkFormats.ts';
import { expandInputs, readDocument, reasonOf } from './files.ts';
import type { Source } from './judgeDocument.ts';
import { type CheckFormat, complain } from './output.ts';
import { openOutput, standardOutput } from './outputFile.ts';
import { refuseToOverwrite } from './reviewFile.ts';
import { filesOfShard, type Shard } from './shard.ts';
import { type Change, changesAmong, stagedOnly } from './since.ts';
import { judgeAll, threadsFor } from './threads.ts';
import { openWorkspaces, type SettingsOption, type Workspace } from './workspaces.ts';

export interface CheckOptions extends SettingsOption {
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

/**
 * @returns the exit code: 2 where anything could not be read, else 1 where the run fails, for what was found or for settings and
 *   packs that cannot be used as they are, else 0
 */
export async function check(inputs: readonly string[], options: CheckOptions): Promise<number> {
  const { sources, problems } = await sourcesOf(inputs, options);
  const baseline =
    options.baseline === undefined
      ? undefined
      : await openBaseline(options.baseline, { update: options.updateBaseline });
  problems.push(...(baseline?.problems ?? []));
  problems.forEach(complain);
  const misleading: string[] = [];
  const workspaces = await openWorkspaces(options, ({ text, isError }) => {
    complain(text);
    if (isError) misleading.push(text);
  });
  const opened = await openedWorkspaces();
  let failing = false;
  if (options.output !== undefined) {
    const read = sources.flatMap(({ from }) => ('file' in from ? [from.file] : []));
    await refuseToOverwrite(options.output, { read: [...read, options.baseline ?? '-'], force: true });
  }
  const sink = options.output === undefined ? standardOutput : openOutput(options.output);
  try {
    const writer = reportWriters[options.format]({
      principles: opened.principles,
      bodies: opened.bodies,
      failOn: options.failOn,
      hasBaseline: baseline !== undefined,
    });
    if (writer.order) sources.sort((a, b) => writer.order?.(a.path, b.path) ?? 0);
    const count = options.threads ?? threadsFor(sources.length);
    const outcomes = judgeAll(sources, options, { count, workspaces });
    let place = 0;
    for await (const outcome of outcomes) {
      const name = sources[place++]?.path ?? '';
      if ('problem' in outcome) {
        problems.push(`${name}: ${outcome.problem}`);
        complain(`${name}: ${outcome.problem}`);
        continue;
      }
      await opened.add(await workspaces.of(name));
      const report = baseline ? baseline.apply(outcome.report) : outcome.report;
      failing ||= hasFindings([report], options.failOn);
      const isRead = await sink.write(writer.document(report));
      if (!isRead && !options.updateBaseline) break;
    }
    await sink.write(await writer.end([...problems, ...misleading]));
    sink.finish();
    await baseline?.finish();
  } finally {
    sink.abandon();
  }
  failing ||= misleading.length > 0 && options.failOn !== 'never';
  return problems.length > 0 ? 2 : failing ? 1 : 0;
}

/** What reports need of the workspaces that their documents are in. */
async function openedWorkspaces(): Promise<{
  readonly principles: ReadonlyMap<string, PrincipleEntry>;
  readonly bodies: () => Promise<ReadonlyMap<string, string>>;
  add(workspace: Workspace): Promise<void>;
}> {
  const known = new Set<Workspace>();
  // An installation without guidance is said here, once, and not for each document.
  const principles = new Map(await readPrinciples());
  return {
    principles,
    async bodies() {
      const ofPacks = [...known].flatMap(({ withPacks }) => [...(withPacks?.bodies ?? [])]);
      return new Map([...(await readBodies()), ...ofPacks]);
    },
    async add(workspace) {
      if (known.has(workspace)) return;
      known.add(workspace);
      for (const [id, principle] of await workspace.principles()) principles.set(id, principle);
    },
  };
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
