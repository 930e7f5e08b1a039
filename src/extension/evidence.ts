/** *Insert Example of Evidence*: what a document would say that addresses a principle, to be written over. */
import * as vscode from 'vscode';
import { evidenceExample } from '../guidance/body.ts';
import { blocksAtLine } from '../document/document.ts';
import { paragraphEdit } from '../review/edits.ts';
import type { Analyses } from './analyses.ts';
import type { Assets } from './assets.ts';
import { applyInEditor } from './edit.ts';
import type { Targets } from './target.ts';

export function registerEvidence(assets: Assets, analyses: Analyses, targets: Targets): vscode.Disposable {
  return vscode.commands.registerCommand('designManual.insertEvidence', async (argument: unknown) => {
    const editor = vscode.window.activeTextEditor;
    const principle = await targets.principle(argument);
    const judged = editor && (await analyses.of(editor.document));
    if (principle === undefined || !judged) return;
    const example = evidenceExample((await assets.bodies(editor.document.uri)).get(principle) ?? '');
    if (example === undefined) return;
    const { document } = judged.analysis;
    const place = argument as { from?: unknown } | null | undefined;
    const line =
      typeof place?.from === 'number'
        ? editor.document.positionAt(place.from).line
        : editor.selection.active.line;
    const block = blocksAtLine(document, line)[0] ?? nearestAbove(document.blocks, editor, line);
    const edit = paragraphEdit(document, block, example);
    if (!(await applyInEditor(editor.document, edit))) return;
    // Selected, so that what is typed next takes its place.
    const start = edit.from + (edit.cursor ?? 0);
    const end =
      start + example.replaceAll('\n', editor.document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n').length;
    editor.selection = new vscode.Selection(
      editor.document.positionAt(start),
      editor.document.positionAt(end),
    );
  });
}

/** On an empty line the section is that of the block above. */
function nearestAbove(blocks: readonly { from: number }[], editor: vscode.TextEditor, line: number): number {
  const offset = editor.document.offsetAt(new vscode.Position(line, 0));
  const below = blocks.findIndex(({ from }) => from > offset);
  return Math.max(0, (below < 0 ? blocks.length : below) - 1);
}
