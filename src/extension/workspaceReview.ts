/**
 * *Review Workspace*: every document in it, one after the other. What has been found stands in the review at once, and the
 * hints in the Problems panel, until the review is ended.
 */
import * as vscode from 'vscode';
import { afterRest } from './afterRest.ts';
import type { Analyses } from './analyses.ts';
import type { Assets } from './assets.ts';
import type { Hints } from './hints.ts';
import type { Records } from './records.ts';
import type { Reviewed, Reviews } from './reviews.ts';
import { section } from './settings.ts';
import { documentsOfWorkspace } from './workspaceFiles.ts';

/** More files than this are not reviewed at once. */
const mostFiles = 2_000;
/** A file above this is no document, in bytes. */
const largest = 1_000_000;
/** Results are shown so often while they come, in milliseconds. */
const often = 300;

/** Settings that a review depends on. */
const decisive = ['enable', 'severity', 'pinned', 'kinds', 'ignore'];

/** How many files have been looked at, of how many, and how many hints there are in them. */
interface Progress {
  done: number;
  total: number;
  hints: number;
}

export interface WorkspaceReview {
  dispose(): void;
  /** Documents that have been reviewed so far, by path, those of kind `other` too; undefined where there is no review. */
  readonly reviewed: readonly Reviewed[] | undefined;
  readonly progress: Readonly<Progress>;
  readonly running: boolean;
  /** It was stopped before the last file. */
  readonly stopped: boolean;
  /** There are more files than are reviewed at once. */
  readonly cutOff: boolean;
  /** Settings or packs have changed since. */
  readonly stale: boolean;
  readonly onDidChange: vscode.Event<void>;
  /** Starts anew, and ends with the last file or when it is stopped. */
  start(): Promise<void>;
}

/** Turns the button that starts a review into the one that stops it. */
const runningKey = 'designManual.reviewRunning';

export function createWorkspaceReview(
  assets: Assets,
  analyses: Analyses,
  hints: Hints,
  reviews: Reviews,
  records: Records,
): WorkspaceReview {
  const changed = new vscode.EventEmitter<void>();
  let reviewed: Map<string, Reviewed> | undefined;
  let sorted: readonly Reviewed[] | undefined;
  let progress: Progress = { done: 0, total: 0, hints: 0 };
  let [stopped, cutOff, stale] = [false, false, false];
  let source: vscode.CancellationTokenSource | undefined;

  const tell = (): void => {
    sorted = undefined;
    changed.fire();
  };
  const run = async (
    shown: vscode.Progress<{ message: string; increment: number }>,
    token: vscode.CancellationToken,
    found: Map<string, Reviewed>,
    counts: Progress,
  ): Promise<void> => {
    const uris = await documentsOfWorkspace(mostFiles + 1, token);
    cutOff = uris.length > mostFiles;
    uris.splice(mostFiles);
    uris.sort((a, b) => (a.path < b.path ? -1 : 1));
    counts.total = uris.length;
    let told = 0;
    const isStopped = (): boolean => token.isCancellationRequested;
    for (const uri of uris) {
      if (isStopped()) break;
      shown.report({ message: vscode.workspace.asRelativePath(uri), increment: 100 / uris.length });
      const document = await opened(uri);
      const one = document && (await reviews.of(document));
      if (isStopped()) break;
      if (document && one) {
        found.set(uri.toString(), one);
        counts.hints += await hints.keep(document);
      }
      counts.done++;
      if (Date.now() - told < often) continue;
      told = Date.now();
      tell();
    }
  };
  const start = async (): Promise<void> => {
    source?.cancel();
    const own = (source = new vscode.CancellationTokenSource());
    hints.forgetKept();
    const found = (reviewed = new Map<string, Reviewed>());
    const counts = (progress = { done: 0, total: 0, hints: 0 });
    [stopped, cutOff, stale] = [false, false, false];
    tell();
    await vscode.commands.executeCommand('setContext', runningKey, true);
    try {
      await vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Notification,
          title: vscode.l10n.t('Reviewing the workspace'),
          cancellable: true,
        },
        (shown, token) => {
          token.onCancellationRequested(() => {
            own.cancel();
          });
          return run(shown, own.token, found, counts);
        },
      );
    } finally {
      // A review that was started anew in between is not this one's to end.
      if (source === own) {
        stopped = own.token.isCancellationRequested;
        source = undefined;
        await vscode.commands.executeCommand('setContext', runningKey, false);
        tell();
      }
      own.dispose();
    }
  };
  const end = (): void => {
    source?.cancel();
    reviewed = undefined;
    hints.forgetKept();
    tell();
  };
  /** Reviews those again that have been reviewed, and that are judged anew: they have been edited. */
  const edited = new Set<vscode.TextDocument>();
  const again = afterRest(() => {
    const now = [...edited];
    edited.clear();
    void Promise.all(
      now.map(async (document) => {
        const one = document.isClosed ? undefined : await reviews.of(document);
        if (one && reviewed?.has(document.uri.toString())) reviewed.set(document.uri.toString(), one);
      }),
    ).then(tell);
  });
  const outdate = (): void => {
    if (!reviewed) return;
    stale = true;
    tell();
  };
  const forget = (uris: readonly vscode.Uri[]): void => {
    const gone = uris.filter((uri) => reviewed?.delete(uri.toString()));
    if (gone.length > 0) tell();
  };
  const listeners = vscode.Disposable.from(
    changed,
    again.timer,
    analyses.onDidJudge((document) => {
      if (!reviewed?.has(document.uri.toString())) return;
      edited.add(document);
      again.soon();
    }),
    records.onDidChange(() => {
      if (!reviewed) return;
      const found = reviewed;
      void Promise.all(
        [...found].map(async ([key, one]) => {
          found.set(key, await reviews.compared(one));
        }),
      ).then(tell);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (decisive.some((name) => event.affectsConfiguration(`${section}.${name}`))) outdate();
    }),
    assets.onDidChange(outdate),
    vscode.workspace.onDidDeleteFiles(({ files }) => {
      forget(files);
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      forget(files.map(({ oldUri }) => oldUri));
    }),
    vscode.commands.registerCommand('designManual.stopWorkspaceReview', () => source?.cancel()),
    vscode.commands.registerCommand('designManual.endWorkspaceReview', end),
  );
  return {
    get reviewed() {
      return (sorted ??= reviewed && [...reviewed.values()].sort(byPath));
    },
    get progress() {
      return progress;
    },
    get running() {
      return source !== undefined;
    },
    get stopped() {
      return stopped;
    },
    get cutOff() {
      return cutOff;
    },
    get stale() {
      return stale;
    },
    onDidChange: changed.event,
    start,
    dispose: () => {
      source?.cancel();
      listeners.dispose();
    },
  };
}

const byPath = (a: Reviewed, b: Reviewed): number => (a.uri.path < b.uri.path ? -1 : 1);

/** Undefined where a file is no text, or too large to be a document. */
async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > largest) return undefined;
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
