import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  asTender,
  closeAll,
  extensionId,
  filler,
  fixture,
  hintsOf,
  none,
  open,
  principleOf,
  rest,
  some,
  tender,
  until,
  withSettings,
  write,
} from './window.ts';

const renewal = 'The contract is automatically renewed.';

suite('in VS Code: hints', () => {
  teardown(closeAll);

  test('a tender gets hints with a principle, words and a reason', async () => {
    const { document } = await open(tender);
    const hints = await some(document.uri);
    const found = hints.find((hint) => principleOf(hint) === 'avoid-automatic-contract-extension');
    assert.ok(found, hints.map(principleOf).join(', '));
    assert.match(document.getText(found.range), /automatically renewed/);
    assert.match(found.message, /^“.*automatically renewed.*”: /);
    assert.equal(found.severity, vscode.DiagnosticSeverity.Information);
    assert.ok(typeof found.code === 'object' && found.code.target.scheme === 'design-manual');
  });

  test('a principle is raised once in a section', async () => {
    const { document } = await write(asTender(`${renewal}\n\n${renewal}\n\n## Later\n\n${renewal}`));
    assert.equal((await some(document.uri)).length, 2);
  });

  test('the good version gets none, nor does a README', async () => {
    for (const path of ['tenders/casework-specification-revised.md', 'README.md']) {
      await open(tender);
      await some(fixture(tender));
      await open(path);
      await rest(800);
      assert.deepEqual(hintsOf(fixture(path)), [], path);
    }
  });

  test('a hint goes at once when its words are mended, and comes back when that is undone', async () => {
    const editor = await write(asTender(renewal));
    const { document } = editor;
    const [hint] = await some(document.uri);
    assert.ok(hint);
    await withSettings({ delay: 5000 }, async () => {
      await editor.edit((edit) => {
        edit.replace(hint.range, 'not automatically renewed');
      });
      const mended = Date.now();
      await none(document.uri);
      assert.ok(Date.now() - mended < 2000, 'without the pause');
    });
    await vscode.commands.executeCommand('undo');
    await some(document.uri);
  });

  test('what is new waits while its paragraph is typed, until the cursor leaves it', async () => {
    const editor = await write(asTender('Here.'));
    const { document } = editor;
    await withSettings({ delay: 1500 }, async () => {
      const end = document.positionAt(document.getText().indexOf('Here.') + 5);
      editor.selection = new vscode.Selection(end, end);
      await vscode.commands.executeCommand('type', { text: ` ${renewal}` });
      await rest(2500);
      assert.deepEqual(hintsOf(document.uri), []);
      editor.selection = new vscode.Selection(3, 0, 3, 0);
      await some(document.uri);
    });
  });

  test('what is new comes after a longer pause, though the cursor stays', async () => {
    const editor = await write(asTender('Here.'));
    const end = editor.document.positionAt(editor.document.getText().indexOf('Here.') + 5);
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand('type', { text: ` ${renewal}` });
    await some(editor.document.uri);
  });

  test('the setting turns them off and on again', async () => {
    const { document } = await open(tender);
    await some(document.uri);
    await withSettings({ enable: false }, async () => {
      await none(document.uri);
    });
    await some(document.uri);
  });

  test('a document that is not visible has none, and has them again when it is', async () => {
    const { document } = await open(tender);
    await some(document.uri);
    await open('README.md');
    await none(document.uri);
    await open(tender);
    await some(document.uri);
  });

  test('levels of principles and themes, pins and ignored principles', async () => {
    const { document } = await write(asTender(renewal));
    const severityIs = (severity: vscode.DiagnosticSeverity): Promise<true> =>
      until(`severity ${severity}`, () =>
        hintsOf(document.uri)[0]?.severity === severity ? true : undefined,
      );
    await severityIs(vscode.DiagnosticSeverity.Information);
    await withSettings({ severity: { sourcing: 'error' } }, async () => {
      await severityIs(vscode.DiagnosticSeverity.Error);
    });
    await withSettings({ severity: { 'avoid-automatic-contract-extension': 'hint' } }, async () => {
      await severityIs(vscode.DiagnosticSeverity.Hint);
    });
    await withSettings({ pinned: ['avoid-automatic-contract-extension'] }, async () => {
      await severityIs(vscode.DiagnosticSeverity.Warning);
    });
    await withSettings({ severity: { sourcing: 'off' } }, async () => {
      await none(document.uri);
    });
    await withSettings({ ignore: ['avoid-automatic-contract-extension'] }, async () => {
      await none(document.uri);
    });
  });

  test('a pinned principle that nothing touches is a warning on the title', async () => {
    const { document } = await write(asTender(filler));
    await withSettings({ pinned: [{ id: 'exit-plan-from-day-one', note: 'Agreed in May.' }] }, async () => {
      const gap = await until('the note of the pin', () =>
        hintsOf(document.uri).find(({ message }) => message.includes('Agreed in May.')),
      );
      assert.equal(gap.severity, vscode.DiagnosticSeverity.Warning);
      assert.equal(document.getText(gap.range), 'Tender');
    });
    await none(document.uri);
  });

  test('the setting for kinds decides by path', async () => {
    const { document } = await open(tender);
    await some(document.uri);
    await withSettings({ kinds: { 'tenders/**': 'other' } }, async () => {
      await none(document.uri);
    });
    await some(document.uri);
  });

  test('next and previous go around', async () => {
    const editor = await write(asTender(`${renewal}\n\n## Later\n\n${renewal}`));
    await some(editor.document.uri);
    const lines: number[] = [];
    for (const command of ['nextHint', 'nextHint', 'nextHint', 'previousHint', 'previousHint']) {
      await vscode.commands.executeCommand(`designManual.${command}`);
      lines.push(editor.selection.active.line);
    }
    assert.deepEqual(lines, [5, 9, 5, 9, 5]);
  });

  test('hints survive renaming, and closing and opening again', async () => {
    const from = fixture('tenders/renamed-from.md');
    const to = fixture('tenders/renamed-to.md');
    await vscode.workspace.fs.writeFile(from, new TextEncoder().encode(asTender(renewal)));
    await vscode.window.showTextDocument(from, { preview: false });
    await some(from);
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(from, to);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await some(to);
    await none(from);
    await closeAll();
    await none(to);
    await vscode.window.showTextDocument(to, { preview: false });
    await some(to);
    await closeAll();
    await vscode.workspace.fs.delete(to);
  });

  test('AsciiDoc, reStructuredText and plain text are read as well', async () => {
    const texts: Record<string, string> = {
      asciidoc: `= Tender\n:design-manual-kind: procurement\n\n${renewal}\n`,
      restructuredtext: `:design-manual-kind: procurement\n\nTender\n======\n\n${renewal}\n`,
      plaintext: `Title: Tender specification\n\n1. Term\n\nThe supplier shall deliver. ${renewal}\n`,
    };
    const known = new Set(await vscode.languages.getLanguages());
    for (const [language, text] of Object.entries(texts)) {
      if (!known.has(language)) continue; // The editor needs another extension for it.
      await some((await write(text, language)).document.uri);
    }
  });

  test('what was judged is what the extension gives to others', async () => {
    const { document } = await open(tender);
    interface Given {
      judgedOf(of: vscode.TextDocument): Promise<{ kind: { kind: string; by: string }; hints: unknown[] }>;
    }
    const api = await vscode.extensions.getExtension<Given>(extensionId)?.activate();
    const judged = await api?.judgedOf(document);
    assert.equal(judged?.kind.kind, 'procurement');
    assert.equal(judged.kind.by, 'content');
    assert.equal(judged.hints.length, (await some(document.uri)).length);
  });
});
