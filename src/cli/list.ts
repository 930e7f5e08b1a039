/** `list`: the principles, shelf by shelf. */
import type { GuidedKind, Theme } from '../guidance/vocabulary.ts';
import { readPrinciples } from './assets.ts';
import { type Format, paint, print, printJson, table } from './output.ts';

export interface ListOptions {
  readonly theme?: Theme;
  readonly kind?: GuidedKind;
  readonly format: Format;
}

/** @returns the exit code: 0 */
export async function list(options: ListOptions): Promise<number> {
  const principles = [...(await readPrinciples()).values()]
    .filter(
      ({ theme, documents }) =>
        (options.theme === undefined || theme === options.theme) &&
        (options.kind === undefined || documents.includes(options.kind)),
    )
    .map(({ id, title, theme, pillar, documents, status, summary }) => ({
      id,
      title,
      theme,
      pillar,
      documents,
      status,
      summary,
    }));
  if (options.format === 'json') printJson({ principles });
  else if (principles.length === 0) print('There is no such principle.');
  else print(table(principles.map(({ id, theme, title }) => [id, theme, paint('bold', title)])));
  return 0;
}
