/** The file of verdicts in each folder of the workspace: read, watched, marked where it is wrong, and written. */
import * as vscode from 'vscode';
import {
  largestRecords,
  type ReadRecords,
  readRecords,
  type RecordChanges,
  verdictsPath,
  writeRecords,
} from '../review/verdicts.ts';
import { hintSource } from './hints.ts';
import { recordProblemWords } from './words.ts';

/** Where a document's verdicts are kept, and by what name. */
export interface RecordPlace {
  readonly folder: vscode.WorkspaceFolder;
  /** Path of the document from the folder, with forward slashes. */
  readonly path: string;
}

export interface Records {
  dispose(): void;
  /** What the file of a folder holds; nothing where there is none, or it cannot be read. */
  of(folder: vscode.WorkspaceFolder): Promise<ReadRecords>;
  /**
   * Writes the file of a folder.
   * @param change what is to be written, from what the file holds now
   * @returns false where the file cannot be read, so that it was left as it is; the user has been told
   */
  write(folder: vscode.WorkspaceFolder, change: (now: ReadRecords) => RecordChanges): Promise<boolean>;
  /** What some file holds has changed. */
  readonly onDidChange: vscode.Event<void>;
}

export const verdictsUri = (folder: vscode.WorkspaceFolder): vscode.Uri =>
  vscode.Uri.joinPath(folder.uri, verdictsPath);

/** Undefined for a document outside the workspace, or that is not saved yet: its verdicts have no place. */
export function recordPlace(uri: vscode.Uri): RecordPlace | undefined {
  const folder = uri.scheme === 'untitled' ? undefined : vscode.workspace.getWorkspaceFolder(uri);
  return folder && { folder, path: vscode.workspace.asRelativePath(uri, false) };
}

const nothing: ReadRecords = { records: [], problems: [] };

/** A file that must not be written over, with the reason in words. */
class Unreadable extends Error {}

export function createRecords(): Records {
  const changed = new vscode.EventEmitter<void>();
  const marks = vscode.languages.createDiagnosticCollection('design-manual.verdicts');
  const known = new Map<string, Promise<ReadRecords>>();
  const writing = new Map<string, Promise<unknown>>();
  const watcher = vscode.workspace.createFileSystemWatcher(`**/${verdictsPath}`);
  // Where a folder is deleted, VS Code speaks of the folder alone.
  const [inFolder = '', fileName = ''] = verdictsPath.split('/');
  const folderWatcher = vscode.workspace.createFileSystemWatcher(`**/${inFolder}`, true, true, false);

  const load = async (uri: vscode.Uri): Promise<ReadRecords> => {
    try {
      const read = readRecords(await textOf(uri));
      marks.set(uri, marksOf(read));
      return read;
    } catch (error) {
      const mark = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), messageOf(error));
      mark.source = hintSource;
      marks.set(uri, [mark]);
      return nothing;
    }
  };
  const forget = (uri: vscode.Uri): void => {
    known.delete(uri.toString());
    changed.fire();
  };
  const writeNow = async (uri: vscode.Uri, change: (now: ReadRecords) => RecordChanges): Promise<boolean> => {
    try {
      const text = await textOf(uri);
      const read = readRecords(text);
      const unmerged = read.problems.find(({ problem }) => problem === 'unmerged');
      if (unmerged) throw new Unreadable(recordProblemWords(unmerged));
      await store(uri, text, writeRecords(text, change(read)));
      return true;
    } catch (error) {
      void sayUnwritten(uri, error);
      return false;
    } finally {
      forget(uri);
    }
  };
  const deleted = (uri: vscode.Uri): void => {
    marks.delete(uri);
    forget(uri);
  };
  const listeners = vscode.Disposable.from(
    changed,
    marks,
    watcher,
    watcher.onDidChange(forget),
    watcher.onDidCreate(forget),
    watcher.onDidDelete(deleted),
    folderWatcher,
    folderWatcher.onDidDelete((folder) => {
      deleted(vscode.Uri.joinPath(folder, fileName));
    }),
    vscode.workspace.onDidChangeTextDocument(({ document: { uri } }) => {
      if (uri.path.endsWith(`/${verdictsPath}`)) forget(uri);
    }),
  );
  return {
    of(folder) {
      const uri = verdictsUri(folder);
      const key = uri.toString();
      let read = known.get(key);
      if (!read) known.set(key, (read = load(uri)));
      return read;
    },
    write(folder, change) {
      const uri = verdictsUri(folder);
      const before = writing.get(uri.toString()) ?? Promise.resolve();
      const done = before.then(() => writeNow(uri, change));
      writing.set(uri.toString(), done);
      return done;
    },
    onDidChange: changed.event,
    dispose: () => {
      listeners.dispose();
    },
  };
}

const openIn = (uri: vscode.Uri): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());

/**
 * The text of the file as it is, or as it stands in an editor; empty where there is none.
 * @throws Unreadable where there is one that cannot be read
 */
async function textOf(uri: vscode.Uri): Promise<string> {
  const open = openIn(uri);
  if (open) return open.getText();
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return '';
    throw new Unreadable(messageOf(error));
  }
  if (bytes.length > largestRecords) throw new Unreadable(vscode.l10n.t('it is larger than 32 MB'));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Unreadable(vscode.l10n.t('it is not UTF-8 text'));
  }
}

/** In the editor where the file is open there, as a step that can be undone; else in the file system. */
async function store(uri: vscode.Uri, before: string, after: string): Promise<void> {
  if (after === before) return;
  const open = openIn(uri);
  if (!open) {
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(after));
    return;
  }
  const wasSaved = !open.isDirty;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(0, 0, open.lineCount, 0), after);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Unreadable(vscode.l10n.t('it cannot be edited'));
  // What somebody else typed there is theirs to save.
  if (wasSaved && !(await open.save())) throw new Unreadable(vscode.l10n.t('it cannot be saved'));
}

async function sayUnwritten(uri: vscode.Uri, error: unknown): Promise<void> {
  const open = vscode.l10n.t('Open the file');
  const path = vscode.workspace.asRelativePath(uri);
  const chosen = await vscode.window.showErrorMessage(
    vscode.l10n.t('{0} was left as it is: {1}.', path, messageOf(error)),
    open,
  );
  if (chosen === open) await vscode.commands.executeCommand('vscode.open', uri);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const marksOf = ({ problems }: ReadRecords): vscode.Diagnostic[] =>
  problems.map((problem) => {
    const line = problem.line - 1;
    const range = new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER);
    const mark = new vscode.Diagnostic(range, recordProblemWords(problem), vscode.DiagnosticSeverity.Warning);
    mark.source = hintSource;
    mark.code = problem.problem;
    return mark;
  });
