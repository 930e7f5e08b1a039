/** Pins: the setting `designManual.pinned` of a folder, and the commands that write it. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import type { Assets } from './assets.ts';
import { principleUri } from './reader.ts';
import type { Targets } from './target.ts';

const section = 'designManual';
const name = 'pinned';
/** Names of the reader's pages that are pinned, for the buttons above them. */
const contextKey = 'designManual.pinnedPages';

/** The setting is a list of ids, or of objects with an `id` and more. Whatever else somebody typed is left alone. */
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const idOf = (entry: unknown): unknown =>
  typeof entry === 'string' ? entry : (entry as { id?: unknown } | null)?.id;

/** The ids that are pinned in settings, for a document or the window. */
export const pinnedIds = ({ principles }: Guidance, scope?: vscode.Uri): ReadonlySet<string> =>
  new Set(
    listOf(vscode.workspace.getConfiguration(section, scope).get(name))
      .map(idOf)
      .filter((id): id is string => typeof id === 'string' && principles.has(id)),
  );

/** Fires when the pins of any folder have changed. */
export const onDidChangePins: vscode.Event<void> = (listener, thisArgs, disposables) =>
  vscode.workspace.onDidChangeConfiguration(
    (event) => {
      if (event.affectsConfiguration(`${section}.${name}`)) listener.call(thisArgs);
    },
    undefined,
    disposables,
  );

/** Changes the pins where they count: in the folder of a document, in the workspace, or without one for the user. */
async function change(scope: vscode.Uri | undefined, to: (pins: unknown[]) => unknown[]): Promise<void> {
  const folders = vscode.workspace.workspaceFolders?.length ?? 0;
  const folder = scope && vscode.workspace.getWorkspaceFolder(scope);
  const configuration = vscode.workspace.getConfiguration(section, folder?.uri);
  const at = configuration.inspect<unknown>(name);
  const [target, value] =
    folders > 1 && folder
      ? ([vscode.ConfigurationTarget.WorkspaceFolder, at?.workspaceFolderValue] as const)
      : folders > 0
        ? ([vscode.ConfigurationTarget.Workspace, at?.workspaceValue] as const)
        : ([vscode.ConfigurationTarget.Global, at?.globalValue] as const);
  // A narrower list hides a wider one, so it starts with what held until now.
  const pins = to(listOf(value ?? configuration.get(name)));
  await configuration.update(name, pins.length > 0 || value !== undefined ? pins : undefined, target);
}

export const addPin = (id: string, scope?: vscode.Uri): Promise<void> =>
  change(scope, (pins) => (pins.some((entry) => idOf(entry) === id) ? pins : [...pins, id]));

export const removePin = (id: string, scope?: vscode.Uri): Promise<void> =>
  change(scope, (pins) => pins.filter((entry) => idOf(entry) !== id));

/** @param scope the document whose folder is meant */
export function registerPins(
  assets: Assets,
  targets: Targets,
  scope: () => vscode.Uri | undefined,
): vscode.Disposable {
  const run = (apply: typeof addPin) => async (argument: unknown) => {
    const principle = await targets.principle(argument);
    if (principle !== undefined) await apply(principle, scope());
  };
  const tellButtons = async (): Promise<void> => {
    const ids = pinnedIds(await assets.guidance(), scope());
    const pages = [...ids].map((id) => principleUri(id).path.slice(1));
    await vscode.commands.executeCommand('setContext', contextKey, pages);
  };
  const tell = (): void => {
    tellButtons().catch(() => undefined); // A button that is not quite right is no reason to complain.
  };
  tell();
  return vscode.Disposable.from(
    onDidChangePins(tell),
    vscode.commands.registerCommand('designManual.pin', run(addPin)),
    vscode.commands.registerCommand('designManual.unpin', run(removePin)),
  );
}
