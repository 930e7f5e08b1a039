/** *Library*: every principle by theme, pillar, phase or audience, with counts and what is new. */
import * as vscode from 'vscode';
import { type ChangeKind, newestKinds } from '../guidance/changes.ts';
import type { Guidance, PrincipleEntry } from '../guidance/guidance.ts';
import { type Grouping, groupings, type LibraryGroup, libraryGroups } from '../guidance/library.ts';
import type { Audience, Phase, Pillar, Theme } from '../guidance/vocabulary.ts';
import { pinnedFirst } from '../review/relevant.ts';
import type { Pin } from '../review/settings.ts';
import type { Assets } from './assets.ts';
import { type Changes, changeWords } from './changes.ts';
import type { CurrentEditor } from './currentEditor.ts';
import { pinsOf } from './pins.ts';
import { dragReferences, principleItem } from './rows.ts';
import type { PrincipleRow } from './target.ts';
import { audienceWords, packMarks, phaseWords, pillarWords, themeWords } from './words.ts';

const viewId = 'designManual.library';
const stateKey = 'designManual.libraryGrouping';

const groupWords: Readonly<Record<Grouping, (value: string) => string>> = {
  theme: (value) => themeWords[value as Theme],
  pillar: (value) => pillarWords[value as Pillar],
  phase: (value) => phaseWords[value as Phase],
  audience: (value) => audienceWords[value as Audience],
};

const groupingWords: Readonly<Record<Grouping, string>> = {
  theme: vscode.l10n.t('by theme'),
  pillar: vscode.l10n.t('by guiding principle'),
  phase: vscode.l10n.t('by phase'),
  audience: vscode.l10n.t('by audience'),
};

interface GroupRow {
  readonly group: LibraryGroup;
  readonly grouping: Grouping;
  /** How many of its principles are new or changed. */
  readonly fresh: number;
}
interface LeafRow extends PrincipleRow {
  readonly entry: PrincipleEntry;
  readonly parent: GroupRow;
  readonly change: ChangeKind | undefined;
  readonly isPinned: boolean;
}
type LibraryRow = GroupRow | LeafRow;

export function registerLibraryView(
  assets: Assets,
  changes: Changes,
  onDidChangeSettings: vscode.Event<void>,
  current: CurrentEditor,
  state: vscode.Memento,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let grouping = groupings.find((one) => one === state.get(stateKey)) ?? 'theme';
  let news: ReadonlyMap<string, ChangeKind> = new Map();
  let pinned: ReadonlyMap<string, Pin> = new Map();

  const groups = async (): Promise<LibraryRow[]> => {
    const [guidance, unseen] = await Promise.all([
      assets.guidance(current.editor?.document.uri),
      changes.unseen(),
    ]);
    news = newestKinds(unseen);
    pinned = pinsOf(guidance, current.editor?.document.uri);
    view.description = groupingWords[grouping];
    return libraryGroups(guidance.principles.values(), grouping).map((group) => ({
      group,
      grouping,
      fresh: group.principles.filter(({ id }) => news.has(id)).length,
    }));
  };
  const leaves = (parent: GroupRow): LeafRow[] =>
    pinnedFirst(parent.group.principles, ({ id }) => id, pinned).map((entry) => ({
      principle: entry.id,
      entry,
      parent,
      change: news.get(entry.id),
      isPinned: pinned.has(entry.id),
    }));
  const view = vscode.window.createTreeView<LibraryRow>(viewId, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (row) => (!row ? groups() : 'group' in row ? leaves(row) : []),
      getParent: (row) => ('group' in row ? undefined : row.parent),
      getTreeItem: async (row) =>
        'group' in row ? groupItem(row) : leafItem(row, await assets.guidance(current.editor?.document.uri)),
    },
    dragAndDropController: dragReferences<LibraryRow>(
      (row) => ('group' in row ? undefined : row.principle),
      assets,
    ),
    showCollapseAll: true,
  });
  const choose = async (): Promise<void> => {
    const chosen = await vscode.window.showQuickPick(
      groupings.map((one) => ({
        one,
        label: groupingWords[one],
        ...(one === grouping ? { description: vscode.l10n.t('now') } : {}),
      })),
      { placeHolder: vscode.l10n.t('Group the library…') },
    );
    if (chosen) await groupBy(chosen.one);
  };
  const groupBy = async (asked: Grouping): Promise<void> => {
    grouping = asked;
    await state.update(stateKey, grouping);
    changed.fire(undefined);
  };
  const refresh = (): void => {
    changed.fire(undefined);
  };
  return vscode.Disposable.from(
    view,
    changed,
    onDidChangeSettings(refresh),
    changes.onDidSee(refresh),
    vscode.commands.registerCommand('designManual.groupLibrary', (asked?: unknown) => {
      const known = groupings.find((one) => one === asked);
      return known ? groupBy(known) : choose();
    }),
  );
}

function groupItem({ group, grouping, fresh }: GroupRow): vscode.TreeItem {
  const label = groupWords[grouping](group.value);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${grouping}/${group.value}`;
  item.contextValue = 'group';
  const count = group.principles.length;
  const freshWords = fresh > 0 ? [vscode.l10n.t('{0} new or changed', fresh)] : [];
  item.description = [String(count), ...freshWords].join(' · ');
  const counted = count === 1 ? vscode.l10n.t('1 principle') : vscode.l10n.t('{0} principles', count);
  item.accessibilityInformation = { label: [label, counted, ...freshWords].join(', ') };
  return item;
}

function leafItem({ entry, parent, change, isPinned }: LeafRow, guidance: Guidance): vscode.TreeItem {
  const { id, title, summary, status } = entry;
  const item = principleItem(id, guidance, isPinned);
  item.id = `${parent.grouping}/${parent.group.value}/${id}`;
  const marks = [
    ...(change ? [changeWords(change)] : []),
    ...(status === 'historic' && change !== 'historic' ? [vscode.l10n.t('historic')] : []),
    ...(isPinned ? [vscode.l10n.t('pinned')] : []),
    ...packMarks(entry),
  ];
  if (marks.length > 0) item.description = marks.join(' · ');
  item.iconPath = new vscode.ThemeIcon(change ? 'sparkle' : status === 'historic' ? 'archive' : 'book');
  item.accessibilityInformation = { label: [title, ...marks, summary].join(', ') };
  return item;
}
