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
    // VS Code shows the hint's own message above it, which says why: it is not said twice.
    assert.doesNotMatch(text, /without a fresh decision/);
    assert.match(text, /command:designManual\.openPrinciple/);
  });

  test('a match that is not shown as a hint says why in the hover', async () => {
    assert.match(await until('a hover', () => hoverAt('divided into lots')), /“.*”\\?: /);
  });

  test('other words give none', async () => {
    await until('a hover', () => hoverAt('automatically renewed'));
    assert.equal(await hoverAt('The Agency issues'), undefined);
  });
});
