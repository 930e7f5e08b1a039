/** References to principles in documents: links, *Find All References*, and the list of documents that cite one. */
import * as vscode from 'vscode';
import { principleReferences, referenceScheme } from '../document/references.ts';
import { extensions, languageIds } from '../document/languages.ts';
import { languages, rangeOf } from './analyses.ts';
import type { Assets } from './assets.ts';
import { referenceAt } from './hover.ts';
import { principleOf, principleUri } from './reader.ts';
import type { Targets } from './target.ts';

/** More files than this are not read for one question. */
const mostFiles = 5_000;
/** A file above this is no document, in bytes. */
const largest = 5_000_000;

/** A glob for all documents that can be read. */
export const documentPattern = `**/*.{${languageIds.flatMap((id) => extensions[id]).join(',')}}`;

export function registerCitations(assets: Assets, targets: Targets): vscode.Disposable {
  const selector: vscode.DocumentSelector = [...languages, { scheme: referenceScheme }];
  return vscode.Disposable.from(
    vscode.languages.registerDocumentLinkProvider(selector, {
      async provideDocumentLinks(document) {
        const { principles } = await assets.guidance();
        return principleReferences(document.getText()).flatMap((reference) => {
          const principle = principles.get(reference.principle);
          if (!principle) return [];
          const link = new vscode.DocumentLink(rangeOf(document, reference), principleUri(principle.id));
          link.tooltip = principle.title;
          return [link];
        });
      },
    }),
    vscode.languages.registerReferenceProvider(selector, {
      provideReferences(document, position, _context, token) {
        const id = referenceAt(document, position)?.principle ?? principleOf(document.uri);
        return id === undefined ? [] : citationsOf(id, token);
      },
    }),
    vscode.commands.registerCommand('designManual.findCitations', async (argument: unknown) => {
      const id = await targets.principle(argument);
      if (id === undefined) return;
      const { principles } = await assets.guidance();
      const title = principles.get(id)?.title ?? id;
      const found = await vscode.window.withProgress(
        { location: { viewId: 'designManual.library' } },
        (_progress, token) => citationsOf(id, token),
      );
      if (found.length === 0) {
        void vscode.window.showInformationMessage(vscode.l10n.t('No document cites “{0}”.', title));
        return;
      }
      const chosen = await vscode.window.showQuickPick(
        found.map((location) => ({
          location,
          label: vscode.workspace.asRelativePath(location.uri),
          description: vscode.l10n.t('line {0}', location.range.start.line + 1),
        })),
        { title: vscode.l10n.t('Documents that cite “{0}”', title) },
      );
      if (chosen)
        await vscode.window.showTextDocument(chosen.location.uri, { selection: chosen.location.range });
    }),
  );
}

/** Every place in the workspace that cites a principle: open documents as they are, others as they are stored. */
async function citationsOf(id: string, token: vscode.CancellationToken): Promise<vscode.Location[]> {
  const open = new Map(vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]));
  const files = await vscode.workspace.findFiles(documentPattern, undefined, mostFiles, token);
  const found: vscode.Location[] = [];
  const uris = new Map(files.map((uri) => [uri.toString(), uri]));
  for (const [key, { uri, isUntitled }] of open) if (isUntitled) uris.set(key, uri);
  for (const [key, uri] of uris) {
    if (token.isCancellationRequested) return [];
    const document = open.get(key);
    const text = document?.getText() ?? (await stored(uri));
    if (!text?.includes(id)) continue;
    const cited = principleReferences(text).filter(({ principle }) => principle === id);
    if (cited.length === 0) continue;
    const positions = document ?? (await vscode.workspace.openTextDocument(uri));
    found.push(...cited.map((reference) => new vscode.Location(uri, rangeOf(positions, reference))));
  }
  return found;
}

/** Undefined where a file cannot be read: it is gone, or too large. */
async function stored(uri: vscode.Uri): Promise<string | undefined> {
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > largest) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
