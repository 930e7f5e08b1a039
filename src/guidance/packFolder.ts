/**
 * Which of a pack's files are read: one set of rules for every file system. Nothing outside the workspace is read, links are
 * not followed, and what is too large or no text is named and left out.
 */
import type { Guidance } from './guidance.ts';
import type { PackFile } from './pack.ts';
import { packLimits } from './packLimits.ts';
import { packPlaces } from './packSetting.ts';
import type { PackProblem } from './problem.ts';
import { isPackFile, readTeamPack, type TeamPack } from './teamPack.ts';

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** A workspace folder in whatever file system. Paths are relative to it, with forward slashes. */
export interface PackTree {
  /** What stands at a path, where a link is a link whatever it leads to; undefined where there is nothing. */
  kindOf(path: string): Promise<EntryKind | undefined>;
  list(folder: string): Promise<readonly { readonly name: string; readonly kind: EntryKind }[]>;
  /** Bytes of a file, before it is read. */
  size(file: string): Promise<number>;
  read(file: string): Promise<Uint8Array>;
}

export interface LoadedPack {
  /** As it stands in the setting. */
  readonly entry: string;
  /** What is wrong with the entry itself, such as that there is no such folder; then there is no pack. */
  readonly problem?: string;
  /** The folder of the pack. */
  readonly folder?: string;
  readonly pack?: TeamPack;
  /** Every file of the pack, whether it could be read or not. */
  readonly files: readonly string[];
}

/**
 * Loads the pack that an entry of the setting names. Never rejects.
 * @param bundled the guidance that it changes and refers to
 * @returns the pack, with the paths of its problems relative to the workspace folder
 */
export async function loadPack(
  entry: string,
  tree: PackTree,
  bundled: Pick<Guidance, 'principles'>,
): Promise<LoadedPack> {
  const read = packPlaces(entry);
  if ('problem' in read) return { entry, files: [], problem: read.problem };
  for (const { path, name } of read.places) {
    const kind = await reach(path, tree);
    if (kind === undefined) continue;
    if (kind !== 'folder') {
      const problem = {
        link: `"${path}" is reached through a link, and links are not followed: name the folder itself`,
        file: `"${path}" is a file: name the folder that it is in`,
        other: `"${path}" is no folder`,
      }[kind];
      return { entry, files: [], problem };
    }
    const { files, found, problems } = await readPackFiles(path, tree);
    const pack = readTeamPack(name, files, bundled);
    return {
      entry,
      folder: path,
      pack: { ...pack, problems: [...problems, ...pack.problems] },
      files: found,
    };
  }
  const places = read.places.map(({ path }) => `"${path}"`).join(' or ');
  return { entry, files: [], problem: `there is no folder ${places} in the workspace` };
}

/** What stands at the end of a path; a link where any part of it is one. */
async function reach(path: string, tree: PackTree): Promise<EntryKind | undefined> {
  const parts = path.split('/');
  for (let length = 1; length <= parts.length; length++) {
    let kind: EntryKind | undefined;
    try {
      kind = await tree.kindOf(parts.slice(0, length).join('/'));
    } catch {
      return undefined;
    }
    if (kind !== 'folder') return length === parts.length || kind === 'link' ? kind : undefined;
  }
  return 'folder';
}

/** Reads the files of a pack, in order of their paths. What cannot be read is named in `problems`. */
async function readPackFiles(
  root: string,
  tree: PackTree,
): Promise<{ files: PackFile[]; found: string[]; problems: PackProblem[] }> {
  const files: PackFile[] = [];
  const problems: PackProblem[] = [];
  const report = (path: string, message: string): void => {
    problems.push({ path, line: 1, column: 1, from: 0, to: 0, severity: 'error', message });
  };
  const found = (await findFiles(root, tree, report)).sort();
  let bytes = 0;
  for (const path of found) {
    try {
      const size = await tree.size(path);
      if (size > packLimits.fileBytes) {
        report(path, `the file is too large: at most ${packLimits.fileBytes / 1024} KB are read`);
        continue;
      }
      bytes += size;
      if (bytes > packLimits.packBytes)
        report(path, `a pack has at most ${packLimits.packBytes / 1024 / 1024} MB: this file is left out`);
      else {
        const text = decode(await tree.read(path));
        if (text === undefined) report(path, 'the file is not UTF-8 text');
        else files.push({ path, text });
      }
    } catch (error) {
      report(path, `the file cannot be read: ${reasonOf(error)}`);
    }
  }
  return { files, found, problems };
}

/** The paths of a pack's files, from the top down. */
async function findFiles(
  root: string,
  tree: PackTree,
  report: (path: string, message: string) => void,
): Promise<string[]> {
  const found: string[] = [];
  const open = [{ folder: root, depth: 1 }];
  let seen = 0;
  for (const { folder, depth } of open) {
    let listed: Awaited<ReturnType<PackTree['list']>> = [];
    try {
      listed = await tree.list(folder);
    } catch (error) {
      report(folder, `the folder cannot be read: ${reasonOf(error)}`);
    }
    for (const { name, kind } of [...listed].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      if (++seen > packLimits.entries) {
        report(root, `at most ${packLimits.entries} files and folders are looked at: the rest is left out`);
        return found;
      }
      const path = `${folder}/${name}`;
      if (kind === 'link')
        report(path, 'a link is not followed: put the file or folder itself into the pack');
      else if (kind === 'folder' && depth < packLimits.depth) open.push({ folder: path, depth: depth + 1 });
      else if (kind === 'folder') report(path, `folders are read ${packLimits.depth} deep, and no deeper`);
      else if (kind === 'file' && isPackFile(name)) {
        if (found.length === packLimits.files) {
          report(root, `a pack has at most ${packLimits.files} files: the rest is left out`);
          return found;
        }
        found.push(path);
      }
    }
  }
  return found;
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
