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
    const example = await chooseEvidence(principle, editor.document.uri, assets);
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

/** The example on a principle's page, or one of the templates that packs add to it. */
async function chooseEvidence(id: string, scope: vscode.Uri, assets: Assets): Promise<string | undefined> {
  const [bodies, { principles }] = await Promise.all([assets.bodies(scope), assets.guidance(scope)]);
  const example = evidenceExample(bodies.get(id) ?? '');
  const templates = (principles.get(id)?.evidence ?? []).map(({ title, text, pack }) => ({
    label: title,
    description: pack,
    detail: text.replace(/\s+/g, ' ').slice(0, 120),
    text,
  }));
  const items = [
    ...templates,
    ...(example === undefined
      ? []
      : [{ label: vscode.l10n.t('The example on its page'), detail: example, text: example }]),
  ];
  if (items.length === 0)
    void vscode.window.showInformationMessage(
      vscode.l10n.t('“{0}” has no example of evidence.', principles.get(id)?.title ?? id),
    );
  const [only] = items;
  if (items.length <= 1) return only?.text;
  const placeHolder = vscode.l10n.t('Which example?');
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true }))?.text;
}

/** On an empty line the section is that of the block above. */
function nearestAbove(blocks: readonly { from: number }[], editor: vscode.TextEditor, line: number): number {
  const offset = editor.document.offsetAt(new vscode.Position(line, 0));
  const below = blocks.findIndex(({ from }) => from > offset);
  return Math.max(0, (below < 0 ? blocks.length : below) - 1);
}
