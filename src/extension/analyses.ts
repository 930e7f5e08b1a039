/** One analysis for each version of an open document, shared by every surface. */
import * as vscode from 'vscode';
import { parseDocument } from '../document/document.ts';
import { isLanguageId, type LanguageId } from '../document/languages.ts';
import { type Analysis, analyse } from '../relevance/analyse.ts';
import type { Assets } from './assets.ts';
import { referenceScheme } from '../document/references.ts';

export interface Analyses {
  /** The analysis of the document as it is now. */
  of(document: vscode.TextDocument): Promise<Analysis>;
}

/** Languages whose documents are read. */
export const languages = ['markdown'] as const;

/** Whether a document is one that hints are for: Markdown, not a page of the reader, and not switched off. */
export const isJudged = (document: vscode.TextDocument): boolean =>
  languages.some((language) => language === document.languageId) &&
  document.uri.scheme !== referenceScheme &&
  vscode.workspace.getConfiguration('designManual', document).get('enable', true);

const languageOf = ({ languageId }: vscode.TextDocument): LanguageId =>
  isLanguageId(languageId) ? languageId : 'markdown';

export function createAnalyses(assets: Assets): Analyses {
  const cache = new WeakMap<vscode.TextDocument, { version: number; analysis: Analysis }>();
  return {
    async of(document) {
      const guidance = await assets.guidance();
      const known = cache.get(document);
      if (known?.version === document.version) return known.analysis;
      const analysis = analyse(parseDocument(document.getText(), languageOf(document)), guidance);
      cache.set(document, { version: document.version, analysis });
      return analysis;
    },
  };
}

/** A span of an analysis as a range of the document that was analysed. */
export const rangeOf = (document: vscode.TextDocument, span: { from: number; to: number }): vscode.Range =>
  new vscode.Range(document.positionAt(span.from), document.positionAt(span.to));
