/**
 * Where packs are, and which of a folder's files are read: one set of rules for every file system. Nothing outside the
 * workspace is read, links are not followed, and what is too large or no text is named and left out.
 */
import type { PackFile } from './pack.ts';
import { packLimits } from './packLimits.ts';
import type { PackProblem } from './problem.ts';
import { isPackFile } from './teamPack.ts';

/** A folder that may hold a pack. */
export interface PackPlace {
  /** Relative to the workspace folder, with forward slashes. */
  readonly path: string;
  /** What the pack is called where it does not say so itself. */
  readonly name: string;
}

const packageName = /^(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/i;

/**
 * Reads an entry of the setting `packs`: a folder of the workspace, or the name of a package in its `node_modules`.
 * @returns where to look, in order: the first folder that is there is meant; or what is wrong with the entry
 */
export function packPlaces(entry: unknown): { places: readonly PackPlace[] } | { problem: string } {
  if (typeof entry !== 'string' || entry.trim() === '')
    return { problem: 'a pack is named by its folder, such as "guidance/our-pack", or by its npm package' };
  const text = entry.trim();
  const shown = JSON.stringify(text.slice(0, 100));
  if (text.length > longestPath) return { problem: `${shown}… is too long for a folder` };
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) || /^[\\/~]/.test(text))
    return { problem: `${shown} must be a folder within the workspace, written from its top` };
  if (/[\p{Cc}*?"<>|\\]/u.test(text))
    return { problem: `${shown} holds a character that no folder here can have; folders are parted by "/"` };
  const parts = text.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) return { problem: `${shown} leads out of the workspace` };
  const path = parts.join('/');
  const name = parts.at(-1);
  // The workspace itself would be searched from end to end.
  if (name === undefined) return { problem: `${shown} is the whole workspace: name a folder in it` };
  const places = [{ path, name }];
  if (packageName.test(text)) places.push({ path: `node_modules/${text}`, name: text });
  return { places };
}

const longestPath = 500;

export interface PackEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** A folder in whatever file system. Paths are relative to it, with forward slashes; the folder itself is "". */
export interface PackFolder {
  /** The folder as it is to be reported. */
  readonly path: string;
  /** What a folder holds; links as links. */
  list(path: string): Promise<readonly PackEntry[]>;
  /** Bytes of a file, before it is read. */
  size(path: string): Promise<number>;
  read(path: string): Promise<Uint8Array>;
}

/**
 * Reads the files of a pack. Never rejects: what cannot be read is named in `problems`.
 * @returns the files in order of their paths
 */
export async function readPackFolder(
  folder: PackFolder,
): Promise<{ files: PackFile[]; problems: PackProblem[] }> {
  const files: PackFile[] = [];
  const problems: PackProblem[] = [];
  const report = (path: string, message: string): void => {
    const full = path === '' ? folder.path : `${folder.path}/${path}`;
    problems.push({ path: full, line: 1, column: 1, from: 0, to: 0, severity: 'error', message });
  };
  const open = [''];
  let entries = 0;
  let bytes = 0;
  let count = 0;
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    let listed: readonly PackEntry[];
    try {
      listed = await folder.list(at);
    } catch (error) {
      report(at, `the folder cannot be read: ${reasonOf(error)}`);
      continue;
    }
    for (const { name, kind } of [...listed].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      if (++entries > packLimits.entries) {
        report('', `at most ${packLimits.entries} files and folders are looked at: the rest is left out`);
        return { files, problems };
      }
      const path = at === '' ? name : `${at}/${name}`;
      if (kind === 'folder') {
        if (path.split('/').length < packLimits.depth) open.push(path);
        else report(path, `folders are read ${packLimits.depth} deep, and no deeper`);
        continue;
      }
      if (!isPackFile(name)) {
        if (kind === 'link') report(path, 'a link is not followed: put the file itself into the pack');
        continue;
      }
      if (kind !== 'file') {
        report(
          path,
          kind === 'link' ? 'a link is not followed: put the file itself into the pack' : 'it is not a file',
        );
        continue;
      }
      if (++count > packLimits.files) {
        report('', `a pack has at most ${packLimits.files} files: the rest is left out`);
        return { files, problems };
      }
      try {
        const size = await folder.size(path);
        if (size > packLimits.fileBytes) {
          report(path, `the file is too large: at most ${packLimits.fileBytes / 1024} KB are read`);
          continue;
        }
        if (bytes + size > packLimits.packBytes) {
          report(path, `a pack has at most ${packLimits.packBytes / 1024 / 1024} MB: this file is left out`);
          continue;
        }
        bytes += size;
        const text = decode(await folder.read(path));
        if (text === undefined) report(path, 'the file is not UTF-8 text');
        else files.push({ path: `${folder.path}/${path}`, text });
      } catch (error) {
        report(path, `the file cannot be read: ${reasonOf(error)}`);
      }
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, problems };
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes.length > packLimits.fileBytes || bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
