/** The bundled guidance, read and indexed once for the tests of search. */
import path from 'node:path';
import { readPack } from '../../src/guidance/pack.ts';
import type { Principle } from '../../src/guidance/principle.ts';
import { buildIndex, type SearchIndex } from '../../src/search/index.ts';
import { readPackFiles } from '../../tools/build-guidance.ts';

let reading: Promise<{ principles: readonly Principle[]; index: SearchIndex }> | undefined;

export const bundled = (): NonNullable<typeof reading> =>
  (reading ??= readPackFiles(path.resolve('guidance')).then((files) => {
    const { principles } = readPack(files);
    return { principles, index: buildIndex(principles) };
  }));
