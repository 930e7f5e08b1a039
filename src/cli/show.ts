/** `show`: one whole principle. */
import { nearestIds } from '../guidance/guidance.ts';
import { principlePage } from '../guidance/page.ts';
import { readBodies, readChanges } from './assets.ts';
import { complain, type Format, paint, print, printJson } from './output.ts';
import { pageText } from './pageText.ts';
import { openWorkspaces, type SettingsOption } from './workspaces.ts';

export interface ShowOptions extends SettingsOption {
  readonly format: Format;
}

/** @returns the exit code: 2 for an unknown id */
export async function show(id: string, options: ShowOptions): Promise<number> {
  const workspaces = await openWorkspaces(options, ({ text }) => {
    complain(text);
  });
  const workspace = await workspaces.here();
  const { withPacks } = workspace;
  const [principles, bodies, changes] = await Promise.all([
    workspace.principles(),
    withPacks?.bodies ?? readBodies(),
    readChanges(),
  ]);
  const principle = principles.get(id);
  if (!principle) {
    const off = withPacks?.guidance.off.get(id);
    if (off) {
      complain(`"${id}" is switched off by the pack "${off.name}"; --no-settings shows it`);
      return 2;
    }
    const near = nearestIds(principles.keys(), id);
    const hint = near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '; see design-manual list';
    complain(`there is no principle "${id}"${hint}`);
    return 2;
  }
  const body = bodies.get(id) ?? '';
  if (options.format === 'json') printJson({ ...principle, body });
  else print(pageText(principlePage(principle, body, principles, changes), paint, process.stdout.columns));
  return 0;
}
