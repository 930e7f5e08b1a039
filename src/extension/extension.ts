/** The extension: one engine, and one file for each surface. The same file serves Node's host and the browser's. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import type { Analysis } from '../relevance/analyse.ts';
import { createAnalyses } from './analyses.ts';
import { bundledAssets } from './assets.ts';
import { registerChanges } from './changes.ts';
import { registerHints } from './hints.ts';
import { registerHover } from './hover.ts';
import { registerReader } from './reader.ts';
import { registerRelevantView } from './relevantView.ts';
import { registerSearch } from './search.ts';

/** What other extensions, and tests, may ask. */
export interface DesignManualApi {
  guidance(): Promise<Guidance>;
  analysisOf(document: vscode.TextDocument): Promise<Analysis>;
}

export function activate(context: vscode.ExtensionContext): DesignManualApi {
  const assets = bundledAssets(context.extensionUri);
  const analyses = createAnalyses(assets);
  const analysed = new vscode.EventEmitter<vscode.TextDocument>();
  context.subscriptions.push(
    analysed,
    registerReader(assets),
    registerChanges(assets, context.globalState),
    registerSearch(assets),
    registerHover(assets, analyses),
    registerRelevantView(assets, analyses, analysed.event),
    registerHints(analyses, analysed),
  );
  return { guidance: assets.guidance, analysisOf: (document) => analyses.of(document) };
}
