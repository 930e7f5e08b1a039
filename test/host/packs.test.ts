import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  asTender,
  closeAll,
  extensionId,
  fixture,
  hasJsonService,
  hintsOf,
  none,
  principleOf,
  rest,
  setInWorkspace,
  some,
  until,
  write,
} from './window.ts';

const folder = 'our-guidance';
const at = (name: string): vscode.Uri => fixture(`${folder}/${name}`);

const pack = `name: Harbour pack
version: 1.2.0
licence: OGL-UK-3.0
maintainer: Architecture board
off: [open-standards]
`;
const principle = (phrase: string, extra = ''): string => `---
id: harbour-first
title: Berth in the harbour
summary: Ships berth where the pilots are.
documents: [procurement]
${extra}signals:
  - relation: conflict
    strength: strong
    because: no pilot is there
    satisfy: Name a harbour.
    phrases:
      - ${phrase}
---

Pilots know the harbour.
`;
const override = `---
overrides: avoid-automatic-contract-extension
title: Compete every time
---
`;

interface Api {
  guidance(document?: vscode.TextDocument): Promise<{
    principles: ReadonlyMap<string, { title: string; pack?: { name: string }; evidence?: unknown[] }>;
    off: ReadonlyMap<string, unknown>;
    signals: readonly { principle: string }[];
  }>;
}

async function put(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(text));
}

/** Writes a file as another program would, again each second: a window that has just opened may not watch files yet. */
let lastPut = 0;
async function putOnce(name: string, text: string): Promise<void> {
  if (Date.now() - lastPut < 1000) return;
  lastPut = Date.now();
  await put(name, text);
}

const use = (packs: unknown): Thenable<void> => setInWorkspace('packs', packs);

