import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  asTender,
  closeAll,
  fixture,
  hintsOf,
  none,
  principleOf,
  rest,
  some,
  until,
  withSettings,
  write,
} from './window.ts';

const id = 'avoid-automatic-contract-extension';
const renewal = 'The contract is automatically renewed.';

suite('in VS Code: Explain This Hint', () => {
  teardown(closeAll);

  /** Explains the hint of a document, and chooses the row so many below the first. */
  const explain = async (rows: number, argument?: unknown): Promise<void> => {
    const explaining = vscode.commands.executeCommand('designManual.explainHint', argument);
    await rest(700);
    for (let i = 0; i < rows; i++)
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await explaining;
  };

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

  /** Puts the cursor on the words, explains, chooses a row, and gives the text that is selected then, and the file. */
  const chosen = async (editor: vscode.TextEditor, rows: number): Promise<[string, string]> => {
    await vscode.window.showTextDocument(editor.document, { preview: false });
    const at = editor.document.positionAt(editor.document.getText().indexOf('automatically') + 3);
    editor.selection = new vscode.Selection(at, at);
    await explain(rows);
    // For a moment no editor is the active one; the cursor had selected nothing.
    const shown = await until('what the row leads to', () => {
      const active = vscode.window.activeTextEditor;
      return active && !active.selection.isEmpty ? active : undefined;
    });
    return [shown.document.getText(shown.selection), shown.document.uri.path.split('/').slice(-2).join('/')];
  };

  test('what settings ignore is explained, and the entry is shown', async () => {
    await withSettings({ ignore: ['cloud-first', id] }, async () => {
      const editor = await write(asTender(renewal));
      await none(editor.document.uri);
      assert.deepEqual(await chosen(editor, 1), [JSON.stringify(id), '.vscode/settings.json']);
    });
  });

  test('what the document pins or ignores by itself is explained, and the words are shown', async () => {
    const own = (settings: string): string =>
      `---\nkind: procurement\ndesign-manual:\n  ${settings}\n---\n# Tender\n\n${renewal}\n`;
    const pinning = await write(own(`pinned: [${id}]`));
    await some(pinning.document.uri);
    assert.equal((await chosen(pinning, 1))[0], id);
    const ignoring = await write(own(`ignore: [{ id: ${id}, reason: the Act }]`));
    assert.equal((await chosen(ignoring, 0))[0], id);
  });

  test('a pack is named, and its signal, its file and its change of a bundled principle are shown', async () => {
    const folder = 'explained';
    const files = {
      'pack.yml': 'name: Quay\nversion: 1.0.0\nlicence: none\nmaintainer: us\n',
      'change.md': `---\noverrides: ${id}\ntitle: Compete every time\n---\n`,
      'renew.md': `---
id: renew-by-hand
title: Renew by hand
summary: People renew.
documents: [procurement]
theme: people
signals:
  - { relation: topic, because: it speaks of contracts, phrases: [contract] }
  - { relation: conflict, strength: strong, because: nobody decides, satisfy: Say who., phrases: [automatically renewed] }
---
`,
    };
    for (const [name, text] of Object.entries(files))
      await vscode.workspace.fs.writeFile(fixture(`${folder}/${name}`), new TextEncoder().encode(text));
    try {
      await withSettings({ packs: [folder] }, async () => {
        const editor = await write(asTender(renewal));
        const { document } = editor;
        const hint = await until('the hint of the pack', () =>
          hintsOf(document.uri).find((one) => principleOf(one) === 'renew-by-hand'),
        );
        const of = (principle: string, rows: number): Promise<void> => {
          const from = document.offsetAt(hint.range.start);
          return explain(rows, { principle, uri: document.uri.toString(), from });
        };
        /** The text that is selected in a file, once it is shown. */
        const shownIn = async (file: string): Promise<string> => {
          const editor = await until(`${file} to be shown`, () => {
            const active = vscode.window.activeTextEditor;
            return active?.document.uri.path.endsWith(`/explained/${file}`) ? active : undefined;
          });
          return editor.document.getText(editor.selection);
        };
        await of('renew-by-hand', 2);
        assert.match(await shownIn('renew.md'), /^\{ relation: conflict.*automatically renewed\] \}$/);
        // Signal, what would put it right, the words and the score; the principle, and where it is from.
        await of('renew-by-hand', 7);
        await shownIn('renew.md');
        // The same of a bundled one, which a pack has changed.
        await of(id, 8);
        await shownIn('change.md');
      });
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(fixture(folder), { recursive: true });
    }
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
