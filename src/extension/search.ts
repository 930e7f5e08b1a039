/** *Search Guidance…*: a quick pick that shows principles as words are typed, with what can be done with each. */
import * as vscode from 'vscode';
import type { Guidance, PrincipleEntry } from '../guidance/guidance.ts';
import { rankAt, rankDocument } from '../relevance/rank.ts';
import { type Hit, parseQuery, search, type SearchResult } from '../search/index.ts';
import type { Analyses } from './analyses.ts';
import type { Assets } from './assets.ts';
import type { CurrentEditor } from './currentEditor.ts';
import { pinnedIds } from './pins.ts';
import type { Recent } from './recent.ts';
import { themeWords } from './words.ts';

const mostHits = 30;
/** How many in each group of an empty search. */
const mostHere = 5;
/** A longer selection is a passage, and its first words say what it is about. In characters. */
const longestSelection = 200;

interface Item extends vscode.QuickPickItem {
  readonly id?: string;
  /** A better spelling, to be searched for. */
  readonly query?: string;
}

interface RowButton extends vscode.QuickInputButton {
  readonly command: string;
}

const button = (icon: string, tooltip: string, command: string): RowButton => ({
  iconPath: new vscode.ThemeIcon(icon),
  tooltip,
  command,
});
const beside = button('split-horizontal', vscode.l10n.t('Open beside'), 'designManual.openPrincipleBeside');
const pin = button('pin', vscode.l10n.t('Pin'), 'designManual.pin');
const unpin = button('pinned', vscode.l10n.t('Unpin'), 'designManual.unpin');
const reference = button('link', vscode.l10n.t('Insert a reference'), 'designManual.insertReference');
const copy = button('copy', vscode.l10n.t('Copy the link'), 'designManual.copyLink');
const source = button('link-external', vscode.l10n.t('Open the source'), 'designManual.openSource');

export function registerSearch(
  assets: Assets,
  analyses: Analyses,
  current: CurrentEditor,
  recent: Recent,
): vscode.Disposable {
  /** Principles for an empty search: relevant here, pinned and recent, then all. */
  const groups = async (guidance: Guidance, itemOf: (id: string) => Item[]): Promise<Item[]> => {
    const { editor } = current;
    const judged = editor && (await analyses.of(editor.document));
    const line = editor?.selection.active.line ?? 0;
    const here = judged
      ? [rankAt(judged.analysis, guidance, line, mostHere), rankDocument(judged.analysis, guidance, mostHere)]
          .find((ranked) => ranked.length > 0)
          ?.filter(({ id }) => !judged.silenced.has(id))
      : undefined;
    const group = (label: string, ids: Iterable<string>): Item[] => {
      const items = [...ids].flatMap(itemOf);
      return items.length > 0 ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items] : [];
    };
    return [
      ...group(
        vscode.l10n.t('Relevant here'),
        (here ?? []).map(({ id }) => id),
      ),
      ...group(vscode.l10n.t('Pinned'), pinnedIds(guidance, editor?.document.uri)),
      ...group(vscode.l10n.t('Opened last'), recent.ids()),
      ...group(vscode.l10n.t('All principles'), guidance.principles.keys()),
    ];
  };

  return vscode.commands.registerCommand('designManual.search', (words?: unknown) => {
    const pick = vscode.window.createQuickPick<Item>();
    pick.title = vscode.l10n.t('Search the guidance');
    pick.placeholder = vscode.l10n.t('Type what is on your mind, such as “supplier wants five years”');
    pick.busy = true;
    pick.value = typeof words === 'string' ? words : selectedWords();
    let asked = 0;
    const update = async (query: string): Promise<void> => {
      const ask = ++asked;
      const guidance = await assets.guidance();
      const pinned = pinnedIds(guidance, current.editor?.document.uri);
      const itemOf = (id: string, hit?: Hit): Item[] => {
        const principle = guidance.principles.get(id);
        return principle ? [rowOf(principle, pinned.has(id), hit)] : [];
      };
      let items: Item[];
      if (query.trim() === '') items = await groups(guidance, (id) => itemOf(id));
      else {
        const parsed = parseQuery(query);
        const bodies = parsed.phrases.length > 0 ? { bodies: await assets.bodies() } : {};
        const result = search(await assets.index(), parsed, { limit: mostHits, pinned, ...bodies });
        items = [...remarks(result), ...result.hits.flatMap((hit) => itemOf(hit.id, hit))];
      }
      // Of two questions only the later one is answered, whichever answer comes first.
      if (ask !== asked) return;
      pick.items = items;
      const first = items.find(({ id }) => id !== undefined);
      if (first) pick.activeItems = [first];
      pick.busy = false;
    };
    const run = (query: string): void => {
      update(query).catch((error: unknown) => {
        pick.hide();
        void vscode.window.showErrorMessage(
          vscode.l10n.t('The guidance could not be loaded: {0}', String(error)),
        );
      });
    };
    pick.onDidChangeValue(run);
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item?.query !== undefined) {
        pick.value = item.query;
        run(item.query);
      } else if (item?.id !== undefined) {
        pick.hide();
        void vscode.commands.executeCommand('designManual.openPrinciple', item.id);
      }
    });
    pick.onDidTriggerItemButton(async ({ button: pressed, item }) => {
      const { command } = pressed as RowButton;
      const isPin = pressed === pin || pressed === unpin;
      if (!isPin) pick.hide();
      await vscode.commands.executeCommand(command, item.id);
      if (isPin) run(pick.value);
    });
    pick.onDidHide(() => {
      asked++;
      pick.dispose();
    });
    run(pick.value);
    pick.show();
  });
}

