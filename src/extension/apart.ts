import type * as vscode from 'vscode';

/**
 * Registers surfaces apart from one another: one that cannot start is reported in the log, and takes no other with it.
 * @returns what is to be disposed of those that have started
 */
export function registerApart(surfaces: readonly (() => vscode.Disposable)[]): vscode.Disposable[] {
  return surfaces.flatMap((register) => {
    try {
      return register();
    } catch (error) {
      console.error('Design Manual: a part of it could not start.', error);
      return [];
    }
  });
}
