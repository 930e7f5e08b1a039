/** Keeps a view of the open document fresh: while it is seen, and after a rest, so that typing is never held up. */
import * as vscode from 'vscode';
import { afterRest } from './afterRest.ts';
import type { Analyses } from './analyses.ts';
import type { CurrentEditor } from './currentEditor.ts';

/**
 * Refreshes a view when it comes into sight, when the document in the current editor is judged, and when settings change.
 * @param follows what of the current editor the view depends on: its document, or the place of the cursor as well
 */
export function keepFresh(
  view: vscode.TreeView<unknown>,
  analyses: Analyses,
  current: CurrentEditor,
  follows: 'document' | 'cursor',
  refresh: () => void,
): vscode.Disposable {
  const { soon, timer } = afterRest(() => {
    if (view.visible) refresh();
  });
  let document = current.editor?.document;
  return vscode.Disposable.from(
    timer,
    view.onDidChangeVisibility(soon),
    analyses.onDidChangeSettings(soon),
    analyses.onDidJudge((judged) => {
      if (judged === current.editor?.document) soon();
    }),
    current.onDidChange(() => {
      if (follows === 'document' && document === current.editor?.document) return;
      document = current.editor?.document;
      soon();
    }),
  );
}
