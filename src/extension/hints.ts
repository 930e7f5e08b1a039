/** Hints as diagnostics: conflicts, gaps of pinned principles, and what is wrong with suppressions and settings. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import type { ParsedDocument } from '../document/document.ts';
import type { Judged, ShownGap, ShownHint } from '../review/gate.ts';
import type { DocumentProblem } from '../review/problems.ts';
import type { Level } from '../review/settings.ts';
import { hintKey, hintsToShow, problemKey, problemsToShow, type TypingStage } from '../review/typing.ts';
import { type Analyses, rangeOf } from './analyses.ts';
import type { Assets } from './assets.ts';
import { principleUri } from './reader.ts';
import { delayFor } from './settings.ts';
import { problemWords } from './words.ts';

export const hintSource = 'Design Manual';

/** New hints in the paragraph that is being typed wait this many times as long as others. */
const longPause = 5;
/** Between two keys the text is judged again only where that is not felt. In milliseconds. */
const unfelt = 60;

export interface Hints {
  dispose(): void;
  /** What is marked in a document now, in order of place. */
  shownIn(document: vscode.TextDocument): readonly ShownHint[];
  /** The marks of a document have changed. */
  readonly onDidShow: vscode.Event<vscode.TextDocument>;
  readonly paused: boolean;
  pause(on: boolean): void;
  /** Keeps the marks of a document that is not visible, as part of a review of the workspace. */
  keep(document: vscode.TextDocument): Promise<number>;
  /** Ends a review of the workspace. */
  forgetKept(): void;
}

interface State {
  stage: TypingStage;
  /** Offset of the last edit. */
  typedAt?: number;
  timers: ReturnType<typeof setTimeout>[];
  shown: readonly ShownHint[];
  keys: ReadonlySet<string>;
  /** What counts up with each new request, so that an old answer is not shown after a newer one. */
  asked: number;
}

export function createHints(assets: Assets, analyses: Analyses): Hints {
  const diagnostics = vscode.languages.createDiagnosticCollection('design-manual');
  const showed = new vscode.EventEmitter<vscode.TextDocument>();
  const states = new Map<vscode.TextDocument, State>();
  const kept = new Set<string>();
  let paused = false;

  const stateOf = (document: vscode.TextDocument): State => {
    let state = states.get(document);
    if (!state) {
      state = { stage: 'rested', timers: [], shown: [], keys: new Set(), asked: 0 };
      states.set(document, state);
    }
    return state;
  };
  const isVisible = (document: vscode.TextDocument): boolean =>
    vscode.window.visibleTextEditors.some((editor) => editor.document === document);
  const clear = (document: vscode.TextDocument): void => {
    const state = states.get(document);
    state?.timers.forEach(clearTimeout);
    states.delete(document);
    diagnostics.delete(document.uri);
    if (state && state.shown.length > 0) showed.fire(document);
  };

  const show = async (document: vscode.TextDocument): Promise<void> => {
    const state = stateOf(document);
    const ask = ++state.asked;
    const { version } = document;
    const [guidance, judged, problems] = await Promise.all([
      assets.guidance(document.uri),
      analyses.of(document),
      analyses.problemsOf(document),
    ]);
    if (document.isClosed || document.version !== version || states.get(document) !== state) return;
    if (ask !== state.asked) return;
    const { stage, typedAt, keys } = state;
    const typedBlock =
      typedAt === undefined
        ? undefined
        : judged?.analysis.document.blocks.findIndex(({ from, to }) => from <= typedAt && typedAt <= to);
    const hints = judged && !paused ? hintsToShow(judged.hints, keys, stage, typedBlock) : [];
    const gaps =
      judged && !paused ? judged.gaps.filter((gap) => stage !== 'typing' || keys.has(gapKey(gap))) : [];
    const wrong = problemsToShow(problems, keys, stage, typedAt);
    state.shown = hints;
    state.keys = new Set([...hints.map(hintKey), ...gaps.map(gapKey), ...wrong.map(problemKey)]);
    diagnostics.set(document.uri, [
      ...hints.map((hint) => hintDiagnostic(document, hint)),
      ...(judged ? gaps.flatMap((gap) => gapDiagnostic(document, gap, judged, guidance) ?? []) : []),
      ...wrong.map((problem) => problemDiagnostic(document, problem)),
    ]);
    showed.fire(document);
  };
  const run = (document: vscode.TextDocument): void => {
    show(document).catch((error: unknown) => {
      console.error('Design Manual: hints', error);
    });
  };
  const later = (document: vscode.TextDocument, stages: readonly [TypingStage, number][]): void => {
    const state = stateOf(document);
    state.timers.forEach(clearTimeout);
    state.timers = stages.map(([stage, delay]) =>
      setTimeout(() => {
        state.stage = stage;
        run(document);
      }, delay),
    );
  };
  const showVisible = (): void => {
    for (const document of [...states.keys()])
      if (!isVisible(document) && !kept.has(document.uri.toString())) clear(document);
    for (const { document } of vscode.window.visibleTextEditors) {
      if (analyses.unjudged(document)) clear(document);
      else if (stateOf(document).stage === 'rested') run(document);
    }
  };

  showVisible();
  const listeners = vscode.Disposable.from(
    diagnostics,
    showed,
    vscode.window.onDidChangeVisibleTextEditors(showVisible),
    analyses.onDidChangeSettings(showVisible),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
      const [change] = contentChanges;
      if (!change || !isVisible(document) || analyses.unjudged(document)) return;
      const state = stateOf(document);
      state.typedAt = change.rangeOffset + change.text.length;
      const delay = delayFor(document);
      state.stage = 'typing';
      if (analyses.took(document) <= unfelt) run(document);
      // What is undone is not being written.
      later(
        document,
        reason === undefined
          ? [
              ['paused', delay],
              ['rested', delay * longPause],
            ]
          : [['rested', delay]],
      );
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections }) => {
      const state = states.get(document);
      const [selection] = selections;
      if (!state || state.stage === 'rested' || state.typedAt === undefined || !selection) return;
      if (!hasLeft(document, state.typedAt, selection.active)) return;
      later(document, [['rested', delayFor(document)]]);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (kept.has(document.uri.toString())) states.delete(document);
      else clear(document);
    }),
    new vscode.Disposable(() => {
      for (const { timers } of states.values()) timers.forEach(clearTimeout);
    }),
  );
  return {
    shownIn: (document) => states.get(document)?.shown ?? [],
    onDidShow: showed.event,
    get paused() {
      return paused;
    },
    pause(on) {
      paused = on;
      showVisible();
    },
    async keep(document) {
      kept.add(document.uri.toString());
      await show(document);
      return diagnostics.get(document.uri)?.length ?? 0;
    },
    forgetKept() {
      const before = [...kept];
      kept.clear();
      for (const uri of before) diagnostics.delete(vscode.Uri.parse(uri));
      showVisible();
    },
    dispose: () => {
      listeners.dispose();
    },
  };
}

