/** *Hints: Changed Lines Only*: turns `designManual.changedLinesOnly` on and off, and says where it cannot be met. */
import * as vscode from 'vscode';
import type { Commits } from './commits.ts';
import { section } from './settings.ts';
import { uncomparedWords } from './words.ts';

const setting = 'changedLinesOnly';

export function registerChangedLines(commits: Commits): vscode.Disposable {
  const turn = (on: boolean) => async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    await write(on, document?.uri);
    if (!on || !document) return;
    const why = (await commits.of(document))?.why;
    if (why) void vscode.window.showInformationMessage(uncomparedWords[why]);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('designManual.changedLinesOnly', turn(true)),
    vscode.commands.registerCommand('designManual.allLines', turn(false)),
  );
}

/** Where it is set already, else in the user's own settings: how somebody works is not for the repository to say. */
async function write(on: boolean, scope: vscode.Uri | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(section, scope);
  const at = configuration.inspect(setting);
  const target =
    at?.workspaceFolderValue !== undefined
      ? vscode.ConfigurationTarget.WorkspaceFolder
      : at?.workspaceValue !== undefined
        ? vscode.ConfigurationTarget.Workspace
        : vscode.ConfigurationTarget.Global;
  await configuration.update(setting, on, target);
}
