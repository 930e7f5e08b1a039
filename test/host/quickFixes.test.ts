import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { asTender, closeAll, none, principleOf, some, until, write, hintsOf } from './window.ts';

const renewal = 'The contract is automatically renewed.';
const id = 'avoid-automatic-contract-extension';

suite('in VS Code: quick fixes', () => {
  teardown(closeAll);

  const fixesAt = (document: vscode.TextDocument, range: vscode.Range): Thenable<vscode.CodeAction[]> =>
    vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
  const fix = async (document: vscode.TextDocument, title: RegExp): Promise<void> => {
    const hints = await some(document.uri);
    const lists = await Promise.all(hints.map(({ range }) => fixesAt(document, range)));
    const fixes = lists.flat();
    const action = fixes.find((one) => title.test(one.title));
    assert.ok(action, fixes.map((one) => one.title).join('; '));
    if (action.edit) await vscode.workspace.applyEdit(action.edit);
    if (action.command)
      await vscode.commands.executeCommand(
        action.command.command,
        ...((action.command.arguments ?? []) as unknown[]),
      );
  };

  test('not relevant here: the comment, with the cursor on the reason', async () => {
    const editor = await write(asTender(renewal));
    await fix(editor.document, /^Not relevant here/);
    const line = editor.document.lineAt(editor.selection.active.line).text;
    assert.equal(line, `<!-- design-manual-ignore ${id}:  -->`);
    assert.equal(editor.selection.active.character, line.length - ' -->'.length);
    // Without a reason it silences nothing, and that is said.
    const codes = await until('two marks', () => {
      const found = hintsOf(editor.document.uri).map(principleOf);
      return found.length === 2 ? found : undefined;
    });
    assert.deepEqual(codes.sort(), [id, 'noReason']);
    await vscode.commands.executeCommand('type', { text: 'the law says so' });
    await none(editor.document.uri);
  });

  test('in a list and in a table the comment stays in its line', async () => {
    for (const body of [`- one\n- ${renewal}\n- three`, `| a | b |\n|---|---|\n| 1 | ${renewal} |`]) {
      const editor = await write(asTender(body));
      const { lineCount } = editor.document;
      await fix(editor.document, /^Not relevant here/);
      assert.equal(editor.document.lineCount, lineCount);
      await vscode.commands.executeCommand('type', { text: 'so' });
      await none(editor.document.uri);
    }
  });

  test('in this file', async () => {
    const editor = await write(asTender(renewal));
    await fix(editor.document, /^Silence .* in this file/);
    await vscode.commands.executeCommand('type', { text: 'the law says so' });
    await none(editor.document.uri);
    assert.ok(editor.document.getText().startsWith('---\nkind: procurement\n---\n'));
  });

  test('in this workspace, and pinned', async () => {
    const { document } = await write(asTender(renewal));
    const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('designManual');
    await fix(document, /^Pin /);
    await until('a warning', () =>
      hintsOf(document.uri)[0]?.severity === vscode.DiagnosticSeverity.Warning ? true : undefined,
    );
    assert.deepEqual(settings().inspect('pinned')?.workspaceValue, [id]);
    await fix(document, /^Unpin /);
    assert.deepEqual(settings().inspect('pinned')?.workspaceValue, []);
    await fix(document, /^Silence .* in this workspace/);
    await none(document.uri);
    assert.deepEqual(settings().inspect('ignore')?.workspaceValue, [id]);
    for (const name of ['pinned', 'ignore'])
      await settings().update(name, undefined, vscode.ConfigurationTarget.Workspace);
    await some(document.uri);
  });

  test('an example of evidence, selected to be written over', async () => {
    const editor = await write(asTender(`${renewal}\n\n## Later\n\nMore.`));
    await fix(editor.document, /^Insert an example of evidence/);
    const text = editor.document.getText();
    assert.ok(editor.document.getText(editor.selection).length > 40);
    assert.ok(editor.document.offsetAt(editor.selection.start) < text.indexOf('## Later'), text);
  });

  test('a replacement that the principle declares mends the hint', async () => {
    const { document } = await write(asTender('The database must be Oracle 19c Enterprise Edition.'));
    await fix(document, /^Add “or equivalent”/);
    assert.match(document.getText(), /must be Oracle 19c Enterprise Edition or equivalent\./);
    await none(document.uri);
  });

  test('a suppression of an unknown principle is corrected, and an idle one is taken out', async () => {
    const wrong = await write(
      asTender(`<!-- design-manual-ignore ${id.slice(0, -1)}: law -->\n\n${renewal}`),
    );
    const diagnostics = await until('both marks', () => {
      const found = hintsOf(wrong.document.uri);
      return found.length === 2 ? found : undefined;
    });
    assert.ok(diagnostics.some((one) => one.code === 'unknownPrinciple'));
    await fix(wrong.document, new RegExp(`^Write “${id}”`));
    await none(wrong.document.uri);

    const idle = await write(asTender(`<!-- design-manual-ignore ${id}: law -->\n\nNothing.`));
    await fix(idle.document, /^Take the suppression out/);
    await none(idle.document.uri);
    assert.equal(idle.document.getText(), asTender('Nothing.'));
  });
});
