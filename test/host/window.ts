/** What tests in the host share: opening documents, and waiting for what appears. */
import * as vscode from 'vscode';

export const extensionId = 'design-manual.design-manual';

/** A file of the opened fixture, which is a copy of `examples/`. */
export function fixture(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('the tests need the fixture folder to be open');
  return vscode.Uri.joinPath(folder.uri, path);
}

export const tender = 'tenders/casework-specification.md';

export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(fixture(path), { preview: false });
}

export const hintsOf = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Design Manual');

/** The principle that a hint is of. */
export const principleOf = ({ code }: vscode.Diagnostic): string =>
  typeof code === 'object' ? String(code.value) : String(code);

/** Asks again until there is an answer, and fails with what was waited for. */
export async function until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 10_000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited ten seconds for ${what}`);
}
