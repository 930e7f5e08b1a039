/** References to principles in documents: links, *Find All References*, and the list of documents that cite one. */
import * as vscode from 'vscode';
import { positionAt } from '../document/document.ts';
import { languageIds, languageOfFile } from '../document/languages.ts';
import { mayRefer, referenceScheme } from '../document/references.ts';
import { rangeOf } from './analyses.ts';
import type { Assets } from './assets.ts';
import type { Judging, OnDemand } from './onDemand.ts';
import { principleOf, principleUri } from './reader.ts';
import { referenceAtPosition, referencesOf } from './references.ts';
import type { Targets } from './target.ts';
import { documentsOfWorkspace } from './workspaceFiles.ts';

/** More files than this are not read for one question. */
const mostFiles = 5_000;
/** A file above this is no document, in bytes. */
const largest = 5_000_000;
/** How many files are read at once. */
const together = 16;

export function registerCitations(
  assets: Assets,
  targets: Targets,
  { judging }: OnDemand,
): vscode.Disposable {
  const find = async (argument: unknown): Promise<void> => {
    const id = await targets.principle(argument);
    if (id === undefined) return;
    const title = (await assets.guidance()).principles.get(id)?.title ?? id;
    const found = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Finding documents that cite “{0}”', title),
        cancellable: true,
      },
      async (_progress, token) => citationsOf(id, token, await judging()),
    );
    if (found.length === 0)
      void vscode.window.showInformationMessage(vscode.l10n.t('No document cites “{0}”.', title));
    else await choose(found, title);
  };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentLinkProvider([...languageIds], {
      async provideDocumentLinks(document) {
        const references = referencesOf(document, await judging());
        if (references.length === 0) return [];
        const { principles } = await assets.guidance(document.uri);
        return references.flatMap((reference) => {
          const principle = principles.get(reference.principle);
          if (!principle) return [];
          const link = new vscode.DocumentLink(rangeOf(document, reference), principleUri(principle.id));
          link.tooltip = principle.title;
          return [link];
        });
      },
    }),
    vscode.languages.registerReferenceProvider([...languageIds, { scheme: referenceScheme }], {
      async provideReferences(document, position, _context, token) {
        const loaded = await judging();
        const id = referenceAtPosition(document, position, loaded)?.principle ?? principleOf(document.uri);
        return id === undefined ? [] : (await citationsOf(id, token, loaded)).map(({ location }) => location);
      },
    }),
    vscode.commands.registerCommand('designManual.findCitations', find),
  );
}

interface Citation {
  readonly location: vscode.Location;
  /** The text of its line. */
  readonly line: string;
}

/** Lists the places. The reader is no text editor, so the editor's own list of references cannot open over it. */
async function choose(found: readonly Citation[], title: string): Promise<void> {
  const items = found.map(({ location, line }) => ({
    location,
    label: vscode.workspace.asRelativePath(location.uri),
    description: vscode.l10n.t('line {0}', location.range.start.line + 1),
    detail: line.trim(),
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Documents that cite “{0}”', title),
    placeHolder: vscode.l10n.t('Choose a place to open it'),
    matchOnDetail: true,
  });
  if (chosen) await vscode.window.showTextDocument(chosen.location.uri, { selection: chosen.location.range });
}

/** Every place that cites a principle, by path and place: open documents as they are, others as they are stored. */
async function citationsOf(
  id: string,
  token: vscode.CancellationToken,
  judging: Judging,
): Promise<Citation[]> {
  const open = new Map(vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]));
  const files = await documentsOfWorkspace(mostFiles, token);
  const uris = new Map(files.map((uri) => [uri.toString(), uri]));
  for (const [key, { uri, isUntitled }] of open) if (isUntitled) uris.set(key, uri);
  const waiting = [...uris.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const found: Citation[] = [];
  for (let at = 0; at < waiting.length && !token.isCancellationRequested; at += together) {
    const read = waiting.slice(at, at + together).map(async (uri) => {
      const document = open.get(uri.toString());
      return document ? inDocument(document, id, judging) : await inFile(uri, id, judging);
    });
    found.push(...(await Promise.all(read)).flat());
  }
  return found;
}

const inDocument = (document: vscode.TextDocument, id: string, judging: Judging): Citation[] =>
  referencesOf(document, judging)
    .filter(({ principle }) => principle === id)
    .map((reference) => {
      const location = new vscode.Location(document.uri, rangeOf(document, reference));
      return { location, line: document.lineAt(location.range.start.line).text };
    });

/** None where a file cannot be read: it is gone, or too large. */
async function inFile(
  uri: vscode.Uri,
  id: string,
  { parseDocument, referencesIn }: Judging,
): Promise<Citation[]> {
  let text: string;
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > largest) return [];
    text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return [];
  }
  if (!mayRefer(text) || !text.includes(id)) return [];
  const document = parseDocument(text, languageOfFile(uri.path) ?? 'markdown');
  return referencesIn(document)
    .filter(({ principle }) => principle === id)
    .map(({ from, to }) => {
      const [start, end] = [positionAt(document, from), positionAt(document, to)];
      const range = new vscode.Range(start.line, start.character, end.line, end.character);
      const line = text.slice(document.lineStarts[start.line], document.lineStarts[start.line + 1]);
      return { location: new vscode.Location(uri, range), line };
    });
}