/** What is selected in the editor, in one line. */
function selectedWords(): string {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.selection.isEmpty) return '';
  return editor.document
    .getText(editor.selection)
    .replace(/["\s]+/g, ' ')
    .trim()
    .slice(0, longestSelection);
}

/** What is said above the hits: that they are only near, a better spelling, the point that was asked for, problems. */
function remarks({ nearest, didYouMean, point, problems }: SearchResult): Item[] {
  const remark = (label: string, more: Partial<Item> = {}): Item => ({ label, alwaysShow: true, ...more });
  return [
    ...problems.map((problem) => remark(`$(warning) ${problem}`)),
    ...(didYouMean === undefined
      ? []
      : [remark(`$(search) ${vscode.l10n.t('Did you mean “{0}”?', didYouMean)}`, { query: didYouMean })]),
    ...(nearest ? [remark(`$(info) ${vscode.l10n.t('Nothing has these words. The nearest:')}`)] : []),
    ...(point ? [remark(`$(law) ${point.code} (${point.year}), ${point.number}`)] : []),
  ];
}

/** @param hit where the row answers a query: its matched words are named, since a row cannot mark them itself */
function rowOf(
  { id, title, theme, summary, status, sources }: PrincipleEntry,
  isPinned: boolean,
  hit?: Hit,
): Item {
  const marked = hit ? [...marksIn(hit.marks.title, title), ...marksIn(hit.marks.summary, summary)] : [];
  const words = [...new Set(marked.map((word) => word.toLowerCase()))];
  const description = [
    themeWords[theme],
    ...(status === 'historic' ? [vscode.l10n.t('historic')] : []),
    ...(isPinned ? [vscode.l10n.t('pinned')] : []),
    ...(words.length > 0 ? [words.map((word) => `“${word}”`).join(' ')] : []),
  ].join(' · ');
  return {
    id,
    label: title,
    description,
    detail: summary,
    // Hits are already filtered and ranked: no second filter by the letters of the label.
    alwaysShow: true,
    buttons: [
      beside,
      isPinned ? unpin : pin,
      reference,
      copy,
      ...(sources.some(({ url }) => url !== null) ? [source] : []),
    ],
  };
}

const marksIn = (ranges: Hit['marks']['title'], text: string): string[] =>
  ranges.map(({ from, to }) => text.slice(from, to));
