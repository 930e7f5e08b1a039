/** The rows of *Explain This Hint*, each with what it leads to. */
import * as vscode from 'vscode';
import type { CompiledSignal } from '../guidance/compile.ts';
import type { Guidance } from '../guidance/guidance.ts';
import type { Span } from '../document/document.ts';
import { writeSuppression } from '../document/suppressions.ts';
import type { Explanation } from '../review/explain.ts';
import type { Decision, Judged, ShownGap } from '../review/gate.ts';
import { rangeOf } from './analyses.ts';
import { settingOf, showSetting } from './settingsFiles.ts';
import {
  decisionWords,
  kindReasonWords,
  kindWords,
  levelWords,
  packWords,
  relationWords,
  strengthWords,
} from './words.ts';

export interface Row extends vscode.QuickPickItem {
  readonly run?: () => Thenable<unknown>;
}

/** What all rows are about. */
export interface Subject {
  readonly document: vscode.TextDocument;
  readonly judged: Judged;
  readonly guidance: Guidance;
  readonly principle: string;
  readonly decision: Decision;
  /** The file of a pack that the principle is from, or that changes it. */
  readonly packFile: vscode.Uri | undefined;
  /** Where a file of a pack declares the signal that was heard. */
  readonly declared?: { readonly document: vscode.TextDocument; readonly span: Span };
  /** Of the bundled guidance. */
  readonly version: string;
}

const { t } = vscode.l10n;

const group = (label: string, rows: readonly Row[]): Row[] =>
  rows.length > 0 ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...rows] : [];

/** The rows of an explanation: what became of the match, its signal, its principle, the document, and ways to silence it. */
export const rowsOf = (subject: Subject, one: Explanation | ShownGap): Row[] => [
  ...group(t('what became of it'), [
    'match' in one ? outcomeRow(subject, one) : gapRow(subject, one),
    ...decisionRows(subject),
  ]),
  ...('match' in one ? group(t('signal'), signalRows(subject, one)) : []),
  ...group(t('principle'), principleRows(subject)),
  ...group(t('document'), [
    {
      label: kindWords[subject.judged.kind.kind],
      detail: kindReasonWords(subject.judged.kind),
      run: () => showSetting('kinds', subject.document.uri, subject.judged.kind.pattern),
    },
  ]),
  ...group(t('to silence it'), silenceRows(subject, one)),
];

const goTo = (document: vscode.TextDocument, span: Span) => (): Thenable<unknown> =>
  vscode.window.showTextDocument(document, { selection: rangeOf(document, span) });

const lineWords = (document: vscode.TextDocument, { from }: Span): string =>
  t('line {0}', document.positionAt(from).line + 1);

const run =
  (command: string, ...values: unknown[]) =>
  (): Thenable<unknown> =>
    vscode.commands.executeCommand(command, ...values);

function outcomeRow({ document, decision }: Subject, { outcome, match, threshold }: Explanation): Row {
  const here = { description: lineWords(document, match), run: goTo(document, match) };
  switch (outcome.is) {
    case 'hint':
      return { label: t('It is shown as a hint of the level “{0}”', levelWords[decision.level]), ...here };
    case 'suppressed':
      return {
        label: t('It is not shown: the document silences it'),
        description: lineWords(document, outcome.suppression),
        detail: outcome.suppression.reason ?? t('without a reason'),
        run: goTo(document, outcome.suppression),
      };
    case 'off':
      return { label: t('It is not shown: settings silence it'), ...here };
    case 'noConflict':
      return { label: t('It is no hint: nothing here conflicts with the principle'), ...here };
    case 'weak':
      return { label: t('It is no hint: its score is below {0}', threshold), ...here };
    case 'unchanged':
      return {
        label: t('It is not shown: it was there before, and only changed lines have hints'),
        detail: t('by the setting designManual.changedLinesOnly'),
        run: () => showSetting('changedLinesOnly', document.uri),
      };
    case 'onceInSection':
      return {
        label: t('It is no hint: a principle is raised once in a section'),
        description: lineWords(document, outcome.hint),
        detail: `“${outcome.hint.text}”`,
        run: goTo(document, outcome.hint),
      };
  }
}

function gapRow({ document, decision }: Subject, { reason }: ShownGap): Row {
  return {
    label: t('Nothing in the document addresses it: shown with the level “{0}”', levelWords[decision.level]),
    detail: reason ?? '',
    run: goTo(document, { from: 0, to: 0 }),
  };
}

