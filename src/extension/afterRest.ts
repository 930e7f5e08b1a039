/** Runs something once events have rested, so that a view is not loaded again for every key. */
import * as vscode from 'vscode';

/** How long events must rest, in milliseconds. */
const rest = 150;

/** @returns what to call at each event; once disposed it runs no more */
export function afterRest(run: () => void): { soon: () => void; timer: vscode.Disposable } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    soon: () => {
      clearTimeout(timer);
      timer = setTimeout(run, rest);
    },
    timer: new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
  };
}
