/** From what was named on the command line to texts: files, folders, globs and standard input. */
import { createReadStream, readdir } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { glob, isDynamicPattern } from 'tinyglobby';
import { extensions, languageIds } from '../document/languages.ts';
import { longestText } from '../review/gate.ts';

/** Where the inputs of a run are: files in the order named, and in words what could not be found or opened. */
export interface Expanded {
  /** As they were named, or found; `-` is standard input. */
  readonly files: readonly string[];
  readonly problems: readonly string[];
}

const documentPatterns = languageIds.flatMap((id) => extensions[id]).map((extension) => `**/*.${extension}`);
/** Folders that a search never enters unless they are named. */
const skipped = ['node_modules', '.git'];

/**
 * Expands files, folders and globs; each file once. A path that exists is never read as a glob.
 * @param options.mayBeEmpty whether a folder without documents is all right
 */
export async function expandInputs(
  inputs: readonly string[],
  { mayBeEmpty = false }: { mayBeEmpty?: boolean } = {},
): Promise<Expanded> {
  const files = new Map<string, string>();
  const problems: string[] = [];
  const add = (found: readonly string[]): void => {
    for (const file of found) {
      const key = file === '-' ? file : path.resolve(file);
      if (!files.has(key)) files.set(key, file);
    }
  };
  for (const input of inputs) {
    if (input === '-') {
      add([input]);
      continue;
    }
    try {
      if ((await stat(input)).isDirectory()) add(await documentsIn(input, problems, mayBeEmpty));
      else add([input]);
    } catch (error) {
      const pattern = patternOf(input);
      if (codeOf(error) === 'EACCES' || !isDynamicPattern(pattern)) {
        problems.push(`${input || '""'}: ${reasonOf(error)}`);
      } else add(await matchesOf(pattern, problems));
    }
  }
  return { files: [...files.values()], problems };
}

/** Windows shells leave globs to programs, and separate folders by `\`; elsewhere `\` is a character of names. */
export const patternOf = (input: string, platform: string = process.platform): string =>
  platform === 'win32' ? input.replaceAll('\\', '/') : input;

async function documentsIn(folder: string, problems: string[], mayBeEmpty = false): Promise<string[]> {
  const before = problems.length;
  const names = await glob(documentPatterns, {
    cwd: folder,
    caseSensitiveMatch: false,
    expandDirectories: false,
    ignore: ['**/.*/**', ...skipped.map((name) => `**/${name}/**`)],
    fs: { readdir: namingFailures(problems) },
  });
  if (names.length === 0 && !mayBeEmpty && problems.length === before) {
    problems.push(`${folder}: there is no document in this folder`);
  }
  return names.sort().map((name) => path.join(folder, name));
}

/** Files that a pattern matches, of any extension; where it matches folders only, the documents in them. */
async function matchesOf(pattern: string, problems: string[]): Promise<string[]> {
  const options = {
    absolute: path.isAbsolute(pattern),
    expandDirectories: false,
    ignore: skipped.filter((name) => !pattern.includes(name)).map((name) => `**/${name}/**`),
    fs: { readdir: namingFailures(problems) },
  };
  const before = problems.length;
  const files = await glob(pattern, options);
  if (files.length > 0) return files.sort();
  const folders = await glob(pattern, { ...options, onlyDirectories: true });
  if (folders.length === 0 && problems.length === before) {
    problems.push(`${pattern}: no file matches this pattern`);
  }
  const found: string[] = [];
  for (const folder of folders.sort()) found.push(...(await documentsIn(folder, problems)));
  return found;
}

/** A search passes over folders that it cannot open without a word, so the word is said here. */
function namingFailures(problems: string[]): typeof readdir {
  const named = (
    folder: string,
    options: { withFileTypes: true },
    done: Parameters<typeof readdir>[2],
  ): void => {
    readdir(folder, options, (error, entries) => {
      if (error && codeOf(error) !== 'ENOENT') {
        const problem = `${path.relative('', folder) || '.'}: ${reasonOf(error)}`;
        if (!problems.includes(problem)) problems.push(problem);
      }
      (done as unknown as (error: unknown, entries: unknown) => void)(error, entries);
    });
  };
  return named as unknown as typeof readdir;
}

/** No text that is short enough to be judged has more bytes: UTF-8 takes three at most for a UTF-16 unit. */
export const mostBytes = 3 * longestText;

/**
 * Reads a document.
 * @param file a path; `-` is standard input
 * @throws Error, of which {@link reasonOf} tells the reason
 */
export async function readDocument(file: string): Promise<string> {
  if (file === '-') return decodeText(await readStream(process.stdin));
  const found = await stat(file);
  // A device such as /dev/zero never ends; a named pipe is what a shell's <(…) gives.
  if (found.isFIFO()) return decodeText(await readStream(createReadStream(file)));
  if (!found.isFile()) throw new Error(found.isDirectory() ? 'is a folder' : 'is not a file');
  if (found.size > mostBytes) throw tooLong();
  return decodeText(await readFile(file));
}

/**
 * Reads bytes as an editor does: UTF-8, without the byte order mark.
 * @throws Error where they are no text, or more than can be judged
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  if (text.length > longestText) throw tooLong();
  return text;
}

/** The same, of any length. */
export function decodeUtf8(bytes: Uint8Array): string {
  if (bytes.includes(0)) throw new Error('is not text (binary, or not UTF-8)');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Error('is not UTF-8 text', { cause: error });
  }
}

export const tooLong = (): Error =>
  new Error(`is too long to be judged (over ${longestText / 1e6} million characters)`);

/** Ends with an error, not with the memory, where a stream has no end. */
async function readStream(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBytes) throw tooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'no such file or folder',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  EISDIR: 'is a folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  ERR_FS_FILE_TOO_LARGE: 'is too large',
  ERR_STRING_TOO_LONG: 'is too large',
};

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** Why something could not be read, to follow its name. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  const known = typeof code === 'string' ? reasons[code] : undefined;
  return known ?? (error instanceof Error ? error.message : String(error));
}
