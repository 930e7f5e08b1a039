/** What can be done with a principle besides reading it: refer to it, copy its link, open its source, find it here. */
import * as vscode from 'vscode';
import { isLanguageId } from '../document/languages.ts';
import { referenceTo, writeReference } from '../document/references.ts';
import { type Analyses, rangeOf } from './analyses.ts';
import type { Assets } from './assets.ts';
import type { CurrentEditor } from './currentEditor.ts';
import type { OnDemand } from './onDemand.ts';
import type { Palette } from './search.ts';
import { idOf, openedPrinciple, type Place, type Targets } from './target.ts';
import { relationWords } from './words.ts';

export function registerActions(
  assets: Assets,
  analyses: Analyses,
  current: CurrentEditor,
  targets: Targets,
  palette: Palette,
  { judging }: OnDemand,
): vscode.Disposable {
  const titleOf = async (id: string): Promise<string> =>
    (await assets.guidance(current.editor?.document.uri)).principles.get(id)?.title ?? id;
  const tell = (message: string): void => void vscode.window.showInformationMessage(message);

  const insertReference = async (argument: unknown): Promise<void> => {
    const { editor } = current;
    if (!editor) {
      tell(vscode.l10n.t('Open a document to insert a reference into.'));
      return;
    }
    const id = idOf(argument) ?? openedPrinciple() ?? (await palette.choose());
    if (id === undefined) return;
    const { document, viewColumn } = editor;
    const shown = await vscode.window.showTextDocument(document, viewColumn ? { viewColumn } : {});
    const languageId = isLanguageId(document.languageId) ? document.languageId : 'plaintext';
    const text = writeReference(languageId, { id, title: await titleOf(id) });
    const done = await shown.edit((edit) => {
      for (const selection of shown.selections) edit.replace(selection, text);
    });
    if (!done) void vscode.window.showWarningMessage(vscode.l10n.t('This document cannot be edited.'));
  };
  const openSource = async (argument: unknown): Promise<void> => {
    const id = await targets.principle(argument);
    if (id === undefined) return;
    const { principles } = await assets.guidance(current.editor?.document.uri);
    const items = (principles.get(id)?.sources ?? []).flatMap(({ title, url, year, where = '' }) =>
      url === null ? [] : [{ url, label: title, description: String(year ?? ''), detail: where }],
    );
    if (items.length === 0) tell(vscode.l10n.t('No source of this principle is on the web.'));
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
    const { editor } = current;
    const judged = editor && (await analyses.of(editor.document));
    if (!judged) {
      tell(vscode.l10n.t('Open an architecture document or a procurement specification to find it in.'));
      return;
    }
    const id = await targets.principle(argument);
    if (id === undefined) return;
    const { document, viewColumn } = editor;
    const { matchesWorthShowing } = await judging();
    const items = matchesWorthShowing(judged.analysis, await assets.guidance(document.uri))
      .filter(({ principle }) => principle === id)
      .map((match) => {
        const selection = rangeOf(document, match);
        const line = vscode.l10n.t('line {0}', selection.start.line + 1);
        return {
          selection,
          label: `“${match.text}”`,
          description: `${line} · ${relationWords[match.relation]}`,
          detail: match.because,
        };
      });
    const title = await titleOf(id);
    if (items.length === 0) tell(vscode.l10n.t('Nothing in this document touches “{0}”.', title));
    const chosen = items.length > 1 ? await vscode.window.showQuickPick(items, { title }) : items[0];
    if (!chosen) return;
    const { selection } = chosen;
    await vscode.window.showTextDocument(document, viewColumn ? { viewColumn, selection } : { selection });
  };
  const principlesHere = async (): Promise<void> => {
    const match = await targets.match(undefined);
    if (!match) return;
    const { principle, from } = match.match;
    const place: Place = { principle, uri: match.document.uri.toString(), from };
    const actions: [string, string, unknown][] = [
      [vscode.l10n.t('Open the principle'), 'designManual.openPrinciple', principle],
      [vscode.l10n.t('Pin'), 'designManual.pin', principle],
      [vscode.l10n.t('Unpin'), 'designManual.unpin', principle],
      [vscode.l10n.t('Explain this hint'), 'designManual.explainHint', place],
      [vscode.l10n.t('Not relevant here'), 'designManual.silenceHere', place],
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
