/** *Relevant Here*: the principles that matter to the open document in the cursor's section, best first. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import type { ParsedDocument } from '../document/document.ts';
import type { Ranked } from '../relevance/rank.ts';
import type { Analyses } from './analyses.ts';
import type { Assets } from './assets.ts';
import type { CurrentEditor } from './currentEditor.ts';
import { keepFresh } from './freshView.ts';
import type { OnDemand } from './onDemand.ts';
import { pinsOf } from './pins.ts';
import { dragReferences, principleItem } from './rows.ts';
import type { PrincipleRow } from './target.ts';
import { relationIcons, relationWords } from './words.ts';

const most = 12;

interface Row extends PrincipleRow {
  readonly item: vscode.TreeItem;
}

export function registerRelevantView(
  assets: Assets,
  analyses: Analyses,
  current: CurrentEditor,
  { judging }: OnDemand,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();

  const load = async (): Promise<Row[]> => {
    const editor = current.editor;
    const judged = editor && (await analyses.of(editor.document));
    view.message = '';
    view.description = '';
    if (!judged) return [];
    const guidance = await assets.guidance(editor.document.uri);
    if (judged.analysis.kind === 'other') {
      view.message = vscode.l10n.t(
        'This does not read as an architecture document or a procurement specification.',
      );
      return [];
    }
    const { relevantAt, relevantTo } = await judging();
    const { line } = editor.selection.active;
    const here = relevantAt(judged, guidance, line, most);
    const ranked = here.length > 0 ? here : relevantTo(judged, guidance, most);
    const heading = here.length > 0 ? headingAt(judged.analysis.document, line) : undefined;
    if (heading !== undefined) view.description = heading;
    const pinned = pinsOf(guidance, editor.document.uri);
    return ranked.map((entry) => rowOf(entry, guidance, pinned.has(entry.id)));
  };
  const view = vscode.window.createTreeView<Row>('designManual.relevant', {
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
    keepFresh(view, analyses, current, 'cursor', () => {
      changed.fire(undefined);
    }),
  );
}

/** The heading of the section that a line is in. */
function headingAt({ sections, blocks, lineStarts }: ParsedDocument, line: number): string | undefined {
  const end = lineStarts[line + 1] ?? Infinity;
  const section = sections
    .filter(({ level, firstBlock }) => level > 0 && (blocks[firstBlock]?.from ?? Infinity) < end)
    .at(-1);
  return section?.path.at(-1);
}

function rowOf({ id, relation, because }: Ranked, guidance: Guidance, isPinned: boolean): Row {
  const item = principleItem(id, guidance, isPinned);
  item.id = id;
  item.description = `${relationWords[relation]} · ${because}`;
  item.iconPath = relationIcons[relation];
  const { title = id, summary = '' } = guidance.principles.get(id) ?? {};
  item.tooltip = `${relationWords[relation]}: ${because}\n\n${summary}`;
  item.accessibilityInformation = {
    label: `${title}, ${relationWords[relation]}: ${because}${isPinned ? `, ${vscode.l10n.t('pinned')}` : ''}`,
  };
  return { principle: id, item };
}
