/** Commands that pin a principle for the workspace, and take the pin out. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import type { Pin } from '../review/settings.ts';
import { addToList, removeFromList } from '../review/settingsEdits.ts';
import { type Analyses, rangeOf } from './analyses.ts';
import type { Assets } from './assets.ts';
import type { CurrentEditor } from './currentEditor.ts';
import { principleUri } from './reader.ts';
import { reviewSettings } from './settings.ts';
import { changeList, fileWords, type ListChange, type SettingChange } from './settingsFiles.ts';
import type { Targets } from './target.ts';

/** Names of the reader's pages that are pinned, for the buttons above them. */
const contextKey = 'designManual.pinnedPages';

/** The pins in settings by their ids, for a document or the window. */
export const pinsOf = (guidance: Guidance, scope?: vscode.Uri): ReadonlyMap<string, Pin> =>
  new Map(reviewSettings(scope, guidance).settings.pinned.map((pin) => [pin.id, pin]));

/** Whether an entry of a list in settings names a principle: it may say more than its id. */
const names =
  (id: string) =>
  (entry: unknown): boolean =>
    entry === id || (entry as Partial<Pin> | null | undefined)?.id === id;

/** Adds an id to the end of a list, where it is not in it already. */
export const adding = (id: string): ListChange => ({
  inFile: (text, path) => addToList(text, path, id, names(id)),
  ofValue: (list) => (list.some(names(id)) ? list : [...list, id]),
});

const removing = (id: string): ListChange => ({
  inFile: (text, path) => removeFromList(text, path, names(id)),
  ofValue: (list) => list.filter((entry) => !names(id)(entry)),
});

export function registerPins(
  assets: Assets,
  analyses: Analyses,
  current: CurrentEditor,
  targets: Targets,
): vscode.Disposable {
  const scope = (): vscode.Uri | undefined => current.editor?.document.uri;
  const run =
    (
      change: (id: string) => ListChange,
      words: (title: string, file: string) => string,
      asItWas: (id: string, title: string) => void | Promise<void>,
    ) =>
    async (argument: unknown) => {
      const principle = await targets.principle(argument);
      if (principle === undefined) return;
      const done = await changeList('pinned', scope(), change(principle));
      if (!done) return;
      const title = (await assets.guidance(scope())).principles.get(principle)?.title ?? principle;
      if (done === 'asItWas') await asItWas(principle, title);
      else tellChange(words(title, fileWords(done.place)), done);
    };
  const pinnedAlready = (_id: string, title: string): void => {
    void vscode.window.showInformationMessage(vscode.l10n.t('“{0}” is pinned already.', title));
  };
  /** A document may pin by itself: that pin is the writer's to take out. */
  const notPinned = async (id: string, title: string): Promise<void> => {
    const document = current.editor?.document;
    const judged = document && (await analyses.of(document));
    const pin = judged?.analysis.document.settings.pinned.find(({ principle }) => principle === id);
    if (!document || !pin) {
      void vscode.window.showInformationMessage(vscode.l10n.t('“{0}” is not pinned in settings.', title));
      return;
    }
    await vscode.window.showTextDocument(document, { selection: rangeOf(document, pin) });
    void vscode.window.showInformationMessage(
      vscode.l10n.t('“{0}” is pinned by the document itself, at the cursor.', title),
    );
  };
  const pinned = (title: string, file: string): string =>
    vscode.l10n.t('“{0}” is pinned in {1}.', title, file);
  const unpinned = (title: string, file: string): string =>
    vscode.l10n.t('“{0}” is no longer pinned in {1}.', title, file);
  const tellButtons = async (): Promise<void> => {
    const ids = pinsOf(await assets.guidance(scope()), scope()).keys();
    const pages = [...ids].map((id) => principleUri(id).path.slice(1));
    await vscode.commands.executeCommand('setContext', contextKey, pages);
  };
  const tell = (): void => {
    tellButtons().catch(() => undefined); // A button that is not quite right is no reason to complain.
  };
  tell();
  return vscode.Disposable.from(
    analyses.onDidChangeSettings(tell),
    vscode.window.onDidChangeActiveTextEditor(tell),
    vscode.commands.registerCommand('designManual.pin', run(adding, pinned, pinnedAlready)),
    vscode.commands.registerCommand('designManual.unpin', run(removing, unpinned, notPinned)),
  );
}

/** Says what was written to a file that others may share, and offers to take it back. Waits for no answer. */
export function tellChange(words: string, { undo }: SettingChange): void {
  const undoWords = vscode.l10n.t('Undo');
  void vscode.window.showInformationMessage(words, undoWords).then(async (chosen) => {
    if (chosen === undoWords) await undo();
  });
}
