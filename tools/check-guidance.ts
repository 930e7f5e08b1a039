/** Everything that a pack of guidance must be: valid, readable, well spelt, joined up and with its changes recorded. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkPages } from '../src/guidance/check.ts';
import { readChanges } from '../src/guidance/changes.ts';
import { type Pack, readPack } from '../src/guidance/pack.ts';
import type { Problem } from '../src/guidance/problem.ts';
import { readPackFiles } from './build-guidance.ts';
import { checkSpelling } from './check-spelling.ts';

/**
 * Checks the pack in a folder, with `CHANGES.md` and `words.txt` beside its themes.
 * @param only paths, to report only what is wrong in these files; empty for all
 * @param today an ISO date
 * @throws Error where a path of `only` is not a file of the pack
 */
export async function checkGuidance(
  folder: string,
  only: readonly string[],
  today: string,
): Promise<{ pack: Pack; problems: Problem[] }> {
  const record = path.join(folder, 'CHANGES.md');
  const files = await readPackFiles(folder);
  const asked = new Set(only.map((file) => path.normalize(file)));
  const strangers = [...asked].filter(
    (file) => file !== record && !files.some((known) => known.path === file),
  );
  if (strangers.length > 0) throw new Error(`not a file of ${folder}: ${strangers.join(', ')}`);
  const wanted = (file: string): boolean => asked.size === 0 || asked.has(file);

  const pack = readPack(files);
  // By file name, so that a page with a mistake of its own is not reported as unknown as well.
  const ids = new Set(files.map(({ path: file }) => path.basename(file, '.md')));
  const toSpell = files.filter((file) => wanted(file.path));
  const problems = [
    ...pack.problems,
    ...checkPages(files, today),
    ...readChanges(record, await readFile(record, 'utf8'), ids).problems,
    ...(await checkSpelling(toSpell, path.join(folder, 'words.txt'))),
  ].filter((problem) => wanted(problem.path));
  problems.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
  return { pack, problems };
}
