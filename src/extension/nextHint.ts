/** *Go to Next Hint* and *Go to Previous Hint*: around the end of the document, and said aloud. */
import * as vscode from 'vscode';
import { rangeOf } from './analyses.ts';
import type { CurrentEditor } from './currentEditor.ts';
import type { Hints } from './hints.ts';

/** How long the words stay in the status bar, in milliseconds. */
const stay = 8_000;

export function registerNextHint(hints: Hints, current: CurrentEditor): vscode.Disposable {
  const go = async (step: 1 | -1): Promise<void> => {
    const last = current.editor;
    if (!last) return;
    const { document, selection } = last;
    const shown = hints.shownIn(document);
    if (shown.length === 0) {
      vscode.window.setStatusBarMessage(vscode.l10n.t('Design Manual: no hints in this document'), stay);
      return;
    }
    const from = document.offsetAt(selection.start);
    const after = shown.findIndex(({ match }) => (step > 0 ? match.from > from : match.from >= from));
    const at = step > 0 ? after : (after < 0 ? shown.length : after) - 1;
    const wrapped = at < 0;
    const index = wrapped ? (step > 0 ? 0 : shown.length - 1) : at;
    const hint = shown[index];
    if (!hint) return;
    const editor = await vscode.window.showTextDocument(document, {
      ...(last.viewColumn === undefined ? {} : { viewColumn: last.viewColumn }),
    });
    const range = rangeOf(document, hint.match);
    editor.selection = new vscode.Selection(range.end, range.start);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    const place = vscode.l10n.t('Hint {0} of {1}', index + 1, shown.length);
    const around = wrapped
      ? ` (${step > 0 ? vscode.l10n.t('from the top again') : vscode.l10n.t('from the bottom again')})`
      : '';
    vscode.window.setStatusBarMessage(`$(law) ${place}${around}: ${hint.match.message}`, stay);
    // The status bar is not read aloud; a hover that takes the focus is.
    const aloud =
      vscode.workspace.getConfiguration('editor').get('accessibilitySupport') === 'on'
        ? 'autoFocusImmediately'
        : 'noAutoFocus';
    await vscode.commands.executeCommand('editor.action.showHover', { focus: aloud });
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('designManual.nextHint', () => go(1)),
    vscode.commands.registerCommand('designManual.previousHint', () => go(-1)),
  );
}
