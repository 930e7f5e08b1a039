/** Quick fixes on hints, and on what is wrong with suppressions and settings. */
import * as vscode from 'vscode';
import { referenceTo } from '../document/references.ts';
import type { Guidance } from '../guidance/guidance.ts';
import { documentKinds } from '../guidance/vocabulary.ts';
import { removalEdit, replacementEdit, suppressionEdit } from '../review/edits.ts';
import type { Judged, ShownHint } from '../review/gate.ts';
import type { DocumentProblem } from '../review/problems.ts';
import { type Analyses, languages, rangeOf } from './analyses.ts';
import type { Assets } from './assets.ts';
import { workspaceEdit } from './edit.ts';
import { hintSource } from './hints.ts';
import { pinsOf } from './pins.ts';
import type { Place } from './target.ts';

export function registerQuickFixes(assets: Assets, analyses: Analyses): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    [...languages],
    {
      async provideCodeActions(document, _range, { diagnostics }, token) {
        const ours = diagnostics.filter(({ source }) => source === hintSource);
        if (ours.length === 0) return [];
        const [judged, problems, guidance] = await Promise.all([
          analyses.of(document),
          analyses.problemsOf(document),
          assets.guidance(document.uri),
        ]);
        if (!judged || token.isCancellationRequested) return [];
        return ours.flatMap((diagnostic) => {
          const { code, range } = diagnostic;
          if (typeof code !== 'object') {
            return problems
              .filter((one) => one.problem === code && rangeOf(document, one).isEqual(range))
              .flatMap((problem) => problemFixes(document, problem, judged, diagnostic));
          }
          const principle = String(code.value);
          const hint = judged.hints.find(
            ({ match }) => match.principle === principle && rangeOf(document, match).isEqual(range),
          );
          return hintFixes(document, principle, hint, judged, guidance, diagnostic);
        });
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

/** @param hint undefined for the gap of a pinned principle */
function hintFixes(
  document: vscode.TextDocument,
  principle: string,
  hint: ShownHint | undefined,
  { analysis }: Judged,
  guidance: Guidance,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction[] {
  const title = guidance.principles.get(principle)?.title ?? principle;
  const from = document.offsetAt(diagnostic.range.start);
  const place: Place = { principle, uri: document.uri.toString(), from };
  const run = (label: string, command: string, argument: unknown = principle): vscode.CodeAction => {
    const action = new vscode.CodeAction(label, vscode.CodeActionKind.QuickFix);
    action.command = { command, title: label, arguments: [argument] };
    action.diagnostics = [diagnostic];
    return action;
  };
  const replacement = hint && replacementEdit(analysis.document, hint.match);
  const replace = replacement && editing(document, replacement, diagnostic);
  if (replace) replace.title = replaceTitle(hint.match.text, replacement.text);
  const canSilenceHere = hint && suppressionEdit(analysis.document, hint.match) !== undefined;
  return [
    ...(replace ? [replace] : []),
    run(vscode.l10n.t('Open “{0}”', title), 'designManual.openPrinciple'),
    run(vscode.l10n.t('Explain this hint'), 'designManual.explainHint', place),
    run(
      vscode.l10n.t('Insert an example of evidence for “{0}”', title),
      'designManual.insertEvidence',
      place,
    ),
    ...(canSilenceHere
      ? [run(vscode.l10n.t('Not relevant here, with a reason'), 'designManual.silenceHere', place)]
      : []),
    run(vscode.l10n.t('Silence “{0}” in this file, with a reason', title), 'designManual.silenceInFile'),
    run(vscode.l10n.t('Silence “{0}” in this workspace', title), 'designManual.silenceInWorkspace'),
    pinsOf(guidance, document.uri).has(principle)
      ? run(vscode.l10n.t('Unpin “{0}”', title), 'designManual.unpin')
      : run(vscode.l10n.t('Pin “{0}”', title), 'designManual.pin'),
  ];
}

const replaceTitle = (words: string, text: string): string =>
  text.startsWith(' ')
    ? vscode.l10n.t('Add “{0}”', text.trim())
    : vscode.l10n.t('Write “{0}” for “{1}”', text, words);

function editing(
  document: vscode.TextDocument,
  edit: Parameters<typeof workspaceEdit>[1],
  diagnostic: vscode.Diagnostic,
  label = '',
): vscode.CodeAction {
  const action = new vscode.CodeAction(label, vscode.CodeActionKind.QuickFix);
  action.edit = workspaceEdit(document, edit);
  action.diagnostics = [diagnostic];
  return action;
}

function problemFixes(
  document: vscode.TextDocument,
  { problem, about, from, to, nearest = [], removable }: DocumentProblem,
  { analysis }: Judged,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction[] {
  const write = (text: string): vscode.CodeAction =>
    editing(
      document,
      { from, to, text: about === 'reference' ? referenceTo(text) : text },
      diagnostic,
      vscode.l10n.t('Write “{0}”', text),
    );
  const fixes = nearest.map(write);
  if (problem === 'unknownKind') fixes.push(...[...documentKinds, 'other'].map(write));
  if (problem === 'noReason') {
    const action = new vscode.CodeAction(vscode.l10n.t('Write the reason'), vscode.CodeActionKind.QuickFix);
    action.command = {
      command: 'designManual.writeReason',
      title: action.title,
      arguments: [document.uri.toString(), from],
    };
    action.diagnostics = [diagnostic];
    fixes.push(action);
  }
  if (removable)
    fixes.push(
      editing(
        document,
        removalEdit(analysis.document, removable),
        diagnostic,
        vscode.l10n.t('Take the suppression out'),
      ),
    );
  return fixes;
}
