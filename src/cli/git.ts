/** Asks git, without a shell. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The content of a file as a repository keeps it. */
export interface Blob {
  /** The folder at the top of the working tree. */
  readonly root: string;
  readonly oid: string;
}

/** What a repository holds is written with so many bytes at most. */
const longestAnswer = 1 << 30;

/** Variables by which git tells a hook which repository it is in; they would lead astray in another. */
const repositoryVariables = /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY)$/;

/** Git has failed, and says this. */
export class GitError extends Error {}

/**
 * Runs git at the top of a repository.
 * @returns what it printed
 * @throws Error with what git says
 */
export function git(root: string, args: readonly string[]): Promise<Buffer> {
  const options = { ...whereIn(root), encoding: 'buffer', maxBuffer: longestAnswer } as const;
  return new Promise((resolve, reject) => {
    const child = execFile('git', args, options, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else if (error.code === 'ENOENT') reject(notInstalled());
      else reject(new GitError(stderr.toString().trim(), { cause: error }));
    });
    child.stdin?.end();
  });
}

/** How git is started for a repository. */
export function whereIn(root: string) {
  const inOther = root !== repositoryOf(process.cwd());
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !inOther || !repositoryVariables.test(name)),
  );
  return { cwd: root, env, windowsHide: true } as const;
}

export const notInstalled = (): Error => new GitError('git is not installed, or not on the path');

/**
 * What git prints, without the end of the line; undefined where it fails without a word, which means no.
 * @throws Error with what git says
 */
export async function gitLine(root: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return (await git(root, args)).toString().trim();
  } catch (error) {
    if (error instanceof GitError && error.message === '') return undefined;
    throw error;
  }
}

const repositories = new Map<string, string | undefined>();

/** The top of the working tree that a folder is in, by the `.git` that marks it; undefined where there is none. */
export function repositoryOf(folder: string): string | undefined {
  if (repositories.has(folder)) return repositories.get(folder);
  const above = path.dirname(folder);
  const root = existsSync(path.join(folder, '.git'))
    ? folder
    : above === folder
      ? undefined
      : repositoryOf(above);
  repositories.set(folder, root);
  return root;
}
