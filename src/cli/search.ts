/** `search`: principles from words. */
import { search as searchIndex } from '../search/index.ts';
import { readIndex } from './assets.ts';
import { type Format, paint, plain, print, printJson, table } from './output.ts';

export interface SearchOptions {
  readonly limit: number;
  readonly format: Format;
}

/** @returns the exit code: 0, whether anything is found or not */
export async function search(words: readonly string[], options: SearchOptions): Promise<number> {
  const query = words.join(' ');
  const hits = searchIndex(await readIndex(), query, { limit: options.limit });
  if (options.format === 'json') printJson({ query, hits });
  else if (hits.length === 0) print(`Nothing found for “${plain(query)}”.`);
  else print(table(hits.map(({ id, title, theme }) => [id, theme, paint('bold', title)])));
  return 0;
}
