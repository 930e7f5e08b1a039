/**
 * What is wrong with our settings, in the settings files themselves: ids that no principle has, with the nearest ones as
 * fixes, and packs that are not there. Ids of packs are completed here; the bundled ones come from the manifest's schema.
 */
import * as vscode from 'vscode';
import {
  type PlacedSettingsProblem,
  idSpanAt,
  placeOfSetting,
  settingsFileProblems,
} from '../review/settingsFile.ts';
import { afterRest } from './afterRest.ts';
import { rangeOf } from './analyses.ts';
import type { Assets } from './assets.ts';
import { hintSource } from './hints.ts';
import type { Packs } from './packs.ts';
import { isCertain, section } from './settings.ts';
import { folderFile, settingsFiles, type SettingsFile } from './settingsFiles.ts';
import { settingsProblemWords } from './words.ts';

const selector: vscode.DocumentSelector = { language: 'jsonc' };

export function registerSettingsProblems(assets: Assets, packs: Packs): vscode.Disposable {
  const diagnostics = vscode.languages.createDiagnosticCollection('design-manual-settings');
  const fileOf = ({ uri }: vscode.TextDocument): SettingsFile | undefined =>
    settingsFiles().find((file) => file.uri.toString() === uri.toString());
  const problemsOf = async (
    document: vscode.TextDocument,
    { uri, isWorkspaceFile }: SettingsFile,
  ): Promise<PlacedSettingsProblem[]> => {
    const { principles } = await assets.guidance(isWorkspaceFile ? undefined : uri);
    return settingsFileProblems(document.getText(), isWorkspaceFile, principles.keys()).filter(isCertain);
  };
  const show = async (file: SettingsFile): Promise<void> => {
    const document = await opened(file.uri);
    if (!document) {
      diagnostics.delete(file.uri);
      return;
    }
    const [problems, wrongPacks] = await Promise.all([
      problemsOf(document, file),
      packProblems(document, file, packs),
    ]);
    diagnostics.set(file.uri, [
      ...problems.map((problem) => diagnosticOf(document, problem, settingsProblemWords(problem))),
      ...wrongPacks,
    ]);
  };
  const { soon, timer } = afterRest(() => {
    for (const file of settingsFiles())
      show(file).catch((error: unknown) => {
        console.error('Design Manual: settings', error);
      });
  });
  soon();
  return vscode.Disposable.from(
    diagnostics,
    timer,
    assets.onDidChange(soon),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(section)) soon();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId === 'jsonc' && fileOf(document)) soon();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(soon),
    vscode.languages.registerCodeActionsProvider(
      selector,
      {
        async provideCodeActions(document, _range, context) {
          const file = fileOf(document);
          if (!file) return [];
          const ours = context.diagnostics.filter(({ source }) => source === hintSource);
          const problems = ours.length > 0 ? await problemsOf(document, file) : [];
          return ours.flatMap((diagnostic) =>
            problems
              .filter((problem) => rangeOf(document, problem).isEqual(diagnostic.range))
              .flatMap(({ instead }) => instead.map((text) => writing(document, diagnostic, text))),
          );
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    vscode.languages.registerCompletionItemProvider(
      selector,
      {
        async provideCompletionItems(document, position) {
          const file = fileOf(document);
          const place =
            file && idSpanAt(document.getText(), file.isWorkspaceFile, document.offsetAt(position));
          if (!place) return [];
          const { principles } = await assets.guidance(file.isWorkspaceFile ? undefined : file.uri);
          return [...principles.values()].flatMap(({ id, title, pack }) => {
            if (!pack) return [];
            const label = { label: JSON.stringify(id), description: pack.name };
            const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Value);
            item.range = rangeOf(document, place);
            item.documentation = title;
            return [item];
          });
        },
      },
      '"',
    ),
  );
}

/** Undefined where there is no such file. */
async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    await vscode.workspace.fs.stat(uri);
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

function diagnosticOf(
  document: vscode.TextDocument,
  span: { from: number; to: number },
  message: string,
): vscode.Diagnostic {
  const range = rangeOf(document, span);
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
  diagnostic.source = hintSource;
  return diagnostic;
}

/** What is wrong with the setting for packs, at the entries of a file that decide. */
async function packProblems(
  document: vscode.TextDocument,
  { uri, isWorkspaceFile }: SettingsFile,
  packs: Packs,
): Promise<vscode.Diagnostic[]> {
  const place = (key?: string | number): { from: number; to: number } | undefined =>
    placeOfSetting(document.getText(), isWorkspaceFile, 'packs', key);
  const whole = place();
  if (!whole) return [];
  const folders = (await packs.loaded()).filter(({ folder }) => {
    const at = vscode.workspace.getConfiguration(section, folder.uri).inspect('packs');
    return isWorkspaceFile
      ? at?.workspaceFolderValue === undefined
      : folderFile(folder).uri.toString() === uri.toString();
  });
  return folders.flatMap(({ packs: loaded, problems }) => [
    ...problems.map(({ index, message }) => diagnosticOf(document, place(index) ?? whole, message)),
    ...loaded.flatMap(({ entry, problem }) =>
      problem === undefined ? [] : [diagnosticOf(document, place(entry) ?? whole, problem)],
    ),
  ]);
}

function writing(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  text: string,
): vscode.CodeAction {
  const title = vscode.l10n.t('Write {0}', text);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, diagnostic.range, text);
  action.diagnostics = [diagnostic];
  return action;
}
