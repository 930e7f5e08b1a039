import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionId } from './window.ts';

suite('in VS Code: commands', () => {
  test('every command of the manifest is there', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension);
    await extension.activate();
    const manifest = extension.packageJSON as {
      contributes: { commands: { command: string; category: string }[] };
    };
    const commands = new Set(await vscode.commands.getCommands(true));
    for (const { command, category } of manifest.contributes.commands) {
      assert.ok(commands.has(command), command);
      assert.equal(category, 'Design Manual');
    }
  });

  test('the search opens and closes', async () => {
    await vscode.commands.executeCommand('designManual.search');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  });
});
