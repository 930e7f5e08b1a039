/** The bundled guidance, read from `guidance/` beside the running script: each part only where a command needs it, and once. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Change, loadChanges } from '../guidance/changes.ts';
import { type Guidance, loadBodies, loadGuidance, loadPackBase } from '../guidance/guidance.ts';
import type { Bundled } from '../guidance/withPacks.ts';
import type { IndexChanges, SearchIndex } from '../search/index.ts';
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

/** The same promise for every call: documents of one run share their guidance, and what was compiled for it. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => (loading ??= load());
}

/** With signals: for judging documents. */
export const readGuidance = once(async (): Promise<Guidance> => {
  const [principles, signals, terms] = await Promise.all([
    read('principles.json'),
    read('signals.json'),
    read('terms.json'),
  ]);
  return loadGuidance({ principles, signals, terms });
});

/** Without signals: for lists, pages and titles. */
export const readPrinciples = once(
  async (): Promise<Guidance['principles']> =>
    loadGuidance({ principles: await read('principles.json') }).principles,
);

/** Principle id to Markdown. */
export const readBodies = once(async (): Promise<ReadonlyMap<string, string>> =>
  loadBodies(await read('bodies.json')),
);

/** With everything that teams' packs are added on. */
export const readBundled = once(async (): Promise<Bundled> => {
  const [guidance, bodies, base] = await Promise.all([readGuidance(), readBodies(), read('base.json')]);
  return { guidance, bodies, base: loadPackBase(base) };
});

/** What changed in the guidance, newest first. */
export const readChanges = async (): Promise<readonly Change[]> => loadChanges(await read('changes.json'));

/** @param changes where teams' packs are added */
export async function readIndex(changes?: IndexChanges): Promise<SearchIndex> {
  const [{ loadChangedIndex, loadIndex }, text] = await Promise.all([
    import('../search/index.ts'),
    read('index.json'),
  ]);
  return changes ? loadChangedIndex(text, changes) : loadIndex(text);
}
