/** The documents of the workspace, whatever file system it is on. */
import * as vscode from 'vscode';
import { extensions, languageIds, languageOfFile } from '../document/languages.ts';
import { fitsGlob } from '../review/glob.ts';

const documentPattern = `**/*.{${languageIds.flatMap((id) => extensions[id]).join(',')}}`;

/** What is installed is nobody's document. */
const installed = '**/node_modules/**';

/** Where the editor searches itself; for another scheme its search waits for a provider that may never come. */
const searched = new Set(['file', 'vscode-remote']);
/** More folders than this are not entered, so that a file system without end is left again. */
const mostFolders = 10_000;

/**
 * The files that can be read as documents, without those of `files.exclude` and what is installed.
 * @param most how many at most, for each folder of the workspace
 */
export async function documentsOfWorkspace(
  most: number,
  token: vscode.CancellationToken,
): Promise<vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = folders.map((folder) =>
    searched.has(folder.uri.scheme)
      ? vscode.workspace.findFiles(
          new vscode.RelativePattern(folder, documentPattern),
          installed,
          most,
          token,
        )
      : walk(folder.uri, most, token),
  );
  return (await Promise.all(found)).flat().slice(0, most);
}

/** The documents in a folder and those below, folder by folder; one that cannot be read has none. */
async function walk(root: vscode.Uri, most: number, token: vscode.CancellationToken): Promise<vscode.Uri[]> {
  const excluded = excludedIn(root);
  const files: vscode.Uri[] = [];
  const folders = ['']; // paths below the root
  for (let at = 0; at < folders.length && at < mostFolders && files.length < most; at++) {
    if (token.isCancellationRequested) return [];
    const folder = folders[at] ?? '';
    for (const [name, type] of await entriesOf(vscode.Uri.joinPath(root, folder))) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (excluded.some((pattern) => fitsGlob(pattern, path))) continue;
      // A link to a folder may lead back to where it stands.
      if (type === vscode.FileType.Directory) folders.push(path);
      else if (type & vscode.FileType.File && languageOfFile(path) !== undefined)
        files.push(vscode.Uri.joinPath(root, path));
    }
  }
  return files.slice(0, most);
}

/** The patterns of `files.exclude` that are on; one that depends on a sibling file is not read. */
const excludedIn = (folder: vscode.Uri): string[] => [
  'node_modules',
  ...Object.entries(
    vscode.workspace.getConfiguration('files', folder).get<Record<string, unknown>>('exclude') ?? {},
  )
    .filter(([, on]) => on === true)
    .map(([pattern]) => pattern),
];

async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}
