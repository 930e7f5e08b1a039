/** Reports as files: which format a name means, and what may be written over. */
import { open, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ReviewFormat } from '../review/exportReview.ts';
import { reasonOf } from './files.ts';

const formatsByExtension: Readonly<Record<string, ReviewFormat>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.csv': 'csv',
  '.json': 'json',
};

/** The format that a file's name asks for. */
export const formatOfFile = (file: string): ReviewFormat | undefined =>
  formatsByExtension[path.extname(file).toLowerCase()];

/** How reports of every format start. */
const starts = [
  /^# Review of /,
  /^# Technology Code of Practice statement: /,
  /^<!doctype html>[^]{0,800}<meta name="generator" content="Design Manual"/,
  /^document,kind,principle,/,
  /^\{\s*("date": "[^"]*",\s*)?"documents": \[/,
];

/**
 * Lets a report take the place of an older one, and of nothing else.
 * @param options.read files that the run reads; none of them is written over, whatever is forced
 * @param options.force lets it take the place of any other file
 * @throws Error with the name of the file
 */
export async function refuseToOverwrite(
  file: string,
  { read, force }: { read: readonly string[]; force: boolean },
): Promise<void> {
  const target = await realPath(file);
  for (const one of read) {
    if (one !== '-' && (await realPath(one)) === target)
      throw new Error(`${file}: is read for this report, and is not written over`);
  }
  if (force || !(await isFile(target))) return;
  let start: string;
  try {
    start = await startOf(target);
  } catch (error) {
    throw new Error(`${file}: cannot be written: ${reasonOf(error)}`, { cause: error });
  }
  if (start !== '' && !starts.some((one) => one.test(start)))
    throw new Error(`${file}: is there already and is no report; --force writes over it`);
}

/** A file that is not there stands where its name says. */
async function realPath(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    return path.resolve(file);
  }
}

async function isFile(target: string): Promise<boolean> {
  try {
    return (await stat(target)).isFile();
  } catch {
    return false;
  }
}

async function startOf(target: string): Promise<string> {
  const file = await open(target);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2_048), 0, 2_048, 0);
    return new TextDecoder().decode(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
