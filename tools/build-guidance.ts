/** Build step: reads the bundled pack, and gives the assets that are shipped; an invalid principle stops the build. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readChanges } from '../src/guidance/changes.ts';
import { storeGuidance } from '../src/guidance/guidance.ts';
import { type PackFile, readPack } from '../src/guidance/pack.ts';
import { problemText } from '../src/guidance/problem.ts';
import { buildIndex, storeIndex } from '../src/search/index.ts';
import { settingsSchemas } from './settings-schema.ts';

/** Reads the files of a pack: `<folder>/<theme>/<id>.md`. Files beside the theme folders are not principles. */
export async function readPackFiles(folder: string): Promise<PackFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md') && entry.parentPath !== folder)
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(files.map(async (file) => ({ path: file, text: await readFile(file, 'utf8') })));
}

/**
 * Builds the assets of the bundled pack: file name to JSON.
 * @throws Error with a line for each problem, where there is any
 */
export async function buildGuidance(folder: string): Promise<Record<string, string>> {
  const { principles, problems: found } = readPack(await readPackFiles(folder));
  const problems = [...found];
  const record = path.join(folder, 'CHANGES.md');
  const ids = new Set(principles.map(({ id }) => id));
  const { changes, problems: recordProblems } = readChanges(record, await readFile(record, 'utf8'), ids);
  // A principle with a problem is not known, so its record would be reported as well.
  if (problems.length === 0) problems.push(...recordProblems);
  if (problems.length > 0) throw new Error(problems.map(problemText).join('\n'));
  if (principles.length === 0) throw new Error(`${folder}: no principles`);
  const { principles: entries, signals, terms, bodies, base } = storeGuidance(principles);
  const schemas = settingsSchemas(principles);
  return {
    'principles.json': entries,
    'signals.json': signals,
    'terms.json': terms,
    'bodies.json': bodies,
    'base.json': base,
    'changes.json': JSON.stringify(changes),
    'index.json': storeIndex(buildIndex(principles)),
    'settingsSchema.json': JSON.stringify(schemas.settings),
    'workspaceSchema.json': JSON.stringify(schemas.workspace),
  };
}
