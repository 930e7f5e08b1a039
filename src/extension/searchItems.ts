/** The rows of a search as items of VS Code's quick pick, with a button for each thing that can be done with a principle. */
import * as vscode from 'vscode';
import type { Guidance, PrincipleEntry } from '../guidance/guidance.ts';
import type { GroupName, Row } from '../search/rows.ts';
import { packMarks, themeWords } from './words.ts';

export interface Item extends vscode.QuickPickItem {
  readonly row: Row;
}

export interface RowButton extends vscode.QuickInputButton {
  readonly command: string;
}

const { t } = vscode.l10n;

const button = (icon: string, tooltip: string, command: string): RowButton => ({
  iconPath: new vscode.ThemeIcon(icon),
  tooltip,
  command,
});
const beside = button('split-horizontal', t('Open beside'), 'designManual.openPrincipleBeside');
const reference = button('link', t('Insert a reference at the cursor'), 'designManual.insertReference');
const copy = button('copy', t('Copy the link'), 'designManual.copyLink');
const source = button('link-external', t('Open the source'), 'designManual.openSource');
const pin = button('pin', t('Pin'), 'designManual.pin');
const unpin = button('pinned', t('Unpin'), 'designManual.unpin');

/** Whether a button leaves the list as it is, but for the button. */
export const staysOpen = (pressed: vscode.QuickInputButton): boolean => pressed === pin || pressed === unpin;

const groupWords: Readonly<Record<GroupName, string>> = {
  here: t('relevant here'),
  pinned: t('pinned'),
  recent: t('opened last'),
  all: t('all principles'),
  found: t('found'),
  point: t('answers this point'),
  nearest: t('nothing found: these come nearest'),
  filters: t('filters'),
};

/** @param pinned ids */
export const itemsOf = (
  rows: readonly Row[],
  { principles }: Guidance,
  pinned: { has(id: string): boolean },
): Item[] =>
  rows.flatMap((row): Item[] => {
    // Rows are chosen and in order already: no second filter by the letters of the label.
    const common = { row, alwaysShow: true };
    switch (row.is) {
      case 'group':
        return [{ row, label: groupWords[row.group], kind: vscode.QuickPickItemKind.Separator }];
      case 'problem':
        return [{ ...common, label: `$(warning) ${row.text}` }];
      case 'didYouMean':
        return [{ ...common, label: `$(lightbulb) ${t('Did you mean “{0}”?', row.query)}` }];
      case 'filter':
        return [{ ...common, label: `$(filter) ${row.label}`, description: row.values.join(', ') }];
      case 'principle': {
        const principle = principles.get(row.id);
        return principle ? [{ ...common, ...principleItem(principle, pinned.has(row.id), row.words) }] : [];
      }
    }
  });

function principleItem(
  principle: PrincipleEntry,
  isPinned: boolean,
  words: readonly string[],
): Omit<Item, 'row'> {
  const { title, theme, summary, status, sources } = principle;
  const marks = [
    themeWords[theme],
    ...(status === 'historic' ? [t('historic')] : []),
    ...(isPinned ? [t('pinned')] : []),
    ...packMarks(principle),
    // The quick pick marks letters only where the whole query stands: otherwise the words are named.
    ...(words.length > 0 ? [t('matches {0}', words.map((word) => `“${word}”`).join(', '))] : []),
  ];
  return {
    label: title,
    description: marks.join(' · '),
    detail: summary,
    buttons: [
      beside,
      isPinned ? unpin : pin,
      reference,
      copy,
      ...(sources.some(({ url }) => url !== null) ? [source] : []),
    ],
  };
}
