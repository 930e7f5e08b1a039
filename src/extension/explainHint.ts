/**
 * *Explain This Hint*: the principle, the signal and its words, the score, and the setting, pin or suppression that decided.
 * A list, because each row is read out by itself, and leads to what it speaks of.
 */
import * as vscode from 'vscode';
import type { CompiledSignal } from '../guidance/compile.ts';
import type { Guidance } from '../guidance/guidance.ts';
import type { Explanation } from '../review/explain.ts';
import type { Judged, ShownGap } from '../review/gate.ts';
import type { Analyses } from './analyses.ts';
import type { Assets } from './assets.ts';
import type { CurrentEditor } from './currentEditor.ts';
import { type Row, rowsOf, type Subject } from './explainRows.ts';
import type { Judging, OnDemand, PackReader } from './onDemand.ts';
import type { Packs } from './packs.ts';
import type { Place } from './target.ts';

const { t } = vscode.l10n;

export function registerExplainHint(
  assets: Assets,
  analyses: Analyses,
  current: CurrentEditor,
  packs: Packs,
  { judging, packReader }: OnDemand,
  version: string,
): vscode.Disposable {
  return vscode.commands.registerCommand('designManual.explainHint', async (argument: unknown) => {
    const place = placeOf(argument, current);
    const document = place && (await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true)));
    const judged = document && (await analyses.of(document));
    if (!judged) {
      void vscode.window.showInformationMessage(
        t('Put the cursor on words that are marked, to have it explained.'),
      );
      return;
    }
    const guidance = await assets.guidance(document.uri);
    const found = explanationsAt(judged, guidance, document, place, await judging());
    const [only] = found;
    if (!only) {
      void vscode.window.showInformationMessage(t('No principle is touched at the cursor.'));
      return;
    }
    const chosen = found.length === 1 ? only : await choose(found, guidance);
    if (!chosen) return;
    const principle = 'match' in chosen ? chosen.match.principle : chosen.principle;
    const decision = judged.decisionOf(principle);
    const packFile = await packs.fileOf(principle, document.uri);
    const signal = 'match' in chosen ? chosen.signal : undefined;
    const declared = packFile && signal && (await declaredAt(packFile, signal, packReader));
    const subject: Subject = {
      document,
      judged,
      guidance,
      principle,
      decision,
      packFile,
      version,
      ...(declared ? { declared } : {}),
    };
    const row = await vscode.window.showQuickPick<Row>(rowsOf(subject, chosen), {
      title: guidance.principles.get(principle)?.title ?? principle,
      placeHolder: t('Why this is raised here, or is not. Choose a row to go to what it speaks of.'),
      matchOnDetail: true,
    });
    await row?.run?.();
  });
}

/** Where a file of a pack declares a signal; undefined where it does not, or cannot be read any more. */
async function declaredAt(
  file: vscode.Uri,
  signal: CompiledSignal,
  packReader: () => Promise<PackReader>,
): Promise<Subject['declared']> {
  try {
    const document = await vscode.workspace.openTextDocument(file);
    const span = (await packReader()).signalPlace(document.getText(), signal);
    return span && { document, span };
  } catch {
    return undefined;
  }
}

/** The place that a command was called with, else the cursor. */
function placeOf(
  argument: unknown,
  { editor }: CurrentEditor,
): (Partial<Place> & { uri: string; from: number }) | undefined {
  const place = argument as Partial<Place> | null | undefined;
  if (typeof place?.uri === 'string' && typeof place.from === 'number')
    return { ...place, uri: place.uri, from: place.from };
  return (
    editor && {
      uri: editor.document.uri.toString(),
      from: editor.document.offsetAt(editor.selection.active),
    }
  );
}

/** What can be explained at a place; where there is nothing, the hints and gaps that are marked on its line. */
function explanationsAt(
  judged: Judged,
  guidance: Guidance,
  document: vscode.TextDocument,
  { principle, from }: Partial<Place> & { from: number },
  { explain, explainAt }: Judging,
): (Explanation | ShownGap)[] {
  const isAsked = (id: string): boolean => principle === undefined || principle === id;
  const here = explainAt(judged, guidance, from).filter(({ match }) => isAsked(match.principle));
  if (here.length > 0) return here;
  const { line } = document.positionAt(from);
  const onLine = judged.hints
    .map(({ match }) => match)
    .filter((match) => isAsked(match.principle) && document.positionAt(match.from).line === line)
    .map((match) => explain(judged, guidance, match));
  if (onLine.length > 0) return onLine;
  // Gaps are marked on the title.
  const title = judged.analysis.document.blocks.find(({ type }) => type === 'heading')?.from ?? 0;
  if (document.positionAt(title).line !== line) return [];
  return judged.gaps.filter((gap) => gap.decision && isAsked(gap.principle));
}

async function choose(
  found: readonly (Explanation | ShownGap)[],
  { principles }: Guidance,
): Promise<Explanation | ShownGap | undefined> {
  const items = found.map((one) => {
    const id = 'match' in one ? one.match.principle : one.principle;
    const detail = 'match' in one ? one.match.message : (one.reason ?? '');
    return { one, label: principles.get(id)?.title ?? id, detail };
  });
  return (await vscode.window.showQuickPick(items, { placeHolder: t('Which principle?') }))?.one;
}
