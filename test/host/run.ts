/** The entry of the suite that runs inside a real extension host of Node. */
import type Mocha from 'mocha';
import { extensions } from 'vscode';
import { deny } from '../../tools/deny-network.cjs';
import { Lines } from './lines.ts';
import { importSuites } from './suites.ts';
import { extensionId } from './window.ts';

export async function run(): Promise<void> {
  const extension = extensions.getExtension(extensionId);
  // An older VS Code opens a settings file by itself, and so activates what is installed; what is developed waits.
  if (extension?.isActive && __dirname.startsWith(extension.extensionPath))
    throw new Error('the extension was active before its tests');
  deny((denied) => {
    console.log(`@@test ${JSON.stringify({ denied })}`);
  });
  const { default: MochaClass } = await import('mocha'); // mocha is an ES module: an older host cannot require it
  const mocha = new MochaClass({
    ui: 'tdd',
    timeout: 180_000,
    // A busy machine may lose a key or be late with an event: what is broken fails each time.
    retries: 2,
    // Only tests whose titles fit: MOCHA_GREP="changed lines" npm test -- host
    ...(process.env['MOCHA_GREP'] ? { grep: process.env['MOCHA_GREP'] } : {}),
    reporter: Lines as unknown as Mocha.ReporterConstructor,
  });
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);
  await importSuites(
    () => import('./all.ts'),
    () => import('./allTogether.ts'),
  );
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
