/** What is used of the API of VS Code's own git extension: `extensions/git/src/api/git.d.ts` of microsoft/vscode. */
import type { Event, Uri } from 'vscode';

export interface GitExtension {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: Event<boolean>;
  /** @throws Error where git is switched off, or there is none */
  getAPI(version: 1): GitApi;
}

export interface GitApi {
  /** Until it is initialised, not every repository of the workspace is known. */
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: Event<GitApi['state']>;
  readonly repositories: readonly Repository[];
  readonly onDidOpenRepository: Event<Repository>;
  readonly onDidCloseRepository: Event<Repository>;
  getRepository(uri: Uri): Repository | null;
}

export interface Repository {
  readonly state: {
    /** Without a commit before the first one. */
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly indexChanges: readonly Change[];
    readonly workingTreeChanges: readonly Change[];
    readonly onDidChange: Event<void>;
  };
  /** @throws an error with `gitErrorCode` where the path is not in the tree */
  getObjectDetails(treeish: string, path: string): Promise<{ readonly object: string }>;
  /** The text of a file in a tree. */
  show(ref: string, path: string): Promise<string>;
}

export interface Change {
  readonly originalUri: Uri;
  readonly renameUri: Uri | undefined;
}

/** The `gitErrorCode` of a path that is not in a tree. */
export const unknownPath = 'UnknownPath';
