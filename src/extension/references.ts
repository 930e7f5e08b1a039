/** The references of open documents, read once for each version. */
import type * as vscode from 'vscode';
import { isLanguageId } from '../document/languages.ts';
import { mayRefer, type Reference, referenceAt } from '../document/references.ts';
import type { Judging } from './onDemand.ts';

const known = new WeakMap<vscode.TextDocument, { version: number; references: readonly Reference[] }>();

/** The references of a document as it is now. */
export function referencesOf(
  document: vscode.TextDocument,
  { parseDocument, referencesIn }: Judging,
): readonly Reference[] {
  const { languageId, version } = document;
  const before = known.get(document);
  if (before?.version === version) return before.references;
  const text = document.getText();
  const references =
    mayRefer(text) && isLanguageId(languageId) ? referencesIn(parseDocument(text, languageId)) : [];
  known.set(document, { version, references });
  return references;
}

/** The reference at a position. */
export const referenceAtPosition = (
  document: vscode.TextDocument,
  position: vscode.Position,
  judging: Judging,
): Reference | undefined => referenceAt(referencesOf(document, judging), document.offsetAt(position));