suite('in VS Code: packs of a team', () => {
  let api: Api;
  suiteSetup(async () => {
    const extension = vscode.extensions.getExtension<Api>(extensionId);
    assert.ok(extension);
    api = await extension.activate();
    await put('pack.yml', pack);
    await put('harbour-first.md', principle('anchor in the open sea'));
    await put('compete.md', override);
    await use([folder]);
    await until('the pack', async () =>
      (await api.guidance()).principles.has('harbour-first') ? true : undefined,
    );
  });
  suiteTeardown(async () => {
    await use(undefined);
    await vscode.workspace.fs.delete(fixture(folder), { recursive: true });
    await until('no pack', async () =>
      (await api.guidance()).principles.has('harbour-first') ? undefined : true,
    );
  });
  teardown(closeAll);

  const titleOf = async (id: string): Promise<string | undefined> =>
    (await api.guidance()).principles.get(id)?.title;
  const problemsOf = (name: string): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(at(name)).filter(({ source }) => source === 'Design Manual');
  const readPage = async (id: string): Promise<string> =>
    new TextDecoder().decode(
      await vscode.workspace.fs.readFile(vscode.Uri.from({ scheme: 'design-manual', path: `/${id}.md` })),
    );

  test('its principles, changes and what it switches off count everywhere', async () => {
    const { document } = await write(asTender('Ships anchor in the open sea.'));
    const [hint] = await some(document.uri);
    assert.ok(hint);
    assert.equal(principleOf(hint), 'harbour-first');
    assert.match(hint.message, /no pilot is there\. Name a harbour\./);
    assert.equal(await titleOf('avoid-automatic-contract-extension'), 'Compete every time');
    assert.equal(await titleOf('open-standards'), undefined);
    assert.match(await readPage('harbour-first'), /Pilots know the harbour/);
    assert.match(await readPage('open-standards'), /Harbour pack/);
  });

  test('its templates of evidence are offered', async () => {
    await put(
      'harbour-first.md',
      principle(
        'anchor in the open sea',
        'evidence:\n  - title: A berth\n    text: Ships berth in dock 7.\n  - title: A pilot\n    text: A pilot boards.\n',
      ),
    );
    await until('the templates', async () =>
      (await api.guidance()).principles.get('harbour-first')?.evidence?.length === 2 ? true : undefined,
    );
    const editor = await write(asTender('Ships anchor in the open sea.'));
    await some(editor.document.uri);
    const inserting = vscode.commands.executeCommand('designManual.insertEvidence', 'harbour-first');
    await rest(600);
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await inserting;
    assert.equal(editor.document.getText(editor.selection), 'A pilot boards.');
  });

  test('a change of a file is followed without a reload, and a half-saved one keeps what it said', async () => {
    const { document } = await write(
      asTender('Ships anchor in the open sea.\n\n## More\n\nShips drift about.'),
    );
    await some(document.uri);
    await until('the other words to be marked', async () => {
      await putOnce('harbour-first.md', principle('drift about'));
      const [hint, more] = hintsOf(document.uri);
      return hint && !more && document.getText(hint.range).includes('drift about') ? true : undefined;
    });
    // In the editor, where it is saved by hand.
    const editor = await vscode.window.showTextDocument(at('harbour-first.md'), { preview: false });
    const whole = editor.document.getText();
    const replace = async (text: string): Promise<void> => {
      const end = editor.document.positionAt(editor.document.getText().length);
      await editor.edit((edit) => {
        edit.replace(new vscode.Range(new vscode.Position(0, 0), end), text);
      });
      await editor.document.save();
    };
    await replace('---\nid: harbour-first\ntitle: Ber');
    await until('the problem at its line', () =>
      problemsOf('harbour-first.md').length > 0 ? true : undefined,
    );
    await rest(600);
    const { signals } = await api.guidance();
    assert.ok(
      signals.some((signal) => signal.principle === 'harbour-first'),
      'as it was saved last',
    );
    await replace(whole.replace('drift about', 'anchor in the open sea'));
    await until('no problem', () => (problemsOf('harbour-first.md').length === 0 ? true : undefined));
  });

  test('a mistake costs its principle only, and is mended by a fix at the line', async () => {
    await put(
      'two.md',
      principle('x y').replace('harbour-first', 'two').replace('relation: conflict', 'relation: conflct'),
    );
    const { document } = await vscode.window.showTextDocument(at('two.md'), { preview: false });
    const [problem] = await until('the problem', () => {
      const found = problemsOf('two.md');
      return found.length > 0 ? found : undefined;
    });
    assert.ok(problem);
    assert.equal(document.getText(problem.range), 'conflct');
    assert.equal(await titleOf('harbour-first'), 'Berth in the harbour');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title === 'Write “conflict”');
    assert.ok(fix?.edit, actions.map(({ title }) => title).join(', '));
    await vscode.workspace.applyEdit(fix.edit);
    await until('no problem, though it is not saved', () =>
      problemsOf('two.md').length === 0 ? true : undefined,
    );
    await document.save();
    await until('the second principle', async () =>
      (await titleOf('two')) === undefined ? undefined : true,
    );
    await closeAll();
    await vscode.workspace.fs.delete(at('two.md'));
    await until('one principle', async () => ((await titleOf('two')) === undefined ? true : undefined));
  });

  test('front matter is completed and explained', async () => {
    const editor = await vscode.window.showTextDocument(at('harbour-first.md'), { preview: false });
    const { document } = editor;
    const complete = async (line: string): Promise<string[]> => {
      const place = new vscode.Position(4, 0);
      await editor.edit((edit) => {
        edit.insert(place, `${line}\n`);
      });
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        place.translate(0, line.length),
      );
      await vscode.commands.executeCommand('undo');
      return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    assert.ok((await complete('pil')).includes('pillar'));
    assert.ok(!(await complete('ti')).includes('title'), 'it is there');
    assert.ok(!(await complete('ki')).some((label) => label.startsWith('kind')), 'it is no document');
    assert.deepEqual(await complete('status: '), ['current', 'historic']);
    assert.ok((await complete('related: [')).includes('cloud-first'));
    const offset = document.getText().indexOf('summary:') + 2;
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(offset),
    );
    const [content] = (hover?.contents ?? []) as vscode.MarkdownString[];
    assert.match(content?.value ?? '', /At most 400 characters/);
  });

  test('leaving the box for a new principle leaves nothing behind', async () => {
    const starting = vscode.commands.executeCommand('designManual.newPrinciple');
    await rest(800);
    await vscode.commands.executeCommand('type', { text: 'Moor with care' }).then(undefined, () => undefined);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await starting;
    // What a person types into the box is tested in a journey.
    await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(at('moor-with-care.md'))));
  });

  test('a folder that is not there, and an id that no principle has, are marked in the settings file', async () => {
    await setInWorkspace('pinned', ['harbour-first', 'cloud-fist']);
    await use([folder, 'no/such-folder']);
    const uri = fixture('.vscode/settings.json');
    const { document } = await vscode.window.showTextDocument(uri, { preview: false });
    const marked = await until('both marks', () => {
      const found = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Design Manual');
      return found.length === 2 ? found : undefined;
    });
    assert.deepEqual(marked.map(({ range }) => document.getText(range)).sort(), [
      '"cloud-fist"',
      '"no/such-folder"',
    ]);
    const wrong = marked.find(({ range }) => document.getText(range) === '"cloud-fist"');
    assert.ok(wrong);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      wrong.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title === 'Write "cloud-first"');
    assert.ok(fix?.edit, actions.map(({ title }) => title).join(', '));
    await vscode.workspace.applyEdit(fix.edit);
    await document.save();
    await until('one mark', () =>
      vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Design Manual').length === 1
        ? true
        : undefined,
    );

    const inPins = document.positionAt(document.getText().indexOf('"cloud-first"') + 3);
    const offered = await until('the ids to be offered', async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        inPins,
      );
      const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return labels.includes('"harbour-first"') ? items : undefined;
    });
    if (await hasJsonService()) {
      const bundled = offered.find(({ label }) => label === '"exit-plan-from-day-one"');
      assert.ok(bundled, 'the bundled ones, of the schema');
    }
    await setInWorkspace('pinned', undefined);
    await use([folder]);
  });

  test('a package that is installed is a pack by its name, and is read again when it is installed anew', async () => {
    const name = '@quay/guidance';
    const installed = fixture(`node_modules/${name}`);
    const install = async (title: string): Promise<void> => {
      const files = {
        'package.json': JSON.stringify({ name }),
        'pack.yml': pack.replace('Harbour pack', 'Quay pack').replace('off: [open-standards]\n', ''),
        'quay-wall.md': principle('tie up at sea')
          .replaceAll('harbour-first', 'quay-wall')
          .replace('Berth in the harbour', title),
      };
      for (const [file, text] of Object.entries(files))
        await vscode.workspace.fs.writeFile(
          vscode.Uri.joinPath(installed, file),
          new TextEncoder().encode(text),
        );
    };
    await use([folder, name]);
    await install('Tie up at the quay');
    const titled = (title: string): Promise<true> =>
      until(title, async () => ((await titleOf('quay-wall')) === title ? true : undefined));
    await titled('Tie up at the quay');
    const { principles } = await api.guidance();
    assert.equal(principles.get('quay-wall')?.pack?.name, 'Quay pack');
    assert.ok(principles.has('harbour-first'), 'both packs');
    await install('Tie up at the wall');
    await titled('Tie up at the wall');
    await use([folder]);
    await vscode.workspace.fs.delete(installed, { recursive: true });
  });

  test('without the setting it is gone', async () => {
    const { document } = await write(asTender('Ships anchor in the open sea.'));
    await some(document.uri);
    await use([]);
    await none(document.uri);
    assert.notEqual(await titleOf('open-standards'), undefined);
    await use([folder]);
    await some(document.uri);
  });
});
