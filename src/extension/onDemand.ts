/** What is loaded when it is first needed: bundles beside that of the extension. Here as Node's host does it. */
import type { Uri } from 'vscode';
import type * as packReader from '../guidance/packReader.ts';
import type * as exporting from '../review/exportReview.ts';
import type * as judging from '../review/judging.ts';
import type * as searchEngine from '../search/index.ts';
import { once } from './once.ts';

export type Exporting = typeof exporting;
export type Judging = typeof judging;
export type PackReader = typeof packReader;
export type SearchEngine = typeof searchEngine;

/** Each is loaded once. */
export interface OnDemand {
  readonly exporting: () => Promise<Exporting>;
  readonly judging: () => Promise<Judging>;
  readonly packReader: () => Promise<PackReader>;
  readonly searchEngine: () => Promise<SearchEngine>;
}

/** Lets the host go on first: documents that are open ask to be judged while the extension becomes active, which waits for nothing. */
const afterActivation = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve);
  });

/** @param _extensionUri the extension's folder, which only the browser's host must be told */
export const loadersIn = (_extensionUri: Uri): OnDemand => ({
  exporting: () => import('../review/exportReview.ts'),
  judging: once(async () => {
    await afterActivation();
    return import('../review/judging.ts');
  }),
  packReader: () => import('../guidance/packReader.ts'),
  searchEngine: () => import('../search/index.ts'),
});
