// tools/web-host.mjs
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
export async function startWebHost({ tests, settings } = {}) {
  const roots = { vscode: vscodeDir, ext: path.resolve('.') };
  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url, 'http://x'),
      at = (p) => ({ scheme: 'http', authority: req.headers.host, path: p });
    if (pathname === '/') {
      const config = {
        folderUri: { scheme: 'tmp', path: '/fixture' },
        userDataPath: '/user',
        isEnabledFileDownloads: true,
        isEnabledFileUploads: true,
        isEnabledCoderGettingStarted: false,
        configurationDefaults: { ...cleanSettings, ...settings },
        developmentOptions: {
          extensions: [at('/ext')],
          ...(tests && { extensionTestsPath: at(`/ext/${tests}`) }),
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
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
