import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readRecords, verdictsPath } from '../../src/review/verdicts.ts';
import { closeAll, hintsOf, none, principleOf, rest, some, tender, until } from './window.ts';

suite('in VS Code, with two folders', () => {
  teardown(closeAll);

  let one: vscode.WorkspaceFolder | undefined;
  let two: vscode.WorkspaceFolder | undefined;
  suiteSetup(async function () {
    this.timeout(60_000);
    const bothFolders = (seconds: number): Promise<readonly vscode.WorkspaceFolder[]> =>
      until(
        'two folders',
        () => {
          const folders = vscode.workspace.workspaceFolders ?? [];
          return folders.length > 1 ? folders : undefined;
        },
        seconds,
      );
    try {
      [one, two] = await bothFolders(5);
    } catch {
      // A window that asked for its file before the server could read it has none; it reads a changed file again.
      const file = vscode.workspace.workspaceFile;
      assert.ok(file);
      const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(`${content}\n`));
      [one, two] = await bothFolders(40);
    }
  });
  const inFolder = (folder: vscode.WorkspaceFolder | undefined): vscode.Uri => {
    assert.ok(folder);
    return vscode.Uri.joinPath(folder.uri, tender);
  };
  const update = (folder: vscode.WorkspaceFolder | undefined, name: string, value: unknown): Thenable<void> =>
    vscode.workspace
      .getConfiguration('designManual', folder?.uri)
      .update(name, value, vscode.ConfigurationTarget.WorkspaceFolder);

  test('each has its own settings', async () => {
    await vscode.window.showTextDocument(inFolder(one), { preview: false });
    await vscode.window.showTextDocument(inFolder(two), {
      preview: false,
      viewColumn: vscode.ViewColumn.Beside,
    });
    await some(inFolder(one));
    await some(inFolder(two));
    await update(two, 'enable', false);
    await none(inFolder(two));
    assert.ok(hintsOf(inFolder(one)).length > 0);
    await update(two, 'enable', undefined);
    await some(inFolder(two));
  });

  test('a pattern for kinds is relative to its folder', async () => {
    await vscode.window.showTextDocument(inFolder(one), { preview: false });
    await update(one, 'kinds', { 'tenders/**': 'other' });
    await none(inFolder(one));
    await vscode.window.showTextDocument(inFolder(two), { preview: false });
    await some(inFolder(two));
    await update(one, 'kinds', undefined);
  });

  test('what the pack of one folder switches off is still there for the other', async () => {
    assert.ok(one && two);
    const id = 'avoid-automatic-contract-extension';
    const house = vscode.Uri.joinPath(one.uri, 'house');
    const info = `name: House\nversion: 1\nlicence: none\nmaintainer: us\noff: [${id}]\n`;
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(house, 'pack.yml'),
      new TextEncoder().encode(info),
    );
    const ofId = (uri: vscode.Uri): boolean => hintsOf(uri).some((hint) => principleOf(hint) === id);
    for (const folder of [one, two]) {
      const viewColumn = folder === one ? vscode.ViewColumn.One : vscode.ViewColumn.Two;
      await vscode.window.showTextDocument(inFolder(folder), { preview: false, viewColumn });
      await until('the hint', () => (ofId(inFolder(folder)) ? true : undefined));
    }
    await update(one, 'packs', ['house']);
    await until('one to be without it', () => (ofId(inFolder(one)) ? undefined : true));
    assert.ok(ofId(inFolder(two)));
    const page = await vscode.workspace.fs.readFile(vscode.Uri.parse(`design-manual:/${id}.md`));
    assert.match(new TextDecoder().decode(page), /^# Plan to compete/);
    await update(one, 'packs', undefined);
    await until('one to have it again', () => (ofId(inFolder(one)) ? true : undefined));
    await vscode.workspace.fs.delete(house, { recursive: true });
  });

  test('a pin goes to the narrowest file that has some; where none has, it is asked once', async () => {
    const id = 'avoid-automatic-contract-extension';
    const at = () => vscode.workspace.getConfiguration('designManual', two?.uri).inspect('pinned');
    const inOne = () =>
      vscode.workspace.getConfiguration('designManual', one?.uri).inspect('pinned')?.workspaceFolderValue;
    const before = inOne();
    await vscode.window.showTextDocument(inFolder(two), { preview: false });
    await update(two, 'pinned', ['open-standards']);
    await vscode.commands.executeCommand('designManual.pin', id);
    assert.deepEqual(at()?.workspaceFolderValue, ['open-standards', id]);
    assert.deepEqual(inOne(), before);
    await update(two, 'pinned', undefined);

    const pinning = vscode.commands.executeCommand('designManual.pin', id);
    await rest(600);
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await pinning;
    assert.deepEqual(at()?.workspaceValue, [id]);
    await vscode.commands.executeCommand('designManual.pin', 'open-standards');
    assert.deepEqual(at()?.workspaceValue, [id, 'open-standards'], 'not asked again');
    await vscode.workspace
      .getConfiguration('designManual')
      .update('pinned', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('a verdict is kept in the folder of its document', async () => {
    const principle = 'avoid-automatic-contract-extension';
    const fileIn = (folder: vscode.WorkspaceFolder | undefined): vscode.Uri => {
      assert.ok(folder);
      return vscode.Uri.joinPath(folder.uri, verdictsPath);
    };
    const uri = inFolder(two);
    await vscode.window.showTextDocument(uri, { preview: false });
    await some(uri);
    await vscode.commands.executeCommand('designManual.agree', { principle, uri: uri.toString() });
    const { records } = readRecords(
      new TextDecoder().decode(await vscode.workspace.fs.readFile(fileIn(two))),
    );
    assert.equal(records.find((record) => record.principle === principle)?.document, tender);
    await assert.rejects(async () => vscode.workspace.fs.stat(fileIn(one)));
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(fileIn(two), '..'), { recursive: true });
  });
});
