/** The text of documents as it was last committed, by VS Code's own git extension: for hints in changed lines only. */
import * as vscode from 'vscode';
import { afterRest } from './afterRest.ts';
import { type GitApi, type GitExtension, type Repository, unknownPath } from './gitApi.ts';
import { section } from './settings.ts';

/** Why a document cannot be compared, so that everything in it is shown. */
export type Uncompared = 'noGit' | 'noRepository' | 'failed';

export interface Committed {
  /** The text at git's head; undefined where the document is not there, so that all of it is new. */
  readonly text?: string;
  readonly why?: Uncompared;
  /** Changes whenever the rest does. */
  readonly key: string;
}

export interface Commits {
  dispose(): void;
  /** Undefined where hints are shown in all lines. */
  of(document: vscode.TextDocument): Promise<Committed | undefined>;
  /** What is committed of some document has changed. */
  readonly onDidChange: vscode.Event<void>;
}

/** Git is waited for when the window opens, but not longer than this, in milliseconds. */
const patience = 5_000;

export const changedLinesOnly = (scope: vscode.ConfigurationScope): boolean =>
  vscode.workspace.getConfiguration(section, scope).get<boolean>('changedLinesOnly', false);

export function followCommits(): Commits {
  const changed = new vscode.EventEmitter<void>();
  const known = new Map<vscode.TextDocument, { readonly key: string; readonly value: Promise<Committed> }>();
  const listeners: { dispose(): unknown }[] = [];
  let api: GitApi | undefined;
  let connected: Promise<void> | undefined;

  const { soon, timer } = afterRest(() => {
    for (const [document, { key }] of known) {
      if (document.isClosed) known.delete(document);
      else if (key !== sourceOf(document).key) {
        known.delete(document);
        changed.fire();
      }
    }
  });
  const follow = (repository: Repository): void => {
    listeners.push(repository.state.onDidChange(soon));
    soon();
  };
  const connect = async (): Promise<void> => {
    const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
    if (!extension) return;
    const git = await extension.activate();
    const start = (): GitApi | undefined => {
      try {
        return git.enabled ? git.getAPI(1) : undefined;
      } catch {
        return undefined; // There is no git on this machine.
      }
    };
    const listen = (): void => {
      api = start();
      if (!api) return;
      for (const repository of api.repositories) follow(repository);
      listeners.push(api.onDidOpenRepository(follow), api.onDidCloseRepository(soon));
    };
    listen();
    listeners.push(
      git.onDidChangeEnablement(() => {
        listen();
        soon();
      }),
    );
    if (api?.state === 'uninitialized') await initialised(api);
  };
  const sourceOf = (document: vscode.TextDocument): Source => {
    if (!api) return { why: 'noGit', key: 'noGit' };
    const repository = api.getRepository(document.uri);
    if (!repository) return { why: 'noRepository', key: 'noRepository' };
    const commit = repository.state.HEAD?.commit;
    const path = pathBefore(repository, document.uri).fsPath;
    return commit === undefined ? { key: 'noCommit' } : { repository, path, key: `${commit} ${path}` };
  };
  listeners.push(
    changed,
    timer,
    vscode.workspace.onDidCloseTextDocument((document) => {
      known.delete(document);
    }),
  );
  return {
    async of(document) {
      if (!changedLinesOnly(document)) return undefined;
      await (connected ??= connect().catch((error: unknown) => {
        console.error('Design Manual: git', error);
      }));
      const source = sourceOf(document);
      let entry = known.get(document);
      if (entry?.key !== source.key) known.set(document, (entry = { key: source.key, value: read(source) }));
      return entry.value;
    },
    onDidChange: changed.event,
    dispose: () => {
      vscode.Disposable.from(...listeners).dispose();
    },
  };
}

/** Where the committed text of a document is to be found. */
interface Source {
  readonly repository?: Repository;
  readonly path?: string;
  readonly why?: Uncompared;
  readonly key: string;
}

async function read({ repository, path, why, key }: Source): Promise<Committed> {
  if (!repository || path === undefined) return { key, ...(why ? { why } : {}) };
  try {
    await repository.getObjectDetails('HEAD', path);
  } catch (error) {
    if ((error as { gitErrorCode?: unknown }).gitErrorCode === unknownPath) return { key };
    console.error('Design Manual: git', error);
    return { key, why: 'failed' };
  }
  try {
    return { key, text: (await repository.show('HEAD', path)).replace(/^\uFEFF/, '') };
  } catch (error) {
    console.error('Design Manual: git', error);
    return { key, why: 'failed' };
  }
}

/** Where a document stood at git's head, if it has been moved since. */
function pathBefore({ state }: Repository, uri: vscode.Uri): vscode.Uri {
  const wanted = uri.toString();
  const moved = [...state.indexChanges, ...state.workingTreeChanges].find(
    ({ renameUri }) => renameUri?.toString() === wanted,
  );
  return moved?.originalUri ?? uri;
}

const initialised = (api: GitApi): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const timer = setTimeout(done, patience);
    const listener = api.onDidChangeState((state) => {
      if (state === 'initialized') done();
    });
  });
