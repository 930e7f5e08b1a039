/** Commands that pin a principle for the workspace, and take the pin out. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import type { Assets } from './assets.ts';
import { principleUri } from './reader.ts';
import { addPin, removePin, reviewSettings } from './settings.ts';
import type { Targets } from './target.ts';

/** Names of the reader's pages that are pinned, for the buttons above them. */
const contextKey = 'designManual.pinnedPages';

/** The ids that are pinned in settings, for a document or the window. */
export const pinnedIds = (guidance: Guidance, scope?: vscode.Uri): ReadonlySet<string> =>
  new Set(reviewSettings(scope, guidance).settings.pinned.map(({ id }) => id));

export function registerPins(
  assets: Assets,
  onDidChangeSettings: vscode.Event<void>,
  targets: Targets,
): vscode.Disposable {
  const scope = (): vscode.Uri | undefined => vscode.window.activeTextEditor?.document.uri;
  const run = (change: typeof addPin) => async (argument: unknown) => {
    const principle = await targets.principle(argument);
    if (principle !== undefined) await change(principle, scope());
  };
  const tellButtons = async (): Promise<void> => {
    const ids = pinnedIds(await assets.guidance());
    const pages = [...ids].map((id) => principleUri(id).path.slice(1));
    await vscode.commands.executeCommand('setContext', contextKey, pages);
  };
  const tell = (): void => {
    tellButtons().catch(() => undefined); // A button that is not quite right is no reason to complain.
  };
  tell();
  return vscode.Disposable.from(
    onDidChangeSettings(tell),
    vscode.commands.registerCommand('designManual.pin', run(addPin)),
    vscode.commands.registerCommand('designManual.unpin', run(removePin)),
  );
}
