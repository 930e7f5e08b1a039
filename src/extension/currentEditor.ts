/** The editor that the sidebar speaks of: the active one, or the last while a reader or the sidebar has the focus. */
import * as vscode from 'vscode';

export interface CurrentEditor {
  dispose(): void;
  /** It may not be visible any more, but its document has a tab. */
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
      // A reader's page in its place is read beside the document, and the sidebar goes on speaking of that.
      if (!active) return;
      editor = active;
      changed.fire();
    }),
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      if (closed.length === 0 || !editor || hasTab(editor.document)) return;
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

const hasTab = ({ uri }: vscode.TextDocument): boolean =>
  vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) =>
      input instanceof vscode.TabInputText
        ? input.uri.toString() === uri.toString()
        : input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri.toString(),
    ),
  );
