/** *Show New and Changed Guidance…*: what changed in the guidance, with what the reader has not seen on top. */
import * as vscode from 'vscode';
import {
  type Change,
  type ChangeKind,
  type SeenChanges,
  seenNow,
  unseenChanges,
} from '../guidance/changes.ts';
import type { Guidance } from '../guidance/guidance.ts';
import type { Assets } from './assets.ts';

const stateKey = 'designManual.seenChanges';
/** Turns the history icon of the view into one with a dot. */
const contextKey = 'designManual.hasUnseenChanges';

interface Item extends vscode.QuickPickItem {
  readonly id?: string;
}

export const changeWords = (kind: ChangeKind): string =>
  ({
    new: vscode.l10n.t('new'),
    changed: vscode.l10n.t('changed'),
    historic: vscode.l10n.t('now historic'),
  })[kind];

const icons: Readonly<Record<ChangeKind, string>> = {
  new: '$(sparkle)',
  changed: '$(edit)',
  historic: '$(archive)',
};

export interface Changes {
  dispose(): void;
  /** What the reader has not seen yet. */
  unseen(): Promise<readonly Change[]>;
  /** The reader has looked. */
  readonly onDidSee: vscode.Event<void>;
}

export function registerChanges(assets: Assets, state: vscode.Memento): Changes {
  const seen = new vscode.EventEmitter<void>();
  const unseenNow = async (): Promise<readonly Change[]> =>
    unseenChanges(await assets.changes(), state.get<SeenChanges>(stateKey));
  const showDot = (on: boolean): Thenable<unknown> =>
    vscode.commands.executeCommand('setContext', contextKey, on);
  const remember = async (changes: readonly Change[]): Promise<void> => {
    await state.update(stateKey, seenNow(changes));
    await showDot(false);
    seen.fire();
  };

  const start = async (): Promise<void> => {
    const changes = await assets.changes();
    // Somebody who has just installed the extension has missed nothing.
    if (!state.get<SeenChanges>(stateKey)) await remember(changes);
    else await showDot((await unseenNow()).length > 0);
  };
  start().catch(() => undefined); // The command says what is wrong when it is used.

  const show = async (): Promise<void> => {
    const [changes, guidance, unseen] = await Promise.all([assets.changes(), assets.guidance(), unseenNow()]);
    const pick = vscode.window.createQuickPick<Item>();
    pick.title = vscode.l10n.t('New and changed guidance');
    pick.placeholder =
      unseen.length > 0
        ? vscode.l10n.t('{0} since you last looked', unseen.length)
        : vscode.l10n.t('Nothing new since you last looked');
    pick.matchOnDescription = pick.matchOnDetail = true;
    pick.items = itemsOf(changes, new Set(unseen), guidance);
    pick.onDidAccept(() => {
      const id = pick.selectedItems[0]?.id;
      pick.hide();
      if (id !== undefined) void vscode.commands.executeCommand('designManual.openPrinciple', id);
    });
    pick.onDidHide(() => {
      pick.dispose();
    });
    pick.show();
    await remember(changes);
  };
  const run = async (): Promise<void> => {
    try {
      await show();
    } catch (error) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t('The record of changes could not be loaded: {0}', String(error)),
      );
    }
  };
  const registered = vscode.Disposable.from(
    seen,
    vscode.commands.registerCommand('designManual.showChanges', run),
    // The same list; a command of its own gives the view another icon while there is something to see.
    vscode.commands.registerCommand('designManual.showUnseenChanges', run),
  );
  return {
    unseen: unseenNow,
    onDidSee: seen.event,
    dispose: () => {
      registered.dispose();
    },
  };
}

function itemsOf(changes: readonly Change[], unseen: ReadonlySet<Change>, guidance: Guidance): Item[] {
  const itemOf = ({ id, kind, note }: Change): Item[] => {
    const principle = guidance.principles.get(id);
    if (!principle) return [];
    const description = `${changeWords(kind)} · ${principle.theme}`;
    return [{ id, label: `${icons[kind]} ${principle.title}`, description, detail: note }];
  };
  const groups: [string, Change[]][] = [];
  for (const change of changes) {
    const title = unseen.has(change)
      ? vscode.l10n.t('Since you last looked · {0}', change.date)
      : change.date;
    const last = groups.at(-1);
    if (last?.[0] === title) last[1].push(change);
    else groups.push([title, [change]]);
  }
  return groups.flatMap(([label, group]): Item[] => [
    { label, kind: vscode.QuickPickItemKind.Separator },
    ...group.flatMap(itemOf),
  ]);
}
