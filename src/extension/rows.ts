/** What the rows of principles have in common in all views: the title, a click that opens it, and dragging. */
import * as vscode from 'vscode';
import { isLanguageId } from '../document/languages.ts';
import { writeReference } from '../document/references.ts';
import type { Guidance } from '../guidance/guidance.ts';
import type { Assets } from './assets.ts';

/** A row for a principle. Its `contextValue` says to menus what it is. */
export function principleItem(id: string, { principles }: Guidance, isPinned: boolean): vscode.TreeItem {
  const principle = principles.get(id);
  const item = new vscode.TreeItem(principle?.title ?? id);
  item.contextValue = isPinned ? 'principle.pinned' : 'principle';
  item.tooltip = principle?.summary ?? '';
  item.command = {
    command: 'designManual.openPrinciple',
    title: vscode.l10n.t('Open the principle'),
    arguments: [id],
  };
  return item;
}

/** Rows that can be dragged into a document, where they become references. */
export function dragReferences<T>(
  idOf: (row: T) => string | undefined,
  assets: Assets,
): vscode.TreeDragAndDropController<T> {
  return {
    dragMimeTypes: ['text/plain'],
    dropMimeTypes: [],
    async handleDrag(rows, data) {
      const { principles } = await assets.guidance();
      const active = vscode.window.activeTextEditor?.document.languageId ?? '';
      const languageId = isLanguageId(active) ? active : 'markdown';
      const text = rows
        .flatMap((row) => idOf(row) ?? [])
        .map((id) => writeReference(languageId, { id, title: principles.get(id)?.title ?? id }))
        .join('\n');
      data.set('text/plain', new vscode.DataTransferItem(text));
    },
  };
}
