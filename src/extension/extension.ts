/** The extension: one engine, and one file for each surface. The same file serves Node's host and the browser's. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import type { Analysis } from '../relevance/analyse.ts';
import { registerActions } from './actions.ts';
import { createAnalyses } from './analyses.ts';
import { bundledAssets } from './assets.ts';
import { registerChanges } from './changes.ts';
import { registerCitations } from './citations.ts';
import { followEditor } from './currentEditor.ts';
import { registerHints } from './hints.ts';
import { registerHover } from './hover.ts';
import { registerLibraryView } from './libraryView.ts';
import { onDidChangePins, registerPins } from './pins.ts';
import { registerReader } from './reader.ts';
import { createRecent } from './recent.ts';
import { registerReferences } from './references.ts';
import { registerRelevantView } from './relevantView.ts';
import { createPalette, registerSearch } from './search.ts';
import { createTargets, idOf } from './target.ts';

/** What other extensions, and tests, may ask. */
export interface DesignManualApi {
  guidance(): Promise<Guidance>;
  analysisOf(document: vscode.TextDocument): Promise<Analysis>;
}

export function activate(context: vscode.ExtensionContext): DesignManualApi {
  const assets = bundledAssets(context.extensionUri);
  const analyses = createAnalyses(assets);
  const analysed = new vscode.EventEmitter<vscode.TextDocument>();
  const current = followEditor();
  const recent = createRecent(context.globalState);
  const changes = registerChanges(assets, context.globalState);
  const palette = createPalette(assets, analyses, current, recent);
  const targets = createTargets(palette);
  context.subscriptions.push(
    analysed,
    current,
    changes,
    registerReader(assets, recent, idOf),
    registerSearch(palette),
    registerPins(assets, targets, () => current.editor?.document.uri),
    registerActions(assets, analyses, current, targets),
    registerReferences(assets),
    registerCitations(assets, targets),
    registerLibraryView(assets, changes, onDidChangePins, context.globalState),
    registerHover(assets, analyses),
    registerRelevantView(assets, analyses, analysed.event),
    registerHints(analyses, analysed),
  );
  return { guidance: assets.guidance, analysisOf: (document) => analyses.of(document) };
}
