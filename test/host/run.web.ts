/** The entry of the suite that runs inside the browser's extension host: a web worker, without Node. */
import 'mocha/mocha.js';
import { Lines } from './lines.ts';
import { importSuites } from './suites.ts';

export async function runInBrowser(): Promise<void> {
  mocha.setup({
    ui: 'tdd',
    timeout: 180_000,
    retries: 2,
    reporter: Lines as unknown as Mocha.ReporterConstructor,
  });
  await importSuites(
    () => import('./everywhere.ts'),
    () => import('./folders.test.ts'),
  );
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
