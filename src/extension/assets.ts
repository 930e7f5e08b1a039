/** Loads the bundled guidance from the extension's folder, each part when it is first needed and then once. */
import * as vscode from 'vscode';
import { type Change, loadChanges } from '../guidance/changes.ts';
import { type Guidance, loadBodies, loadGuidance } from '../guidance/guidance.ts';
import { loadIndex, type SearchIndex } from '../search/index.ts';

export interface Assets {
  readonly guidance: () => Promise<Guidance>;
  /** Principle id to Markdown. */
  readonly bodies: () => Promise<ReadonlyMap<string, string>>;
  /** What changed in the guidance, newest first. */
  readonly changes: () => Promise<readonly Change[]>;
  readonly index: () => Promise<SearchIndex>;
}

/** @param extensionUri the extension's folder, of whatever scheme the host gives it */
export function bundledAssets(extensionUri: vscode.Uri): Assets {
  const read = async (name: string): Promise<string> => {
    const uri = vscode.Uri.joinPath(extensionUri, 'dist', 'guidance', name);
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  };
  return {
    guidance: once(async () => {
      const [principles, signals, terms] = await Promise.all([
        read('principles.json'),
        read('signals.json'),
        read('terms.json'),
      ]);
      return loadGuidance({ principles, signals, terms });
    }),
    bodies: once(async () => loadBodies(await read('bodies.json'))),
    changes: once(async () => loadChanges(await read('changes.json'))),
    index: once(async () => loadIndex(await read('index.json'))),
  };
}

/** The same promise for every call; a failure is forgotten, so that the next call tries again. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
}
