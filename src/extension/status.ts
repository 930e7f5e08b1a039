/** The language status: what kind of document this is and why, how many hints it has, and what can be done about it. */
import * as vscode from 'vscode';
import type { Judged } from '../review/gate.ts';
import { type Analyses, languages, type Unjudged } from './analyses.ts';
import type { Assets } from './assets.ts';
import { changedLinesOnly, type Commits } from './commits.ts';
import type { Hints } from './hints.ts';
import { reviewSettings } from './settings.ts';
import {
  changedHintWords,
  hintCountWords,
  kindReasonWords,
  kindWords,
  settingsProblemWords,
  uncomparedWords,
} from './words.ts';

/** Turns the command that pauses into the one that resumes. */
const pausedKey = 'designManual.hintsPaused';

const unjudgedWords = (why: Unjudged): string =>
  ({
    language: vscode.l10n.t('not judged: documents in this language are not read'),
    scheme: vscode.l10n.t(
      'not judged: old versions, cells of notebooks and pages of the guidance are left alone',
    ),
    disabled: vscode.l10n.t('switched off by the setting designManual.enable'),
    tooLong: vscode.l10n.t('not judged: the text is longer than 5 MB'),
    tooSlow: vscode.l10n.t('not judged any more: the text is longer than 1 MB, and takes too long'),
  })[why];

export function registerStatus(
  assets: Assets,
  analyses: Analyses,
  hints: Hints,
  commits: Commits,
): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('designManual.status', [...languages]);
  item.name = vscode.l10n.t('Design Manual');
  item.command = { command: 'designManual.documentStatus', title: vscode.l10n.t('Change or explain…') };
  item.text = item.name;

  const show = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) return;
    const guidance = await assets.guidance(document.uri);
    const [judged, whole, committed] = await Promise.all([
      analyses.of(document),
      analyses.whole(document),
      commits.of(document),
    ]);
    if (document !== vscode.window.activeTextEditor?.document) return;
    const { problems } = reviewSettings(document, guidance);
    item.severity =
      problems.length > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    const others =
      committed && !committed.why && judged && whole ? whole.hints.length - judged.hints.length : undefined;
    const { text, detail } = statusOf(judged, analyses.unjudged(document), hints.paused, others);
    const [problem] = problems;
    item.text = text;
    item.detail = problem
      ? settingsProblemWords(problem)
      : committed?.why
        ? `${detail}. ${uncomparedWords[committed.why]}`
        : detail;
    item.accessibilityInformation = { label: `${item.name ?? ''}: ${item.text}, ${item.detail}` };
  };
  const run = (): void => {
    show().catch((error: unknown) => {
      console.error('Design Manual: status', error);
    });
  };
  const pause = (on: boolean) => async (): Promise<void> => {
    hints.pause(on);
    await vscode.commands.executeCommand('setContext', pausedKey, on);
    run();
  };
  run();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(run),
    analyses.onDidChangeSettings(run),
    analyses.onDidJudge((document) => {
      if (document === vscode.window.activeTextEditor?.document) run();
    }),
    vscode.commands.registerCommand('designManual.pauseHints', pause(true)),
    vscode.commands.registerCommand('designManual.resumeHints', pause(false)),
    vscode.commands.registerCommand('designManual.documentStatus', async () => {
      await show();
      const document = vscode.window.activeTextEditor?.document;
      const chosen = await vscode.window.showQuickPick(
        [
          { label: vscode.l10n.t('Change the kind of document…'), command: 'designManual.changeKind' },
          hints.paused
            ? { label: vscode.l10n.t('Resume hints'), command: 'designManual.resumeHints' }
            : {
                label: vscode.l10n.t('Pause hints until the window is reloaded'),
                command: 'designManual.pauseHints',
              },
          document && changedLinesOnly(document)
            ? { label: vscode.l10n.t('Show hints in all lines'), command: 'designManual.allLines' }
            : {
                label: vscode.l10n.t('Show hints in changed lines only'),
                command: 'designManual.changedLinesOnly',
              },
          { label: vscode.l10n.t('Show which settings decide…'), command: 'designManual.explainSettings' },
        ],
        { title: item.text, placeHolder: item.detail ?? '' },
      );
      if (chosen) await vscode.commands.executeCommand(chosen.command);
    }),
  );
}

/**
 * What the item says: "Procurement specification · 3 hints", "because of its headings".
 * @param others how many hints are held back; undefined where hints are shown in all lines
 */
function statusOf(
  judged: Judged | undefined,
  why: Unjudged | undefined,
  paused: boolean,
  others: number | undefined,
): { text: string; detail: string } {
  if (!judged) return { text: vscode.l10n.t('Design Manual'), detail: why ? unjudgedWords(why) : '' };
  const { kind, hints } = judged;
  const count = paused
    ? vscode.l10n.t('hints are paused')
    : others === undefined
      ? hintCountWords(hints.length)
      : changedHintWords(hints.length, others);
  const text = kind.kind === 'other' ? kindWords.other : `${kindWords[kind.kind]} · ${count}`;
  return { text, detail: kindReasonWords(kind) };
}
