/** What changed in git: since the branch left another, or what is staged for the next commit. */
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { languageOfFile } from '../document/languages.ts';
import { type Blob, git, gitLine, repositoryOf } from './git.ts';

/** A file that changed. */
export interface Change {
  /** As it was; left out where the document is new. */
  readonly before?: Blob;
  /** As it is staged. */
  readonly staged?: Blob;
}

/** Either a commit by any of its names, or what is staged. */
export type Since = { readonly ref: string } | 'staged';

/**
 * Finds what changed. Since a ref means since the last commit that it and HEAD have in common, up to the files as they
 * are, untracked ones included; in a submodule, since the commit that the repository around it held then.
 * @param files that may have changed
 * @returns those that did, in the same order
 * @throws Error where a file is in no repository, or the ref is not there
 */
export async function changesAmong(
  files: readonly string[],
  since: Since,
): Promise<ReadonlyMap<string, Change>> {
  const roots = new Map<string, ReadonlyMap<string, Change>>();
  const changed = new Map<string, Change>();
  for (const file of files) {
    const real = realPath(file);
    const root = repositoryOf(path.dirname(real));
    if (root === undefined)
      throw new Error(`${file}: is in no git repository, which would know what changed`);
    let changes = roots.get(root);
    if (!changes) roots.set(root, (changes = await changesIn(root, since)));
    const change = changes.get(real);
    if (change) changed.set(file, change);
  }
  return changed;
}

/** A file that cannot be opened stands where its name says. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return path.resolve(file);
  }
}

/** The documents that are staged below a folder and are not on the disk any more: no search of the folder finds them. */
export async function stagedOnly(folder: string): Promise<string[]> {
  const real = realPath(folder);
  const root = repositoryOf(real);
  if (root === undefined) return [];
  return [...(await changesIn(root, 'staged')).keys()]
    .filter(
      (file) => file.startsWith(real + path.sep) && languageOfFile(file) !== undefined && !existsSync(file),
    )
    .map((file) => path.join(folder, path.relative(real, file)));
}

/** Full path to change. */
async function changesIn(root: string, since: Since): Promise<ReadonlyMap<string, Change>> {
  const isStaged = since === 'staged';
  const base = isStaged ? await headOf(root) : await baseOf(root, since.ref);
  const cached = isStaged ? ['--cached'] : [];
  const raw = await git(root, ['diff-index', '--raw', '-z', '--no-abbrev', '-M', ...cached, base, '--']);
  const changes = new Map<string, Change>();
  for (const { status, oldMode, newMode, oldId, newId, name } of rawEntries(raw)) {
    if (status === 'D' || !isFile(newMode)) continue;
    changes.set(path.join(root, name), {
      ...(isFile(oldMode) ? { before: { root, oid: oldId } } : {}),
      ...(isStaged ? { staged: { root, oid: newId } } : {}),
    });
  }
  if (!isStaged) {
    const untracked = await git(root, ['ls-files', '-z', '--others', '--exclude-standard']);
    for (const name of partsOf(untracked)) changes.set(path.join(root, name), {});
  }
  return changes;
}

const isFile = (mode: string): boolean => mode.startsWith('100');

const partsOf = (output: Buffer): string[] => output.toString().split('\0').slice(0, -1);

interface RawEntry {
  readonly status: string;
  readonly oldMode: string;
  readonly newMode: string;
  readonly oldId: string;
  readonly newId: string;
  /** Where it is now. */
  readonly name: string;
}

/** Reads what `git diff-index --raw -z` prints: `:mode mode id id status`, then one path, or two of a file that moved. */
export function rawEntries(output: Buffer): RawEntry[] {
  const parts = partsOf(output)[Symbol.iterator]();
  const entries: RawEntry[] = [];
  for (const head of parts) {
    const [oldMode = '', newMode = '', oldId = '', newId = '', status = ''] = head.slice(1).split(' ');
    let name = parts.next().value ?? '';
    if (/^[RC]/.test(status)) name = parts.next().value ?? name;
    entries.push({ status: status.slice(0, 1), oldMode, newMode, oldId, newId, name });
  }
  return entries;
}

/** The last commit; before the first one, the tree without any file. */
const headOf = async (root: string): Promise<string> =>
  (await gitLine(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])) ??
  (await git(root, ['hash-object', '-t', 'tree', '--stdin'])).toString().trim();

async function baseOf(root: string, ref: string): Promise<string> {
  if (root !== repositoryOf(process.cwd())) {
    const around = await gitLine(root, ['rev-parse', '--show-superproject-working-tree']);
    if (around !== undefined && around !== '') return baseOfSubmodule(root, realpathSync(around), ref);
  }
  const commit = await gitLine(root, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  if (commit === undefined) {
    throw new Error(`there is no commit "${ref}" in ${root}: fetch it first${await shallowAdvice(root)}`);
  }
  const base = await gitLine(root, ['merge-base', commit, 'HEAD']);
  if (base === undefined) {
    const advice = await shallowAdvice(root);
    throw new Error(
      `"${ref}" and HEAD have no commit in common in ${root}${advice && `: fetch more${advice}`}`,
    );
  }
  return base;
}

/** The commit of a submodule that the repository around it held; a submodule that is new has no files before. */
async function baseOfSubmodule(root: string, around: string, ref: string): Promise<string> {
  const name = path.relative(around, root).split(path.sep).join('/');
  const outer = await baseOf(around, ref);
  const held = await gitLine(around, ['rev-parse', '--verify', '--quiet', `${outer}:${name}`]);
  if (held === undefined)
    return (await git(root, ['hash-object', '-t', 'tree', '--stdin'])).toString().trim();
  if ((await gitLine(root, ['cat-file', '-e', held])) !== undefined) return held;
  throw new Error(
    `the submodule ${name} lacks the commit ${held}: fetch it first${await shallowAdvice(root)}`,
  );
}

/** Where history was cut off, as CI does: how to get it. */
const shallowAdvice = async (root: string): Promise<string> =>
  (await gitLine(root, ['rev-parse', '--is-shallow-repository'])) === 'true'
    ? ' (this clone is shallow: git fetch --unshallow, or fetch-depth: 0 in actions/checkout)'
    : '';