/** Whether the cursor has left the paragraph of an edit: an empty line stands between, or it is above or below it. */
function hasLeft(document: vscode.TextDocument, typedAt: number, cursor: vscode.Position): boolean {
  const { line } = document.positionAt(typedAt);
  const [first, last] = line < cursor.line ? [line, cursor.line] : [cursor.line, line];
  for (let at = first; at <= last; at++) if (document.lineAt(at).isEmptyOrWhitespace) return true;
  return false;
}

const gapKey = ({ principle }: ShownGap): string => `gap ${principle}`;

const severities: Readonly<Record<Exclude<Level, 'off'>, vscode.DiagnosticSeverity>> = {
  hint: vscode.DiagnosticSeverity.Hint,
  information: vscode.DiagnosticSeverity.Information,
  warning: vscode.DiagnosticSeverity.Warning,
  error: vscode.DiagnosticSeverity.Error,
};

function made(range: vscode.Range, message: string, level: Level, principle: string): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, severities[level === 'off' ? 'hint' : level]);
  diagnostic.source = hintSource;
  diagnostic.code = { value: principle, target: principleUri(principle) };
  return diagnostic;
}

const hintDiagnostic = (document: vscode.TextDocument, { match, decision }: ShownHint): vscode.Diagnostic =>
  made(rangeOf(document, match), match.message, decision.level, match.principle);

/** On the title, since there are no words to mark. */
function gapDiagnostic(
  document: vscode.TextDocument,
  { principle, reason, decision }: ShownGap,
  { analysis }: Judged,
  { principles }: Guidance,
): vscode.Diagnostic | undefined {
  if (!decision) return undefined;
  const title = principles.get(principle)?.title ?? principle;
  const missing = vscode.l10n.t('Nothing here addresses “{0}”, which is pinned.', title);
  const message = reason === undefined ? missing : `${missing} ${reason}`;
  return made(rangeOf(document, titleOf(analysis.document)), message, decision.level, principle);
}

function titleOf({ blocks, text }: ParsedDocument): { from: number; to: number } {
  const title = blocks.find(({ type }) => type === 'heading') ?? blocks[0];
  const { from, to } = title?.spans[0] ?? { from: 0, to: 0 };
  const words = text.slice(from, to);
  return { from: from + words.length - words.trimStart().length, to: from + words.trimEnd().length };
}

function problemDiagnostic(document: vscode.TextDocument, problem: DocumentProblem): vscode.Diagnostic {
  // History may be cited: that is shown, and nothing to be mended.
  const isHistory = problem.problem === 'historicPrinciple';
  const diagnostic = new vscode.Diagnostic(
    rangeOf(document, problem),
    problemWords(problem),
    isHistory ? vscode.DiagnosticSeverity.Hint : vscode.DiagnosticSeverity.Warning,
  );
  if (isHistory) diagnostic.tags = [vscode.DiagnosticTag.Deprecated];
  diagnostic.source = hintSource;
  diagnostic.code = problem.problem;
  return diagnostic;
}
