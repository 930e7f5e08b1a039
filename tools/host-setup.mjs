// Installs the pinned VS Code hosts into .vscode-test/; does nothing where they are complete.
import { execSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cache, chromiumPath, oldest, vscodeDir } from './host.mjs';

const npm = (args, cwd) =>
  execSync(`npm ${args} --ignore-scripts --no-audit --no-fund --loglevel=error`, { cwd, stdio: 'inherit' });

/** Installs what a tracked folder of package.json and lock names into another, unless it is there complete. */
async function complete(from, to, says, finish) {
  const lock = readFileSync(`${from}/package-lock.json`, 'utf8');
  const stamp = `${to}/complete`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log(`Setting up ${says}`);
  rmSync(stamp, { force: true });
  mkdirSync(to, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(`${from}/${file}`, `${to}/${file}`);
  npm('ci', to);
  await finish();
  writeFileSync(stamp, lock); // last: an interrupted set-up starts again
}

/** What a server needs besides its package; its own shrinkwrap misses a package, so `npm ci` refuses it. */
const needsOf = (server) => npm('install --omit=dev', server);

/** Sets the host up where it is not complete yet, and says what it is doing. About 20 seconds and 1.1 GB. */
export const setUpHost = () =>
  complete('test/host', cache, 'VS Code for tests in .vscode-test/host: once, about 1.1 GB.', async () => {
    needsOf(vscodeDir);
    await chromiumPath();
  });

/** The same for the oldest VS Code that the manifest promises. About 9 seconds and 290 MB. */
export async function setUpOldest() {
  await setUpHost();
  await complete(
    'test/host/oldest',
    '.vscode-test/oldest',
    'the oldest promised VS Code in .vscode-test/oldest: once, about 290 MB.',
    () => {
      needsOf(oldest);
      // Its search would be downloaded by a script; the newer host brings the same program along.
      const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
      const bin = path.join(oldest, 'node_modules/@vscode/ripgrep/bin');
      const { platform, arch } = process;
      mkdirSync(bin, { recursive: true });
      copyFileSync(
        path.join(vscodeDir, `node_modules/@vscode/ripgrep-universal/bin/${platform}-${arch}`, name),
        path.join(bin, name),
      );
    },
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await setUpHost();
