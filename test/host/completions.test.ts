import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { asTender, closeAll, write } from './window.ts';

suite('in VS Code: completions', () => {
  teardown(closeAll);

  /** The labels that are offered at the mark `|`, and what the text becomes when one is taken. */
  const at = async (text: string): Promise<vscode.CompletionItem[]> => {
    const { document } = await write(text.replace('|', ''));
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(text.indexOf('|')),
    );
    return list.items;
  };
  const labels = (items: vscode.CompletionItem[]): string[] =>
    items.map(({ label }) => (typeof label === 'string' ? label : label.label));

  test('ids of principles with their documentation, in a reference', async () => {
    const items = await at(asTender('See design-manual:|.'));
    const item = items.find(({ label }) => typeof label === 'object' && label.label === 'open-standards');
    assert.ok(item);
    assert.equal(item.insertText, 'open-standards');
    assert.ok(item.documentation instanceof vscode.MarkdownString && item.documentation.value.length > 20);
  });

  test('ids in a suppression and in front matter', async () => {
    assert.ok(labels(await at(asTender('<!-- design-manual-ignore op| -->'))).includes('open-standards'));
    assert.ok(
      labels(await at('---\ndesign-manual:\n  pinned: [open-markets, op|\n---\n')).includes('open-standards'),
    );
    assert.ok(labels(await at('---\ndesign-manual:\n  ignore:\n    - |\n---\n')).includes('open-standards'));
  });

  test('keys and kinds in front matter', async () => {
    const keys = labels(await at('---\ndesign-manual:\n  |\n---\n'));
    for (const key of ['kind: ', 'pinned: ', 'ignore: ']) assert.ok(keys.includes(key), keys.join());
    assert.ok(labels(await at('---\ndesign-manual:\n  kind: |\n---\n')).includes('procurement'));
    assert.ok(labels(await at('---\n|\n---\n')).includes('design-manual:'));
  });

  test('nothing of ours elsewhere', async () => {
    assert.ok(!labels(await at(asTender('Some words |'))).includes('open-standards'));
  });
});
