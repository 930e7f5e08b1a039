import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { asTender, closeAll, fixture, hintsOf, none, rest, some, until, withSettings } from './window.ts';

const renewal = 'The contract is automatically renewed.';
const branded = 'The database must be Oracle.';
const filler = 'We say much about nothing in particular here. '.repeat(40);

/** Git in a repository of its own, inside the fixture. */
const repository = fixture('repository');
const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd: repository.fsPath,
    encoding: 'utf8',
  });
const inRepository = (name: string): vscode.Uri => vscode.Uri.joinPath(repository, name);
const write = async (uri: vscode.Uri, text: string): Promise<void> => {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
};
const show = (uri: vscode.Uri): Thenable<vscode.TextEditor> =>
  vscode.window.showTextDocument(uri, { preview: false });

/** The words that hints are on, once these are the ones. */
async function words(editor: vscode.TextEditor, wanted: readonly string[]): Promise<void> {
  let seen: string[] = [];
  try {
    await until('the hints', () => {
      seen = hintsOf(editor.document.uri).map(({ range }) => editor.document.getText(range));
      return seen.length === wanted.length && wanted.every((word) => seen.some((one) => one.includes(word)))
        ? true
        : undefined;
    });
  } catch {
    assert.deepEqual(seen, wanted);
  }
}

suite('in VS Code: hints in changed lines only', () => {
  const old = inRepository('old one.md');
  suiteSetup(async () => {
    await vscode.workspace.fs.createDirectory(repository);
    git('init', '--quiet');
    await write(old, asTender(`${renewal}\n\n${filler}`));
    git('add', '.');
    git('commit', '--quiet', '-m', 'First');
  });
  teardown(closeAll);
  suiteTeardown(async () => {
    await vscode.workspace.fs.delete(repository, { recursive: true });
  });

  test('what was committed is held back, what is new is shown, and after the next commit it is not', async () => {
    const editor = await show(old);
    const { document } = editor;
    await words(editor, ['automatically renewed']);
    await withSettings({ changedLinesOnly: true }, async () => {
      await none(document.uri);
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(document.lineCount, 0), `\n## More\n\n${branded}\n`);
      });
      await words(editor, ['Oracle']);
      await document.save();
      git('commit', '--quiet', '-am', 'Second');
      await none(document.uri);
      await editor.edit((edit) => {
        edit.insert(document.lineAt(6).range.end, ' It is so.');
      });
      await words(editor, ['automatically renewed']);
      await vscode.commands.executeCommand('undo');
      await none(document.uri);
      await document.save();
    });
    await words(editor, ['automatically renewed', 'Oracle']);
  });

  test('a new file has hints in all its lines', async () => {
    const uri = inRepository('new.md');
    await write(uri, asTender(`${renewal}\n\n## More\n\n${branded}`));
    await withSettings({ changedLinesOnly: true }, async () => {
      await words(await show(uri), ['automatically renewed', 'Oracle']);
    });
    await vscode.workspace.fs.delete(uri);
  });

  test('a file that has been moved is compared with what it was', async () => {
    const moved = inRepository('moved.md');
    git('mv', 'old one.md', 'moved.md');
    await withSettings({ changedLinesOnly: true }, async () => {
      const editor = await show(moved);
      await none(editor.document.uri);
      await rest(500);
      await none(editor.document.uri);
    });
    git('mv', 'moved.md', 'old one.md');
  });

  test('where there is no repository, all is shown', async () => {
    const uri = fixture('tenders/casework-specification.md');
    const { document } = await show(uri);
    const all = (await some(document.uri)).length;
    await withSettings({ changedLinesOnly: true }, async () => {
      await rest(800);
      assert.equal(hintsOf(uri).length, all);
    });
  });

  test('a pinned principle that was missing before is no news', async () => {
    const { document } = await show(old);
    await withSettings({ pinned: ['avoid-automatic-contract-extension', 'greening-ict'] }, async () => {
      await until('the gap', () =>
        hintsOf(document.uri).some(({ message }) => message.includes('pinned')) ? true : undefined,
      );
      await withSettings({ changedLinesOnly: true }, async () => {
        await none(document.uri);
      });
    });
  });

  test('the commands turn the setting on and off, where it is set', async () => {
    await show(old);
    const value = (): unknown =>
      vscode.workspace.getConfiguration('designManual').inspect('changedLinesOnly')?.workspaceValue;
    await withSettings({ changedLinesOnly: false }, async () => {
      await vscode.commands.executeCommand('designManual.changedLinesOnly');
      assert.equal(value(), true);
      await none(old);
      await vscode.commands.executeCommand('designManual.allLines');
      assert.equal(value(), false);
      await some(old);
    });
  });
});
