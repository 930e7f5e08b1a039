/** Commands that pin a principle for the workspace, and take the pin out. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import { addPin, removePin, reviewSettings } from './settings.ts';
import type { Targets } from './target.ts';

/** The ids that are pinned in settings, for a document or the window. */
export const pinnedIds = (guidance: Guidance, scope?: vscode.Uri): ReadonlySet<string> =>
  new Set(reviewSettings(scope, guidance).settings.pinned.map(({ id }) => id));

export function registerPins(targets: Targets): vscode.Disposable {
  const scope = (): vscode.Uri | undefined => vscode.window.activeTextEditor?.document.uri;
  const run = (change: typeof addPin) => async (argument: unknown) => {
    const principle = await targets.principle(argument);
    if (principle !== undefined) await change(principle, scope());
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('designManual.pin', run(addPin)),
    vscode.commands.registerCommand('designManual.unpin', run(removePin)),
  );
}
