/**
 * Teams' packs: those that the setting names in each folder of the workspace, read again when they change. A file that
 * is half saved keeps what it said before.
 */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import type { EntryKind, LoadedPack, PackTree } from '../guidance/packFolder.ts';
import { packPlaces, readPackSetting } from '../guidance/packSetting.ts';
import type { TeamPack } from '../guidance/teamPack.ts';
import type { PackReader } from './onDemand.ts';
import { section } from './settings.ts';

const setting = `${section}.packs`;
/** Saving many files is one change. In milliseconds. */
const settles = 150;

/** The packs of one folder of the workspace. */
export interface FolderPacks {
  readonly folder: vscode.WorkspaceFolder;
  readonly packs: readonly LoadedPack[];
  /** What is wrong with the setting, by the position of the entry where it is one's. */
  readonly problems: readonly { readonly index?: number; readonly message: string }[];
}

export interface Packs {
  dispose(): void;
  /** The packs that count for a document: the same array for as long as nothing changes. Those of all folders without it. */
  of(scope?: vscode.Uri): Promise<readonly TeamPack[]>;
  /** The file of a pack that a principle is from, or that changes it; undefined for one as it is bundled. */
  fileOf(principle: string, scope?: vscode.Uri): Promise<vscode.Uri | undefined>;
  /** Every folder's packs. */
  loaded(): Promise<readonly FolderPacks[]>;
  readonly onDidChange: vscode.Event<void>;
}

/** The folder as the core reads it, in whatever file system. */
export function packTree(
  { uri }: vscode.WorkspaceFolder,
  textOf: (uri: vscode.Uri) => string | undefined = () => undefined,
): PackTree {
  const at = (path: string): vscode.Uri => vscode.Uri.joinPath(uri, path);
  return {
    async kindOf(path) {
      try {
        return kindOf((await vscode.workspace.fs.stat(at(path))).type);
      } catch {
        return undefined;
      }
    },
    list: async (folder) =>
      (await vscode.workspace.fs.readDirectory(at(folder))).map(([name, type]) => ({
        name,
        kind: kindOf(type),
      })),
    size: async (file) => (await vscode.workspace.fs.stat(at(file))).size,
    async read(file) {
      const text = textOf(at(file));
      return text === undefined ? vscode.workspace.fs.readFile(at(file)) : new TextEncoder().encode(text);
    },
  };
}

function kindOf(type: vscode.FileType): EntryKind {
  if (type & vscode.FileType.SymbolicLink) return 'link';
  if (type & vscode.FileType.Directory) return 'folder';
  return type & vscode.FileType.File ? 'file' : 'other';
}

/** VS Code holds the workspace's own setting back until it is trusted; a person's may name the same folders, and waits too. */
const namedIn = (folder: vscode.WorkspaceFolder): unknown =>
  vscode.workspace.isTrusted
    ? vscode.workspace.getConfiguration(section, folder.uri).get('packs')
    : undefined;

/** Whether a pack's folder is that of a package: read, and never written to. */
export const isInstalled = (path: string): boolean => path.startsWith('node_modules/');

/** Reads the packs of a folder. The reader of packs is loaded only where there is one. */
export async function loadFolderPacks(
  folder: vscode.WorkspaceFolder,
  tree: PackTree,
  packReader: () => Promise<PackReader>,
  bundled: () => Promise<Guidance>,
): Promise<FolderPacks> {
  const { entries, problems } = readPackSetting(namedIn(folder));
  if (entries.length === 0) return { folder, packs: [], problems };
  const [{ loadPack }, guidance] = await Promise.all([packReader(), bundled()]);
  return {
    folder,
    packs: await Promise.all(entries.map((entry) => loadPack(entry, tree, guidance))),
    problems,
  };
}

