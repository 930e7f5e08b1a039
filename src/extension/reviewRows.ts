/** The rows of the review: documents or principles, what was found of each, and what says so. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import { type ReviewedEntry, type ReviewedEvidence, settledState } from '../review/reviewed.ts';
import { reviewStates } from '../review/review.ts';
import type { ReviewRecord } from '../review/verdicts.ts';
import type { Reviewed } from './reviews.ts';
import { principleItem } from './rows.ts';
import type { PrincipleRow } from './target.ts';
import {
  isRecorded,
  relationIcons,
  relationWords,
  sinceWords,
  stateCountWords,
  stateIcons,
  stateWords,
  verdictIcons,
  verdictWords,
} from './words.ts';

export interface DocumentRow {
  readonly row: 'document';
  readonly reviewed: Reviewed;
}
/** A principle with what was found of it in several documents. */
export interface GroupRow extends PrincipleRow {
  readonly row: 'group';
  /** That of its first finding. */
  readonly guidance: Guidance;
  readonly found: readonly Finding[];
}
/** What was found of a principle in a document. */
export interface EntryRow extends PrincipleRow {
  readonly row: 'entry';
  readonly reviewed: Reviewed;
  readonly entry: ReviewedEntry;
  readonly parent?: DocumentRow | GroupRow;
}
/** What a finding rests on: a place in the document, a suppression, or what a reviewer said. */
interface DetailRow {
  readonly row: 'detail';
  readonly item: vscode.TreeItem;
  readonly parent: EntryRow;
}
/** What was in conflict or missing at the last review, and is no more. */
interface ResolvedRow extends PrincipleRow {
  readonly row: 'resolved';
  readonly record: ReviewRecord;
  readonly reviewed: Reviewed;
  readonly parent?: DocumentRow;
}
export type ReviewRow = DocumentRow | GroupRow | EntryRow | DetailRow | ResolvedRow;

export interface Finding {
  readonly reviewed: Reviewed;
  readonly entry: ReviewedEntry;
}

/** What was found in one document, then what is resolved. */
export const entryRows = (reviewed: Reviewed, parent?: DocumentRow): ReviewRow[] => [
  ...reviewed.review.entries.map((entry): EntryRow => ({
    row: 'entry',
    principle: entry.principle,
    reviewed,
    entry,
    ...(parent ? { parent } : {}),
  })),
  ...reviewed.review.resolved.map((record): ResolvedRow => ({
    row: 'resolved',
    principle: record.principle,
    record,
    reviewed,
    ...(parent ? { parent } : {}),
  })),
];

export const documentRows = (all: readonly Reviewed[]): DocumentRow[] =>
  all.map((reviewed) => ({ row: 'document', reviewed }));

/** Principles with most conflicts first, then with most that is missing. */
export function groupRows(all: readonly Reviewed[]): GroupRow[] {
  const groups = new Map<string, Finding[]>();
  for (const reviewed of all)
    for (const entry of reviewed.review.entries) {
      const found = groups.get(entry.principle);
      if (found) found.push({ reviewed, entry });
      else groups.set(entry.principle, [{ reviewed, entry }]);
    }
  const countsOf = (found: readonly Finding[]): number[] =>
    reviewStates.map((state) => found.filter(({ entry }) => entry.state === state).length);
  return [...groups]
    .flatMap(([principle, found]) => {
      const guidance = found[0]?.reviewed.guidance;
      return guidance ? [{ row: 'group' as const, principle, guidance, found, counts: countsOf(found) }] : [];
    })
    .sort(
      (a, b) =>
        (b.counts[0] ?? 0) - (a.counts[0] ?? 0) ||
        (b.counts[1] ?? 0) - (a.counts[1] ?? 0) ||
        (a.principle < b.principle ? -1 : 1),
    );
}

export function childrenOf(row: ReviewRow): ReviewRow[] {
  if (row.row === 'document') return entryRows(row.reviewed, row);
  if (row.row === 'entry') return detailRows(row);
  if (row.row !== 'group') return [];
  const { principle, found } = row;
  return [...found]
    .sort((a, b) => reviewStates.indexOf(a.entry.state) - reviewStates.indexOf(b.entry.state))
    .map(({ reviewed, entry }) => ({ row: 'entry', principle, reviewed, entry, parent: row }));
}

