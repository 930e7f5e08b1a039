/** A workspace folder on disk, as packs are read from it. */
import { type Dirent } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { EntryKind, PackTree } from '../guidance/packFolder.ts';
import { reasonOf } from './files.ts';

const kindOf = (found: Pick<Dirent, 'isFile' | 'isDirectory' | 'isSymbolicLink'>): EntryKind =>
  found.isSymbolicLink() ? 'link' : found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other';

/** @param folder of the workspace */
export function packTree(folder: string): PackTree {
  const full = (file: string): string => path.join(folder, ...file.split('/'));
  const named = async <T>(asked: Promise<T>): Promise<T> => {
    try {
      return await asked;
    } catch (error) {
      // Node's own messages name files of this machine.
      throw new Error(reasonOf(error), { cause: error });
    }
  };
  return {
    async kindOf(file) {
      try {
        return kindOf(await lstat(full(file)));
      } catch {
        return undefined;
      }
    },
    list: async (file) =>
      (await named(readdir(full(file), { withFileTypes: true }))).map((entry) => ({
        name: entry.name,
        kind: kindOf(entry),
      })),
    size: async (file) => (await named(lstat(full(file)))).size,
    read: (file) => named(readFile(full(file))),
  };
}
