/** The suites for the window that is open; import them when mocha's globals are there. */
import { workspace } from 'vscode';

/**
 * @param alone imports those for a window on one folder
 * @param together imports those for a window on several
 */
export async function importSuites(
  alone: () => Promise<unknown>,
  together: () => Promise<unknown>,
): Promise<void> {
  // A window on several folders has tests of its own.
  if (workspace.workspaceFile) await together();
  // So has one whose extension is broken in places.
  else if (workspace.workspaceFolders?.[0]?.name.startsWith('broken-')) await import('./broken.test.ts');
  else await alone();
}
