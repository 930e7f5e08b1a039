/** Applies an edit of the core in an editor. */
import * as vscode from 'vscode';
import type { TextEdit } from '../review/edits.ts';
import { rangeOf } from './analyses.ts';

/** Makes the edit as one step of undo, and puts the cursor where the writer goes on. */
export async function applyInEditor(document: vscode.TextDocument, edit: TextEdit): Promise<boolean> {
  const editor =
    vscode.window.visibleTextEditors.find((visible) => visible.document === document) ??
    (await vscode.window.showTextDocument(document));
  const done = await editor.edit((builder) => {
    builder.replace(rangeOf(document, edit), edit.text);
  });
  if (!done) {
    void vscode.window.showWarningMessage(vscode.l10n.t('This document cannot be edited.'));
    return false;
  }
  if (edit.cursor !== undefined) {
    const cursor = document.positionAt(edit.from + edit.cursor);
    const shown = await vscode.window.showTextDocument(document, {
      ...(editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }),
    });
    shown.selection = new vscode.Selection(cursor, cursor);
    shown.revealRange(shown.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
  return true;
}

/** The same as part of a code action. */
export function workspaceEdit(document: vscode.TextDocument, edit: TextEdit): vscode.WorkspaceEdit {
  const made = new vscode.WorkspaceEdit();
  made.replace(document.uri, rangeOf(document, edit), edit.text);
  return made;
}
