/** Completions: ids of principles where one is named, and the keys and values of a document's own settings. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import { completionsAt } from '../review/completions.ts';
import { isLanguageId } from '../document/languages.ts';
import { languages } from './analyses.ts';
import type { Assets } from './assets.ts';
import { themeWords } from './words.ts';

export function registerCompletions(assets: Assets): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    [...languages],
    {
      async provideCompletionItems(document, position) {
        const { languageId } = document;
        if (!isLanguageId(languageId)) return [];
        const text = document.getText(new vscode.Range(new vscode.Position(0, 0), position));
        const { wanted, from } = completionsAt(text, languageId) ?? {};
        if (wanted === undefined || from === undefined) return [];
        const range = new vscode.Range(document.positionAt(from), position);
        if (wanted === 'principle') return principleItems(await assets.guidance(), range);
        return wanted.map((word) => {
          const item = new vscode.CompletionItem(word, vscode.CompletionItemKind.Property);
          item.range = range;
          return item;
        });
      },
    },
    ':',
    '/',
    ' ',
    '[',
    ',',
  );
}

function principleItems({ principles }: Guidance, range: vscode.Range): vscode.CompletionItem[] {
  return [...principles.values()].map(({ id, title, summary, theme, status }) => {
    const item = new vscode.CompletionItem(
      { label: id, description: title },
      vscode.CompletionItemKind.Reference,
    );
    item.range = range;
    item.insertText = id;
    // Words of the title find it too.
    item.filterText = `${id} ${title}`;
    item.detail = [title, themeWords[theme]].join(' · ');
    item.documentation = new vscode.MarkdownString().appendText(summary);
    if (status === 'historic') item.tags = [vscode.CompletionItemTag.Deprecated];
    return item;
  });
}
