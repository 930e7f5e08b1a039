import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { open, tender, until } from './window.ts';

suite('in VS Code: hovers', () => {
  const hoverAt = async (words: string): Promise<string | undefined> => {
    const { document } = await open(tender);
    const position = document.positionAt(document.getText().indexOf(words) + 2);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content as vscode.MarkdownString).value)
      .join('\n');
    return text === '' ? undefined : text;
  };

  test('matched words give the principle, the reason and a way to open it', async () => {
    const text = await until('a hover', () => hoverAt('automatically renewed'));
    assert.match(text, /\*\*Plan to compete, never to extend by default\*\*/);
    assert.match(text, /without a fresh decision\\. Let the contract end/);
    assert.match(text, /command:designManual\.openPrinciple/);
  });

  test('other words give none', async () => {
    await until('a hover', () => hoverAt('automatically renewed'));
    assert.equal(await hoverAt('The Agency issues'), undefined);
  });
});
