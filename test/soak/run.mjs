// `npm run soak`: edits a document of a megabyte for ten minutes in a real VS Code, and says what memory it takes.
// --minutes for longer or shorter.
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { setUpHost } from '../../tools/host-setup.mjs';
import { launchBrowser, runInWindow, startServer } from '../../tools/host.mjs';
import { copyFixture } from '../../tools/launch-host.mjs';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const minutes = Number(values.minutes);
if (!Number.isInteger(minutes) || minutes < 1) {
  console.error('--minutes takes a whole number from 1');
  process.exit(2);
}
execFileSync(process.execPath, ['esbuild.config.mjs', '--tests'], { stdio: 'inherit' });
await setUpHost();
const fixture = copyFixture();
const server = await startServer({ env: { SOAK_MINUTES: String(minutes) } });
const browser = await launchBrowser();
try {
  const payload = [
    ['extensionDevelopmentPath', server.remote('.')],
    ['extensionTestsPath', server.remote('dist/test/soak.js')],
  ];
  const timeout = (minutes + 5) * 60_000;
  const { ok } = await runInWindow(browser, server.url({ folder: fixture.folder, payload }), { timeout });
  console.log(ok ? 'the memory is flat' : 'the soak failed');
  process.exitCode = ok ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
  fixture.remove();
}
