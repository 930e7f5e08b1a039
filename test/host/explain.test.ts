import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { asTender, choosing, closeAll, fixture, some, withSettings, write } from './window.ts';

const id = 'avoid-automatic-contract-extension';
const renewal = 'The contract is automatically renewed.';

suite('in VS Code: Explain This Hint', () => {
  teardown(closeAll);

  /** Explains the hint of a document, and chooses the row so many below the first. */
  const explain = (rows: number, argument?: unknown): Promise<unknown> =>
    choosing(vscode.commands.executeCommand('designManual.explainHint', argument), rows);

  test('the first row goes to the words, from the cursor on their line and from a link', async () => {
    const editor = await write(asTender(renewal));
    const { document } = editor;
    const [hint] = await some(document.uri);
    assert.ok(hint);
    for (const argument of [
      undefined,
      { principle: id, uri: document.uri.toString(), from: document.offsetAt(hint.range.start) },
    ]) {
      const line = argument ? 0 : hint.range.start.line;
      editor.selection = new vscode.Selection(line, 0, line, 0);
      await explain(0, argument);
      assert.match(document.getText(vscode.window.activeTextEditor?.selection), /automatically renewed/);
    }
  });

  test('the second row goes to the setting that decided, at its line', async () => {
    await withSettings({ severity: { sourcing: 'error' }, pinned: [{ id, note: 'Audit 12' }] }, async () => {
      const editor = await write(asTender(renewal));
      const [hint] = await some(editor.document.uri);
      assert.ok(hint);
      editor.selection = new vscode.Selection(hint.range.start, hint.range.start);
      await explain(1);
      const shown = vscode.window.activeTextEditor;
      assert.equal(shown?.document.uri.toString(), fixture('.vscode/settings.json').toString());
      assert.equal(shown.document.getText(shown.selection), '"sourcing": "error"');
      await vscode.window.showTextDocument(editor.document);
      await explain(2);
      const pin = vscode.window.activeTextEditor;
      assert.match(pin?.document.getText(pin.selection) ?? '', /Audit 12/);
    });
  });

  test('words that a suppression silences are explained too, and it is shown', async () => {
    const editor = await write(asTender(`<!-- design-manual-ignore ${id}: the law -->\n\n${renewal}`));
    const { document } = editor;
    const at = document.positionAt(document.getText().indexOf('automatically') + 3);
    editor.selection = new vscode.Selection(at, at);
    await explain(0);
    assert.match(
      document.getText(vscode.window.activeTextEditor?.selection),
      /^<!-- design-manual-ignore .* -->$/,
    );
  });

  test('it is on the lightbulb', async () => {
    const { document } = await write(asTender(renewal));
    const [hint] = await some(document.uri);
    assert.ok(hint);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      hint.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    assert.ok(actions.some(({ command }) => command?.command === 'designManual.explainHint'));
  });
});
