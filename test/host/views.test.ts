import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, extensionId, open, rest, some, tender } from './window.ts';

suite('in VS Code: views and commands of the sidebar', () => {
  teardown(closeAll);

  test('there are at most four views, each with a name and a place to go', async () => {
    const manifest = vscode.extensions.getExtension(extensionId)?.packageJSON as {
      contributes: { views: { designManual: { id: string; name: string }[] } };
    };
    const views = manifest.contributes.views.designManual;
    assert.ok(views.length <= 4);
    for (const { id, name } of views) {
      assert.doesNotMatch(name, /^%/);
      await vscode.commands.executeCommand(`${id}.focus`);
    }
  });

  test('finding a principle in the document goes to its words', async () => {
    const editor = await open(tender);
    await some(editor.document.uri);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand('designManual.reviewDocument');
    const finding = vscode.commands.executeCommand(
      'designManual.findInDocument',
      'avoid-automatic-contract-extension',
    );
    await rest(600);
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await finding;
    assert.ok((vscode.window.activeTextEditor?.selection.active.line ?? 0) > 10);
  });
});
