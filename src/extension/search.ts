/** *Search Guidance…*: a quick pick that shows principles as words are typed. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import { parseQuery, search } from '../search/index.ts';
import type { Assets } from './assets.ts';
import { openPrinciple } from './reader.ts';

interface Item extends vscode.QuickPickItem {
  readonly id: string;
}

export function registerSearch(assets: Assets): vscode.Disposable {
  return vscode.commands.registerCommand('designManual.search', () => {
    const pick = vscode.window.createQuickPick<Item>();
    pick.title = vscode.l10n.t('Search the guidance');
    pick.placeholder = vscode.l10n.t('Type what is on your mind, such as “supplier wants five years”');
    pick.busy = true;
    // Results are already filtered and ranked: no second filter by the letters of the label.
    const itemOf = (guidance: Guidance, id: string): Item[] => {
      const principle = guidance.principles.get(id);
      if (!principle) return [];
      return [
        {
          id,
          label: principle.title,
          description: principle.theme,
          detail: principle.summary,
          alwaysShow: true,
        },
      ];
    };
    let asked = 0;
    const update = async (query: string): Promise<void> => {
      const ask = ++asked;
      const [guidance, index] = await Promise.all([assets.guidance(), assets.index()]);
      if (ask !== asked) return;
      const ids =
        query.trim() === ''
          ? guidance.principles.keys()
          : search(index, parseQuery(query), { limit: 30 }).hits.map(({ id }) => id);
      pick.items = [...ids].flatMap((id) => itemOf(guidance, id));
      pick.busy = false;
    };
    const run = (query: string): void => {
      update(query).catch((error: unknown) => {
        pick.hide();
        void vscode.window.showErrorMessage(
          vscode.l10n.t('The guidance could not be loaded: {0}', String(error)),
        );
      });
    };
    pick.onDidChangeValue(run);
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (!item) return;
      pick.hide();
      void openPrinciple(item.id);
    });
    pick.onDidHide(() => {
      asked++;
      pick.dispose();
    });
    run('');
    pick.show();
  });
}
