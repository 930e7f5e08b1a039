// Runs dist/test/suite.js inside a real VS Code. Which one is declared, never found out by trying:
// VSCODE_EXECUTABLE names one; VSCODE_DESKTOP=1 lets one be downloaded; otherwise the pinned host in .vscode-test/.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** All suites of one window, on a busy machine. In milliseconds. */
const timeout = 300_000;

/** A copy of examples/ that tests may change. */
export function copyFixture() {
  const folder = mkdtempSync(path.join(tmpdir(), 'design-manual-'));
  cpSync('examples', folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

/**
 * Runs the suites, in a window on one folder and in one on two; gives how many tests passed and failed, with one failure
 * where a run itself went wrong.
 */
export async function runHostTests() {
  const fixtures = [copyFixture(), copyFixture(), copyFixture()];
  const [alone, ...together] = fixtures.map(({ folder }) => folder);
  const file = path.join(alone, '..', `${path.basename(alone)}.code-workspace`);
  writeFileSync(file, JSON.stringify({ folders: together.map((folder) => ({ path: folder })) }));
  try {
    const { VSCODE_EXECUTABLE: executable, VSCODE_DESKTOP: desktop } = process.env;
    const opened = [{ folder: alone }, { workspace: file }];
    return executable || desktop === '1' ? await onDesktop(opened, executable) : await onServer(opened);
  } finally {
    for (const { remove } of fixtures) remove();
    rmSync(file, { force: true });
  }
}

const added = (one, other) => ({ passed: one.passed + other.passed, failed: one.failed + other.failed });

/** @param opened what each window is opened on: `{ folder }` or `{ workspace }` */
async function onServer(opened) {
  console.log('Host: the pinned VS Code in .vscode-test/host, served on loopback.');
  const { setUpHost } = await import('./host-setup.mjs');
  await setUpHost();
  const { launchBrowser, runInWindow, startServer } = await import('./host.mjs');
  const server = await startServer();
  try {
    const browser = await launchBrowser();
    try {
      const payload = [
        ['extensionDevelopmentPath', server.remote('dist/test')],
        ['extensionDevelopmentPath', server.remote('.')],
        ['extensionTestsPath', server.remote('dist/test/suite.js')],
      ];
      let total = { passed: 0, failed: 0 };
      for (const what of opened) {
        const { ok, tests } = await runInWindow(browser, server.url({ ...what, payload }), { timeout });
        total = added(total, counted(tests, ok));
      }
      return total;
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

async function onDesktop(opened, executable) {
  console.log(`Host: ${executable ?? 'a VS Code that @vscode/test-electron downloads'}.`);
  let total = { passed: 0, failed: 0 };
  for (const { folder, workspace } of opened)
    total = added(total, await desktopWindow(folder ?? workspace, executable));
  return total;
}

async function desktopWindow(folder, executable) {
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
