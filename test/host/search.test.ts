import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionId, open, tender, until } from './window.ts';

const run = (command: string, ...rest: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...rest);
const openTab = (): string | undefined => vscode.window.tabGroups.activeTabGroup.activeTab?.label;

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
});

suite('in VS Code: the search', () => {
  setup(async () => {
    await run('workbench.action.closeAllEditors');
  });
  teardown(async () => {
    await run('workbench.action.closeQuickOpen');
  });
  /** What is first in the list has no event: Enter until a tab opens. */
  const accepted = (): Promise<string> =>
    until('a page', async () => {
      await run('workbench.action.acceptSelectedQuickOpenItem');
      return openTab();
    });

  test('opens with words, and Enter opens the best answer', async () => {
    void run('designManual.search', 'exit plan');
    assert.match(await accepted(), /exit-plan-from-day-one/);
  });

  test('Enter that comes before the answer means the answer', async () => {
    void run('designManual.search', 'sso');
    await new Promise((resolve) => setTimeout(resolve, 0));
    assert.match(await accepted(), /reuse-identity-service/);
  });

  test('starts from what is selected', async () => {
    const editor = await open(tender);
    const at = editor.document.getText().indexOf('automatically renewed');
    editor.selection = new vscode.Selection(
      editor.document.positionAt(at),
      editor.document.positionAt(at + 'automatically renewed'.length),
    );
    void run('designManual.search');
    const label = await until('a page', async () => {
      await run('workbench.action.acceptSelectedQuickOpenItem');
      const label = openTab();
      return label?.includes('casework') ? undefined : label;
    });
    assert.match(label, /avoid-automatic-contract-extension/);
  });

  test('an empty one starts with what matters where the cursor is', async () => {
    const editor = await open(tender);
    const at = editor.document.positionAt(editor.document.getText().indexOf('automatically renewed'));
    editor.selection = new vscode.Selection(at, at);
    void run('designManual.search');
    const label = await until('a page', async () => {
      await run('workbench.action.acceptSelectedQuickOpenItem');
      const label = openTab();
      return label?.includes('casework') ? undefined : label;
    });
    assert.match(label, /avoid-automatic-contract-extension|shortest-viable-contract/);
  });

  test('closes without an answer', async () => {
    const closed = run('designManual.search', 'exit');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await run('workbench.action.closeQuickOpen');
    await closed;
    assert.equal(openTab(), undefined);
  });
});
