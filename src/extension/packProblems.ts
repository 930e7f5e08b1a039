/** What is wrong in the files of packs, at the line, also while they are being written; with fixes where they are plain. */
import * as vscode from 'vscode';
import type { PackProblem } from '../guidance/problem.ts';
import { afterRest } from './afterRest.ts';
import { rangeOf } from './analyses.ts';
import type { Assets } from './assets.ts';
import { hintSource } from './hints.ts';
import { packOf, packSelector } from './packFiles.ts';
import type { PackReader } from './onDemand.ts';
import { loadFolderPacks, packTree, type Packs } from './packs.ts';

export function registerPackProblems(
  assets: Assets,
  packs: Packs,
  packReader: () => Promise<PackReader>,
): vscode.Disposable {
  const diagnostics = vscode.languages.createDiagnosticCollection('design-manual-packs');
  /** The problems of each file, by its address. */
  let known = new Map<string, { uri: vscode.Uri; problems: PackProblem[] }>();
  let asked = 0;

  const openText = (uri: vscode.Uri): string | undefined =>
    vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString())?.getText();
  const read = async (): Promise<typeof known> => {
    const found: typeof known = new Map();
    const add = (folder: vscode.WorkspaceFolder, problem: PackProblem): void => {
      const uri = vscode.Uri.joinPath(folder.uri, problem.path);
      const entry = found.get(uri.toString());
      if (entry) entry.problems.push(problem);
      else found.set(uri.toString(), { uri, problems: [problem] });
    };
    for (const { folder, packs: loaded } of await packs.loaded()) {
      if (loaded.length === 0) continue;
      // The text of open documents, saved or not.
      const now = await loadFolderPacks(folder, packTree(folder, openText), packReader, assets.bundled);
      for (const { pack } of now.packs) for (const problem of pack?.problems ?? []) add(folder, problem);
      for (const problem of (await assets.withPacks(folder.uri))?.problems ?? []) add(folder, problem);
    }
    return found;
  };
  const show = async (): Promise<void> => {
    const ask = ++asked;
    const found = await read();
    if (ask !== asked) return;
    for (const [key, { uri }] of known) if (!found.has(key)) diagnostics.delete(uri);
    known = found;
    for (const { uri, problems } of known.values())
      diagnostics.set(
        uri,
        problems.map((problem) => diagnosticOf(problem, openText(uri))),
      );
  };
  const { soon, timer } = afterRest(() => {
    show().catch((error: unknown) => {
      console.error('Design Manual: problems of packs', error);
    });
  });
  soon();
  return vscode.Disposable.from(
    diagnostics,
    timer,
    packs.onDidChange(soon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (vscode.languages.match(packSelector, document) > 0)
        void packOf(document, packs).then((pack) => {
          if (pack) soon();
        });
    }),
    vscode.languages.registerCodeActionsProvider(
      packSelector,
      {
        provideCodeActions(document, _range, context) {
          const { problems = [] } = known.get(document.uri.toString()) ?? {};
          return context.diagnostics
            .filter(({ source }) => source === hintSource)
            .flatMap((diagnostic) =>
              problems.flatMap(({ message, fix }) =>
                fix && message === diagnostic.message ? [fixing(document, diagnostic, fix)] : [],
              ),
            );
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

/** @param text of the document where it is open: offsets are exact in it */
function diagnosticOf(problem: PackProblem, text: string | undefined): vscode.Diagnostic {
  const start = new vscode.Position(problem.line - 1, problem.column - 1);
  const length = problem.to - problem.from;
  const isOneLine = text === undefined || !/[\r\n]/.test(text.slice(problem.from, problem.to));
  // A problem of many lines is marked where it starts.
  const end = isOneLine && length > 0 ? start.translate(0, length) : new vscode.Position(start.line, 10_000);
  const severity =
    problem.severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const diagnostic = new vscode.Diagnostic(new vscode.Range(start, end), problem.message, severity);
  diagnostic.source = hintSource;
  return diagnostic;
}

function fixing(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  { from, to, text }: NonNullable<PackProblem['fix']>,
): vscode.CodeAction {
  const words = text.trim().replace(/\s+/g, ' ').slice(0, 60);
  const title =
    text === ''
      ? vscode.l10n.t('Take it out')
      : from === to
        ? vscode.l10n.t('Add “{0}”', words)
        : vscode.l10n.t('Write “{0}”', words);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, rangeOf(document, { from, to }), text);
  action.diagnostics = [diagnostic];
  return action;
}
