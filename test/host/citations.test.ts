import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, fixture, hintsOf, until, write } from './window.ts';

suite('in VS Code: references to principles', () => {
  teardown(closeAll);

  const text = '# Notes\n\nSee [it](design-manual:/open-standards.md) and design-manual:open-markets.\n';
  const positionOf = (document: vscode.TextDocument, words: string): vscode.Position =>
    document.positionAt(document.getText().indexOf(words) + 2);

  test('are links to the reader', async () => {
    const { document } = await write(text);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const targets = links.map(({ target }) => target?.toString());
    for (const id of ['open-standards', 'open-markets'])
      assert.ok(targets.includes(`design-manual:/${id}.md`), targets.join());
  });

  test('have a hover', async () => {
    const { document } = await write(text);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      positionOf(document, 'design-manual:open-markets'),
    );
    const words = hovers
      .flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value))
      .join();
    assert.match(words, /command:designManual\.openPrinciple\?%5B%22open-markets%22%5D/);
  });

  test('an unknown id is marked, in any document', async () => {
    const { document } = await write('# Notes\n\nSee design-manual:open-standrads.\n');
    const [problem] = await until('a mark', () => {
      const found = hintsOf(document.uri);
      return found.length > 0 ? found : undefined;
    });
    assert.equal(problem?.code, 'unknownPrinciple');
    assert.equal(document.getText(problem.range), 'design-manual:open-standrads');
  });

  test('all are found in the workspace, in open documents and in others', async () => {
    const stored = fixture('citing.md');
    await vscode.workspace.fs.writeFile(
      stored,
      new TextEncoder().encode('\nSee design-manual:open-markets.\n'),
    );
    try {
      const { document } = await write(text);
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        positionOf(document, 'design-manual:open-markets'),
      );
      const places = found.map(({ uri, range }) => `${uri.scheme} ${range.start.line}`).sort();
      assert.equal(places.length, 2, places.join());
      assert.ok(found.some(({ uri }) => uri.toString() === stored.toString()));
      assert.ok(found.some(({ uri }) => uri.scheme === 'untitled'));
    } finally {
      await vscode.workspace.fs.delete(stored);
    }
  });

  test('a reference is inserted in the language of the document', async () => {
    const editor = await write('x\n');
    editor.selection = new vscode.Selection(1, 0, 1, 0);
    await vscode.commands.executeCommand('designManual.insertReference', 'open-markets');
    assert.match(editor.document.lineAt(1).text, /^\[[^\]]+\]\(design-manual:open-markets\)$/);
    await vscode.commands.executeCommand('designManual.copyLink', 'open-markets');
    assert.equal(await vscode.env.clipboard.readText(), 'design-manual:open-markets');
  });
});