/** @param bundled the guidance that packs change and refer to */
export function createPacks(packReader: () => Promise<PackReader>, bundled: () => Promise<Guidance>): Packs {
  const changed = new vscode.EventEmitter<void>();
  const folders = new Map<string, Promise<FolderPacks>>();
  const lists = new Map<string, readonly TeamPack[]>();
  /** Of each folder, what is watched by its path. */
  const watchers = new Map<string, Map<string, vscode.Disposable>>();
  /** How often each folder was asked to be read again. */
  const asked = new Map<string, number>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const load = async (
    folder: vscode.WorkspaceFolder,
    before?: Promise<FolderPacks>,
  ): Promise<FolderPacks> => {
    const now = await loadFolderPacks(folder, packTree(folder), packReader, bundled);
    watch(now);
    if (now.packs.length === 0 || !before) return now;
    const { withLastGood } = await packReader();
    const known = new Map((await before).packs.map((loaded) => [loaded.entry, loaded.pack]));
    const packs = now.packs.map((loaded) =>
      loaded.pack
        ? { ...loaded, pack: withLastGood(known.get(loaded.entry), loaded.pack, loaded.files) }
        : loaded,
    );
    return { ...now, packs };
  };
  const packsOf = (folder: vscode.WorkspaceFolder): Promise<FolderPacks> => {
    const key = folder.uri.toString();
    let loading = folders.get(key);
    if (!loading) folders.set(key, (loading = load(folder)));
    return loading;
  };
  const reload = async (folder: vscode.WorkspaceFolder): Promise<void> => {
    const key = folder.uri.toString();
    const ask = (asked.get(key) ?? 0) + 1;
    asked.set(key, ask);
    // Who asks meanwhile gets what was there before, and is told when there is something new.
    const done = await load(folder, folders.get(key));
    if (asked.get(key) !== ask) return;
    folders.set(key, Promise.resolve(done));
    changed.fire();
  };
  const later = (folder: vscode.WorkspaceFolder): void => {
    const key = folder.uri.toString();
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => {
        reload(folder).catch((error: unknown) => {
          console.error('Design Manual: packs', error);
        });
      }, settles),
    );
  };
  /** Watches where packs are, and where they would be. */
  const watch = ({ folder, packs }: FolderPacks): void => {
    const key = folder.uri.toString();
    const paths = new Set<string>();
    for (const { entry, folder: path } of packs) {
      const read = packPlaces(entry);
      if (path !== undefined) paths.add(path);
      else if ('places' in read) for (const place of read.places) paths.add(place.path);
    }
    // What is watched already stays so: a new watcher misses what happens until it has begun, as while a package is installed.
    const watched = watchers.get(key) ?? new Map<string, vscode.Disposable>();
    watchers.set(key, watched);
    for (const [path, watcher] of watched)
      if (!paths.has(path)) {
        watcher.dispose();
        watched.delete(path);
      }
    for (const path of paths) if (!watched.has(path)) watched.set(path, watchPath(folder, path));
  };
  const watchPath = (folder: vscode.WorkspaceFolder, path: string): vscode.Disposable => {
    const base = vscode.Uri.joinPath(folder.uri, path);
    // What is installed is left out where folders are watched with all that is below them.
    const pattern = new vscode.RelativePattern(base, isInstalled(path) ? '*' : '**');
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const run = (): void => {
      later(folder);
    };
    watcher.onDidChange(run);
    watcher.onDidCreate(run);
    watcher.onDidDelete(run);
    return watcher;
  };
  const unwatch = (key: string): void => {
    for (const watcher of watchers.get(key)?.values() ?? []) watcher.dispose();
    watchers.delete(key);
  };
  const all = (): readonly vscode.WorkspaceFolder[] => vscode.workspace.workspaceFolders ?? [];
  const listeners = vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeConfiguration((event) => {
      for (const folder of all()) if (event.affectsConfiguration(setting, folder.uri)) later(folder);
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
      for (const { uri } of removed) {
        folders.delete(uri.toString());
        unwatch(uri.toString());
      }
      changed.fire();
    }),
    // Whether or not a file system tells of changes, it is known what is saved here.
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      const folder = vscode.workspace.getWorkspaceFolder(uri);
      const paths = [...(watchers.get(folder?.uri.toString() ?? '')?.keys() ?? [])];
      if (folder && paths.some((path) => uri.path.includes(`/${path}/`))) later(folder);
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      all().forEach(later);
    }),
    // Of what a package manager installs, folders within a package are not watched.
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (!focused) return;
      for (const [key, loading] of folders)
        void loading.then(({ folder, packs }) => {
          if (folders.has(key) && packs.some(({ folder: path }) => path !== undefined && isInstalled(path)))
            later(folder);
        });
    }),
    new vscode.Disposable(() => {
      for (const timer of timers.values()) clearTimeout(timer);
      for (const key of [...watchers.keys()]) unwatch(key);
    }),
  );
  return {
    async of(scope) {
      const own = scope && vscode.workspace.getWorkspaceFolder(scope);
      const read = await Promise.all((own ? [own] : all()).map(packsOf));
      const now = read.flatMap(({ packs }) => packs.flatMap(({ pack }) => pack ?? []));
      const key = own?.uri.toString() ?? '';
      const before = lists.get(key) ?? [];
      if (before.length === now.length && before.every((pack, i) => pack === now[i])) return before;
      lists.set(key, now);
      return now;
    },
    async fileOf(principle, scope) {
      const own = scope && vscode.workspace.getWorkspaceFolder(scope);
      for (const { folder, packs } of await Promise.all((own ? [own] : all()).map(packsOf)))
        for (const { pack } of packs) {
          const path = pack?.paths.get(principle);
          if (path !== undefined) return vscode.Uri.joinPath(folder.uri, path);
        }
      return undefined;
    },
    loaded: () => Promise.all(all().map(packsOf)),
    onDidChange: changed.event,
    dispose: () => {
      listeners.dispose();
    },
  };
}
