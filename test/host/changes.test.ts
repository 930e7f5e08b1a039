import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './window.ts';

suite('in VS Code: new and changed guidance', () => {
  test('lists the changes, and opens the one that is chosen', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('designManual.showChanges');
    // The list has no event for being shown: accept until a page opens.
    const label = await until('a page of the guidance', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return vscode.window.tabGroups.activeTabGroup.activeTab?.label;
    });
    const [, id = ''] = /([a-z0-9-]+)\.md/.exec(label) ?? [];
    const record = await vscode.workspace.openTextDocument(vscode.Uri.parse(`design-manual:/${id}.md`));
    assert.match(record.getText(), /\n## History\n\n- \d{4}-\d{2}-\d{2}, (new|changed|historic): /);
  });
});
