/** The file of verdicts, or another of its form, on disk. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  largestRecords,
  readRecords,
  type RecordChanges,
  type ReadRecords,
  writeRecords,
} from '../review/verdicts.ts';
import { decodeUtf8, reasonOf } from './files.ts';

export interface RecordFile extends ReadRecords {
  readonly file: string;
  /** Empty where there is no file yet. */
  readonly text: string;
}

/**
 * Reads the file; no records where there is none.
 * @throws Error with the name of the file, where it is there and cannot be read
 */
export async function readRecordFile(file: string): Promise<RecordFile> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { file, text: '', records: [], problems: [] };
    throw new Error(`${file}: ${reasonOf(error)}`, { cause: error });
  }
  try {
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\uFEFF' : '';
    const text = mark + decodeUtf8(bytes);
    if (text.length > largestRecords) throw new Error('is too large');
    return { file, text, ...readRecords(text) };
  } catch (error) {
    throw new Error(`${file}: ${reasonOf(error)}`, { cause: error });
  }
}

/**
 * Writes changes, and the folder where there is none; what stood there stays until all is written.
 * @throws Error with the name of the file
 */
export async function writeRecordFile({ file, text }: RecordFile, changes: RecordChanges): Promise<void> {
  const changed = writeRecords(text, changes);
  if (changed === text) return;
  const draft = `${file}.${process.pid}`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(draft, changed);
    await rename(draft, file);
  } catch (error) {
    throw new Error(`${file}: cannot be written: ${reasonOf(error)}`, { cause: error });
  }
}

/** The folder that the paths in the file count from: that which holds `.design-manual`, else the file's own. */
export function recordRoot(file: string): string {
  const folder = path.dirname(path.resolve(file));
  return path.basename(folder) === '.design-manual' ? path.dirname(folder) : folder;
}

/** What a record calls a document: its path from that folder, with forward slashes. */
export const recordPath = (root: string, document: string): string =>
  path.relative(root, path.resolve(document)).split(path.sep).join('/');
