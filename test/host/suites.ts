/** The suites for the window that is open; import them when mocha's globals are there. */
import { workspace } from 'vscode';

/** @param alone imports those for a window on one folder */
export async function importSuites(alone: () => Promise<unknown>): Promise<void> {
  // A window on several folders has tests of its own.
  if (workspace.workspaceFile) await import('./folders.test.ts');
  else await alone();
}
