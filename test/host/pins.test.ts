import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, fixture, hintsOf, open, principleOf, tender, until, write } from './window.ts';

const id = 'avoid-automatic-contract-extension';
const file = (): vscode.Uri => fixture('.vscode/settings.json');
const pinned = (): unknown =>
  vscode.workspace.getConfiguration('designManual').inspect('pinned')?.workspaceValue;

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** Writes the settings file of the fixture, and waits until VS Code has read it. */
async function writeSettings(text: string, pins: unknown): Promise<void> {
  await vscode.workspace.fs.writeFile(file(), new TextEncoder().encode(text));
  await until('settings to be read', () =>
    JSON.stringify(pinned()) === JSON.stringify(pins) ? true : undefined,
  );
}

suite('in VS Code: pins', () => {
  let before: string | undefined;
  suiteSetup(async () => {
    before = await textOf(file()).catch(() => undefined);
  });
  teardown(async () => {
    await closeAll();
    await writeSettings('{}', undefined);
  });
  suiteTeardown(async () => {
    const text = before ?? '{}';
    await vscode.workspace.fs.writeFile(file(), new TextEncoder().encode(text));
    // An editor that still holds what was there would not let settings be written.
    await until('the settings file to be read again', () =>
      vscode.workspace.textDocuments.every(
        (document) => document.uri.toString() !== file().toString() || document.getText() === text,
      )
        ? true
        : undefined,
    );
  });

  const written = `{
  // House style
  "editor.rulers": [100], // as agreed
  "designManual.pinned": [
    "open-standards", // agreed in May
    { "id": "exit-plan-from-day-one", "note": "Audit 12" } // since the audit
    // "cloud-first"
  ],
  "files.eol": "\\n"
}
`;
  const pins = ['open-standards', { id: 'exit-plan-from-day-one', note: 'Audit 12' }];

  test('a pin goes into the file that holds pins; comments, order and other keys stay', async () => {
    await writeSettings(written, pins);
    await open(tender);
    await vscode.commands.executeCommand('designManual.pin', id);
    assert.deepEqual(pinned(), [...pins, id], 'read before the command ends');
    const line = '"note": "Audit 12" }';
    assert.equal(
      await textOf(file()),
      written.replace(`${line} // since the audit\n`, `${line}, // since the audit\n    "${id}"\n`),
    );
    await vscode.commands.executeCommand('designManual.unpin', id);
    assert.equal(await textOf(file()), written);
  });

  test('it can be undone, in the message and in the file', async () => {
    await writeSettings(written, pins);
    await open(tender);
    await vscode.commands.executeCommand('designManual.unpin', 'exit-plan-from-day-one');
    assert.deepEqual(pinned(), ['open-standards']);
    await vscode.commands.executeCommand('notification.acceptPrimaryAction');
    await until('the pin to be back, with its note', async () =>
      (await textOf(file())) === written ? true : undefined,
    );

    await vscode.commands.executeCommand('designManual.pin', id);
    await vscode.window.showTextDocument(file(), { preview: false });
    await vscode.commands.executeCommand('undo');
    assert.equal(vscode.window.activeTextEditor?.document.getText(), written);
  });

  test('what the document pins itself is taken out there, and no file is made for it', async () => {
    const body = `---\nkind: procurement\ndesign-manual:\n  pinned: [${id}]\n---\n# Tender\n`;
    const { document } = await write(body);
    const text = await textOf(file());
    await vscode.commands.executeCommand('designManual.unpin', id);
    assert.equal(document.getText(vscode.window.activeTextEditor?.selection), id);
    await vscode.commands.executeCommand('designManual.unpin', 'open-standards');
    assert.equal(await textOf(file()), text);
    assert.equal(document.getText(), body);
  });

  test('a file that cannot be read is left alone', async () => {
    const broken = '{\n  "designManual.pinned": ["open-standards"\n';
    await writeSettings(broken, ['open-standards']);
    await open(tender);
    await vscode.commands.executeCommand('designManual.pin', id);
    assert.equal(await textOf(file()), broken);
  });

  test('what somebody is writing in the file is not saved for them', async () => {
    await writeSettings(written, pins);
    const editor = await vscode.window.showTextDocument(file(), { preview: false });
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(1, 0), '  "files.encoding": "utf8",\n');
    });
    await vscode.commands.executeCommand('designManual.pin', id);
    assert.equal(await textOf(file()), written);
    const { document } = await vscode.window.showTextDocument(file());
    assert.ok(document.isDirty);
    assert.match(document.getText(), new RegExp(`"${id}"`));
    assert.match(document.getText(), /"files\.encoding"/);
  });

  test('its note is in the hover, it warns, and it leads the completions', async () => {
    const note = 'Audit 12 *found* [this](command:workbench.action.quit)';
    await writeSettings(JSON.stringify({ 'designManual.pinned': [{ id, note }] }), [{ id, note }]);
    const { document } = await open(tender);
    await until('a warning', () =>
      hintsOf(document.uri).find(
        (hint) => principleOf(hint) === id && hint.severity === vscode.DiagnosticSeverity.Warning,
      ),
    );
    const position = document.positionAt(document.getText().indexOf('automatically renewed') + 2);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const texts = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
    const text = texts.map(({ value }) => value).join('\n');
    assert.match(text, /Why we pin this: Audit 12 \\\*found\\\*/);
    assert.doesNotMatch(text, /\]\(command:workbench/, 'what people write has no links');
    for (const { isTrusted } of texts) {
      if (isTrusted === undefined) continue; // the diagnostic's
      assert.ok(typeof isTrusted === 'object', 'only listed commands');
      assert.ok(isTrusted.enabledCommands.every((command) => command.startsWith('designManual.')));
    }
    assert.match(text, /command:designManual\.unpin/);

    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      await typed(document, '\n<!-- design-manual-ignore '),
    );
    const ours = items
      .filter(({ insertText }) => typeof insertText === 'string' && /^[a-z-]+$/.test(insertText))
      .sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
    assert.equal(ours[0]?.insertText, id);
  });

  async function typed(document: vscode.TextDocument, text: string): Promise<vscode.Position> {
    const editor = await vscode.window.showTextDocument(document);
    const end = document.positionAt(document.getText().length);
    await editor.edit((edit) => {
      edit.insert(end, text);
    });
    return document.positionAt(document.getText().length);
  }
});
