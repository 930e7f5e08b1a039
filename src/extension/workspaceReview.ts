/** *Review Workspace*: the hints of every document in it, in the Problems panel, until the review is ended. */
import * as vscode from 'vscode';
import type { Analyses } from './analyses.ts';
import type { Hints } from './hints.ts';
import { documentsOfWorkspace } from './workspaceFiles.ts';

/** More files than this are not reviewed at once. */
const mostFiles = 2_000;
/** A file above this is no document, in bytes. */
const largest = 1_000_000;

export function registerWorkspaceReview(analyses: Analyses, hints: Hints): vscode.Disposable {
  const review = async (
    progress: vscode.Progress<{ message: string; increment: number }>,
    token: vscode.CancellationToken,
  ): Promise<void> => {
    hints.forgetKept();
    const uris = await documentsOfWorkspace(mostFiles, token);
    let marked = 0;
    let documents = 0;
    for (const uri of uris) {
      if (token.isCancellationRequested) return;
      progress.report({ message: vscode.workspace.asRelativePath(uri), increment: 100 / uris.length });
      const document = await opened(uri);
      if (!document || analyses.unjudged(document)) continue;
      const count = await hints.keep(document);
      marked += count;
      if (count > 0) documents++;
    }
    const words =
      marked === 0
        ? vscode.l10n.t('No hints in {0} documents.', uris.length)
        : vscode.l10n.t('{0} hints in {1} of {2} documents.', marked, documents, uris.length);
    vscode.window.setStatusBarMessage(`$(law) ${words}`, 10_000);
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('designManual.reviewWorkspace', () =>
      vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Notification,
          title: vscode.l10n.t('Reviewing the workspace'),
          cancellable: true,
        },
        review,
      ),
    ),
    vscode.commands.registerCommand('designManual.endWorkspaceReview', () => {
      hints.forgetKept();
    }),
  );
}

/** Undefined where a file is no text, or too large to be a document. */
async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > largest) return undefined;
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
