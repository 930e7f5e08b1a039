// Runs the suites of dist/test inside a real VS Code. Which one `host` runs in is declared, never found out by trying:
// VSCODE_EXECUTABLE names one; VSCODE_DESKTOP=1 lets one be downloaded; otherwise the pinned host in .vscode-test/.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makePackage } from './package.mjs';
import { unpack } from './unpack.mjs';

/** All suites of one window, on a slow and busy machine; each test has an end of its own. In milliseconds. */
const timeout = 1_200_000;

/** A copy of examples/ that tests may change. */
export function copyFixture(name = 'design-manual-') {
  const folder = mkdtempSync(path.join(tmpdir(), name));
  cpSync('examples', folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

/**
 * Runs the suites on this folder's build, in a window on one folder, in one on two, and in one whose editor is broken in
 * places; gives how many tests passed and failed, with one failure where a run itself went wrong.
 */
export function runHostTests() {
  const { VSCODE_EXECUTABLE: executable, VSCODE_DESKTOP: desktop } = process.env;
  if (executable || desktop === '1') return onFixtures((opened) => onDesktop(opened, executable));
  console.log('Host: the pinned VS Code in .vscode-test/host, served on loopback.');
  return onServer(() => ({ developed: '.' }));
}

/** The same on the installed .vsix, in the oldest VS Code that the manifest promises. */
export function runOldestTests() {
  console.log('Host: the oldest promised VS Code in .vscode-test/oldest, with the .vsix installed.');
  return onServer(async () => {
    const { setUpOldest } = await import('./host-setup.mjs');
    await setUpOldest();
    const { oldest } = await import('./host.mjs');
    return { vscode: oldest, developed: 'dist/test', vsix: packaged() };
  });
}

/** The .vsix of this folder, made once in a run of tests. */
let made;
function packaged() {
  if (made) return made;
  const folder = mkdtempSync(path.join(tmpdir(), 'design-manual-vsix-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const out = path.join(folder, 'design-manual.vsix');
  makePackage(out);
  return (made = out);
}

/** @param run takes what each window is opened on: `{ folder }` or `{ workspace }` */
async function onFixtures(run) {
  const fixtures = [copyFixture(), copyFixture('broken-'), copyFixture(), copyFixture()];
  const [alone, broken, ...together] = fixtures.map(({ folder }) => folder);
  const file = path.join(alone, '..', `${path.basename(alone)}.code-workspace`);
  writeFileSync(file, JSON.stringify({ folders: together.map((folder) => ({ path: folder })) }));
  try {
    return await run([{ folder: alone }, { workspace: file }, { folder: broken }]);
  } finally {
    for (const { remove } of fixtures) remove();
    rmSync(file, { force: true });
  }
}

const added = (one, other) => ({ passed: one.passed + other.passed, failed: one.failed + other.failed });

/** @param choose gives the folder of the extension under development, and where they differ the VS Code and a .vsix to install */
async function onServer(choose) {
  const { setUpHost } = await import('./host-setup.mjs');
  await setUpHost();
  const { developed, ...options } = await choose();
  const { startServer } = await import('./host.mjs');
  // Only what is developed beside its tests can be broken by them.
  const windows = developed === '.' ? 3 : 2;
  return onFixtures(async (opened) => {
    let total = { passed: 0, failed: 0 };
    // Each window has a server of its own: in a second one the extension may be active before its tests.
    for (const what of opened.slice(0, windows)) {
      const server = await startServer(options);
      const payload = [
        ['extensionDevelopmentPath', server.remote(developed)],
        ['extensionTestsPath', server.remote('dist/test/suite.js')],
      ];
      try {
        total = added(total, await inWindows([server.url({ ...what, payload })]));
      } finally {
        await server.close();
      }
    }
    return total;
  });
}

/** Whether the network was asked for by the one test that does, where it ran, and by nothing else. */
function quiet(tests, denied) {
  const others = denied.filter(({ target }) => !target.includes('network.invalid'));
  for (const { what, target, stack } of others)
    console.log(`✗ asked the network: ${what} ${target}\n${stack ?? ''}`);
  const proved = others.length < denied.length || !tests.some(({ title }) => title.endsWith('is denied'));
  if (!proved) console.log('✗ the attempt on the network was not seen');
  return proved && others.length === 0;
}

/** Runs the suites in a window on each address, one after another. */
async function inWindows(urls) {
  const { launchBrowser, runInWindow } = await import('./host.mjs');
  const browser = await launchBrowser();
  let total = { passed: 0, failed: 0 };
  try {
    for (const url of urls) {
      const { ok, tests, denied, end } = await runInWindow(browser, url, { timeout });
      console.log(`   in VS Code ${end?.vscode}`);
      total = added(total, counted(tests, ok && quiet(tests, denied)));
    }
    return total;
  } finally {
    await browser.close();
  }
}

/**
 * The same on the .vsix in the browser's host, without a server and on a file system that is on no disk; in the newest
 * VS Code and in the oldest.
 */
export async function runWebTests() {
  console.log('Host: a web worker, with the .vsix as it is unpacked, on a workspace in memory.');
  const { setUpOldest } = await import('./host-setup.mjs');
  await setUpOldest();
  const { oldest, vscodeDir } = await import('./host.mjs');
  const { startWebHost } = await import('./web-host.mjs');
  const unpacked = mkdtempSync(path.join(tmpdir(), 'design-manual-unpacked-'));
  let total = { passed: 0, failed: 0 };
  try {
    await unpack(packaged(), unpacked);
    for (const [vscode, windows] of [
      [vscodeDir, ['council:/alone', 'council:/both.code-workspace']],
      [oldest, ['council:/alone']],
    ]) {
      const host = await startWebHost({
        vscode,
        developed: ['dist/test'],
        installed: [path.join(unpacked, 'extension')],
        tests: 'dist/test/suite.web.js',
      });
      try {
        total = added(total, await inWindows(windows.map(host.url)));
      } finally {
        host.close();
      }
    }
    return total;
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
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
