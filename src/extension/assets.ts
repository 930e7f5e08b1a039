/** The guidance that counts for a document: the bundled one from the extension's folder, with the packs of its folder. */
import * as vscode from 'vscode';
import { type Change, loadChanges } from '../guidance/changes.ts';
import { type Guidance, loadBodies, loadPackBase } from '../guidance/guidance.ts';
import type { TeamPack } from '../guidance/teamPack.ts';
import type { GuidanceWithPacks } from '../guidance/withPacks.ts';
import type { SearchIndex } from '../search/index.ts';
import { once } from './once.ts';
import type { OnDemand } from './onDemand.ts';
import type { Packs } from './packs.ts';

/** Each part is loaded when it is first needed. A scope is a document; without one, the packs of all folders count. */
export interface Assets {
  readonly guidance: (scope?: vscode.Uri) => Promise<Guidance>;
  /** Principle id to Markdown. */
  readonly bodies: (scope?: vscode.Uri) => Promise<ReadonlyMap<string, string>>;
  /** What changed in the bundled guidance, newest first. */
  readonly changes: () => Promise<readonly Change[]>;
  readonly index: (scope?: vscode.Uri) => Promise<SearchIndex>;
  /** The guidance as it is bundled, without any pack. */
  readonly bundled: () => Promise<Guidance>;
  /** The guidance with packs; undefined where none counts. */
  readonly withPacks: (scope?: vscode.Uri) => Promise<GuidanceWithPacks | undefined>;
  /** Packs have changed, or which of them count. */
  readonly onDidChange: vscode.Event<void>;
}

/** @param extensionUri the extension's folder, of whatever scheme the host gives it */
export function bundledFiles(extensionUri: vscode.Uri, { judging, searchEngine }: OnDemand) {
  const read = async (name: string): Promise<string> => {
    const uri = vscode.Uri.joinPath(extensionUri, 'dist', 'guidance', name);
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  };
  return {
    guidance: once(async () => {
      const [{ loadGuidance }, principles, signals, terms] = await Promise.all([
        judging(),
        read('principles.json'),
        read('signals.json'),
        read('terms.json'),
      ]);
      return loadGuidance({ principles, signals, terms });
    }),
    bodies: once(async () => loadBodies(await read('bodies.json'))),
    changes: once(async () => loadChanges(await read('changes.json'))),
    index: once(async () => {
      const [{ loadIndex }, text] = await Promise.all([searchEngine(), read('index.json')]);
      return loadIndex(text);
    }),
    /** What packs are added on, and the index as it is stored. */
    base: once(async () => loadPackBase(await read('base.json'))),
    storedIndex: () => read('index.json'),
  };
}

export function createAssets(
  bundled: ReturnType<typeof bundledFiles>,
  packs: Packs,
  { packReader, searchEngine }: OnDemand,
): Assets {
  const made = new WeakMap<readonly TeamPack[], ReturnType<typeof combine>>();
  const combine = (list: readonly TeamPack[]) => {
    const all = once(async () => {
      const [guidance, bodies, base, { withPacks }] = await Promise.all([
        bundled.guidance(),
        bundled.bodies(),
        bundled.base(),
        packReader(),
      ]);
      return withPacks({ guidance, bodies, base }, list);
    });
    const index = once(async () => {
      const [{ loadChangedIndex }, { guidance, texts }, stored] = await Promise.all([
        searchEngine(),
        all(),
        bundled.storedIndex(),
      ]);
      return loadChangedIndex(stored, { principles: guidance.principles.values(), texts });
    });
    return { all, index };
  };
  const combinedOf = async (scope?: vscode.Uri) => {
    const list = await packs.of(scope);
    if (list.length === 0) return undefined;
    let combined = made.get(list);
    if (!combined) made.set(list, (combined = combine(list)));
    return combined;
  };
  const withPacksOf = async (scope?: vscode.Uri) => (await combinedOf(scope))?.all();
  return {
    guidance: async (scope) => (await withPacksOf(scope))?.guidance ?? bundled.guidance(),
    bodies: async (scope) => (await withPacksOf(scope))?.bodies ?? bundled.bodies(),
    index: async (scope) => (await combinedOf(scope))?.index() ?? bundled.index(),
    changes: bundled.changes,
    bundled: bundled.guidance,
    withPacks: withPacksOf,
    onDidChange: packs.onDidChange,
  };
}