export const parentOf = (row: ReviewRow): ReviewRow | undefined => ('parent' in row ? row.parent : undefined);

export function itemOf(row: ReviewRow): vscode.TreeItem {
  switch (row.row) {
    case 'document':
      return documentItem(row);
    case 'group':
      return groupItem(row);
    case 'entry':
      return entryItem(row);
    case 'resolved':
      return resolvedItem(row);
    case 'detail':
      return row.item;
  }
}

const { None, Collapsed } = vscode.TreeItemCollapsibleState;

function documentItem({ reviewed: { uri, review } }: DocumentRow): vscode.TreeItem {
  const item = new vscode.TreeItem(uri, Collapsed);
  const isNew = review.entries.some(({ since }) => since === 'new') && !isRecorded(review);
  const counts = [
    stateCountWords(review.entries),
    ...(isNew ? [vscode.l10n.t('not in the last review')] : []),
  ];
  // The counts are what is read first, so that in a narrow view it is the folder that is cut off.
  const slash = review.path.lastIndexOf('/');
  const folder = slash < 0 ? [] : [review.path.slice(0, slash)];
  item.id = `document ${uri.toString()}`;
  item.label = review.path.slice(slash + 1);
  item.description = [...counts, ...folder].join(' · ');
  item.iconPath = vscode.ThemeIcon.File;
  item.tooltip = [review.title, review.path, counts.join(' · ')].join('\n\n');
  item.contextValue = 'document';
  item.accessibilityInformation = { label: `${review.path}, ${counts.join(' · ')}` };
  return item;
}

function groupItem({ principle, found, guidance }: GroupRow): vscode.TreeItem {
  const isPinned = found.some(({ entry }) => entry.pinned);
  const item = principleItem(principle, guidance, isPinned);
  const entries = found.map(({ entry }) => entry);
  item.id = `group ${principle}`;
  item.collapsibleState = Collapsed;
  item.description = stateCountWords(entries);
  const worst = reviewStates.find((state) => entries.some((entry) => settledState(entry) === state));
  if (worst) item.iconPath = stateIcons[worst];
  item.accessibilityInformation = { label: `${labelOf(item)}, ${item.description}` };
  return item;
}

function entryItem({ reviewed, entry, parent }: EntryRow): vscode.TreeItem {
  const { principle, state, expected, pinned, pinNote, verdict, since } = entry;
  const { guidance } = reviewed;
  const isUnderPrinciple = parent?.row === 'group';
  const item = principleItem(principle, guidance, pinned);
  const title = labelOf(item);
  item.contextValue = `${item.contextValue ?? ''}.entry${verdict ? '.verdict' : ''}`;
  item.id = `${isUnderPrinciple ? 'found' : 'entry'} ${reviewed.uri.toString()} ${principle}`;
  if (isUnderPrinciple) item.label = reviewed.review.path;
  const reason = pinNote ?? (pinned ? vscode.l10n.t('pinned') : expected);
  item.collapsibleState = hasDetails(entry) ? Collapsed : None;
  item.description = [
    stateWords[state],
    ...(since && since !== 'open' && isRecorded(reviewed.review) ? [sinceWords[since]] : []),
    ...(verdict ? [verdictWords(verdict)] : []),
    ...(reason === undefined || isUnderPrinciple ? [] : [reason]),
  ].join(' · ');
  // What a reviewer settled looks settled; what the review found stands beside it in words.
  item.iconPath = verdict?.outOfDate ? verdictIcons.outOfDate : stateIcons[settledState(entry)];
  const summary = guidance.principles.get(principle)?.summary ?? '';
  item.tooltip = [title, item.description, summary, ...(reason === undefined ? [] : [reason])].join('\n\n');
  item.accessibilityInformation = { label: `${labelOf(item)}, ${item.description}` };
  return item;
}

