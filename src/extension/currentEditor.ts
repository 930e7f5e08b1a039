/** The editor that the sidebar speaks of: the active one, or the last, while a reader or the sidebar has the focus. */
import * as vscode from 'vscode';

export interface CurrentEditor {
  dispose(): void;
  readonly editor: vscode.TextEditor | undefined;
  /** Another editor, or the cursor has moved. */
  readonly onDidChange: vscode.Event<void>;
}

export function followEditor(): CurrentEditor {
  const changed = new vscode.EventEmitter<void>();
  let editor = vscode.window.activeTextEditor;
  const listeners = vscode.Disposable.from(
    changed,
    vscode.window.onDidChangeActiveTextEditor((active) => {
      if (!active && vscode.window.visibleTextEditors.some((visible) => visible === editor)) return;
      editor = active;
      changed.fire();
    }),
    vscode.window.onDidChangeVisibleTextEditors((visible) => {
      if (!editor || visible.includes(editor)) return;
      editor = vscode.window.activeTextEditor;
      changed.fire();
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === editor) changed.fire();
    }),
  );
  return {
    get editor() {
      return editor?.document.isClosed ? undefined : editor;
    },
    onDidChange: changed.event,
    dispose: () => {
      listeners.dispose();
    },
  };
}
