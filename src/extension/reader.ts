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
    const [{ principles }, bodies, changes] = await Promise.all([
      assets.guidance(),
      assets.bodies(),
      assets.changes(),
    ]);
    const id = principleOf(uri) ?? '';
    const principle = principles.get(id);
    // The preview follows relative links, and no links of a scheme that it does not know.
    if (principle)
      return principlePage(principle, bodies.get(id) ?? '', principles, changes, (other) => `${other}.md`);
    const near = nearestIds(principles.keys(), id).map(
      (other) => `- [${principles.get(other)?.title ?? other}](${other}.md)`,
    );
    return [`# ${vscode.l10n.t('There is no principle “{0}”', id)}`, '', ...near].join('\n');
  };
  const bytesOf = async (uri: vscode.Uri): Promise<Uint8Array> => new TextEncoder().encode(await textOf(uri));
  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions();
  };
  return {
    // Nothing changes while the extension runs.
    onDidChangeFile: () => new vscode.Disposable(() => undefined),
    watch: () => new vscode.Disposable(() => undefined),
    async stat(uri) {
      if (!uri.path.endsWith('.md')) throw vscode.FileSystemError.FileNotFound(uri);
      return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: (await bytesOf(uri)).length };
    },
    readFile: bytesOf,
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
}

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
