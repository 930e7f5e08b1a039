/** `search`: principles from words. */
import { readBodies, readIndex } from './assets.ts';
import { complain, type Format, paint, plain, print, printJson, table } from './output.ts';
import { openWorkspaces, type SettingsOption } from './workspaces.ts';

export interface SearchOptions extends SettingsOption {
  readonly limit: number;
  readonly format: Format;
}

/** @returns the exit code: 0, whether anything is found or not */
export async function search(words: readonly string[], options: SearchOptions): Promise<number> {
  const { parseQuery, search: searchIndex } = await import('../search/index.ts');
  const query = parseQuery(words.join(' '));
  const workspaces = await openWorkspaces(options, ({ text }) => {
    complain(text);
  });
  const { withPacks, settings } = await workspaces.here();
  const bodies = query.phrases.length > 0 ? { bodies: withPacks?.bodies ?? (await readBodies()) } : {};
  const { limit } = options;
  const index = await readIndex(
    withPacks && { principles: withPacks.guidance.principles.values(), texts: withPacks.texts },
  );
  const { hits, nearest, didYouMean, point, problems } = searchIndex(index, query, {
    limit,
    pinned: new Set(settings.pinned.map(({ id }) => id)),
    ...bodies,
  });
  if (options.format === 'json') {
    printJson({ query: query.text, hits, nearest, didYouMean, point, problems });
    return 0;
  }
  for (const problem of problems) complain(problem);
  if (nearest || hits.length === 0) print(`Nothing found for “${plain(query.text)}”.`);
  if (didYouMean !== undefined)
    print(`${nearest ? 'Did you mean' : 'Searched for'} “${plain(didYouMean)}”${nearest ? '?' : '.'}`);
  if (nearest) print('The nearest:');
  if (point) print(`${point.code} (${point.year}), point ${point.number}:`);
  if (hits.length > 0) print(table(hits.map(({ id, title, theme }) => [id, theme, paint('bold', title)])));
  return 0;
}
