/**
 * A workspace that is on no disk, as on vscode.dev and github.dev: a file system in memory with a scheme of its own.
 * `council:/alone`, `council:/one` and `council:/two` each hold the examples; `council:/both.code-workspace` opens two.
 */
import * as vscode from 'vscode';

/** The examples, path to text: the build puts them here. */
declare const EXAMPLES: Readonly<Record<string, string>>;

interface Entry {
  readonly type: vscode.FileType;
  readonly content: Uint8Array;
  readonly mtime: number;
}

const nothing = new Uint8Array();
const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

class Files implements vscode.FileSystemProvider {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly #entries = new Map<string, Entry>([
    ['/', { type: vscode.FileType.Directory, content: nothing, mtime: 1 }],
  ]);

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { type, content, mtime } = this.#at(uri);
    return { type, ctime: 1, mtime, size: content.length };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    this.#at(uri);
    return [...this.#entries]
      .filter(([path]) => path !== '/' && parentOf(path) === uri.path)
      .map(([path, { type }]) => [path.slice(path.lastIndexOf('/') + 1), type]);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const { type, content } = this.#at(uri);
    if (type === vscode.FileType.Directory) throw vscode.FileSystemError.FileIsADirectory(uri);
    return content;
  }

  createDirectory(uri: vscode.Uri): void {
    if (this.#entries.has(uri.path)) return;
    if (uri.path !== '/') this.createDirectory(uri.with({ path: parentOf(uri.path) }));
    this.#put(uri, { type: vscode.FileType.Directory, content: nothing, mtime: Date.now() });
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.createDirectory(uri.with({ path: parentOf(uri.path) }));
    const mtime = Math.max(Date.now(), (this.#entries.get(uri.path)?.mtime ?? 0) + 1);
    this.#put(uri, { type: vscode.FileType.File, content, mtime });
  }

  delete(uri: vscode.Uri): void {
    this.#at(uri);
    for (const path of this.#entries.keys())
      if (path === uri.path || path.startsWith(`${uri.path}/`)) this.#entries.delete(path);
    this.#changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    const content = this.readFile(from);
    this.delete(from);
    this.writeFile(to, content);
  }

  #at(uri: vscode.Uri): Entry {
    const entry = this.#entries.get(uri.path);
    if (!entry) throw vscode.FileSystemError.FileNotFound(uri);
    return entry;
  }

  #put(uri: vscode.Uri, entry: Entry): void {
    const { Changed, Created } = vscode.FileChangeType;
    const type = this.#entries.has(uri.path) ? Changed : Created;
    this.#entries.set(uri.path, entry);
    this.#changed.fire([{ type, uri }]);
  }
}

export function activate({ subscriptions }: vscode.ExtensionContext): void {
  const files = new Files();
  const write = (path: string, text: string): void => {
    files.writeFile(vscode.Uri.from({ scheme: 'council', path }), new TextEncoder().encode(text));
  };
  for (const folder of ['alone', 'one', 'two'])
    for (const [path, text] of Object.entries(EXAMPLES)) write(`/${folder}/${path}`, text);
  const folders = ['one', 'two'].map((folder) => ({ uri: `council:/${folder}` }));
  write('/both.code-workspace', JSON.stringify({ folders }));
  subscriptions.push(
    vscode.workspace.registerFileSystemProvider('council', files, { isCaseSensitive: true }),
  );
}
