// tools/host.mjs: a real VS Code on loopback
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import nodeModule, { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export const cache = path.resolve('.vscode-test/host');
const nm = (p) => path.join(cache, 'node_modules', p);
export const vscodeDir = process.env.VSCODE_DIR ?? nm('code-server/lib/vscode');
/** The oldest VS Code that the manifest promises. */
export const oldest = path.resolve('.vscode-test/oldest/node_modules/code-server/lib/vscode');

/** This Node if the server runs on it (22.15 and later: registerHooks), else the pinned one. */
export function nodeFor() {
  if (process.env.VSCODE_NODE) return process.env.VSCODE_NODE;
  if (nodeModule.registerHooks) return process.execPath;
  return nm(
    process.platform === 'win32'
      ? `node-win-${process.arch}/bin/node.exe`
      : `node-${process.platform}-${process.arch}/bin/node`,
  );
}
const freePort = () =>
  new Promise((ok, no) => {
    const s = createServer()
      .once('error', no)
      .listen(0, '127.0.0.1', () => {
        const { port } = s.address();
        s.close(() => ok(port));
      });
  });

export const cleanSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'git.openRepositoryInParentFolders': 'never',
  'editor.minimap.enabled': false,
  'files.autoSave': 'off', // the web default saves what a test types into your fixture
};
/**
 * driver: allow extension tests (hides toasts). trust: workspace trust on. vsix: install it. dir: keep the data there.
 * vscode: another than the newest.
 */
export async function startServer({
  settings,
  env,
  trust,
  driver = true,
  vscode = vscodeDir,
  vsix,
  token,
  dir,
  port,
} = {}) {
  port ??= await freePort();
  const own = !dir,
    main = path.join(vscode, 'out/server-main.js'),
    authority = `127.0.0.1:${port}`;
  dir ??= mkdtempSync(path.join(tmpdir(), 'vscode-host-'));
  mkdirSync(path.join(dir, 'data/User'), { recursive: true });
  writeFileSync(path.join(dir, 'data/User/settings.json'), JSON.stringify({ ...cleanSettings, ...settings }));
  const common = [main, '--accept-server-license-terms', '--server-data-dir', dir];
  if (vsix)
    execFileSync(nodeFor(), [...common, '--install-extension', path.resolve(vsix)], { stdio: 'pipe' });
  const child = spawn(
    nodeFor(),
    [
      ...common,
      '--host',
      '127.0.0.1',
      '--port',
      `${port}`,
      '--disable-telemetry',
      ...(token ? ['--connection-token', token] : ['--without-connection-token']),
      ...(driver ? ['--enable-smoke-test-driver'] : []),
      ...(trust ? [] : ['--disable-workspace-trust']),
    ],
    { env: { ...process.env, EXTENSIONS_GALLERY: '{}', ...env }, detached: process.platform !== 'win32' },
  );
  const gone = new Promise((ok) => child.once('exit', ok)),
    tidy = () => own && rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  await new Promise((ok, no) => {
    let out = '';
    const timer = setTimeout(() => no(new Error(`not ready after 60 s\n${out}`)), 60_000);
    for (const s of [child.stdout, child.stderr])
      s.on('data', (d) => {
        out += d;
        if (out.includes(`listening on ${port}`)) {
          clearTimeout(timer);
          ok();
        }
      });
    child.once('exit', (code) => {
      clearTimeout(timer);
      no(new Error(`the server exited with ${code}\n${out}`));
    });
  }).catch((e) => {
    child.kill();
    tidy();
    throw e;
  });
  const remote = (p) => `vscode-remote://${authority}${path.resolve(p)}`;
  return {
    dir,
    remote,
    url({ folder, workspace, file, payload = [] } = {}) {
      // workspace: a .code-workspace file
      const q = new URLSearchParams(token && { tkn: token });
      if (folder) q.set('folder', path.resolve(folder));
      if (workspace) q.set('workspace', path.resolve(workspace));
      if (file) payload = [['openFile', remote(file)], ...payload];
      if (payload.length) q.set('payload', JSON.stringify(payload));
      return `http://${authority}/?${q}`;
    },
    async close() {
      // the group too: the extension host outlives its server by 5 s and holds the pipes
      child.kill();
      await gone;
      try {
        process.kill(-child.pid);
      } catch {
        /* gone */
      }
      child.stdout.destroy();
      child.stderr.destroy();
      tidy();
    },
  };
}
/** An installed browser, else the pinned one, unpacked into the cache with the libraries (libnss3 …) and fonts that a bare machine lacks. */
export async function chromiumPath() {
  const found = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].find((p) => p && existsSync(p));
  if (found) return { executablePath: found };
  const before = { ...process.env };
  Object.assign(process.env, { TMPDIR: cache, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }); // where to unpack; unpack the libraries too
  const { default: packed } = await import(pathToFileURL(nm('@sparticuz/chromium/build/esm/index.js')));
  const executablePath = await packed.executablePath();
  for (const k in process.env) if (!(k in before)) delete process.env[k];
  Object.assign(process.env, before);
  const conf = path.join(cache, 'fonts.conf'); // with no font at all the page crashes
  const alias = (generic, font) =>
    `<alias><family>${generic}</family><default><family>${font}</family></default></alias>`;
  writeFileSync(
    conf,
    `<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${nm('dejavu-fonts-ttf')}</dir><cachedir>${cache}/font-cache</cachedir>
${alias('sans-serif', 'DejaVu Sans')}${alias('monospace', 'DejaVu Sans Mono')}</fontconfig>`,
  );
  return {
    executablePath,
    env: { ...before, LD_LIBRARY_PATH: path.join(cache, 'al2023/lib'), FONTCONFIG_FILE: conf },
  };
}
export const launchBrowser = async () =>
  createRequire(path.join(cache, 'package.json'))('playwright-core').chromium.launch({
    ...(await chromiumPath()),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });

