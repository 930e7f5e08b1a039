/** *Library*: every principle by theme, pillar, phase or audience, with counts and what is new. */
import * as vscode from 'vscode';
import type { Guidance, PrincipleEntry } from '../guidance/guidance.ts';
import { type Grouping, groupings, type LibraryGroup, libraryGroups } from '../guidance/library.ts';
import type { Audience, Phase, Pillar, Theme } from '../guidance/vocabulary.ts';
import type { Assets } from './assets.ts';
import { changeWords, type Changes } from './changes.ts';
import { pinnedIds } from './pins.ts';
import { dragReferences, principleItem } from './rows.ts';
import type { PrincipleRow } from './target.ts';
import { audienceWords, phaseWords, pillarWords, themeWords } from './words.ts';

const stateKey = 'designManual.libraryGrouping';

const groupWords: Readonly<Record<Grouping, (value: string) => string>> = {
  theme: (value) => themeWords[value as Theme],
  pillar: (value) => pillarWords[value as Pillar],
  phase: (value) => phaseWords[value as Phase],
  audience: (value) => audienceWords[value as Audience],
};

const groupingWords = (): Readonly<Record<Grouping, string>> => ({
  theme: vscode.l10n.t('Theme'),
  pillar: vscode.l10n.t('Guiding principle'),
  phase: vscode.l10n.t('Phase'),
  audience: vscode.l10n.t('Audience'),
});

interface GroupRow {
  readonly group: LibraryGroup;
  readonly grouping: Grouping;
}
interface LeafRow extends PrincipleRow {
  readonly entry: PrincipleEntry;
  readonly parent: GroupRow;
}
type Row = GroupRow | LeafRow;

export function registerLibraryView(
  assets: Assets,
  changes: Changes,
  onDidChangeSettings: vscode.Event<void>,
  state: vscode.Memento,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let grouping = groupings.find((one) => one === state.get(stateKey)) ?? 'theme';
  let loaded:
    { guidance: Guidance; pinned: ReadonlySet<string>; news: ReadonlyMap<string, string> } | undefined;

  const groups = async (): Promise<Row[]> => {
    const guidance = await assets.guidance();
    const unseen = await changes.unseen();
    const news = new Map(unseen.map(({ id, kind }) => [id, changeWords(kind)]));
    loaded = { guidance, pinned: pinnedIds(guidance), news };
    view.description = groupingWords()[grouping];
    return libraryGroups(guidance.principles.values(), grouping).map((group) => ({ group, grouping }));
  };
  const view = vscode.window.createTreeView<Row>('designManual.library', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (row) => {
        if (!row) return groups();
        return 'group' in row
          ? row.group.principles.map((entry): LeafRow => ({ principle: entry.id, entry, parent: row }))
          : [];
      },
      getParent: (row) => ('group' in row ? undefined : row.parent),
      getTreeItem: (row) => ('group' in row ? groupItem(row) : leafItem(row)),
    },
    dragAndDropController: dragReferences<Row>((row) => ('group' in row ? undefined : row.principle), assets),
    showCollapseAll: true,
  });
  const leafItem = ({ entry, parent }: LeafRow): vscode.TreeItem => {
    const { guidance, pinned, news } = loaded ?? {};
    const item = guidance
      ? principleItem(entry.id, guidance, pinned?.has(entry.id) ?? false)
      : new vscode.TreeItem(entry.title);
    item.id = `${parent.grouping}/${parent.group.value}/${entry.id}`;
    const fresh = news?.get(entry.id);
    const marks = [
      ...(fresh === undefined ? [] : [fresh]),
      ...(entry.status === 'historic' ? [vscode.l10n.t('historic')] : []),
      ...(pinned?.has(entry.id) ? [vscode.l10n.t('pinned')] : []),
    ];
    if (marks.length > 0) item.description = marks.join(' · ');
    item.iconPath = new vscode.ThemeIcon(
      fresh !== undefined ? 'sparkle' : entry.status === 'historic' ? 'archive' : 'book',
    );
    item.accessibilityInformation = { label: [entry.title, ...marks, entry.summary].join(', ') };
    return item;
  };
  const choose = async (): Promise<void> => {
    const words = groupingWords();
    const chosen = await vscode.window.showQuickPick(
      groupings.map((one) => ({
        one,
        label: words[one],
        ...(one === grouping ? { description: vscode.l10n.t('current') } : {}),
      })),
      { placeHolder: vscode.l10n.t('Group the library by…') },
    );
    if (!chosen) return;
    grouping = chosen.one;
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
    vscode.commands.registerCommand('designManual.groupLibrary', choose),
  );
}

function groupItem({ group, grouping }: GroupRow): vscode.TreeItem {
  const label = groupWords[grouping](group.value);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${grouping}/${group.value}`;
  const count = group.principles.length;
  item.description = String(count);
  item.accessibilityInformation = {
    label: `${label}, ${count === 1 ? vscode.l10n.t('1 principle') : vscode.l10n.t('{0} principles', count)}`,
  };
  return item;
}
