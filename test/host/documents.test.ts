import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  asTender,
  closeAll,
  extensionId,
  fixture,
  hintsOf,
  none,
  open,
  rest,
  some,
  tender,
  until,
  withSettings,
  write,
} from './window.ts';

const renewal = 'The contract is automatically renewed.';

interface Given {
  judgedOf(of: vscode.TextDocument): Promise<{ kind: { kind: string; by: string } } | undefined>;
}
const judgedOf = async (document: vscode.TextDocument): Promise<{ kind: string; by: string } | undefined> =>
  (await (await vscode.extensions.getExtension<Given>(extensionId)?.activate())?.judgedOf(document))?.kind;

suite('in VS Code: all sorts of documents', () => {
  teardown(closeAll);

  test('one of a virtual, read-only file system has hints', async () => {
    const content = new TextEncoder().encode(asTender(renewal));
    const changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
    const refuse = (): never => {
      throw vscode.FileSystemError.NoPermissions();
    };
    const files = vscode.workspace.registerFileSystemProvider(
      'readonly-test',
      {
        onDidChangeFile: changes.event,
        watch: () => new vscode.Disposable(() => undefined),
        stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: content.length }),
        readDirectory: () => [],
        readFile: () => content,
        createDirectory: refuse,
        writeFile: refuse,
        delete: refuse,
        rename: refuse,
      },
      { isReadonly: true },
    );
    try {
      const uri = vscode.Uri.parse('readonly-test:/tender.md');
      await vscode.window.showTextDocument(uri);
      await some(uri);
      await closeAll();
    } finally {
      files.dispose();
    }
  });

  test('a cell of a notebook is left alone', async () => {
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, asTender(renewal), 'markdown');
    // Asked again until it is there: the window may learn of this type of notebook later than of its tests.
    const notebook = await until('the type of notebook', () =>
      vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData([cell])).then(
        (opened) => opened,
        () => undefined,
      ),
    );
    // Not awaited: that is for its outputs to be drawn, which a host without a server has nowhere to load from.
    void vscode.window.showNotebookDocument(notebook);
    await until('the notebook', () =>
      vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputNotebook
        ? true
        : undefined,
    );
    await rest(800);
    const [shown] = notebook.getCells();
    assert.ok(shown);
    assert.deepEqual(hintsOf(shown.document.uri), []);
    assert.equal(await judgedOf(shown.document), undefined);
  });

  test('a long text is judged, and a very long one is not', async () => {
    const paragraph = 'We say much about nothing in particular here, and no more than that.\n\n';
    const long = asTender(renewal) + paragraph.repeat(Math.ceil(1_100_000 / paragraph.length));
    const first = await vscode.workspace.openTextDocument({ language: 'markdown', content: long });
    assert.ok(await judgedOf(first));
    const second = await vscode.workspace.openTextDocument({ language: 'markdown', content: long.repeat(5) });
    assert.equal(await judgedOf(second), undefined);
  });

  test('changes are followed, in any order of edits and undoings', async () => {
    const editor = await write(asTender('One.\n\nTwo.'));
    const { document } = editor;
    await judgedOf(document);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(5, 0), `${renewal} `);
      edit.insert(new vscode.Position(7, 0), 'The database must be Oracle 19c. ');
    });
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('redo');
    await editor.edit((edit) => {
      edit.delete(new vscode.Range(0, 0, 3, 0));
      edit.insert(new vscode.Position(3, 0), '---\nkind: procurement\n---\n');
    });
    const shown = await until('both hints', () => {
      const found = hintsOf(document.uri);
      return found.length >= 2 ? found : undefined;
    });
    for (const { range } of shown) assert.match(document.getText(range), /renewed|Oracle/);
  });
});

suite('in VS Code: the kind of a document', () => {
  teardown(closeAll);

  /** Runs the command with a kind, and takes the place to remember it that is as many rows down. */
  const change = async (kind: string, down: number): Promise<void> => {
    const changed = vscode.commands.executeCommand('designManual.changeKind', kind);
    await rest(600);
    for (let i = 0; i < down; i++)
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await changed;
  };

  test('is written into the document, and decides', async () => {
    const { document } = await write(`# Notes\n\n${renewal}\n`);
    assert.deepEqual((await judgedOf(document))?.kind, 'other');
    await change('procurement', 0);
    assert.ok(document.getText().startsWith('---\nkind: procurement\n---\n'));
    assert.deepEqual(await judgedOf(document), { kind: 'procurement', by: 'document' });
    await some(document.uri);
  });

  test('is written into settings, for this file', async () => {
    const { document } = await open(tender);
    await withSettings({ kinds: {} }, async () => {
      await change('other', 1);
      await none(document.uri);
      assert.deepEqual(vscode.workspace.getConfiguration('designManual').get('kinds'), { [tender]: 'other' });
      assert.equal((await judgedOf(document))?.by, 'setting');
    });
    await some(fixture(tender));
  });

  test('is kept for as long as the document is open', async () => {
    const { document } = await open(tender);
    await some(document.uri);
    await change('other', 2);
    await none(document.uri);
    assert.equal((await judgedOf(document))?.by, 'command');
    assert.ok(!document.isDirty);
    await closeAll();
    await open(tender);
    await some(document.uri);
  });
});

suite('in VS Code: pausing, lenses and a review of the workspace', () => {
  teardown(closeAll);

  test('hints pause and resume', async () => {
    const { document } = await open(tender);
    await some(document.uri);
    await vscode.commands.executeCommand('designManual.pauseHints');
    await none(document.uri);
    await vscode.commands.executeCommand('designManual.resumeHints');
    await some(document.uri);
  });

  test('lenses count principles and conflicts, where they are wanted', async () => {
    const { document } = await write(asTender(renewal));
    const lenses = (): Thenable<vscode.CodeLens[]> =>
      vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
    assert.deepEqual(await lenses(), []);
    await withSettings({ codeLens: 'on' }, async () => {
      const [lens] = await lenses();
      assert.match(lens?.command?.title ?? '', /^\d+ principles? · 1 conflict$/);
      assert.equal(lens?.range.start.line, 3);
      await vscode.commands.executeCommand(
        lens.command?.command ?? '',
        ...((lens.command?.arguments ?? []) as unknown[]),
      );
      assert.equal(vscode.window.activeTextEditor?.selection.active.line, 3);
    });
  });

  test('the workspace is reviewed, until that is ended', async () => {
    await vscode.commands.executeCommand('designManual.reviewWorkspace');
    await some(fixture(tender));
    await vscode.commands.executeCommand('designManual.endWorkspaceReview');
    await none(fixture(tender));
  });
});
