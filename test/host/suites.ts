/** The suites for the window that is open; import them when mocha's globals are there. */
import { workspace } from 'vscode';

export async function importSuites(): Promise<void> {
  // A window on several folders has tests of its own.
  if (workspace.workspaceFile) await import('./folders.test.ts');
  else await import('./all.ts');
}
