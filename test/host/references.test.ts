import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fixture, open, until } from './window.ts';

suite('in VS Code: references', () => {
  const path = 'decisions/cites.md';
  const text = [
    '# Decision\n',
    'We follow [the standards](design-manual:open-standards) and design-manual:/cloud-first.md.\n',
    'An old one is design-manual:digital-by-default, and a wrong one design-manual:open-standrads.\n',
    'In code `design-manual:nothing` is none. Next: design-manual:\n',
  ].join('\n');
  const run = <T>(command: string, ...rest: unknown[]): Thenable<T> =>
    vscode.commands.executeCommand<T>(command, ...rest);
  const write = async (name: string, content: string): Promise<void> =>
    vscode.workspace.fs.writeFile(fixture(name), new TextEncoder().encode(content));
  const positionOf = ({ document }: vscode.TextEditor, words: string): vscode.Position =>
    document.positionAt(document.getText().indexOf(words) + words.length);
  const problems = (): vscode.Diagnostic[] =>
    vscode.languages
      .getDiagnostics(fixture(path))
      .filter(({ code }) => code === 'unknownPrinciple' || code === 'historicPrinciple');

  suiteSetup(async () => {
    await write(path, text);
    await write(
      'decisions/also.adoc',
      '= Also\n\nAs link:design-manual:open-standards[the standards] say.\n',
    );
  });
  suiteTeardown(async () => {
    await run('workbench.action.closeAllEditors');
    for (const name of [path, 'decisions/also.adoc']) await vscode.workspace.fs.delete(fixture(name));
  });

  test('link to the page', async () => {
    const { document } = await open(path);
    const links = await until('links', async () => {
      const found = await run<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri, 10);
      const ours = found.filter(
        ({ target }) => target?.path.endsWith('.md') && target.scheme === 'design-manual',
      );
      return ours.length > 0 ? ours : undefined;
    });
    assert.deepEqual(
      links.map(({ range, target }) => [document.getText(range), target?.toString()]),
      [
        ['design-manual:open-standards', 'design-manual:/open-standards.md'],
        ['design-manual:/cloud-first.md', 'design-manual:/cloud-first.md'],
        ['design-manual:digital-by-default', 'design-manual:/digital-by-default.md'],
      ],
    );
  });

  for (const words of ['(design-manual:open', 'and design-manual:/cloud', 'is design-manual:digital'])
    test(`open the page: ${words}`, async () => {
      const editor = await open(path);
      const at = positionOf(editor, words);
      editor.selection = new vscode.Selection(at, at);
      const page = await until('the page', async () => {
        await run('editor.action.openLink');
        const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
        if (input instanceof vscode.TabInputText && input.uri.scheme !== 'design-manual') return undefined;
        return input;
      });
      assert.ok(page instanceof vscode.TabInputCustom, JSON.stringify(page));
      assert.match(page.uri.toString(), /^design-manual:\/[a-z-]+\.md$/);
      await run('workbench.action.closeActiveEditor');
    });

  test('say on hover what they refer to, and that it is historic', async () => {
    const editor = await open(path);
    const hoverAt = async (words: string): Promise<string> =>
      (
        await run<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          editor.document.uri,
          positionOf(editor, words),
        )
      )
        .flatMap(({ contents }) => contents)
        .map((content) => (content as vscode.MarkdownString).value)
        .join('\n');
    assert.match(await hoverAt('design-manual:open'), /\*\*Build on open standards\*\*/);
    assert.match(await hoverAt('design-manual:digital'), /Historic/);
    assert.equal(await hoverAt('`design-manual:no'), '');
  });

  test('are completed by id and title', async () => {
    const editor = await open(path);
    const { items } = await run<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      positionOf(editor, 'Next: design-manual:'),
      ':',
    );
    const item = items.find(
      ({ label }) => typeof label === 'object' && label.label === 'exit-plan-from-day-one',
    );
    assert.ok(item);
    assert.match(item.filterText ?? '', /Agree the exit before signing the entry/);
  });

  test('unknown and historic ones are marked, and mended by the nearest', async () => {
    const { document } = await open(path);
    const marked = await until('problems', () => (problems().length === 2 ? problems() : undefined));
    assert.deepEqual(
      marked.map(({ range, code, severity }) => [document.getText(range), code, severity]),
      [
        ['design-manual:digital-by-default', 'historicPrinciple', vscode.DiagnosticSeverity.Hint],
        ['design-manual:open-standrads', 'unknownPrinciple', vscode.DiagnosticSeverity.Warning],
      ],
    );
    const wrong = marked[1];
    assert.ok(wrong);
    const actions = await run<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      wrong.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title.includes('“open-standards”'));
    assert.ok(fix?.edit, actions.map(({ title }) => title).join());
    await vscode.workspace.applyEdit(fix.edit);
    assert.ok(document.getText().includes('a wrong one design-manual:open-standards.'));
    await until('the problem to go', () => (problems().length === 1 ? true : undefined));
    await run('workbench.action.files.revert');
  });

  test('find all references lists every document that cites the principle', async () => {
    const editor = await open(path);
    const places = async (uri: vscode.Uri, position: vscode.Position): Promise<string[]> =>
      (await run<vscode.Location[]>('vscode.executeReferenceProvider', uri, position)).map(
        ({ uri: cited, range }) => `${cited.path.replace(/^.*\//, '')}:${range.start.line + 1}`,
      );
    const expected = ['also.adoc:3', 'cites.md:3'];
    assert.deepEqual(await places(editor.document.uri, positionOf(editor, 'design-manual:open')), expected);
    const page = vscode.Uri.parse('design-manual:/open-standards.md');
    await vscode.workspace.openTextDocument(page);
    // VS Code's own Markdown support counts the page's title as a place too.
    const fromPage = await places(page, new vscode.Position(0, 0));
    assert.deepEqual(
      fromPage.filter((place) => !place.startsWith('open-standards.md')),
      expected,
    );
  });

  test('the command lists them too, and opens the one that is chosen', async () => {
    await run('workbench.action.closeAllEditors');
    const found = run('designManual.findCitations', 'cloud-first');
    const editor = await until('the document', async () => {
      await run('workbench.action.acceptSelectedQuickOpenItem');
      return vscode.window.activeTextEditor;
    });
    await found;
    assert.equal(editor.document.getText(editor.selection), 'design-manual:/cloud-first.md');
  });

  test('one is inserted at the cursor, in the language of the document', async () => {
    const title = 'Choose public cloud first';
    for (const [language, reference] of [
      ['markdown', `[${title}](design-manual:cloud-first)`],
      ['restructuredtext', `\`${title} <design-manual:cloud-first>\`__`],
      ['plaintext', `${title} (design-manual:cloud-first)`],
    ] as const) {
      const document = await vscode.workspace.openTextDocument({ language, content: 'See X.' });
      const editor = await vscode.window.showTextDocument(document);
      editor.selection = new vscode.Selection(0, 4, 0, 5);
      await run('designManual.insertReference', 'cloud-first');
      assert.equal(document.getText(), `See ${reference}.`);
      await run('workbench.action.revertAndCloseActiveEditor');
    }
  });
});
