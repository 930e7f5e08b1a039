import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fixture, hintsOf, open, principleOf, tender, until } from './window.ts';

suite('in VS Code: hints', () => {
  const some = (uri: vscode.Uri): Promise<vscode.Diagnostic[]> =>
    until(`hints on ${uri.path}`, () => {
      const hints = hintsOf(uri);
      return hints.length > 0 ? hints : undefined;
    });

  test('a tender gets hints with a principle, words and a reason', async () => {
    const { document } = await open(tender);
    const hints = await some(document.uri);
    const renewal = hints.find((hint) => principleOf(hint) === 'avoid-automatic-contract-extension');
    assert.ok(renewal, hints.map(principleOf).join(', '));
    assert.equal(document.getText(renewal.range), 'automatically renewed');
    assert.match(renewal.message, /^“automatically renewed”: /);
    assert.equal(renewal.severity, vscode.DiagnosticSeverity.Information);
    assert.ok(typeof renewal.code === 'object' && renewal.code.target.scheme === 'design-manual');
  });

  test('the good version gets none, nor does a README', async () => {
    for (const path of ['tenders/casework-specification-revised.md', 'README.md']) {
      await open(path);
      await open(tender);
      await some(fixture(tender));
      await open(path);
      await new Promise((resolve) => setTimeout(resolve, 800));
      assert.deepEqual(hintsOf(fixture(path)), [], path);
    }
  });

  test('a hint goes when its words are mended, and comes when they are written', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: '---\nkind: procurement\n---\n# Tender\n\nThe contract is automatically renewed.\n',
    });
    const editor = await vscode.window.showTextDocument(document);
    const [hint] = await some(document.uri);
    assert.ok(hint);
    await editor.edit((edit) => {
      edit.replace(hint.range, 'not automatically renewed');
    });
    await until('the hint to go', () => (hintsOf(document.uri).length === 0 ? true : undefined));
    await editor.edit((edit) => {
      edit.insert(
        new vscode.Position(document.lineCount - 1, 0),
        '\nThe contract is automatically renewed.\n',
      );
    });
    await some(document.uri);
  });

  test('the setting turns them off and on again', async () => {
    const { document } = await open(tender);
    await some(document.uri);
    const settings = vscode.workspace.getConfiguration('designManual');
    await settings.update('enable', false, vscode.ConfigurationTarget.Workspace);
    try {
      await until('no hints', () => (hintsOf(document.uri).length === 0 ? true : undefined));
    } finally {
      await settings.update('enable', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await some(document.uri);
  });

  test('what was analysed is what the extension gives to others', async () => {
    const { document } = await open(tender);
    const api = await vscode.extensions
      .getExtension<{ analysisOf(of: vscode.TextDocument): Promise<{ kind: string; hints: unknown[] }> }>(
        'design-manual.design-manual',
      )
      ?.activate();
    const analysis = await api?.analysisOf(document);
    assert.equal(analysis?.kind, 'procurement');
    assert.equal(analysis.hints.length, (await some(document.uri)).length);
  });
});
