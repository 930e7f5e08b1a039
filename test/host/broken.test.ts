import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { asTender, closeAll, extensionId, fixture, open, some, tender, write } from './window.ts';

/** What was called of what is broken. */
const called = new Set<string>();
const broken = (name: string): never => {
  called.add(name);
  throw new Error(`${name} is broken on purpose`);
};

/** Breaks parts of the editor as the extension sees it: some cannot be registered, the others fail when they are asked. */
function breakParts(): void {
  const { languages } = vscode;
  const { registerCodeLensProvider } = languages;
  Object.assign(languages, {
    registerHoverProvider: () => broken('hover'),
    registerDocumentLinkProvider: () => broken('links'),
    createLanguageStatusItem: () => broken('status'),
    registerCodeLensProvider: (selector: vscode.DocumentSelector, provider: vscode.CodeLensProvider) =>
      registerCodeLensProvider(selector, { ...provider, provideCodeLenses: () => broken('lenses') }),
  });
}

suite('in VS Code, with broken parts', () => {
  suiteSetup(async () => {
    breakParts();
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension);
    assert.ok(!extension.isActive);
    await vscode.workspace
      .getConfiguration('designManual')
      .update('codeLens', 'on', vscode.ConfigurationTarget.Workspace);
    await extension.activate();
  });
  teardown(closeAll);

  test('they are broken', async () => {
    const { document } = await open(tender);
    await some(document.uri);
    await vscode.commands.executeCommand('vscode.executeCodeLensProvider', document.uri);
    assert.deepEqual([...called].sort(), ['hover', 'lenses', 'links', 'status']);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      (await some(document.uri))[0]?.range.start,
    );
    const ours = hovers.filter(({ contents }) => JSON.stringify(contents).includes('designManual.'));
    assert.deepEqual(ours, []);
  });

  test('hints and their fixes are there', async () => {
    const { document } = await write(asTender('The contract is automatically renewed.'));
    const [hint] = await some(document.uri);
    assert.ok(hint);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      hint.range,
    );
    assert.ok(actions.some(({ title }) => title.startsWith('Pin ')));
  });

  test('so are completions, the reader, and every command of the parts that are whole', async () => {
    const { document } = await write('See design-manual:');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(0, 18),
    );
    assert.ok(items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'cloud-first'));
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('design-manual:/cloud-first.md'));
    assert.match(page.getText(), /cloud/i);
    const commands = new Set(await vscode.commands.getCommands(true));
    for (const name of [
      'search',
      'pin',
      'unpin',
      'nextHint',
      'explainHint',
      'openPrinciple',
      'reviewWorkspace',
    ])
      assert.ok(commands.has(`designManual.${name}`), name);
  });

  test('a document that cannot be read costs itself only', async () => {
    await open(tender);
    await some(fixture(tender));
    const { document } = await write(asTender(`The contract is automatically renewed.\u0000\uD800`));
    await some(document.uri);
  });
});
