/** The words of the vocabulary as people read them, each once and each translated. */
import * as vscode from 'vscode';
import type { Audience, DocumentKind, Phase, Pillar, Relation, Theme } from '../guidance/vocabulary.ts';
import type { PrincipleEntry } from '../guidance/guidance.ts';
import type { PackInfo } from '../guidance/teamPack.ts';
import type { Signal } from '../guidance/principle.ts';
import type { Decision, KindDecision } from '../review/gate.ts';
import type { DocumentProblem } from '../review/problems.ts';
import type { ReviewFormat } from '../review/exportReview.ts';
import { countChanges } from '../review/reportWords.ts';
import { type ReviewState, reviewStates } from '../review/review.ts';
import type { GivenVerdict, ReviewedDocument, Since } from '../review/reviewed.ts';
import type { Level, SettingsProblem } from '../review/settings.ts';
import type { RecordProblem, Verdict } from '../review/verdicts.ts';
import type { Uncompared } from './commits.ts';

const { t } = vscode.l10n;

export const relationWords: Readonly<Record<Relation, string>> = {
  conflict: t('in conflict'),
  support: t('supported'),
  topic: t('touched on'),
};

export const relationIcons: Readonly<Record<Relation, vscode.ThemeIcon>> = {
  conflict: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  support: new vscode.ThemeIcon('check'),
  topic: new vscode.ThemeIcon('book'),
};

export const stateWords: Readonly<Record<ReviewState, string>> = {
  conflict: t('in conflict'),
  missing: t('missing'),
  addressed: t('addressed'),
  notApplicable: t('not applicable'),
};

export const stateIcons: Readonly<Record<ReviewState, vscode.ThemeIcon>> = {
  conflict: relationIcons.conflict,
  missing: new vscode.ThemeIcon('circle-large-outline'),
  addressed: new vscode.ThemeIcon('pass'),
  notApplicable: new vscode.ThemeIcon('circle-slash'),
};

/** What an icon says of a verdict. */
export const verdictIcons: Readonly<Record<Verdict | 'outOfDate', vscode.ThemeIcon>> = {
  agree: new vscode.ThemeIcon('thumbsup'),
  disagree: new vscode.ThemeIcon('thumbsdown'),
  notApplicable: stateIcons.notApplicable,
  outOfDate: new vscode.ThemeIcon('history', new vscode.ThemeColor('list.warningForeground')),
};

/** "disagreed: the Act names it", and whether that still holds. */
export function verdictWords({ verdict, note, outOfDate }: GivenVerdict): string {
  const said = { agree: t('agreed'), disagree: t('disagreed'), notApplicable: t('judged not applicable') }[
    verdict
  ];
  const words = note === undefined ? said : `${said}: ${note}`;
  return outOfDate ? t('{0} (out of date: the text has changed)', words) : words;
}

export const sinceWords: Readonly<Record<Since, string>> = {
  new: t('new'),
  open: t('open'),
  changed: t('changed'),
};

