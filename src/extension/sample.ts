/** *Open Sample Document*: a short tender with conflicts, unsaved, beside the walkthrough. */
import * as vscode from 'vscode';

export function registerSample(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand('designManual.openSample', async () => {
    const uri = vscode.Uri.joinPath(extensionUri, 'media', 'walkthrough', 'sample.md');
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false });
  });
}
