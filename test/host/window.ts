/** What tests in the host share: opening documents, waiting for what appears, and settings that are put back. */
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

/** An untitled document with the cursor at its start. */
export async function write(content: string, language = 'markdown'): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  return vscode.window.showTextDocument(document, { preview: false });
}

/** Markdown of a tender, with front matter that says so. */
export const asTender = (body: string): string => `---\nkind: procurement\n---\n# Tender\n\n${body}\n`;

/** Enough words that a document is no fragment. */
export const filler = 'We say much about nothing in particular here. '.repeat(40);

export const hintsOf = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Design Manual');

/** The principle that a hint is of. */
export const principleOf = ({ code }: vscode.Diagnostic): string =>
  typeof code === 'object' ? String(code.value) : String(code);

/** Asks again until there is an answer, and fails with what was waited for. */
export async function until<T>(
  what: string,
  ask: () => T | undefined | PromiseLike<T | undefined>,
  seconds = 30,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited ${seconds} seconds for ${what}`);
}

export const some = (uri: vscode.Uri): Promise<vscode.Diagnostic[]> =>
  until(`hints on ${uri.path}`, () => {
    const hints = hintsOf(uri);
    return hints.length > 0 ? hints : undefined;
  });

export const none = (uri: vscode.Uri): Promise<true> =>
  until(`no hints on ${uri.path}`, () => (hintsOf(uri).length === 0 ? true : undefined));

/** Whether the editor's own service for JSON is there, which reads schemas: the host without a server has a stand-in. */
export async function hasJsonService(): Promise<boolean> {
  const service = vscode.extensions.getExtension<{ standIn?: boolean } | undefined>(
    'vscode.json-language-features',
  );
  return service !== undefined && (await service.activate())?.standIn !== true;
}

export const rest = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Writes a setting of ours; a file that a test has just written itself may first have to be read again by the editor. */
export async function setInWorkspace(name: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration('designManual');
  await until(`the setting ${name} to be written`, () =>
    settings.update(name, value, vscode.ConfigurationTarget.Workspace).then(
      () => true,
      (error: unknown) => {
        if (/file is newer|unsaved changes/.test(String(error))) return undefined;
        throw error;
      },
    ),
  );
}

/** Runs with settings of the workspace, and takes them back. */
export async function withSettings(values: Record<string, unknown>, run: () => Promise<void>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await setInWorkspace(name, value);
  try {
    await run();
  } finally {
    for (const name of Object.keys(values)) await setInWorkspace(name, undefined);
  }
}

/** Closes everything, and gives up what was typed. */
export async function closeAll(): Promise<void> {
  for (;;) {
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    if (!activeTab) return;
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}