function resolvedItem({ principle, record, reviewed }: ResolvedRow): vscode.TreeItem {
  const item = principleItem(principle, reviewed.guidance, false);
  item.id = `resolved ${reviewed.uri.toString()} ${principle}`;
  item.description = vscode.l10n.t('resolved since the last review · was {0}', stateWords[record.found]);
  item.iconPath = new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('testing.iconPassed'));
  item.accessibilityInformation = { label: `${labelOf(item)}, ${item.description}` };
  return item;
}

const hasDetails = ({ evidence, excuses, verdict, state }: ReviewedEntry): boolean =>
  evidence.length > 0 || excuses.length > 0 || verdict !== undefined || state === 'notApplicable';

function detailRows(parent: EntryRow): DetailRow[] {
  const { reviewed, entry } = parent;
  const { verdict, evidence, moreEvidence, excuses, state } = entry;
  const items: vscode.TreeItem[] = [];
  if (verdict) {
    const item = new vscode.TreeItem(verdictWords(verdict));
    item.iconPath = verdict.outOfDate ? verdictIcons.outOfDate : verdictIcons[verdict.verdict];
    if (verdict.outOfDate)
      item.tooltip = vscode.l10n.t(
        'The verdict was given on other words, or on another finding. Give it again.',
      );
    items.push(item);
  }
  for (const { line, reason } of excuses) {
    const item = new vscode.TreeItem(reason ?? vscode.l10n.t('ignored without a reason'));
    const place = vscode.l10n.t('line {0}', line);
    item.description = `${place} · ${vscode.l10n.t('the document excuses it')}`;
    item.iconPath = new vscode.ThemeIcon('eye-closed');
    item.command = openAt(reviewed.uri, new vscode.Range(line - 1, 0, line - 1, 0));
    item.accessibilityInformation = { label: `${labelOf(item)}, ${item.description}` };
    items.push(item);
  }
  if (state === 'notApplicable' && excuses.length === 0) {
    const item = new vscode.TreeItem(vscode.l10n.t('Settings silence it'));
    item.iconPath = new vscode.ThemeIcon('settings-gear');
    items.push(item);
  }
  for (const place of evidence) items.push(evidenceItem(reviewed.uri, place));
  if (moreEvidence > 0) {
    const item = new vscode.TreeItem(
      moreEvidence === 1 ? vscode.l10n.t('1 more place') : vscode.l10n.t('{0} more places', moreEvidence),
    );
    item.iconPath = new vscode.ThemeIcon('ellipsis');
    items.push(item);
  }
  return items.map((item) => ({ row: 'detail', item, parent }));
}

/** So much of the sentence stands before its words in a row, which is narrow. In UTF-16 units. */
const mostBefore = 16;

function evidenceItem(uri: vscode.Uri, place: ReviewedEvidence): vscode.TreeItem {
  const { relation, line, column, endLine, endColumn, quote, because, satisfy } = place;
  const isCut = quote.before.length > mostBefore;
  // From a whole word on.
  const before = isCut ? `…${quote.before.slice(-mostBefore).replace(/^\S*\s+/, '')}` : quote.before;
  const label = `${before}${quote.words}${quote.after}`;
  const item = new vscode.TreeItem({
    label,
    highlights: [[before.length, before.length + quote.words.length]],
  });
  const words = vscode.l10n.t('line {0}', line);
  item.description = `${words} · ${because}`;
  item.iconPath = relationIcons[relation];
  const message = [`“${quote.words}”: ${because}.`, ...(satisfy === undefined ? [] : [satisfy])].join(' ');
  item.tooltip = `“${quote.before}${quote.words}${quote.after}”\n\n${message}`;
  item.contextValue = 'evidence';
  item.accessibilityInformation = { label: `${relationWords[relation]}, ${words}: ${message}` };
  item.command = openAt(uri, new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1));
  return item;
}

function openAt(uri: vscode.Uri, selection: vscode.Range): vscode.Command {
  const options: vscode.TextDocumentShowOptions = { selection };
  return { command: 'vscode.open', title: vscode.l10n.t('Go there'), arguments: [uri, options] };
}

const labelOf = ({ label }: vscode.TreeItem): string =>
  typeof label === 'string' ? label : (label?.label ?? '');
