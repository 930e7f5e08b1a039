/** *Pinned*: the principles that the team keeps to, with their notes, and how the open document stands to each. */
import * as vscode from 'vscode';
import type { Pin } from '../review/settings.ts';
import type { ReviewState } from '../review/review.ts';
import type { Analyses } from './analyses.ts';
import type { Assets } from './assets.ts';
import type { CurrentEditor } from './currentEditor.ts';
import { keepFresh } from './freshView.ts';
import type { OnDemand } from './onDemand.ts';
import { dragReferences, principleItem } from './rows.ts';
import { reviewSettings } from './settings.ts';
import type { PrincipleRow } from './target.ts';
import { packMarks, stateWords } from './words.ts';

interface Row extends PrincipleRow {
  readonly item: vscode.TreeItem;
}

export function registerPinnedView(
  assets: Assets,
  analyses: Analyses,
  current: CurrentEditor,
  { judging }: OnDemand,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const load = async (): Promise<Row[]> => {
    const document = current.editor?.document;
    const guidance = await assets.guidance(document?.uri);
    const judged = document && (await analyses.whole(document));
    const found = judged ? (await judging()).reviewDocument(judged, guidance) : [];
    const states = new Map(found.map(({ principle, state }) => [principle, state]));
    const pins = new Map<string, Pin>();
    for (const pin of judged?.pins ?? []) pins.set(pin.id, pin);
    for (const pin of reviewSettings(document, guidance).settings.pinned) pins.set(pin.id, pin);
    return [...pins.values()].map((pin) => rowOf(pin, states.get(pin.id)));
    function rowOf(pin: Pin, state: ReviewState | undefined): Row {
      const item = principleItem(pin.id, guidance, true);
      const entry = guidance.principles.get(pin.id);
      const words = [
        ...(state ? [stateWords[state]] : []),
        ...(pin.note === undefined ? [] : [pin.note]),
        ...(entry ? packMarks(entry) : []),
      ];
      item.id = pin.id;
      item.description = words.join(' · ');
      item.iconPath = new vscode.ThemeIcon('pinned');
      item.accessibilityInformation = {
        label: [entry?.title ?? pin.id, vscode.l10n.t('pinned'), ...words].join(', '),
      };
      return { principle: pin.id, item };
    }
  };
  const view = vscode.window.createTreeView<Row>('designManual.pinned', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (row) => (row ? [] : load()),
      getTreeItem: ({ item }) => item,
      getParent: () => undefined,
    },
    dragAndDropController: dragReferences<Row>(({ principle }) => principle, assets),
  });
  return vscode.Disposable.from(
    view,
    changed,
    keepFresh(view, analyses, current, 'document', () => {
      changed.fire(undefined);
    }),
  );
}
