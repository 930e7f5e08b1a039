/** The sidebar's list of the principles that matter to the open document at the cursor, best first. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import type { Relation } from '../guidance/vocabulary.ts';
import { rankAt, rankDocument, type Ranked } from '../relevance/rank.ts';
import type { Analyses } from './analyses.ts';
import { isJudged } from './analyses.ts';
import type { Assets } from './assets.ts';

const viewId = 'designManual.relevant';
const most = 12;
/** How long the cursor must rest before the list follows it. */
const rest = 150;

const icons: Readonly<Record<Relation, vscode.ThemeIcon>> = {
  conflict: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  support: new vscode.ThemeIcon('check'),
  topic: new vscode.ThemeIcon('book'),
};
const relationWords = (relation: Relation): string =>
  ({
    conflict: vscode.l10n.t('in conflict'),
    support: vscode.l10n.t('supported'),
    topic: vscode.l10n.t('touched on'),
  })[relation];

export function registerRelevantView(
  assets: Assets,
  analyses: Analyses,
  onDidAnalyse: vscode.Event<vscode.TextDocument>,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let editor = vscode.window.activeTextEditor;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const load = async (): Promise<Row[]> => {
    if (!editor || editor.document.isClosed || !isJudged(editor.document)) {
      view.message = '';
      return [];
    }
    const { document, selection } = editor;
    const [guidance, analysis] = await Promise.all([assets.guidance(), analyses.of(document)]);
    const here = rankAt(analysis, guidance, selection.active.line, most);
    const ranked = here.length > 0 ? here : rankDocument(analysis, guidance, most);
    view.message =
      analysis.kind === 'other'
        ? vscode.l10n.t('This does not read as an architecture document or a procurement specification.')
        : '';
    return ranked.map((entry) => rowOf(entry, guidance));
  };
  const view = vscode.window.createTreeView<Row>(viewId, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (row) => (row ? [] : load()),
      getTreeItem: (row) => row,
    },
  });
  const refresh = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (view.visible) changed.fire(undefined);
    }, rest);
  };
  return vscode.Disposable.from(
    view,
    changed,
    view.onDidChangeVisibility(refresh),
    onDidAnalyse((document) => {
      if (document === editor?.document) refresh();
    }),
    vscode.window.onDidChangeActiveTextEditor((active) => {
      // A focused reader or sidebar is no reason to forget the document that is being read.
      if (!active && vscode.window.visibleTextEditors.some((visible) => visible === editor)) return;
      editor = active;
      refresh();
    }),
    vscode.window.onDidChangeTextEditorSelection((event) => {
      if (event.textEditor === editor) refresh();
    }),
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
  );
}

type Row = vscode.TreeItem;

function rowOf({ id, relation, because }: Ranked, guidance: Guidance): Row {
  const principle = guidance.principles.get(id);
  const label = principle?.title ?? id;
  const row = new vscode.TreeItem(label);
  row.id = id;
  row.description = relationWords(relation);
  row.iconPath = icons[relation];
  row.tooltip = `${principle?.summary ?? ''}\n\n${because}`;
  row.accessibilityInformation = { label: `${label}, ${relationWords(relation)}: ${because}` };
  row.command = {
    command: 'designManual.openPrinciple',
    title: vscode.l10n.t('Open the principle'),
    arguments: [id],
  };
  return row;
}