const chatter =
  /bindings file|watchdog|:remote\]|AccountPolicy|a socket|connection token|Service Worker|reconnection-|builtin extensions/; // always said; harmless
const print = (t) => console.log(t.skipped ? '-' : t.ok ? '✓' : '✗', t.title, t.error ? `\n${t.error}` : '');
const loopback = ({ protocol, hostname }) => !/^(https?|wss?):$/.test(protocol) || hostname === '127.0.0.1';
/** Where the workbench itself, when no server says otherwise, looks for the empty page that each webview is drawn in. */
const webviewFrame = /^https:\/\/\w+\.vscode-cdn\.net\/[\w/]+\/webview\/browser\/pre\/index\.html\?/;
/**
 * Opens a window that runs an extension test suite; gives what test/host/lines.ts reported, and as `denied` what of the
 * network beyond this machine was asked for in vain.
 */
export async function runInWindow(browser, url, { timeout = 120_000, onTest = print } = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } }),
    tests = [],
    denied = [],
    said = [];
  let end, timer;
  try {
    await page.route(
      (url) => !loopback(url),
      (route) => {
        const target = route.request().url();
        if (!webviewFrame.test(target)) denied.push({ what: 'request', target });
        return route.abort();
      },
    );
    const code = await new Promise((ok, no) => {
      timer = setTimeout(
        () => no(new Error(`no exit code after ${timeout} ms\n${said.slice(-20).join('\n')}`)),
        timeout,
      );
      page.on('crash', () => no(new Error('the page crashed'))).on('pageerror', (e) => said.push(`${e}`));
      page
        .exposeFunction('codeAutomationExit', ok)
        .then(() =>
          page.exposeFunction('codeAutomationLog', (type, args) => {
            const text = args.map((a) => (typeof a === 'string' ? a : JSON.stringify(a))).join(' ');
            if (!text.startsWith('@@test ')) return chatter.test(text) || said.push(text);
            const t = JSON.parse(text.slice(7));
            if (t.end) end = t;
            else if (t.denied) denied.push(t.denied);
            else {
              tests.push(t);
              onTest(t);
            }
          }),
        )
        .then(() => page.goto(url))
        .catch(no);
    });
    const failed = tests.some((t) => t.ok === false);
    if (code !== 0 && !failed) console.error(said.slice(-20).join('\n')); // the suite did not load
    return { ok: code === 0 && Boolean(end) && tests.length > 0 && !failed, code, tests, denied, end };
  } finally {
    clearTimeout(timer);
    await page.close();
  }
}
