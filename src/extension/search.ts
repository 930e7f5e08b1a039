/** *Search Guidance…*: a quick pick that shows principles as words are typed, with what can be done with each. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import { inOrder } from '../guidance/library.ts';
import { openFilter } from '../search/openFilter.ts';
import { filterRows, firstChoice, resultRows, type Row, startRows } from '../search/rows.ts';
import type { Analyses } from './analyses.ts';
import type { Assets } from './assets.ts';
import type { CurrentEditor } from './currentEditor.ts';
import { pinsOf } from './pins.ts';
import type { Pin } from '../review/settings.ts';
import type { OnDemand } from './onDemand.ts';
import type { Recent } from './recent.ts';
import { type Item, itemsOf, type RowButton, staysOpen } from './searchItems.ts';

const mostHits = 30;
/** A longer selection is a passage, and its first words say what it is about. In characters. */
const longestSelection = 200;

export interface Palette {
  /** Opens the search, and gives the principle that is chosen in it. */
  choose(words?: string): Promise<string | undefined>;
}

export function registerSearch(palette: Palette): vscode.Disposable {
  return vscode.commands.registerCommand('designManual.search', async (words?: unknown) => {
    const id = await palette.choose(typeof words === 'string' ? words : selectedWords());
    if (id !== undefined) await vscode.commands.executeCommand('designManual.openPrinciple', id);
  });
}

export function createPalette(
  assets: Assets,
  analyses: Analyses,
  current: CurrentEditor,
  recent: Recent,
  { judging, searchEngine }: OnDemand,
): Palette {
  const scope = (): vscode.Uri | undefined => current.editor?.document.uri;
  const relevantHere = async (guidance: Guidance): Promise<string[]> => {
    const { editor } = current;
    const judged = editor && (await analyses.of(editor.document));
    if (!judged) return [];
    const { relevantAt, relevantTo } = await judging();
    const here = relevantAt(judged, guidance, editor.selection.active.line, mostHits);
    return (here.length > 0 ? here : relevantTo(judged, guidance, mostHits)).map(({ id }) => id);
  };
  const rowsFor = async (
    text: string,
    guidance: Guidance,
    pins: ReadonlyMap<string, Pin>,
  ): Promise<Row[]> => {
    const pinned = new Set(pins.keys());
    if (text.trim() === '')
      return startRows({
        here: await relevantHere(guidance),
        pinned,
        recent: recent.ids().filter((id) => guidance.principles.has(id)),
        all: inOrder(guidance.principles.values()).map(({ id }) => id),
      });
    const { parseQuery, search } = await searchEngine();
    const open = openFilter(text);
    const query = parseQuery(open?.isEmpty ? open.before : text);
    const bodies = query.phrases.length > 0 ? await assets.bodies(scope()) : undefined;
    const index = await assets.index(scope());
    const options = { limit: mostHits, pinned, ...(bodies ? { bodies } : {}) };
    return resultRows(text, search(index, query, options), open);
  };

  return {
    choose: (words = '') =>
      new Promise((resolve) => {
        const pick = vscode.window.createQuickPick<Item>();
        pick.title = vscode.l10n.t('Search the guidance');
        pick.placeholder = vscode.l10n.t('Type what is on your mind, such as “supplier wants five years”');
        const addFilter: vscode.QuickInputButton = {
          iconPath: new vscode.ThemeIcon('filter'),
          tooltip: vscode.l10n.t('Add a filter'),
        };
        pick.buttons = [addFilter];
        // Letters are marked where the whole query stands in a row. Rows with marks in their labels would go to the top,
        // for which the API has no word yet; the order is to be that of the search.
        pick.matchOnDetail = true;
        Object.assign(pick, { sortByLabel: false });
        pick.value = words;
        let chosen: string | undefined;
        let rows: Row[] = [];
        /** Questions that were asked, and how many of them are answered or past. */
        let [asked, answered] = [0, 0];
        let enterPressed = false;
        /** The window lists the answers that it was sent last. */
        let isListed = false;

        const show = (next: Row[], guidance: Guidance): void => {
          rows = next;
          isListed = false;
          pick.items = itemsOf(rows, guidance, pinsOf(guidance, scope()));
          const first = firstChoice(rows);
          const active = pick.items.find(({ row }) => row === first);
          if (active) pick.activeItems = [active];
        };
        const update = async (text: string): Promise<void> => {
          const ask = ++asked;
          pick.busy = true;
          const guidance = await assets.guidance(scope());
          const next = await rowsFor(text, guidance, pinsOf(guidance, scope()));
          // Of two questions only the later one is answered, whichever answer comes first.
          if (ask !== asked) return;
          answered = ask;
          show(next, guidance);
          pick.busy = false;
          if (enterPressed) accept(firstChoice(rows));
        };
        const run = (text: string): void => {
          enterPressed = false;
          update(text).catch((error: unknown) => {
            pick.hide();
            void vscode.window.showErrorMessage(
              vscode.l10n.t('The guidance could not be loaded: {0}', String(error)),
            );
          });
        };
        const accept = (row: Row | undefined): void => {
          if (row?.is === 'principle') {
            chosen = row.id;
            pick.hide();
          } else if (row?.is === 'didYouMean' || row?.is === 'filter') {
            pick.value = row.query;
            run(row.query);
          }
        };
        pick.onDidChangeValue(run);
        pick.onDidChangeActive(() => {
          isListed = true;
        });
        pick.onDidAccept(() => {
          // What is listed may still answer an earlier question: Enter means the first answer to this one.
          if (answered < asked) enterPressed = true;
          else accept(isListed ? pick.selectedItems[0]?.row : firstChoice(rows));
        });
        pick.onDidTriggerButton(async (pressed) => {
          if (pressed !== addFilter) return;
          answered = ++asked;
          pick.busy = false;
          show(filterRows(pick.value), await assets.guidance(scope()));
        });
        pick.onDidTriggerItemButton(async ({ button, item: { row } }) => {
          if (row.is !== 'principle') return;
          const keep = staysOpen(button);
          if (!keep) pick.hide();
          await vscode.commands.executeCommand((button as RowButton).command, row.id);
          if (!keep) return;
          const guidance = await assets.guidance(scope());
          pick.keepScrollPosition = true;
          show(rows, guidance);
          const same = pick.items.find((other) => other.row === row);
          if (same) pick.activeItems = [same];
          pick.keepScrollPosition = false;
        });
        pick.onDidHide(() => {
          asked++;
          pick.dispose();
          resolve(chosen);
        });
        pick.show();
        run(pick.value);
        // The index is on its way before the first key, and never in front of it.
        assets.index(scope()).catch(() => undefined);
      }),
  };
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
