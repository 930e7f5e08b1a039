/** `list`: the principles, what the team pins first. */
import type { GuidedKind, Theme } from '../guidance/vocabulary.ts';
import { pinnedFirst } from '../review/relevant.ts';
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
  const pinned = new Set(workspace.settings.pinned.map(({ id }) => id));
  const principles = pinnedFirst([...(await workspace.principles()).values()], ({ id }) => id, pinned)
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
      ...(pinned.has(id) ? { pinned: true } : {}),
    }));
  if (options.format === 'json') printJson({ principles });
  else if (principles.length === 0) print('There is no such principle.');
  else {
    // A team sees its own at a glance.
    const marks = ({ pack, pinned: isPinned }: { pack?: string; pinned?: boolean }): string => {
      const words = [...(isPinned ? ['pinned'] : []), ...(pack === undefined ? [] : [plain(pack)])];
      return words.length > 0 ? ` (${words.join(', ')})` : '';
    };
    print(table(principles.map((one) => [one.id, one.theme, paint('bold', one.title) + marks(one)])));
  }
  return 0;
}
