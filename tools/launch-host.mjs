// Runs dist/test/suite.js inside a real VS Code. Which one is declared, never found out by trying:
// VSCODE_EXECUTABLE names one; VSCODE_DESKTOP=1 lets one be downloaded; otherwise the pinned host in .vscode-test/.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A copy of examples/ that tests may change. */
export function copyFixture() {
  const folder = mkdtempSync(path.join(tmpdir(), 'design-manual-'));
  cpSync('examples', folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

/** Runs the suite; gives how many tests passed and failed, with one failure where the run itself went wrong. */
export async function runHostTests() {
  const fixture = copyFixture();
  try {
    const { VSCODE_EXECUTABLE: executable, VSCODE_DESKTOP: desktop } = process.env;
    return executable || desktop === '1'
      ? await onDesktop(fixture.folder, executable)
      : await onServer(fixture.folder);
  } finally {
    fixture.remove();
  }
}

async function onServer(folder) {
  console.log('Host: the pinned VS Code in .vscode-test/host, served on loopback.');
  const { setUpHost } = await import('./host-setup.mjs');
  await setUpHost();
  const { launchBrowser, runInWindow, startServer } = await import('./host.mjs');
  const server = await startServer();
  try {
    const browser = await launchBrowser();
    try {
      const payload = [
        ['extensionDevelopmentPath', server.remote('.')],
        ['extensionTestsPath', server.remote('dist/test/suite.js')],
      ];
      const { ok, tests } = await runInWindow(browser, server.url({ folder, payload }));
      return counted(tests, ok);
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

async function onDesktop(folder, executable) {
  console.log(`Host: ${executable ?? 'a VS Code that @vscode/test-electron downloads'}.`);
  const { runTests } = await import('@vscode/test-electron');
  const tests = [];
  let ended = false;
  const log = console.log;
  const { Writable } = await import('node:stream');
  let rest = '';
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      rest += chunk;
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const at = line.indexOf('@@test ');
        if (at < 0) continue;
        const test = JSON.parse(line.slice(at + 7));
        if (test.end) ended = true;
        else {
          tests.push(test);
          log(test.skipped ? '-' : test.ok ? '✓' : '✗', test.title, test.error ? `\n${test.error}` : '');
        }
      }
      done();
    },
  });
  let ok = true;
  try {
    await runTests({
      ...(executable ? { vscodeExecutablePath: executable } : {}),
      extensionDevelopmentPath: path.resolve('.'),
      extensionTestsPath: path.resolve('dist/test/suite.js'),
      launchArgs: [folder, '--disable-extensions', '--disable-workspace-trust'],
      stdout,
    });
  } catch (error) {
    ok = false;
    console.error(String(error));
  }
  return counted(tests, ok && ended);
}

function counted(tests, ok) {
  const failed = tests.filter((test) => test.ok === false).length;
  const passed = tests.filter((test) => test.ok === true).length;
  // An exit without an end, without tests or with a code of its own is a failure even where no test failed.
  return { passed, failed: failed || (ok && passed > 0 ? 0 : 1) };
}
