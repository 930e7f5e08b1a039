/** The reader: a whole principle as a virtual Markdown document, rendered by VS Code's own preview. */
import * as vscode from 'vscode';
import { referenceScheme } from '../document/references.ts';
import { nearestIds } from '../guidance/guidance.ts';
import { principlePage } from '../guidance/page.ts';
import type { Assets } from './assets.ts';
import type { Recent } from './recent.ts';

/** The address of a principle's page: `design-manual:/<id>.md`. */
export const principleUri = (id: string): vscode.Uri =>
  vscode.Uri.from({ scheme: referenceScheme, path: `/${id}.md` });

/** The principle of a page's address; undefined where it is another's. */
export const principleOf = ({ scheme, path }: vscode.Uri): string | undefined =>
  scheme === referenceScheme ? path.replace(/^\/+/, '').replace(/\.md$/, '') : undefined;

/** @param idOf the principle that a command was called with */
export function registerReader(
  assets: Assets,
  recent: Recent,
  idOf: (argument: unknown) => string | undefined,
): vscode.Disposable {
  const openAs = (column?: vscode.ViewColumn) => async (argument?: unknown) => {
    const id = idOf(argument);
    if (id === undefined) await vscode.commands.executeCommand('designManual.search');
    else {
      await openPrinciple(id, column);
      await recent.add(id);
    }
  };
  return vscode.Disposable.from(
    vscode.workspace.registerFileSystemProvider(referenceScheme, pages(assets), { isReadonly: true }),
    vscode.commands.registerCommand('designManual.openPrinciple', openAs()),
    vscode.commands.registerCommand('designManual.openPrincipleBeside', openAs(vscode.ViewColumn.Beside)),
  );
}

/**
 * The pages as files that can only be read. Files, and not documents that are provided, because the preview follows
 * links between files, and a window that is loaded again opens files again.
 */
function pages(assets: Assets): vscode.FileSystemProvider {
  const textOf = async (uri: vscode.Uri): Promise<string> => {
    const id = principleOf(uri) ?? '';
    const scope = await folderThatHas(id, assets);
    const [{ principles, off }, bodies, changes] = await Promise.all([
      assets.guidance(scope),
      assets.bodies(scope),
      assets.changes(),
    ]);
    const principle = principles.get(id);
    // The preview follows relative links, and no links of a scheme that it does not know.
    if (principle)
      return principlePage(principle, bodies.get(id) ?? '', principles, changes, (other) => `${other}.md`);
    const near = nearestIds(principles.keys(), id).map(
      (other) => `- [${principles.get(other)?.title ?? other}](${other}.md)`,
    );
    const pack = off.get(id);
    const title = pack
      ? vscode.l10n.t('The pack “{0}” switches “{1}” off', pack.name, id)
      : vscode.l10n.t('There is no principle “{0}”', id);
    return [`# ${title}`, '', ...near].join('\n');
  };
  const bytesOf = async (uri: vscode.Uri): Promise<Uint8Array> => new TextEncoder().encode(await textOf(uri));
  // A preview that is open asks again; the time of the page tells it that there is something new.
  let generation = 0;
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  assets.onDidChange(() => {
    generation++;
    const uris = vscode.window.tabGroups.all.flatMap(({ tabs }) =>
      tabs.flatMap(({ input }) => pageOf(input)),
    );
    changed.fire(uris.map((uri) => ({ type: vscode.FileChangeType.Changed, uri })));
  });
  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions();
  };
  return {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => undefined),
    async stat(uri) {
      if (!uri.path.endsWith('.md')) throw vscode.FileSystemError.FileNotFound(uri);
      return { type: vscode.FileType.File, ctime: 0, mtime: generation, size: (await bytesOf(uri)).length };
    },
    readFile: bytesOf,
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
}

/** A folder that has a principle which the pack of another switches off; undefined where the packs of all have it, or none. */
async function folderThatHas(id: string, assets: Assets): Promise<vscode.Uri | undefined> {
  if ((await assets.guidance()).principles.has(id)) return undefined;
  for (const { uri } of vscode.workspace.workspaceFolders ?? [])
    if ((await assets.guidance(uri)).principles.has(id)) return uri;
  return undefined;
}

/** The page that a tab shows, if it shows one. */
const pageOf = (input: unknown): vscode.Uri[] =>
  (input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText) &&
  input.uri.scheme === referenceScheme
    ? [input.uri]
    : [];

/** Opens a principle in the Markdown preview; as text where the preview has been switched off. */
async function openPrinciple(id: string, column?: vscode.ViewColumn): Promise<void> {
  const uri = principleUri(id);
  try {
    await vscode.commands.executeCommand(
      'vscode.openWith',
      uri,
      'vscode.markdown.preview.editor',
      column ?? vscode.ViewColumn.Active,
    );
  } catch {
    await vscode.window.showTextDocument(uri, {
      preview: true,
      ...(column === undefined ? {} : { viewColumn: column }),
    });
  }
}
