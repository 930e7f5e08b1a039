import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './window.ts';

suite('in VS Code: the reader', () => {
  const pageOf = async (id: string): Promise<string> =>
    (await vscode.workspace.openTextDocument(vscode.Uri.parse(`design-manual:/${id}.md`))).getText();

  test('holds the whole principle and its sources', async () => {
    const page = await pageOf('open-standards');
    assert.match(page, /^# Build on open standards/);
    for (const heading of ['Why it matters', 'Questions a reviewer asks', 'Sources', 'Related']) {
      assert.ok(page.includes(`\n## ${heading}\n`), heading);
    }
    assert.match(page, /Open Government Licence/);
  });

  test('an unknown id suggests the nearest', async () => {
    assert.match(await pageOf('open-standrads'), /open-standards/);
  });

  test('opens in the preview', async () => {
    await vscode.commands.executeCommand('designManual.openPrinciple', 'cloud-first');
    const label = await until('a tab', () => {
      const { activeTab } = vscode.window.tabGroups.activeTabGroup;
      return activeTab?.input instanceof vscode.TabInputCustom ||
        activeTab?.input instanceof vscode.TabInputWebview
        ? activeTab.label
        : undefined;
    });
    assert.match(label, /cloud-first/);
  });
});
