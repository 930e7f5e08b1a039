/**
 * *Review*: each principle that a document is to address, and whether it does, with the lines that say so and what reviewers
 * said. It follows the open document, or lists a whole workspace by document or by principle.
 */
import * as vscode from 'vscode';
import type { Analyses } from './analyses.ts';
import type { CurrentEditor } from './currentEditor.ts';
import { keepFresh } from './freshView.ts';
import type { Records } from './records.ts';
import {
  childrenOf,
  documentRows,
  entryRows,
  type EntryRow,
  groupRows,
  itemOf,
  parentOf,
  type ReviewRow,
} from './reviewRows.ts';
import type { Reviewed, Reviews } from './reviews.ts';
import { changesWords, stateCountWords } from './words.ts';
import type { WorkspaceReview } from './workspaceReview.ts';

type Scope = 'document' | 'workspace';
type Groups = 'document' | 'principle';

export interface ReviewView {
  dispose(): void;
  /** What the view is about. */
  readonly scope: Scope;
  /** The finding that is selected in it, if one is. */
  readonly selected: EntryRow | undefined;
}

export function createReviewView(
  analyses: Analyses,
  current: CurrentEditor,
  records: Records,
  reviews: Reviews,
  workspace: WorkspaceReview,
  memory: vscode.Memento,
): ReviewView {
  const changed = new vscode.EventEmitter<undefined>();
  let scope: Scope = 'document';
  let groups: Groups = memory.get(groupsKey) === 'principle' ? 'principle' : 'document';

  const refresh = (): void => {
    changed.fire(undefined);
  };
  const load = async (): Promise<ReviewRow[]> => {
    const document = current.editor?.document;
    const shown = scope === 'workspace' ? loadWorkspace() : await loadDocument(document);
    view.message = shown.message;
    view.description = shown.description;
    return shown.rows;
  };
  const loadDocument = async (document: vscode.TextDocument | undefined): Promise<Shown> => {
    const one = document && (await reviews.of(document));
    if (!one) return { rows: [], message: '', description: '' };
    const { entries, kind } = one.review;
    const message =
      kind === 'other'
        ? vscode.l10n.t('This does not read as an architecture document or a procurement specification.')
        : (changesWords([one.review]) ??
          (entries.length === 0 ? vscode.l10n.t('Nothing is expected of this document yet.') : ''));
    return { rows: entryRows(one), message, description: stateCountWords(entries) };
  };
  const loadWorkspace = (): Shown => {
    const judged = (workspace.reviewed ?? []).filter(({ review }) => review.kind !== 'other');
    const rows = groups === 'document' ? documentRows(judged) : groupRows(judged);
    return {
      rows,
      message: workspaceMessage(workspace, judged),
      description: stateCountWords(judged.flatMap(({ review }) => review.entries)),
    };
  };
  const view = vscode.window.createTreeView<ReviewRow>('designManual.review', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (row) => (row ? childrenOf(row) : load()),
      getParent: parentOf,
      getTreeItem: itemOf,
    },
    showCollapseAll: true,
  });
  const show = async (wanted: Scope): Promise<void> => {
    scope = wanted;
    await vscode.commands.executeCommand('setContext', scopeKey, scope);
    refresh();
    await vscode.commands.executeCommand('designManual.review.focus');
  };
  const group = async (wanted: Groups): Promise<void> => {
    groups = wanted;
    await Promise.all([
      vscode.commands.executeCommand('setContext', groupsKey, groups),
      memory.update(groupsKey, groups),
    ]);
    refresh();
  };
  void vscode.commands.executeCommand('setContext', scopeKey, scope);
  void vscode.commands.executeCommand('setContext', groupsKey, groups);

  let hasWorkspace = false;
  const listeners = vscode.Disposable.from(
    view,
    changed,
    keepFresh(view, analyses, current, 'document', () => {
      if (scope === 'document') refresh();
    }),
    records.onDidChange(() => {
      if (scope === 'document') refresh();
    }),
    workspace.onDidChange(() => {
      const has = workspace.reviewed !== undefined;
      if (has !== hasWorkspace) {
        hasWorkspace = has;
        void vscode.commands.executeCommand('setContext', workspaceKey, has);
        if (!has) {
          scope = 'document';
          void vscode.commands.executeCommand('setContext', scopeKey, scope);
          refresh();
        }
      }
      if (scope === 'workspace') refresh();
    }),
    vscode.commands.registerCommand('designManual.reviewDocument', () => show('document')),
    vscode.commands.registerCommand('designManual.showWorkspaceReview', () => show('workspace')),
    vscode.commands.registerCommand('designManual.reviewWorkspace', async () => {
      const done = workspace.start();
      await show('workspace');
      await done;
    }),
    vscode.commands.registerCommand('designManual.groupReviewByDocument', () => group('document')),
    vscode.commands.registerCommand('designManual.groupReviewByPrinciple', () => group('principle')),
  );
  return {
    get scope() {
      return scope;
    },
    get selected() {
      const [row] = view.selection;
      const found = row?.row === 'detail' ? row.parent : row;
      return found?.row === 'entry' ? found : undefined;
    },
    dispose: () => {
      listeners.dispose();
    },
  };
}

interface Shown {
  readonly rows: ReviewRow[];
  readonly message: string;
  readonly description: string;
}

/** Keys of `when` clauses; the second is also that of the memory. */
const scopeKey = 'designManual.reviewScope';
const groupsKey = 'designManual.reviewGroups';
const workspaceKey = 'designManual.hasWorkspaceReview';

/** How far the review is, what has changed since the last one, and what else is to be known of it. */
function workspaceMessage(workspace: WorkspaceReview, judged: readonly Reviewed[]): string {
  const { progress, running, stopped, cutOff, stale } = workspace;
  const { done, total, hints } = progress;
  const count = vscode.l10n.t('{0} of {1} documents are judged, with {2} hints.', judged.length, done, hints);
  const changes = changesWords(judged.map(({ review }) => review));
  return [
    running
      ? vscode.l10n.t('Reviewing: {0} of {1}', done, total)
      : stopped
        ? `${vscode.l10n.t('Stopped after {0} of {1}.', done, total)} ${count}`
        : count,
    ...(cutOff ? [vscode.l10n.t('There are more: only the first {0} are reviewed.', total)] : []),
    ...(stale ? [vscode.l10n.t('Settings have changed since: review again.')] : []),
    ...(changes !== undefined && !running ? [changes] : []),
  ].join(' ');
}
