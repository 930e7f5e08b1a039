/** The principles that were opened last, newest first, for an empty search. */
import type * as vscode from 'vscode';

const stateKey = 'designManual.recent';
const most = 8;

export interface Recent {
  ids(): readonly string[];
  add(id: string): Promise<void>;
}

export function createRecent(state: vscode.Memento): Recent {
  const ids = (): readonly string[] => state.get<readonly string[]>(stateKey, []);
  return {
    ids,
    async add(id) {
      await state.update(stateKey, [id, ...ids().filter((other) => other !== id)].slice(0, most));
    },
  };
}
