/** What can be done with a principle besides reading it: refer to it, copy its link, open its source, find it here. */
import * as vscode from 'vscode';
import { referenceTo } from '../document/references.ts';
import { matchesWorthShowing } from '../relevance/worth.ts';
import { type Analyses, rangeOf } from './analyses.ts';
import type { Assets } from './assets.ts';
import type { CurrentEditor } from './currentEditor.ts';
import { referenceText } from './rows.ts';
import { idOf, type Targets } from './target.ts';
import { relationWords } from './words.ts';

export function registerActions(
  assets: Assets,
  analyses: Analyses,
  current: CurrentEditor,
  targets: Targets,
): vscode.Disposable {
  const titleOf = async (id: string): Promise<string> =>
    (await assets.guidance()).principles.get(id)?.title ?? id;

  const insertReference = async (argument: unknown): Promise<void> => {
    const id = idOf(argument);
    const { editor } = current;
    if (id === undefined) {
      await vscode.commands.executeCommand('designManual.search');
      return;
    }
    if (!editor) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a document to insert a reference into.'));
      return;
    }
    const shown = await vscode.window.showTextDocument(editor.document, {
      ...(editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }),
    });
    const text = referenceText(shown.document.languageId, id, await titleOf(id));
    await shown.edit((edit) => {
      edit.replace(shown.selection, text);
    });
  };
  const openSource = async (argument: unknown): Promise<void> => {
    const id = await targets.principle(argument);
    const { principles } = await assets.guidance();
    const sources = (id === undefined ? undefined : principles.get(id))?.sources ?? [];
    const items = sources.flatMap(({ title, url, year, where = '' }) =>
      url === null ? [] : [{ url, label: title, description: String(year), detail: where }],
    );
    if (items.length === 0 && id !== undefined)
      void vscode.window.showInformationMessage(vscode.l10n.t('No source of this principle is on the web.'));
    const chosen =
      items.length > 1
        ? await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which source?') })
        : items[0];
    if (chosen) await vscode.env.openExternal(vscode.Uri.parse(chosen.url, true));
  };
  const copyLink = async (argument: unknown): Promise<void> => {
    const id = await targets.principle(argument);
    if (id === undefined) return;
    await vscode.env.clipboard.writeText(referenceTo(id));
    vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', referenceTo(id)), 4_000);
  };
  const findInDocument = async (argument: unknown): Promise<void> => {
    const id = await targets.principle(argument);
    const { editor } = current;
    const judged = editor && (await analyses.of(editor.document));
    if (id === undefined || !judged) return;
    const found = matchesWorthShowing(judged.analysis, await assets.guidance()).filter(
      ({ principle }) => principle === id,
    );
    if (found.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Nothing in this document touches “{0}”.', await titleOf(id)),
      );
      return;
    }
    const { document } = editor;
    const items = found.map((match) => ({
      match,
      label: `“${match.text}”`,
      description: `${vscode.l10n.t('line {0}', rangeOf(document, match).start.line + 1)} · ${relationWords[match.relation]}`,
      detail: match.because,
    }));
    const chosen =
      items.length > 1 ? await vscode.window.showQuickPick(items, { title: await titleOf(id) }) : items[0];
    if (chosen)
      await vscode.window.showTextDocument(document, { selection: rangeOf(document, chosen.match) });
  };
  const principlesHere = async (): Promise<void> => {
    const match = await targets.match(undefined);
    if (!match) return;
    const { principle } = match.match;
    const actions: [string, string, unknown][] = [
      [vscode.l10n.t('Open the principle'), 'designManual.openPrinciple', principle],
      [vscode.l10n.t('Pin'), 'designManual.pin', principle],
      [vscode.l10n.t('Unpin'), 'designManual.unpin', principle],
      [
        vscode.l10n.t('Not relevant here'),
        'designManual.silenceHere',
        { principle, uri: match.document.uri.toString(), from: match.match.from },
      ],
      [vscode.l10n.t('Search for these words'), 'designManual.search', match.match.text],
      [vscode.l10n.t('Open its source'), 'designManual.openSource', principle],
    ];
    const chosen = await vscode.window.showQuickPick(
      actions.map(([label, command, value]) => ({ label, command, value })),
      { title: await titleOf(principle), placeHolder: match.match.message },
    );
    if (chosen) await vscode.commands.executeCommand(chosen.command, chosen.value);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('designManual.insertReference', insertReference),
    vscode.commands.registerCommand('designManual.openSource', openSource),
    vscode.commands.registerCommand('designManual.copyLink', copyLink),
    vscode.commands.registerCommand('designManual.findInDocument', findInDocument),
    vscode.commands.registerCommand('designManual.principlesHere', principlesHere),
  );
}
