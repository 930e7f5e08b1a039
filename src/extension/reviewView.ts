/** *Review*: each principle that the open document is to address, and whether it does, with the lines that say so. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import type { Match } from '../relevance/analyse.ts';
import { reviewDocument, type ReviewEntry, reviewStates } from '../review/review.ts';
import { type Analyses, rangeOf } from './analyses.ts';
import type { Assets } from './assets.ts';
import type { CurrentEditor } from './currentEditor.ts';
import { keepFresh } from './freshView.ts';
import { principleItem } from './rows.ts';
import type { PrincipleRow } from './target.ts';
import { relationIcons, relationWords, stateIcons, stateWords } from './words.ts';

/** More lines than this under one principle are not read. */
const mostEvidence = 10;

interface EntryRow extends PrincipleRow {
  readonly entry: ReviewEntry;
  readonly document: vscode.TextDocument;
  readonly guidance: Guidance;
}
interface EvidenceRow {
  readonly match: Match;
  readonly parent: EntryRow;
}
type Row = EntryRow | EvidenceRow;

export function registerReviewView(
  assets: Assets,
  analyses: Analyses,
  current: CurrentEditor,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const load = async (): Promise<Row[]> => {
    const document = current.editor?.document;
    const judged = document && (await analyses.whole(document));
    view.message = '';
    delete view.description;
    if (!judged) return [];
    const guidance = await assets.guidance(document.uri);
    if (judged.analysis.kind === 'other') {
      view.message = vscode.l10n.t(
        'This does not read as an architecture document or a procurement specification.',
      );
      return [];
    }
    const entries = reviewDocument(judged, guidance);
    if (entries.length === 0) view.message = vscode.l10n.t('Nothing is expected of this document yet.');
    view.description = reviewStates
      .map((state) => `${entries.filter((entry) => entry.state === state).length} ${stateWords[state]}`)
      .join(' · ');
    return entries.map((entry) => ({ principle: entry.principle, entry, document, guidance }));
  };
  const view = vscode.window.createTreeView<Row>('designManual.review', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (row) => {
        if (!row) return load();
        return 'entry' in row
          ? row.entry.evidence.slice(0, mostEvidence).map((match): EvidenceRow => ({ match, parent: row }))
          : [];
      },
      getParent: (row) => ('entry' in row ? undefined : row.parent),
      getTreeItem: (row) => ('entry' in row ? entryItem(row) : evidenceItem(row)),
    },
    showCollapseAll: true,
  });
  return vscode.Disposable.from(
    view,
    changed,
    keepFresh(view, analyses, current, 'document', () => {
      changed.fire(undefined);
    }),
    vscode.commands.registerCommand('designManual.reviewDocument', async () => {
      await vscode.commands.executeCommand('designManual.review.focus');
      changed.fire(undefined);
    }),
  );
}

function entryItem({ entry, document, guidance }: EntryRow): vscode.TreeItem {
  const { principle, state, evidence, expected, pin } = entry;
  const item = principleItem(principle, guidance, pin !== undefined);
  item.id = `${document.uri.toString()} ${principle}`;
  item.collapsibleState =
    evidence.length === 0 ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Collapsed;
  const reason = pin?.note ?? (pin ? vscode.l10n.t('pinned') : expected);
  item.description = [stateWords[state], ...(reason === undefined ? [] : [reason])].join(' · ');
  item.iconPath = stateIcons[state];
  const { title = principle, summary = '' } = guidance.principles.get(principle) ?? {};
  item.tooltip = [summary, ...(reason === undefined ? [] : [reason])].join('\n\n');
  item.accessibilityInformation = { label: `${title}, ${item.description}` };
  return item;
}

function evidenceItem({ match, parent: { document } }: EvidenceRow): vscode.TreeItem {
  const range = rangeOf(document, match);
  const item = new vscode.TreeItem(`“${match.text}”`);
  const line = vscode.l10n.t('line {0}', range.start.line + 1);
  item.description = `${line} · ${match.because}`;
  item.iconPath = relationIcons[match.relation];
  item.tooltip = match.message;
  item.contextValue = 'evidence';
  item.accessibilityInformation = { label: `${relationWords[match.relation]}, ${line}: ${match.message}` };
  const options: vscode.TextDocumentShowOptions = { selection: range };
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Go there'),
    arguments: [document.uri, options],
  };
  return item;
}
