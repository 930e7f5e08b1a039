/** The bundled guidance, read from `guidance/` beside the running script: each part only where a command needs it. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Change, loadChanges } from '../guidance/changes.ts';
import { type Guidance, loadBodies, loadGuidance } from '../guidance/guidance.ts';
import { loadIndex, type SearchIndex } from '../search/index.ts';
import { reasonOf } from './files.ts';

async function read(name: string): Promise<string> {
  const file = path.join(__dirname, 'guidance', name);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(`the guidance is missing from this installation: ${file}: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

/** With signals: for judging documents. */
export async function readGuidance(): Promise<Guidance> {
  const [principles, signals, terms] = await Promise.all([
    read('principles.json'),
    read('signals.json'),
    read('terms.json'),
  ]);
  return loadGuidance({ principles, signals, terms });
}

/** Without signals: for lists, pages and titles. */
export const readPrinciples = async (): Promise<Guidance['principles']> =>
  loadGuidance({ principles: await read('principles.json') }).principles;

/** Principle id to Markdown. */
export const readBodies = async (): Promise<ReadonlyMap<string, string>> =>
  loadBodies(await read('bodies.json'));

/** What changed in the guidance, newest first. */
export const readChanges = async (): Promise<readonly Change[]> => loadChanges(await read('changes.json'));

export const readIndex = async (): Promise<SearchIndex> => loadIndex(await read('index.json'));
