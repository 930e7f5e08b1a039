/** VS Code's settings as the review reads them, and the few that commands write. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import { type RawSettings, readSettings, type SettingsProblem } from '../review/settings.ts';
import { settingsSection } from '../review/settingsFile.ts';

export const section = settingsSection;

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

/** Whether a problem is one for certain: until a workspace is trusted, an id may be that of a pack which is not read yet. */
export const isCertain = ({ problem }: Pick<SettingsProblem, 'problem'>): boolean =>
  vscode.workspace.isTrusted || problem !== 'unknownPrinciple';

/** How long after the last key new hints appear, in milliseconds. */
export const delayFor = (scope: vscode.ConfigurationScope): number => {
  const delay = vscode.workspace.getConfiguration(section, scope).get('delay', 400);
  return Number.isFinite(delay) ? Math.min(Math.max(delay, 0), 10_000) : 400;
};

/** Sets the kind of one file, before all other patterns; undefined leaves it to them. */
export async function setKind(path: string, kind: string | undefined, scope: vscode.Uri): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(section, scope);
  const others = Object.entries(configuration.get<Record<string, unknown>>('kinds', {})).filter(
    ([key]) => key !== path,
  );
  const kinds = Object.fromEntries(kind === undefined ? others : [[path, kind], ...others]);
  // Where it counts: at the narrowest level that has it already, else in the workspace.
  const target =
    configuration.inspect('kinds')?.workspaceFolderValue !== undefined
      ? vscode.ConfigurationTarget.WorkspaceFolder
      : vscode.workspace.workspaceFolders
        ? vscode.ConfigurationTarget.Workspace
        : vscode.ConfigurationTarget.Global;
  await configuration.update('kinds', kinds, target);
}
