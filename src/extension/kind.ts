/** *Change Kind of Document…*: says what a document is, in the document, in settings, or for as long as it is open. */
import * as vscode from 'vscode';
import { documentKinds, type DocumentKind } from '../guidance/vocabulary.ts';
import { kindEdit } from '../review/edits.ts';
import type { Analyses } from './analyses.ts';
import { applyInEditor } from './edit.ts';
import { setKind } from './settings.ts';
import { kindReasonWords, kindWords } from './words.ts';

interface KindItem extends vscode.QuickPickItem {
  /** Undefined where the text is to decide. */
  readonly value: DocumentKind | undefined;
}
interface PlaceItem extends vscode.QuickPickItem {
  readonly place: 'document' | 'settings' | 'open';
}

export function registerKind(analyses: Analyses): vscode.Disposable {
  return vscode.commands.registerCommand('designManual.changeKind', async (asked?: unknown) => {
    const document = vscode.window.activeTextEditor?.document;
    const judged = document && (await analyses.of(document));
    if (!judged) return;
    const current = judged.kind;
    const items = [...documentKinds, 'other' as const].map((kind): KindItem => ({
      value: kind,
      label: kindWords[kind],
      ...(kind === current.kind ? { description: vscode.l10n.t('now, {0}', kindReasonWords(current)) } : {}),
    }));
    if (current.by === 'command' || current.by === 'setting')
      items.push({ value: undefined, label: vscode.l10n.t('Let the text decide') });
    const chosen =
      items.find(({ value }) => value !== undefined && value === asked) ??
      (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('What is this document?') }));
    if (!chosen) return;
    const path = vscode.workspace.asRelativePath(document.uri, false);
    const hasFolder = vscode.workspace.getWorkspaceFolder(document.uri) !== undefined;
    if (chosen.value === undefined) {
      analyses.tellKind(document, undefined);
      if (hasFolder && current.by === 'setting' && current.pattern === path)
        await setKind(path, undefined, document.uri);
      return;
    }
    const { value: kind } = chosen;
    const edit = kindEdit(judged.analysis.document, kind);
    const places: PlaceItem[] = [
      ...(edit ? [{ place: 'document' as const, label: vscode.l10n.t('Write it in the document') }] : []),
      // What the document says of itself comes before settings.
      ...(hasFolder && current.by !== 'document'
        ? [
            {
              place: 'settings' as const,
              label: vscode.l10n.t('Write it in the workspace’s settings'),
              description: path,
            },
          ]
        : []),
      { place: 'open', label: vscode.l10n.t('Keep it for as long as the document is open') },
    ];
    const where = await vscode.window.showQuickPick(places, {
      title: kindWords[kind],
      placeHolder: vscode.l10n.t('Where is this to be remembered?'),
    });
    if (!where) return;
    if (where.place === 'open') analyses.tellKind(document, kind);
    else {
      analyses.tellKind(document, undefined);
      if (where.place === 'document' && edit) await applyInEditor(document, edit);
      else await setKind(path, kind, document.uri);
    }
  });
}
