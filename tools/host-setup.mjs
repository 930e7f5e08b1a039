// Installs the pinned VS Code host into .vscode-test/host; does nothing when it is complete.
import { execSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { cache, chromiumPath, vscodeDir } from './host.mjs';

/** Sets the host up where it is not complete yet, and says what it is doing. About 20 seconds and 1.1 GB. */
export async function setUpHost() {
  const lock = readFileSync('test/host/package-lock.json', 'utf8');
  const stamp = `${cache}/complete`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Setting up VS Code for tests in .vscode-test/host: once, about 1.1 GB.');
  rmSync(stamp, { force: true });
  mkdirSync(cache, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    copyFileSync(`test/host/${file}`, `${cache}/${file}`);
  }
  const npm = (args, cwd) =>
    execSync(`npm ${args} --ignore-scripts --no-audit --no-fund --loglevel=error`, { cwd, stdio: 'inherit' });
  console.log('  1/3 the server and its workbench');
  npm('ci', cache);
  console.log('  2/3 what the server needs');
  npm('install --omit=dev', vscodeDir); // its own shrinkwrap misses a package, so `npm ci` refuses it
  console.log('  3/3 a browser');
  await chromiumPath();
  writeFileSync(stamp, lock); // last: an interrupted set-up starts again
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await setUpHost();
