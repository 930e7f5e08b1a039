/** `list`: the principles, shelf by shelf. */
import type { GuidedKind, Theme } from '../guidance/vocabulary.ts';
import { complain, type Format, paint, plain, print, printJson, table } from './output.ts';
import { openWorkspaces, type SettingsOption } from './workspaces.ts';

export interface ListOptions extends SettingsOption {
  readonly theme?: Theme;
  readonly kind?: GuidedKind;
  readonly format: Format;
}

/** @returns the exit code: 0 */
export async function list(options: ListOptions): Promise<number> {
  const workspaces = await openWorkspaces(options, ({ text }) => {
    complain(text);
  });
  const workspace = await workspaces.here();
  const principles = [...(await workspace.principles()).values()]
    .filter(
      ({ theme, documents }) =>
        (options.theme === undefined || theme === options.theme) &&
        (options.kind === undefined || documents.includes(options.kind)),
    )
    .map(({ id, title, theme, pillar, documents, status, summary, pack }) => ({
      id,
      title,
      theme,
      pillar,
      documents,
      status,
      summary,
      ...(pack ? { pack: pack.name } : {}),
    }));
  if (options.format === 'json') printJson({ principles });
  else if (principles.length === 0) print('There is no such principle.');
  else {
    // A team sees its own at a glance.
    const of = (pack?: string): string => (pack === undefined ? '' : ` (${plain(pack)})`);
    print(
      table(principles.map(({ id, theme, title, pack }) => [id, theme, paint('bold', title) + of(pack)])),
    );
  }
  return 0;
}
