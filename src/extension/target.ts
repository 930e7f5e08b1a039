/** Which principle a command is about: the one that it is given, the page that is read, or those at the cursor. */
import * as vscode from 'vscode';
import type { Match } from '../relevance/analyse.ts';
import type { Analyses } from './analyses.ts';
import type { Assets } from './assets.ts';
import type { CurrentEditor } from './currentEditor.ts';
import type { OnDemand } from './onDemand.ts';
import { principleOf } from './reader.ts';
import type { Palette } from './search.ts';
import { relationWords } from './words.ts';

/** What rows of trees and lists give to commands. */
export interface PrincipleRow {
  readonly principle: string;
}

/** A principle at a place in a document. */
export interface Place {
  readonly principle: string;
  readonly uri: string;
  readonly from: number;
}

/** The id that a command was called with: itself, a row of a tree or list, or the address of a page of the reader. */
export function idOf(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  if (argument instanceof vscode.Uri) return principleOf(argument);
  const principle = (argument as Partial<PrincipleRow> | null | undefined)?.principle;
  return typeof principle === 'string' ? principle : undefined;
}

/** The principle whose page has the focus. */
export function openedPrinciple(): string | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText
    ? principleOf(input.uri)
    : undefined;
}

export type Targets = ReturnType<typeof createTargets>;

export function createTargets(
  assets: Assets,
  analyses: Analyses,
  palette: Palette,
  current: CurrentEditor,
  { judging }: OnDemand,
) {
  /** The matches at the cursor; where there are none, those of hints on its line. */
  const matchesAtCursor = async (editor: vscode.TextEditor): Promise<Match[]> => {
    const [{ shownMatchesAt }, judged, guidance] = await Promise.all([
      judging(),
      analyses.of(editor.document),
      assets.guidance(editor.document.uri),
    ]);
    if (!judged) return [];
    const here = shownMatchesAt(judged, guidance, editor.document.offsetAt(editor.selection.active));
    if (here.length > 0) return here;
    const { line } = editor.selection.active;
    return judged.hints
      .map(({ match }) => match)
      .filter(({ from }) => editor.document.positionAt(from).line === line);
  };
  const chosenAtCursor = async (): Promise<{ match: Match; document: vscode.TextDocument } | undefined> => {
    const { editor } = current;
    const matches = editor ? await matchesAtCursor(editor) : [];
    const [only] = matches;
    if (!editor || !only) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No principle is touched at the cursor.'));
      return undefined;
    }
    if (matches.length === 1) return { match: only, document: editor.document };
    const { principles } = await assets.guidance(editor.document.uri);
    const chosen = await vscode.window.showQuickPick(
      matches.map((match) => ({
        match,
        label: principles.get(match.principle)?.title ?? match.principle,
        description: relationWords[match.relation],
        detail: match.message,
      })),
      { placeHolder: vscode.l10n.t('Which principle?') },
    );
    return chosen && { match: chosen.match, document: editor.document };
  };
  return {
    matchesAtCursor,
    /** The principle that a command is about, asked for where it is not clear. */
    async principle(argument: unknown): Promise<string | undefined> {
      const given = idOf(argument) ?? openedPrinciple();
      if (given !== undefined) return given;
      const editor = vscode.window.activeTextEditor;
      if (!editor || (await matchesAtCursor(editor)).length === 0) return palette.choose();
      return (await chosenAtCursor())?.match.principle;
    },
    /** The match that a command is about, in the document as it is now. */
    async match(argument: unknown): Promise<{ match: Match; document: vscode.TextDocument } | undefined> {
      const place = argument as Partial<Place> | null | undefined;
      if (typeof place?.uri !== 'string' || typeof place.from !== 'number') return chosenAtCursor();
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
      const [{ shownMatchesAt }, judged, guidance] = await Promise.all([
        judging(),
        analyses.of(document),
        assets.guidance(document.uri),
      ]);
      if (!judged) return undefined;
      const match = shownMatchesAt(judged, guidance, place.from).find(
        ({ principle }) => principle === place.principle,
      );
      return match && { match, document };
    },
  };
}
