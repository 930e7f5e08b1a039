import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { open, tender, until } from './window.ts';

suite('in VS Code: the reader', () => {
  const pageOf = async (id: string): Promise<string> =>
    (await vscode.workspace.openTextDocument(vscode.Uri.parse(`design-manual:/${id}.md`))).getText();
  const run = (command: string, ...rest: unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(command, ...rest);
  const page = (): string | undefined => {
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    return activeTab?.input instanceof vscode.TabInputCustom ? activeTab.input.uri.path : undefined;
  };
  const reading = (id: string): Promise<boolean> =>
    until(`the page of ${id}`, () => page() === `/${id}.md` || undefined);

  test('holds the whole principle and its sources', async () => {
    const text = await pageOf('open-standards');
    assert.match(text, /^# Build on open standards/);
    for (const heading of ['Why it matters', 'Questions a reviewer asks', 'Sources', 'Related']) {
      assert.ok(text.includes(`\n## ${heading}\n`), heading);
    }
    assert.match(text, /Open Government Licence/);
  });

  test('an unknown id suggests the nearest', async () => {
    assert.match(await pageOf('open-standrads'), /\[Build on open standards\]\(open-standards\.md\)/);
  });

  test('a historic one is marked and points to its successor', async () => {
    assert.match(await pageOf('digital-by-default'), /> \*\*Historic\.\*\* .* See \[.+\]\([a-z-]+\.md\)\./);
  });

  test('opens in the preview; back and forward go from page to page', async () => {
    await run('workbench.action.closeAllEditors');
    await run('designManual.openPrinciple', 'cloud-first');
    await reading('cloud-first');
    await run('designManual.openPrinciple', 'open-standards');
    await reading('open-standards');
    await run('workbench.action.navigateBack');
    await reading('cloud-first');
    await run('workbench.action.navigateForward');
    await reading('open-standards');
  });

  test('an address as documents write it opens the page', async () => {
    await run('workbench.action.closeAllEditors');
    await run('vscode.open', vscode.Uri.parse('design-manual:/cloud-first.md'));
    await reading('cloud-first');
  });

  test('pin, unpin and copy are about the page that is read', async () => {
    await run('designManual.openPrinciple', 'open-standards');
    await reading('open-standards');
    const pinned = (): unknown => vscode.workspace.getConfiguration('designManual').get('pinned');
    await run('designManual.pin');
    assert.deepEqual(pinned(), ['open-standards']);
    await run('designManual.pin', vscode.Uri.parse('design-manual:/cloud-first.md'));
    await run('designManual.pin', 'cloud-first');
    assert.deepEqual(pinned(), ['open-standards', 'cloud-first']);
    await run('designManual.unpin');
    await run('designManual.unpin', { principle: 'cloud-first' });
    assert.deepEqual(pinned(), []);
    await vscode.workspace
      .getConfiguration('designManual')
      .update('pinned', undefined, vscode.ConfigurationTarget.Workspace);
    await run('designManual.copyLink');
    assert.equal(await vscode.env.clipboard.readText(), 'design-manual:open-standards');
  });

  test('a pin that says more keeps what it says', async () => {
    const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('designManual');
    const pins = [{ id: 'cloud-first', note: 'agreed' }, 'open-standards'];
    await settings().update('pinned', pins, vscode.ConfigurationTarget.Workspace);
    try {
      await run('designManual.pin', 'cloud-first');
      await run('designManual.unpin', 'open-standards');
      assert.deepEqual(settings().get('pinned'), [{ id: 'cloud-first', note: 'agreed' }]);
    } finally {
      await settings().update('pinned', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('find in this document goes to the words that touch the principle', async () => {
    await open(tender);
    await run('designManual.openPrincipleBeside', 'avoid-automatic-contract-extension');
    await reading('avoid-automatic-contract-extension');
    const found = run('designManual.findInDocument');
    const editor = await until('the tender', async () => {
      await run('workbench.action.acceptSelectedQuickOpenItem');
      const { activeTextEditor } = vscode.window;
      return activeTextEditor?.selection.isEmpty === false ? activeTextEditor : undefined;
    });
    await found;
    assert.match(editor.document.uri.path, /casework-specification\.md$/);
    assert.match(editor.document.getText(editor.selection), /renew|extend|extension/i);
    await run('workbench.action.closeAllEditors');
  });
});
