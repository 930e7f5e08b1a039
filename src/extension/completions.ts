/** Completions: ids of principles where one is named, and the keys and values of a document's own settings. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import { completionsAt } from '../review/completions.ts';
import { isLanguageId } from '../document/languages.ts';
import { languages } from './analyses.ts';
import type { Pin } from '../review/settings.ts';
import type { Assets } from './assets.ts';
import { packOf } from './packFiles.ts';
import type { Packs } from './packs.ts';
import { pinsOf } from './pins.ts';
import { packMarks, themeWords } from './words.ts';

export function registerCompletions(assets: Assets, packs: Packs): vscode.Disposable {
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
        if (wanted === 'principle') {
          const guidance = await assets.guidance(document.uri);
          return principleItems(guidance, pinsOf(guidance, document.uri), range);
        }
        // The front matter of a pack's file is no document's.
        if (await packOf(document, packs)) return [];
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

function principleItems(
  { principles }: Guidance,
  pins: ReadonlyMap<string, Pin>,
  range: vscode.Range,
): vscode.CompletionItem[] {
  return [...principles.values()].map((principle) => {
    const { id, title, summary, theme, status } = principle;
    const item = new vscode.CompletionItem(
      { label: id, description: title },
      vscode.CompletionItemKind.Reference,
    );
    item.range = range;
    item.insertText = id;
    // Pinned ones lead, and words of the title find it too.
    item.sortText = `${pins.has(id) ? 0 : 1} ${id}`;
    item.filterText = `${id} ${title}`;
    item.detail = [title, themeWords[theme], ...packMarks(principle)].join(' · ');
    item.documentation = new vscode.MarkdownString().appendText(summary);
    if (status === 'historic') item.tags = [vscode.CompletionItemTag.Deprecated];
    return item;
  });
}
