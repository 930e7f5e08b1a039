// A VS Code without a server, on loopback: extensions run in a web worker, as on vscode.dev and github.dev.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { cleanSettings, vscodeDir } from './host.mjs';
const types = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
const stock = [
  [/,remoteAuthority:location\.host\}/, '}'],
  [/\.with\(\{scheme:(\w+)\.vscodeRemote\}\),"User"\)/, '.with({scheme:$1.vscodeUserData}),"User")'],
];
/** What stands in for built-in extensions; the preview of Markdown is where principles are read. */
const standIns = {
  ipynb: `exports.activate = () => require('vscode').workspace.registerNotebookSerializer('jupyter-notebook', {
  deserializeNotebook: () => ({ cells: [] }), serializeNotebook: () => new Uint8Array(),
});`,
  'markdown-language-features': `const { window } = require('vscode');
exports.activate = () => window.registerCustomEditorProvider('vscode.markdown.preview.editor', {
  resolveCustomTextEditor(document, panel) { panel.webview.html = '<pre>' + document.getText().replace(/[<&]/g, '') + '</pre>'; },
});`,
};

/**
 * @param developed folders of extensions under development
 * @param installed folders of extensions as they were unpacked from their .vsix
 * @param tests the suite: a file under the first of the extensions developed
 */
export async function startWebHost({
  vscode = vscodeDir,
  developed = ['.'],
  installed = [],
  tests,
  settings,
} = {}) {
  const roots = { vscode };
  for (const [i, folder] of [...developed, ...installed].entries())
    roots[`extension${i}`] = path.resolve(folder);
  const server = createServer((req, res) => {
    const { pathname, searchParams } = new URL(req.url, 'http://x'),
      at = (p) => ({ scheme: 'http', authority: req.headers.host, path: p }),
      extension = (_, i) => at(`/extension${i}`);
    if (pathname === '/') {
      const [scheme, where] = searchParams.get('open')?.split(':') ?? ['tmp', '/fixture'];
      const config = {
        [where.endsWith('.code-workspace') ? 'workspaceUri' : 'folderUri']: { scheme, path: where },
        userDataPath: '/user',
        isEnabledFileDownloads: true,
        isEnabledFileUploads: true,
        isEnabledCoderGettingStarted: false,
        configurationDefaults: { ...cleanSettings, ...settings },
        additionalBuiltinExtensions: installed.map((_, i) => extension(_, developed.length + i)),
        developmentOptions: {
          extensions: developed.map(extension),
          ...(tests && {
            extensionTestsPath: at(
              `/extension0/${path.relative(developed[0], tests).replaceAll(path.sep, '/')}`,
            ),
          }),
        },
      };
      return res.setHeader('Content-Type', 'text/html')
        .end(`<!DOCTYPE html><meta charset="utf-8"><meta id="vscode-workbench-web-configuration" data-settings="${JSON.stringify(config).replace(/&/g, '&amp;').replace(/"/g, '&quot;')}">
<link rel="stylesheet" href="/vscode/out/vs/code/browser/workbench/workbench.css"><body aria-label=""></body><script>globalThis._VSCODE_FILE_ROOT = location.origin + '/vscode/out/'</script>
<script src="/vscode/out/nls.messages.js"></script><script type="module" src="/vscode/out/vs/code/browser/workbench/workbench.js"></script>`);
    }
    const [, root, ...rest] = decodeURIComponent(pathname).split('/'),
      base = Object.hasOwn(roots, root) ? roots[root] : '',
      file = path.join(base, ...rest);
    // This VS Code is built for a server: its own extensions lack what would run in a worker.
    const builtIn = /^\/vscode\/extensions\/([\w-]+)\/(?:\w+\/)?dist\/browser\/.*\.js$/.exec(pathname);
    if (builtIn && !statSync(file, { throwIfNoEntry: false }))
      return res
        .setHeader('Content-Type', types['.js'])
        .end(standIns[builtIn[1]] ?? 'exports.activate = () => ({ standIn: true });');
    if (!base || !file.startsWith(base + path.sep) || !statSync(file, { throwIfNoEntry: false })?.isFile())
      return res.writeHead(404).end();
    res.setHeader('Content-Type', types[path.extname(file)] ?? 'application/octet-stream');
    if (!pathname.endsWith('/workbench/workbench.js')) return createReadStream(file).pipe(res);
    let js = readFileSync(file, 'utf8');
    for (const [from, to] of stock) {
      if (!from.test(js)) throw new Error(`workbench.js has changed: no ${from}`);
      js = js.replace(from, to);
    }
    res.end(js);
  });
  await new Promise((ok) => server.listen(0, '127.0.0.1', ok));
  return {
    /** @param open the address of the folder or .code-workspace to open; without, an empty folder in memory */
    url: (open) =>
      `http://127.0.0.1:${server.address().port}/${open ? `?${new URLSearchParams({ open })}` : ''}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
