/** VS Code's settings as the review reads them, and the few that commands write. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import { type Pin, type RawSettings, readSettings } from '../review/settings.ts';

export const section = 'designManual';

/** The settings for a document, with what could not be read of them. */
export function reviewSettings(
  scope: vscode.ConfigurationScope | undefined,
  { principles }: Guidance,
): ReturnType<typeof readSettings> {
  const configuration = vscode.workspace.getConfiguration(section, scope);
  const raw: RawSettings = {
    severity: configuration.get('severity'),
    pinned: configuration.get('pinned'),
    kinds: configuration.get('kinds'),
    ignore: configuration.get('ignore'),
  };
  return readSettings(raw, (id) => principles.has(id));
}

/** How long after the last key new hints appear, in milliseconds. */
export const delayFor = (scope: vscode.ConfigurationScope): number => {
  const delay = vscode.workspace.getConfiguration(section, scope).get('delay', 400);
  return Number.isFinite(delay) ? Math.min(Math.max(delay, 0), 10_000) : 400;
};

/** Writes a setting where it counts: at the narrowest level that has it already, else in the workspace. */
async function write(
  name: 'pinned' | 'ignore' | 'kinds',
  scope: vscode.Uri | undefined,
  change: (value: unknown) => unknown,
): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(section, scope);
  const at = configuration.inspect(name);
  const target =
    at?.workspaceFolderValue !== undefined
      ? vscode.ConfigurationTarget.WorkspaceFolder
      : vscode.workspace.workspaceFolders
        ? vscode.ConfigurationTarget.Workspace
        : vscode.ConfigurationTarget.Global;
  await configuration.update(name, change(configuration.get(name)), target);
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const idOf = (entry: unknown): unknown => (typeof entry === 'string' ? entry : (entry as Pin | null)?.id);

export const addPin = (id: string, scope?: vscode.Uri): Promise<void> =>
  // A pin that is there may say more than its id.
  write('pinned', scope, (value) => {
    const pins = listOf(value);
    return pins.some((entry) => idOf(entry) === id) ? pins : [...pins, id];
  });

export const removePin = (id: string, scope?: vscode.Uri): Promise<void> =>
  write('pinned', scope, (value) => listOf(value).filter((entry) => idOf(entry) !== id));

export const addIgnored = (id: string, scope?: vscode.Uri): Promise<void> =>
  write('ignore', scope, (value) => [...listOf(value).filter((entry) => entry !== id), id]);

/** Sets the kind of one file, before all other patterns; undefined leaves it to them. */
export const setKind = (path: string, kind: string | undefined, scope: vscode.Uri): Promise<void> =>
  write('kinds', scope, (value) => {
    const others = Object.entries((value ?? {}) as Record<string, unknown>).filter(([key]) => key !== path);
    return Object.fromEntries(kind === undefined ? others : [[path, kind], ...others]);
  });