/** "2 in conflict · 1 missing · 8 addressed"; states that nothing is in are left out. */
export const stateCountWords = (entries: readonly { readonly state: ReviewState }[]): string =>
  reviewStates
    .map((state) => ({ state, count: entries.filter((entry) => entry.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${stateWords[state]}`)
    .join(' · ');

/** Whether the last review that was recorded knew of a document. */
export const isRecorded = ({ entries, resolved }: ReviewedDocument): boolean =>
  resolved.length > 0 ||
  entries.some(({ since, verdict }) => verdict !== undefined || (since !== undefined && since !== 'new'));

/** "Since the last review: 2 new, 1 resolved"; undefined where there was none. */
export function changesWords(reviews: readonly ReviewedDocument[]): string | undefined {
  const changes = countChanges(reviews.filter(isRecorded));
  if (!changes) return undefined;
  const { fresh, changed, resolved, outOfDate } = changes;
  const parts = [
    ...(fresh > 0 ? [t('{0} new', fresh)] : []),
    ...(changed > 0 ? [t('{0} changed', changed)] : []),
    ...(resolved > 0 ? [t('{0} resolved', resolved)] : []),
    ...(outOfDate > 0 ? [t('{0} verdicts out of date', outOfDate)] : []),
  ];
  return parts.length > 0
    ? t('Since the last review: {0}.', parts.join(', '))
    : t('Nothing has changed since the last review.');
}

export const formatWords: Readonly<
  Record<ReviewFormat, { readonly label: string; readonly detail: string }>
> = {
  markdown: { label: t('Markdown'), detail: t('To read in the repository, or to put into a pull request') },
  html: { label: t('Web page'), detail: t('One file with a heat map, to print or to send') },
  csv: { label: t('Table (CSV)'), detail: t('A row for each finding, for a spreadsheet') },
  statement: {
    label: t('Technology Code of Practice statement'),
    detail: t('What the documents say towards each point, and what is missing'),
  },
  json: { label: t('JSON'), detail: t('All that the review found, for other programs') },
};

/** What is wrong with a line of the file of verdicts. */
export function recordProblemWords({ problem, field }: Pick<RecordProblem, 'problem' | 'field'>): string {
  return {
    notAnObject: t('This is not an object in one line of JSON.'),
    wrongField: t('The field “{0}” is missing, or not of its kind.', field ?? ''),
    saidTwice: t('An earlier line is about the same principle of the same document: keep one.'),
    unmerged: t('A merge stopped here: keep the lines that hold, and take out this mark.'),
  }[problem];
}

export const levelWords: Readonly<Record<Level, string>> = {
  off: t('off'),
  hint: t('hint'),
  information: t('information'),
  warning: t('warning'),
  error: t('error'),
};

export const strengthWords: Readonly<Record<Signal['strength'], string>> = {
  strong: t('a strong signal'),
  medium: t('a signal of medium strength'),
  weak: t('a weak signal'),
};

export const kindWords: Readonly<Record<DocumentKind, string>> = {
  architecture: t('Architecture document'),
  procurement: t('Procurement specification'),
  other: t('Another kind of document'),
};

export const pillarWords: Readonly<Record<Pillar, string>> = {
  'user-needs': t('User needs'),
  outcomes: t('Outcomes'),
  openness: t('Openness'),
};

export const themeWords: Readonly<Record<Theme, string>> = {
  ...pillarWords,
  architecture: t('Architecture'),
  data: t('Data'),
  security: t('Security'),
  sourcing: t('Sourcing'),
  delivery: t('Delivery'),
  operations: t('Operations'),
  people: t('People'),
  governance: t('Governance'),
  sustainability: t('Sustainability'),
};

export const phaseWords: Readonly<Record<Phase, string>> = {
  discovery: t('Discovery'),
  alpha: t('Alpha'),
  beta: t('Beta'),
  live: t('Live'),
  retirement: t('Retirement'),
};

export const audienceWords: Readonly<Record<Audience, string>> = {
  cto: t('Chief technology officer'),
  architect: t('Architect'),
  developer: t('Developer'),
  'service-owner': t('Service owner'),
  commercial: t('Commercial'),
  security: t('Security'),
};

/** "2 principles · 1 conflict". */
export function countWords(principles: number, conflicts: number): string {
  const first = principles === 1 ? t('1 principle') : t('{0} principles', principles);
  if (conflicts === 0) return first;
  return `${first} · ${conflicts === 1 ? t('1 conflict') : t('{0} conflicts', conflicts)}`;
}

export const hintCountWords = (count: number): string =>
  count === 0 ? t('no hints') : count === 1 ? t('1 hint') : t('{0} hints', count);

/** "3 hints in changed lines, 5 in others". */
export function changedHintWords(count: number, others: number): string {
  const changed =
    count === 0
      ? t('no hints in changed lines')
      : count === 1
        ? t('1 hint in changed lines')
        : t('{0} hints in changed lines', count);
  return others === 0 ? changed : t('{0}, {1} in others', changed, others);
}

/** Why hints are shown in all lines although only changed ones are asked for. */
export const uncomparedWords: Readonly<Record<Uncompared, string>> = {
  noGit: t('Hints are shown in all lines: git is not to be had here.'),
  noRepository: t('Hints are shown in all lines: this document is in no git repository that is open.'),
  failed: t('Hints are shown in all lines: git could not say what was committed.'),
};

/** "because of its headings, such as “Termination”": by what a kind was decided. */
export function kindReasonWords({ by, pattern, cue }: KindDecision): string {
  if (by === 'command') return t('because you said so');
  if (by === 'document') return t('because the document says so');
  if (by === 'setting') return t('because of the setting designManual.kinds, “{0}”', pattern ?? '');
  if (!cue) return t('because nothing in it speaks for another kind');
  return {
    title: t('because of its title, “{0}”', cue.words),
    heading: t('because of its headings, such as “{0}”', cue.words),
    text: t('because of its words, such as “{0}”', cue.words),
  }[cue.in];
}

/** "Our pack", and "changed by Our pack": where a principle is from, if not from the bundled guidance alone. */
export const packMarks = ({ pack, changedBy = [] }: PrincipleEntry): string[] => [
  ...(pack ? [pack.name] : []),
  ...changedBy.map((change) => t('changed by {0}', change.pack.name)),
];

/** A pack with its version. */
export const packWords = ({ name, version }: PackInfo): string =>
  version === undefined ? name : `${name} ${version}`;

/** Which setting decided how a principle is shown. */
export function decisionWords({ by, key }: Decision): string {
  return {
    default: t('by default'),
    ignore: t('by the setting designManual.ignore'),
    severity: t('by the setting designManual.severity, “{0}”', key ?? ''),
    pinned: t('because it is pinned in designManual.pinned'),
    documentPinned: t('because the document pins it'),
  }[by];
}

export function problemWords({ problem, about, principle }: DocumentProblem): string {
  const id = principle ?? '';
  return {
    noReason: t('This suppression gives no reason, so it silences nothing. Write the reason after a colon.'),
    noPrinciple: t('This suppression names no principle.'),
    notAnId: t('This is not the id of a principle: ids are lower-case words with hyphens.'),
    nothingFollows: t('Nothing follows this suppression, so it silences nothing.'),
    unknownForm: t('There are only design-manual-ignore and design-manual-ignore-file.'),
    unknownKind: t('A document is of the kind architecture, procurement or other.'),
    unknownSetting: t('There is no such setting: there are kind, pinned and ignore.'),
    notAList: t('This must be a list of principles.'),
    unreadable: t('This cannot be read: write plain values and lists.'),
    unknownPrinciple:
      about === 'suppression'
        ? t('There is no principle “{0}”, so nothing is silenced.', id)
        : t('There is no principle “{0}”.', id),
    historicPrinciple: t('This principle is historic: kept as context, not as a current rule.'),
    silencesNothing: t('This suppression is not needed any more: nothing here touches “{0}”.', id),
  }[problem];
}

export function settingsProblemWords({ setting, value, problem }: SettingsProblem): string {
  const name = `designManual.${setting}`;
  return {
    notAList: t('{0} must be a list.', name),
    notAnObject: t('{0} must be an object.', name),
    unknownPrinciple: t('{0} names “{1}”, and there is no such principle.', name, value),
    unknownLevel: t('{0} has “{1}”: a level is off, hint, information, warning or error.', name, value),
    unknownKind: t('{0} has “{1}”: a kind is architecture, procurement or other.', name, value),
  }[problem];
}
