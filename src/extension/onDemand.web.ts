/**
 * The same bundles as the browser's host loads them; takes the place of onDemand.ts in the bundle for it. That host gives an extension
 * neither `require` for its own files nor `import`: it makes a function of the extension's text, and so does this of the text
 * that is shipped beside it, and of nothing else.
 */
import * as vscode from 'vscode';
import { once } from './once.ts';
import type { Exporting, Judging, OnDemand, PackReader, SearchEngine } from './onDemand.ts';

/** @param extensionUri the extension's folder, of whatever scheme the host gives it */
export function loadersIn(extensionUri: vscode.Uri): OnDemand {
  const load = async (name: string): Promise<unknown> => {
    const uri = vscode.Uri.joinPath(extensionUri, 'dist', name);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const module = { exports: {} };
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the host's own way, and the text is ours
    const run = new Function('module', `${text}\n//# sourceURL=${uri.toString(true)}`) as (
      global: typeof module,
    ) => void;
    run(module);
    return module.exports;
  };
  return {
    exporting: once(async () => (await load('exporting.js')) as Exporting),
    judging: once(async () => (await load('judging.js')) as Judging),
    packReader: once(async () => (await load('packs.js')) as PackReader),
    searchEngine: once(async () => (await load('search.js')) as SearchEngine),
  };
}
