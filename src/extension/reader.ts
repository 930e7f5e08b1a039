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
    vscode.workspace.registerTextDocumentContentProvider(referenceScheme, {
      async provideTextDocumentContent(uri) {
        const [{ principles }, bodies, changes] = await Promise.all([
          assets.guidance(),
          assets.bodies(),
          assets.changes(),
        ]);
        const id = principleOf(uri) ?? '';
        const principle = principles.get(id);
        if (principle) return relative(principlePage(principle, bodies.get(id) ?? '', principles, changes));
        const near = nearestIds(principles.keys(), id).map(
          (other) => `- [${principles.get(other)?.title ?? other}](${other}.md)`,
        );
        return [`# ${vscode.l10n.t('There is no principle “{0}”', id)}`, '', ...near].join('\n');
      },
    }),
    vscode.commands.registerCommand('designManual.openPrinciple', openAs()),
    vscode.commands.registerCommand('designManual.openPrincipleBeside', openAs(vscode.ViewColumn.Beside)),
  );
}

/** Links from page to page as VS Code's preview follows them: of addresses with a scheme, only the web's. */
const relative = (page: string): string => page.replaceAll(`](${referenceScheme}:/`, '](');

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
