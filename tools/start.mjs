// `npm start`: builds, prints what `check` finds in examples/, and opens them in a real VS Code with the extension.
// --no-open stops after printing. PORT chooses the port of the served VS Code.
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

console.log('Building …');
execFileSync(process.execPath, ['esbuild.config.mjs'], { stdio: 'inherit' });
console.log('\n$ design-manual check examples\n');
execFileSync(process.execPath, ['dist/cli.js', 'check', 'examples'], { stdio: 'inherit' });

if (!process.argv.includes('--no-open')) {
  const code = onPath('code');
  if (code) openDesktop(code);
  else await serve();
}

/** The full name of a program on PATH. */
function onPath(name) {
  const names = process.platform === 'win32' ? [`${name}.cmd`, `${name}.exe`] : [name];
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((file) => path.join(folder, file)))
    .find((file) => existsSync(file));
}

function openDesktop(code) {
  console.log(`\nOpening examples/ in ${code} with the extension.`);
  const args = [`--extensionDevelopmentPath=${path.resolve('.')}`, path.resolve('examples')];
  const { status, error } = spawnSync(code, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) console.error(error.message);
  process.exitCode = status ?? 1;
}

async function serve() {
  const { setUpHost } = await import('./host-setup.mjs');
  await setUpHost();
  const { startServer } = await import('./host.mjs');
  const { publisher, name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const dir = mkdtempSync(path.join(tmpdir(), 'design-manual-start-'));
  mkdirSync(path.join(dir, 'extensions'));
  symlinkSync(path.resolve('.'), path.join(dir, 'extensions', `${publisher}.${name}-${version}`), 'junction');
  console.log('\nStarting VS Code …');
  const server = await startServer({
    driver: false,
    dir,
    token: randomBytes(12).toString('hex'),
    ...(process.env.PORT ? { port: Number(process.env.PORT) } : {}),
  });
  const file = path.resolve('examples/tenders/casework-specification.md');
  console.log(
    `\nVS Code with Design Manual: open this address in a browser.\n\n  ${server.url({ folder: 'examples', file })}\n\nCtrl-C ends it.`,
  );
  const end = async () => {
    await server.close();
    rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, end);
}
