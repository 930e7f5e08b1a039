/** The reader: a whole principle as a virtual Markdown document, rendered by VS Code's own preview. */
import * as vscode from 'vscode';
import { principlePage } from '../guidance/page.ts';
import { nearestIds } from '../guidance/guidance.ts';
import type { Assets } from './assets.ts';

export const readerScheme = 'design-manual';

/** The address of a principle: `design-manual:/<id>.md`. */
export const principleUri = (id: string): vscode.Uri =>
  vscode.Uri.from({ scheme: readerScheme, path: `/${id}.md` });

const idOf = (uri: vscode.Uri): string => uri.path.replace(/^\//, '').replace(/\.md$/, '');

export function registerReader(assets: Assets): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(readerScheme, {
      async provideTextDocumentContent(uri) {
        const [{ principles }, bodies, changes] = await Promise.all([
          assets.guidance(),
          assets.bodies(),
          assets.changes(),
        ]);
        const id = idOf(uri);
        const principle = principles.get(id);
        if (principle) return principlePage(principle, bodies.get(id) ?? '', principles, changes);
        const near = nearestIds(principles.keys(), id).map(
          (other) => `- [${other}](${principleUri(other).toString()})`,
        );
        return [`# ${vscode.l10n.t('There is no principle “{0}”', id)}`, '', ...near].join('\n');
      },
    }),
    vscode.commands.registerCommand('designManual.openPrinciple', async (id?: unknown) => {
      if (typeof id === 'string') await openPrinciple(id);
      else await vscode.commands.executeCommand('designManual.search');
    }),
  );
}

/** Opens a principle in the Markdown preview; as text where the preview has been switched off. */
export async function openPrinciple(id: string, column?: vscode.ViewColumn): Promise<void> {
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
