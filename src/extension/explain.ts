/** *Show Which Settings Decide…*: for each principle that is raised, pinned or silenced, how it is shown and why. */
import * as vscode from 'vscode';
import type { Decision } from '../review/gate.ts';
import type { SettingName } from '../review/settings.ts';
import type { Analyses } from './analyses.ts';
import type { Assets } from './assets.ts';
import { isCertain, reviewSettings } from './settings.ts';
import { settingOf, showSetting } from './settingsFiles.ts';
import { decisionWords, kindReasonWords, kindWords, levelWords, settingsProblemWords } from './words.ts';

interface Item extends vscode.QuickPickItem {
  readonly setting?: SettingName | 'enable';
  /** The entry of the setting that decided. */
  readonly key?: string;
}

export function registerExplain(assets: Assets, analyses: Analyses): vscode.Disposable {
  return vscode.commands.registerCommand('designManual.explainSettings', async () => {
    const document = vscode.window.activeTextEditor?.document;
    const guidance = await assets.guidance(document?.uri);
    const { settings, problems } = reviewSettings(document, guidance);
    const judged = document && (await analyses.of(document));
    const itemOf = (id: string, decision: Decision): Item => ({
      label: guidance.principles.get(id)?.title ?? id,
      description: levelWords[decision.level],
      detail: decisionWords(decision),
      setting: settingOf[decision.by],
      key: decision.key ?? id,
    });
    const raised = new Map<string, Decision>();
    for (const { match, decision } of judged?.hints ?? []) raised.set(match.principle, decision);
    for (const { principle, decision } of judged?.gaps ?? []) if (decision) raised.set(principle, decision);
    const group = (label: string, items: Item[]): Item[] =>
      items.length > 0 ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items] : [];
    const chosen = await vscode.window.showQuickPick<Item>(
      [
        ...group(
          vscode.l10n.t('Cannot be used'),
          problems.filter(isCertain).map((problem) => ({
            label: `$(warning) ${settingsProblemWords(problem)}`,
            setting: problem.setting,
          })),
        ),
        ...(judged
          ? group(vscode.l10n.t('This document'), [
              {
                label: kindWords[judged.kind.kind],
                detail: kindReasonWords(judged.kind),
                setting: 'kinds',
                key: judged.kind.pattern ?? '',
              },
            ])
          : []),
        ...group(
          vscode.l10n.t('Raised here'),
          [...raised].map(([id, decision]) => itemOf(id, decision)),
        ),
        ...group(
          vscode.l10n.t('Silenced'),
          settings.ignore.map((id) => itemOf(id, { level: 'off', by: 'ignore' })),
        ),
      ],
      {
        title: vscode.l10n.t('Which settings decide'),
        placeHolder: vscode.l10n.t('Choose one to open its setting'),
        matchOnDetail: true,
      },
    );
    if (chosen?.setting !== undefined) await showSetting(chosen.setting, document?.uri, chosen.key);
  });
}
