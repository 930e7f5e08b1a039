/**
 * Our code as it is shipped: bundled and minified. What runs TypeScript as it stands wraps every function that is made, which
 * takes time that no user spends.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const folder = mkdtempSync(path.join(tmpdir(), 'design-manual-core-'));
const outfile = path.join(folder, 'core.mjs');
await build({
  entryPoints: [path.join(import.meta.dirname, 'core.mts')],
  outfile,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  platform: 'node',
  mainFields: ['module', 'main'],
});
export const core = (await import(pathToFileURL(outfile).href)) as typeof import('./core.mts');
rmSync(folder, { recursive: true });
