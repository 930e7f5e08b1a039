/** A quiet marker at the end of a line with a conflict: its words say what it is, whatever the colours. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import { rangeOf } from './analyses.ts';
import type { Assets } from './assets.ts';
import type { Hints } from './hints.ts';
import { section } from './settings.ts';

export function registerMarkers(
  assets: Assets,
  hints: Hints,
  onDidChangeSettings: vscode.Event<void>,
): vscode.Disposable {
  const decoration = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedOpen,
    after: { color: new vscode.ThemeColor('editorCodeLens.foreground'), margin: '0 0 0 2em' },
  });
  const show = async (editor: vscode.TextEditor): Promise<void> => {
    const { document } = editor;
    const isOn = vscode.workspace.getConfiguration(section, document).get<boolean>('inlineMarkers', false);
    const guidance = await assets.guidance(editor.document.uri);
    editor.setDecorations(decoration, isOn ? markersOf(document, hints, guidance) : []);
  };
  const showAll = (document?: vscode.TextDocument): void => {
    for (const editor of vscode.window.visibleTextEditors) {
      if (document && editor.document !== document) continue;
      show(editor).catch((error: unknown) => {
        console.error('Design Manual: markers', error);
      });
    }
  };
  showAll();
  return vscode.Disposable.from(
    decoration,
    hints.onDidShow(showAll),
    onDidChangeSettings(() => {
      showAll();
    }),
    vscode.window.onDidChangeVisibleTextEditors(() => {
      showAll();
    }),
  );
}

function markersOf(
  document: vscode.TextDocument,
  hints: Hints,
  { principles }: Guidance,
): vscode.DecorationOptions[] {
  const lines = new Map<number, string[]>();
  for (const { match } of hints.shownIn(document)) {
    const { line } = rangeOf(document, match).end;
    const title = principles.get(match.principle)?.title ?? match.principle;
    lines.set(line, [...(lines.get(line) ?? []), title]);
  }
  return [...lines].map(([line, titles]) => {
    const [only = ''] = titles;
    const words = titles.length === 1 ? only : vscode.l10n.t('{0} conflicts', titles.length);
    return { range: document.lineAt(line).range, renderOptions: { after: { contentText: `⚠ ${words}` } } };
  });
}
