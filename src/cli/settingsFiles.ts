/** Which settings files count for a document: those that VS Code reads when the folder is open that they stand in. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { settingsSection } from '../review/settingsFile.ts';
import { propertyOf, valueOf } from '../review/settingsEdits.ts';
import { decodeText, reasonOf } from './files.ts';

/** A file of settings that was read. */
export interface SettingsFile {
  readonly path: string;
  readonly text: string;
  /** A `.code-workspace` file. */
  readonly isWorkspace: boolean;
  /** Our settings by their names without the prefix; nothing is known of their values. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Folders of a `.code-workspace` file, in full. */
  readonly folders: readonly string[];
  /** Where the file is no JSON, from which offset on; what stands before is used all the same. */
  readonly brokenAt?: number;
}

/** What counts for documents in one place. */
export interface FoundSettings {
  /** The workspace folder, in full: paths in settings start from it. */
  readonly folder: string;
  /** The more particular last: what it says wins. */
  readonly files: readonly SettingsFile[];
}

/** Larger files are nobody's settings. */
const mostBytes = 1024 * 1024;

const isWorkspaceName = (name: string): boolean => name.toLowerCase().endsWith('.code-workspace');

/**
 * Reads a settings file.
 * @throws Error, of which `reasonOf` tells the reason, where it cannot be read
 */
export async function readSettingsFile(file: string): Promise<SettingsFile> {
  const found = await stat(file);
  if (!found.isFile()) throw new Error(found.isDirectory() ? 'is a folder' : 'is not a file');
  if (found.size > mostBytes) throw new Error('is too large for a file of settings');
  const text = decodeText(await readFile(file));
  const isWorkspace = isWorkspaceName(file);
  const errors: ParseError[] = [];
  const root = treeOf(text, errors);
  const settings = isWorkspace ? propertyOf(root, 'settings') : root;
  const values: Record<string, unknown> = {};
  for (const name of settingNames) {
    const node = propertyOf(settings, `${settingsSection}.${name}`);
    if (node) values[name] = valueOf(node);
  }
  const [error] = errors;
  return {
    path: file,
    text,
    isWorkspace,
    values,
    folders: isWorkspace ? foldersIn(root, path.dirname(path.resolve(file))) : [],
    ...(error ? { brokenAt: error.offset } : {}),
  };
}

function treeOf(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { allowTrailingComma: true });
  } catch (error) {
    throw error instanceof RangeError ? new Error('is nested too deeply') : error;
  }
}

/** The settings that a document is judged by. */
export const settingNames = ['enable', 'severity', 'pinned', 'kinds', 'ignore', 'packs'] as const;

const foldersIn = (root: Node | undefined, base: string): string[] =>
  (propertyOf(root, 'folders')?.children ?? []).flatMap((child) => {
    const folder: unknown = valueOf(propertyOf(child, 'path'));
    return typeof folder === 'string' ? [path.resolve(base, folder)] : [];
  });

const holdsOurs = ({ values }: SettingsFile): boolean => Object.keys(values).length > 0;

/** Whether a path is a folder, or in it. */
const isWithin = (inner: string, folder: string): boolean => {
  const way = path.relative(folder, inner);
  return way === '' || (!way.startsWith('..') && !path.isAbsolute(way));
};

/** Finds settings; each folder is looked at once. A file that cannot be read is named to `complain`. */
export function settingsFinder(complain: (path: string, reason: string) => void): {
  /** The settings for a document, from its folder up to the repository's top, or to the folder that the run was started in. */
  find(document: string): Promise<FoundSettings | undefined>;
  /** As if one file had been opened in VS Code. */
  from(file: SettingsFile, document: string): Promise<FoundSettings>;
} {
  const read = cached(async (file: string): Promise<SettingsFile | undefined> => {
    try {
      return await readSettingsFile(file);
    } catch (error) {
      if (!isMissing(error)) complain(file, reasonOf(error));
      return undefined;
    }
  });
  const folderSettings = async (folder: string): Promise<SettingsFile | undefined> => {
    const file = await read(path.join(folder, '.vscode', 'settings.json'));
    return file && (holdsOurs(file) || file.brokenAt !== undefined) ? file : undefined;
  };
  const namesIn = cached(async (folder: string): Promise<readonly string[]> => {
    try {
      return (await readdir(folder)).filter(isWorkspaceName).sort();
    } catch {
      return [];
    }
  });
  /** The workspace file beside a document's folders that has a folder with the document in it. */
  const workspaceSettings = async (folder: string, document: string): Promise<SettingsFile | undefined> => {
    const files = await Promise.all((await namesIn(folder)).map((name) => read(path.join(folder, name))));
    const fitting = files.filter(
      (file) => file && holdsOurs(file) && file.folders.some((one) => isWithin(document, one)),
    );
    if (fitting.length < 2) return fitting[0];
    complain(
      folder,
      `has ${fitting.length} .code-workspace files with settings for this folder: name one with --settings`,
    );
    return undefined;
  };
  const isTop = cached(async (folder: string): Promise<boolean> => {
    try {
      await stat(path.join(folder, '.git'));
      return true;
    } catch {
      return false;
    }
  });
  const from = async (file: SettingsFile, document: string): Promise<FoundSettings> => {
    const base = path.dirname(path.resolve(file.path));
    if (!file.isWorkspace)
      return { folder: path.basename(base) === '.vscode' ? path.dirname(base) : base, files: [file] };
    const [folder] = file.folders
      .filter((one) => isWithin(document, one))
      .sort((a, b) => b.length - a.length);
    const own = folder === undefined ? undefined : await folderSettings(folder);
    return { folder: folder ?? base, files: own ? [file, own] : [file] };
  };
  /** The folders from a document up to the top, the nearest first. */
  const above = async (document: string): Promise<string[]> => {
    const folders: string[] = [];
    const start = path.dirname(document);
    for (let folder = start; ; folder = path.dirname(folder)) {
      folders.push(folder);
      if (await isTop(folder)) return folders;
      if (path.dirname(folder) === folder) break;
    }
    // In no repository, nothing above the folder of the run is anybody's project.
    const run = process.cwd();
    return isWithin(start, run) ? folders.filter((folder) => isWithin(folder, run)) : [start];
  };
  /** All documents of a folder have the same. */
  const findIn = cached(async (parent: string): Promise<FoundSettings | undefined> => {
    const document = path.join(parent, 'document');
    let nearest: FoundSettings | undefined;
    for (const folder of await above(document)) {
      if (!nearest) {
        const own = await folderSettings(folder);
        if (own) nearest = { folder, files: [own] };
      }
      const workspace = await workspaceSettings(folder, document);
      if (workspace) return from(workspace, document);
    }
    return nearest;
  });
  return { from, find: (document) => findIn(path.dirname(document)) };
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** A function that remembers what it gave for each text. */
function cached<T>(make: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const found = known.get(key) ?? make(key);
    known.set(key, found);
    return found;
  };
}
