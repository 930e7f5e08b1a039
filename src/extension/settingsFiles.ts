/** The settings files of the workspace: which of them holds a list, and edits of it that can be undone. */
import * as vscode from 'vscode';
import type { Span } from '../document/document.ts';
import type { ListEdits, SettingPath } from '../review/settingsEdits.ts';
import type { Decision } from '../review/gate.ts';
import type { SettingName } from '../review/settings.ts';
import { placeOfSetting, settingsSection } from '../review/settingsFile.ts';
import { rangeOf } from './analyses.ts';

/** A file that holds settings of the workspace. */
export interface SettingsFile {
  readonly uri: vscode.Uri;
  /** A `.code-workspace` file, in which settings stand under "settings". */
  readonly isWorkspaceFile: boolean;
}

/** The person's own settings have no address that an extension knows. */
export type SettingsPlace = SettingsFile | 'user';

export const folderFile = ({ uri }: vscode.WorkspaceFolder): SettingsFile => ({
  uri: vscode.Uri.joinPath(uri, '.vscode', 'settings.json'),
  isWorkspaceFile: false,
});

/** The `.code-workspace` file that is open; undefined where it has not been saved. */
export function workspaceFile(): SettingsFile | undefined {
  const uri = vscode.workspace.workspaceFile;
  return uri && uri.scheme !== 'untitled' ? { uri, isWorkspaceFile: true } : undefined;
}

/** Every settings file of the workspace, whether it exists or not. */
export function settingsFiles(): SettingsFile[] {
  const file = workspaceFile();
  return [...(vscode.workspace.workspaceFolders ?? []).map(folderFile), ...(file ? [file] : [])];
}

/** How a file is called in messages. */
export const fileWords = (place: SettingsPlace): string =>
  place === 'user' ? vscode.l10n.t('your user settings') : vscode.workspace.asRelativePath(place.uri);

/** The narrowest place that holds a setting for a scope; undefined where none does. */
export function placeOf(setting: string, scope: vscode.Uri | undefined): SettingsPlace | undefined {
  const at = vscode.workspace.getConfiguration(settingsSection, scope).inspect(setting);
  const folder = scope && vscode.workspace.getWorkspaceFolder(scope);
  const file = workspaceFile();
  if (folder && file && at?.workspaceFolderValue !== undefined) return folderFile(folder);
  if (at?.workspaceValue !== undefined) {
    const [only] = vscode.workspace.workspaceFolders ?? [];
    if (file) return file;
    if (only && !vscode.workspace.workspaceFile) return folderFile(only);
  }
  return at?.globalValue === undefined ? undefined : 'user';
}

/** The place that is to hold a setting: the narrowest that does, else the one there is, else the one that is chosen. */
async function placeFor(setting: string, scope: vscode.Uri | undefined): Promise<SettingsPlace | undefined> {
  const held = placeOf(setting, scope);
  if (held) return held;
  const own = scope && vscode.workspace.getWorkspaceFolder(scope);
  const folders = own ? [own] : (vscode.workspace.workspaceFolders ?? []);
  const file = workspaceFile();
  const [first] = folders;
  if (!first) return file ?? 'user';
  if (folders.length === 1 && !file) return folderFile(first);
  const items = [
    ...folders.map((folder) => ({
      label: vscode.l10n.t('For the folder “{0}” only', folder.name),
      place: folderFile(folder),
    })),
    ...(file ? [{ label: vscode.l10n.t('For the whole workspace'), place: file }] : []),
  ].map((item) => ({ ...item, description: fileWords(item.place) }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: `${settingsSection}.${setting}`,
    placeHolder: vscode.l10n.t(
      'Where is this to be kept? It is asked once: what follows goes to the same file.',
    ),
  });
  return chosen?.place;
}

/** What was changed, and how it is taken back. */
export interface SettingChange {
  readonly place: SettingsPlace;
  readonly undo: () => Promise<void>;
}

/** The change of a list: in the text of a file, and in the value where there is no file to be edited. */
export interface ListChange {
  inFile(text: string, path: SettingPath): ListEdits;
  ofValue(list: readonly unknown[]): readonly unknown[];
}

/** Nothing was to be changed. */
const asItWas = 'asItWas';

/**
 * Changes a list in settings.
 * @returns undefined where it could not be changed, which a message says, or nobody chose where
 */
export async function changeList(
  setting: 'pinned' | 'ignore' | 'packs',
  scope: vscode.Uri | undefined,
  change: ListChange,
): Promise<SettingChange | typeof asItWas | undefined> {
  const place = await placeFor(setting, scope);
  if (place === undefined) return undefined;
  return place === 'user' ? changeUserValue(setting, change) : changeFile(place, setting, change);
}

