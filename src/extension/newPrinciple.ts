/** *New Principle*: starts a principle in a pack of the team, and the pack itself where there is none yet. */
import * as vscode from 'vscode';
import { idFrom } from '../guidance/fixes.ts';
import { newPackText, newPrincipleText, summaryToWrite } from '../guidance/newPrinciple.ts';
import { packPlaces } from '../guidance/packSetting.ts';
import { addToList } from '../review/settingsEdits.ts';
import type { Assets } from './assets.ts';
import { isInstalled, type Packs } from './packs.ts';
import { changeList } from './settingsFiles.ts';

interface Target {
  readonly folder: vscode.WorkspaceFolder;
  /** The folder of the pack, relative to the workspace folder. */
  readonly path: string;
}

const { t } = vscode.l10n;
const proposedFolder = 'guidance/our-pack';

export function registerNewPrinciple(assets: Assets, packs: Packs): vscode.Disposable {
  return vscode.commands.registerCommand('designManual.newPrinciple', async () => {
    if (!vscode.workspace.workspaceFolders) {
      void vscode.window.showInformationMessage(t('Open a folder first: a pack is a folder in it.'));
      return;
    }
    const target = (await choosePack(packs)) ?? (await newPack(packs));
    if (!target) return;
    const { principles } = await assets.guidance(target.folder.uri);
    const title = await vscode.window.showInputBox({
      title: t('New principle'),
      prompt: t('What is it called? An instruction reads best, such as “Log every decision”.'),
      validateInput: (value) => {
        const id = idFrom(value);
        if (value.trim() === '') return undefined;
        if (id === '') return t('The title needs a letter or a digit.');
        if (value.trim().length > 100) return t('At most {0} characters.', 100);
        return principles.has(id) ? t('There is a principle “{0}” already.', id) : undefined;
      },
    });
    if (title === undefined || title.trim() === '') return;
    const id = idFrom(title);
    const uri = vscode.Uri.joinPath(target.folder.uri, target.path, `${id}.md`);
    await create(uri, newPrincipleText(id, title));
    const document = await vscode.workspace.openTextDocument(uri);
    const from = document.getText().indexOf(summaryToWrite);
    const selection = new vscode.Range(
      document.positionAt(Math.max(0, from)),
      document.positionAt(from < 0 ? 0 : from + summaryToWrite.length),
    );
    await vscode.window.showTextDocument(document, { selection, preview: false });
  });
}

/** @returns undefined where there is no pack, or another one is wanted */
async function choosePack(packs: Packs): Promise<Target | undefined> {
  const items = (await packs.loaded()).flatMap(({ folder, packs: loaded }) =>
    loaded.flatMap(({ folder: path, pack }) =>
      path === undefined || isInstalled(path)
        ? []
        : [{ label: pack?.info.name ?? path, description: path, target: { folder, path } }],
    ),
  );
  const [only] = items;
  if (items.length <= 1) return only?.target;
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: t('Which pack is it to be in?'),
  });
  return chosen?.target;
}

async function newPack(packs: Packs): Promise<Target | undefined> {
  // Somebody who has packs and chose none has left.
  if ((await packs.loaded()).some(({ packs: loaded }) => loaded.some(({ folder }) => folder)))
    return undefined;
  const [first, ...more] = vscode.workspace.workspaceFolders ?? [];
  const folder = more.length > 0 ? await vscode.window.showWorkspaceFolderPick() : first;
  if (!folder) return undefined;
  const entry = await vscode.window.showInputBox({
    title: t('New pack'),
    value: proposedFolder,
    prompt: t(
      'In which folder is your team’s guidance to be? It is written into the setting designManual.packs.',
    ),
    validateInput: (value) => {
      const read = packPlaces(value);
      return 'problem' in read ? read.problem : undefined;
    },
  });
  const read = entry === undefined ? undefined : packPlaces(entry);
  if (!read || 'problem' in read) return undefined;
  const [place] = read.places;
  if (!place) return undefined;
  await create(vscode.Uri.joinPath(folder.uri, place.path, 'pack.yml'), newPackText(place.name));
  await changeList('packs', folder.uri, {
    inFile: (text, path) => addToList(text, path, place.path, (value) => value === place.path),
    ofValue: (list) => [...list, place.path],
  });
  if (!vscode.workspace.isTrusted)
    void vscode.window.showInformationMessage(t('The pack is read once you trust this workspace.'));
  return { folder, path: place.path };
}

/** Writes a file, unless there is one. */
async function create(uri: vscode.Uri, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true, contents: new TextEncoder().encode(text) });
  await vscode.workspace.applyEdit(edit);
}
