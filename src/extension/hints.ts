/** Hints as diagnostics on visible documents. */
import * as vscode from 'vscode';
import type { Analyses } from './analyses.ts';
import { isJudged, rangeOf } from './analyses.ts';
import { principleUri } from './reader.ts';

/** How long after the last keystroke new hints are shown. */
const pause = 400;

export function registerHints(
  analyses: Analyses,
  changed: vscode.EventEmitter<vscode.TextDocument>,
): vscode.Disposable {
  const diagnostics = vscode.languages.createDiagnosticCollection('design-manual');
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const show = async (document: vscode.TextDocument): Promise<void> => {
    if (!isJudged(document)) {
      diagnostics.delete(document.uri);
      return;
    }
    const { version } = document;
    const { hints } = await analyses.of(document);
    if (document.isClosed || document.version !== version) return;
    diagnostics.set(
      document.uri,
      hints.map((hint) => {
        const diagnostic = new vscode.Diagnostic(
          rangeOf(document, hint),
          hint.message,
          vscode.DiagnosticSeverity.Information,
        );
        diagnostic.source = 'Design Manual';
        diagnostic.code = { value: hint.principle, target: principleUri(hint.principle) };
        return diagnostic;
      }),
    );
    changed.fire(document);
  };
  const showSoon = (document: vscode.TextDocument, delay: number): void => {
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key);
        show(document).catch((error: unknown) => {
          console.error('Design Manual: hints', error);
        });
      }, delay),
    );
  };
  const showVisible = (): void => {
    for (const { document } of vscode.window.visibleTextEditors) showSoon(document, 0);
  };

  showVisible();
  return vscode.Disposable.from(
    diagnostics,
    vscode.window.onDidChangeVisibleTextEditors(showVisible),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isJudged(document)) showSoon(document, pause);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      clearTimeout(timers.get(document.uri.toString()));
      diagnostics.delete(document.uri);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('designManual')) showVisible();
    }),
    new vscode.Disposable(() => {
      for (const timer of timers.values()) clearTimeout(timer);
    }),
  );
}