async function changeUserValue(setting: string, change: ListChange): Promise<SettingChange | typeof asItWas> {
  const configuration = vscode.workspace.getConfiguration(settingsSection);
  const before = configuration.inspect(setting)?.globalValue;
  const update = async (value: unknown): Promise<void> => {
    await configuration.update(setting, value, vscode.ConfigurationTarget.Global);
  };
  const list: readonly unknown[] = Array.isArray(before) ? before : [];
  const changed = change.ofValue(list);
  if (changed.length === list.length) return asItWas;
  await update(changed);
  return { place: 'user', undo: () => update(before) };
}

/** The edit goes through the file's document, so that it is undone there as anything else that was typed. */
async function changeFile(
  file: SettingsFile,
  setting: string,
  change: ListChange,
): Promise<SettingChange | typeof asItWas | undefined> {
  const isNew = !(await exists(file.uri));
  try {
    if (isNew) await vscode.workspace.fs.writeFile(file.uri, new Uint8Array());
    const document = await vscode.workspace.openTextDocument(file.uri);
    const before = document.getText();
    const key = `${settingsSection}.${setting}`;
    const result = change.inFile(before, file.isWorkspaceFile ? ['settings', key] : [key]);
    if ('unreadableAt' in result) {
      tellUnreadable(document, result.unreadableAt);
      return undefined;
    }
    if (result.edits.length === 0) {
      if (isNew) await vscode.workspace.fs.delete(file.uri, { useTrash: false });
      return asItWas;
    }
    await edit(document, (made) => {
      for (const one of result.edits) made.replace(file.uri, rangeOf(document, one), one.text);
    });
    const after = document.getText();
    const undo = async (): Promise<void> => {
      const now = await vscode.workspace.openTextDocument(file.uri);
      if (now.getText() !== after) {
        // Somebody has gone on writing in it: that is not to be undone.
        void vscode.window.showWarningMessage(
          vscode.l10n.t('{0} has been changed since, so this was not undone.', fileWords(file)),
        );
        await vscode.window.showTextDocument(now);
      } else if (isNew) await vscode.workspace.fs.delete(file.uri, { useTrash: false });
      else
        await edit(now, (made) => {
          made.replace(file.uri, rangeOf(now, { from: 0, to: after.length }), before);
        });
    };
    return { place: file, undo };
  } catch (error) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} could not be written: {1}', fileWords(file), String(error)),
    );
    return undefined;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** Edits and saves a settings file, and waits until VS Code has read it; one that was not saved before stays so. */
async function edit(
  document: vscode.TextDocument,
  write: (edit: vscode.WorkspaceEdit) => void,
): Promise<void> {
  const wasDirty = document.isDirty;
  const made = new vscode.WorkspaceEdit();
  write(made);
  const read = settingsRead();
  if (!(await vscode.workspace.applyEdit(made))) throw new Error(vscode.l10n.t('it cannot be edited'));
  if (wasDirty) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('{0} has changes that are not saved: save it, so that this counts.', document.uri.path),
    );
    await vscode.window.showTextDocument(document);
    return;
  }
  if (!(await document.save())) throw new Error(vscode.l10n.t('it cannot be saved'));
  await read;
}

/** How long a change of a settings file may take to be read, in milliseconds; a surface that is late catches up. */
const longestRead = 2_000;

const settingsRead = (): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const listener = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settingsSection)) end();
    });
    const timer = setTimeout(end, longestRead);
  });

function tellUnreadable(document: vscode.TextDocument, at: number): void {
  const open = vscode.l10n.t('Open it there');
  const line = document.positionAt(at).line + 1;
  const message = vscode.l10n.t(
    'Line {0} of {1} cannot be read, so nothing was written to it.',
    line,
    vscode.workspace.asRelativePath(document.uri),
  );
  void vscode.window.showErrorMessage(message, open).then(async (chosen) => {
    if (chosen === open) await showIn(document, { from: at, to: at });
  });
}

/** The setting that each kind of decision is made in. */
export const settingOf: Readonly<Record<Decision['by'], SettingName>> = {
  default: 'severity',
  severity: 'severity',
  ignore: 'ignore',
  pinned: 'pinned',
  documentPinned: 'pinned',
};

/** Opens the settings that decide at the place that does, the person's own in VS Code's editor for settings. */
export async function showSetting(
  setting: string,
  scope: vscode.Uri | undefined,
  key?: string,
): Promise<void> {
  const place = placeOf(setting, scope);
  if (place === undefined || place === 'user') {
    await vscode.commands.executeCommand(
      'workbench.action.openSettings',
      `@id:${settingsSection}.${setting}`,
    );
    return;
  }
  const document = await vscode.workspace.openTextDocument(place.uri);
  const text = document.getText();
  const span =
    placeOfSetting(text, place.isWorkspaceFile, setting, key) ??
    placeOfSetting(text, place.isWorkspaceFile, setting);
  await showIn(document, span ?? { from: 0, to: 0 });
}

async function showIn(document: vscode.TextDocument, span: Span): Promise<void> {
  await vscode.window.showTextDocument(document, { selection: rangeOf(document, span) });
}
