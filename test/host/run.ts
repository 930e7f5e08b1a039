/** The entry of the suite that runs inside a real extension host. */
import type Mocha from 'mocha';
import { workspace } from 'vscode';
import { Lines } from './lines.ts';

export async function run(): Promise<void> {
  const { default: MochaClass } = await import('mocha'); // mocha is an ES module: an older host cannot require it
  const mocha = new MochaClass({
    ui: 'tdd',
    timeout: 60_000,
    // Only tests whose titles fit: MOCHA_GREP="changed lines" npm test -- host
    ...(process.env['MOCHA_GREP'] ? { grep: process.env['MOCHA_GREP'] } : {}),
    reporter: Lines as unknown as Mocha.ReporterConstructor,
  });
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);
  // A window on several folders has tests of its own.
  if (workspace.workspaceFile) await import('./folders.test.ts');
  else await import('./all.ts');
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