function decisionRows({ document, judged, principle, decision }: Subject): Row[] {
  const pin = judged.pins.find(({ id }) => id === principle);
  const inDocument = judged.analysis.document.settings.pinned.find((one) => one.principle === principle);
  const toSetting = (): Thenable<unknown> =>
    showSetting(settingOf[decision.by], document.uri, decision.key ?? principle);
  return [
    {
      label: t('The level is “{0}”', levelWords[decision.level]),
      detail: decisionWords(decision),
      run: decision.by === 'documentPinned' && inDocument ? goTo(document, inDocument) : toSetting,
    },
    ...(pin
      ? [
          {
            label: t('It is pinned'),
            ...(pin.note === undefined ? {} : { detail: t('Why we pin this: {0}', pin.note) }),
            run: inDocument
              ? goTo(document, inDocument)
              : (): Thenable<unknown> => showSetting('pinned', document.uri, principle),
          },
        ]
      : []),
  ];
}

function signalRows({ document, judged, declared }: Subject, explanation: Explanation): Row[] {
  const { match, signal, words, near, threshold } = explanation;
  const textOf = (span: Span): string =>
    `“${document.getText(rangeOf(document, span)).replace(/\s+/g, ' ')}”`;
  const score = {
    label: t('Its score is {0}; conflicts are shown from {1}', match.score.toFixed(2), threshold),
    run: goTo(document, match),
  };
  if (!signal)
    return [
      {
        label: t('No signal: the words of this paragraph are close to those of the principle'),
        description: lineWords(document, match),
        detail: textOf(match),
        run: goTo(document, match),
      },
      score,
    ];
  const block = judged.analysis.document.blocks[match.block];
  const path = judged.analysis.document.sections[block?.section ?? 0]?.path ?? [];
  const conditions: string[] = [
    ...(near.length > 0 ? [t('beside {0}', near.map(textOf).join(', '))] : []),
    ...(signal.under && path.length > 0 ? [t('under the heading “{0}”', path.join(' › '))] : []),
    ...(signal.without ? [t('and nothing beside it that would satisfy it')] : []),
    ...(signal.limit ? [limitWords(signal.limit)] : []),
  ];
  const open = declared
    ? goTo(declared.document, declared.span)
    : run('designManual.openPrinciple', match.principle);
  return [
    {
      label: `${relationWords[match.relation]} · ${strengthWords[signal.strength]}`,
      detail: match.because,
      run: open,
    },
    ...(match.relation === 'conflict' && signal.satisfy
      ? [{ label: t('What would put it right'), detail: signal.satisfy, run: open }]
      : []),
    {
      label: t('It listens for {0}', words.map(textOf).join(' … ')),
      description: lineWords(document, match),
      ...(conditions.length > 0 ? { detail: conditions.join(' · ') } : {}),
      run: goTo(document, match),
    },
    score,
  ];
}

const limitWords = ({ quantity, over, under }: NonNullable<CompiledSignal['limit']>): string => {
  const units = {
    duration: t('months'),
    money: t('in the currency written'),
    percentage: t('per cent'),
    count: '',
    date: t('days since 1 January 1970'),
  }[quantity];
  return over === undefined
    ? t('less than {0} {1}', under ?? 0, units).trim()
    : t('more than {0} {1}', over, units).trim();
};

function principleRows({ guidance, principle, packFile, version }: Subject): Row[] {
  const entry = guidance.principles.get(principle);
  const { title = principle, summary = '', pack, changedBy = [] } = entry ?? {};
  const open = run('designManual.openPrinciple', principle);
  return [
    { label: title, detail: summary, run: open },
    {
      label: pack ? t('From the pack “{0}”', packWords(pack)) : t('From the bundled guidance, {0}', version),
      run: pack && packFile ? run('vscode.open', packFile) : open,
    },
    ...changedBy.map((change) => ({
      label: t('Changed by the pack “{0}”', packWords(change.pack)),
      detail: change.fields.join(', '),
      run: packFile ? run('vscode.open', packFile) : open,
    })),
  ];
}

function silenceRows({ document, judged, principle }: Subject, one: Explanation | ShownGap): Row[] {
  const { languageId } = judged.analysis.document;
  const reason = t('your reason');
  const written = (wholeDocument: boolean): string =>
    writeSuppression(languageId, [principle], { reason, wholeDocument }).text;
  const here: Row[] =
    'match' in one && one.outcome.is !== 'suppressed'
      ? [
          {
            label: t('Not relevant here, with a reason'),
            detail: written(false),
            run: run('designManual.silenceHere', {
              principle,
              uri: document.uri.toString(),
              from: one.match.from,
            }),
          },
        ]
      : [];
  return [
    ...here,
    {
      label: t('In this file, with a reason'),
      detail: written(true),
      run: run('designManual.silenceInFile', principle),
    },
    {
      label: t('In this workspace'),
      detail: `"designManual.ignore": ["${principle}"]`,
      run: run('designManual.silenceInWorkspace', principle),
    },
  ];
}
