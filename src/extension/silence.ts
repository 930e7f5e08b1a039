/** Commands that silence a principle: here and in this file, with a reason, and in the workspace's settings. */
import * as vscode from 'vscode';
import { fileSuppressionEdit, reasonEdit, suppressionEdit } from '../review/edits.ts';
import type { Analyses } from './analyses.ts';
import type { Assets } from './assets.ts';
import type { CurrentEditor } from './currentEditor.ts';
import { applyInEditor } from './edit.ts';
import { adding, tellChange } from './pins.ts';
import { changeList, fileWords } from './settingsFiles.ts';
import type { Targets } from './target.ts';

export function registerSilence(
  assets: Assets,
  analyses: Analyses,
  current: CurrentEditor,
  targets: Targets,
): vscode.Disposable {
  const here = async (argument: unknown): Promise<void> => {
    const target = await targets.match(argument);
    const judged = target && (await analyses.of(target.document));
    if (!judged) return;
    const { document, match } = target;
    // Where a comment has no place, as in some tables, the whole file is what can be silenced.
    const edit =
      suppressionEdit(judged.analysis.document, match) ??
      fileSuppressionEdit(judged.analysis.document, match.principle);
    await applyInEditor(document, edit);
  };
  const inFile = async (argument: unknown): Promise<void> => {
    const principle = await targets.principle(argument);
    const document = vscode.window.activeTextEditor?.document;
    const judged = document && (await analyses.of(document));
    if (principle === undefined || !judged) return;
    await applyInEditor(document, fileSuppressionEdit(judged.analysis.document, principle));
  };
  const inWorkspace = async (argument: unknown): Promise<void> => {
    const principle = await targets.principle(argument);
    if (principle === undefined) return;
    const done = await changeList('ignore', current.editor?.document.uri, adding(principle));
    if (!done) return;
    const title =
      (await assets.guidance(current.editor?.document.uri)).principles.get(principle)?.title ?? principle;
    if (done === 'asItWas')
      void vscode.window.showInformationMessage(vscode.l10n.t('“{0}” is silenced already.', title));
    else tellChange(vscode.l10n.t('“{0}” is silenced in {1}.', title, fileWords(done.place)), done);
  };
  const writeReason = async (uri: unknown, from: unknown): Promise<void> => {
    if (typeof uri !== 'string' || typeof from !== 'number') return;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    const judged = await analyses.of(document);
    const edit = judged && reasonEdit(judged.analysis.document, from);
    if (edit) await applyInEditor(document, edit);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('designManual.writeReason', writeReason),
    vscode.commands.registerCommand('designManual.silenceHere', here),
    vscode.commands.registerCommand('designManual.silenceInFile', inFile),
    vscode.commands.registerCommand('designManual.silenceInWorkspace', inWorkspace),
  );
}
