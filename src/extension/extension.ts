/** The extension: one engine, and one file for each surface. The same file serves Node's host and the browser's. */
import type * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import type { Judged } from '../review/gate.ts';
import { createAnalyses } from './analyses.ts';
import { bundledAssets } from './assets.ts';
import { registerChanges } from './changes.ts';
import { followEditor } from './currentEditor.ts';
import { registerEvidence } from './evidence.ts';
import { createHints } from './hints.ts';
import { registerHover } from './hover.ts';
import { registerNextHint } from './nextHint.ts';
import { registerPins } from './pins.ts';
import { registerQuickFixes } from './quickFixes.ts';
import { registerReader } from './reader.ts';
import { registerRelevantView } from './relevantView.ts';
import { registerSearch } from './search.ts';
import { registerSilence } from './silence.ts';
import { createTargets } from './target.ts';

/** What other extensions, and tests, may ask. */
export interface DesignManualApi {
  guidance(): Promise<Guidance>;
  /** Undefined where a document is not judged: of another language, switched off, or too long. */
  judgedOf(document: vscode.TextDocument): Promise<Judged | undefined>;
}

export function activate(context: vscode.ExtensionContext): DesignManualApi {
  const assets = bundledAssets(context.extensionUri);
  const analyses = createAnalyses(assets);
  const hints = createHints(assets, analyses);
  const current = followEditor();
  const targets = createTargets(assets, analyses);
  context.subscriptions.push(
    analyses,
    hints,
    current,
    registerReader(assets),
    registerChanges(assets, context.globalState),
    registerSearch(assets),
    registerNextHint(hints),
    registerQuickFixes(assets, analyses),
    registerSilence(analyses, targets),
    registerPins(targets),
    registerEvidence(assets, analyses, targets),
    registerHover(assets, analyses, hints),
    registerRelevantView(assets, analyses, current),
  );
  return { guidance: assets.guidance, judgedOf: (document) => analyses.of(document) };
}
