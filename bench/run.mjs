// Runs a benchmark of this folder; its peers are installed first where they are not there. Usage: npm run bench -- search
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const [name, ...rest] = process.argv.slice(2);
const known = readdirSync(here)
  .filter((file) => file.endsWith('.mts'))
  .map((file) => file.slice(0, -'.mts'.length));
if (!name || !known.includes(name)) {
  console.error(`Name a benchmark: ${known.join(', ')}.`);
  process.exit(2);
}
function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
if (!existsSync(path.join(here, 'node_modules'))) run('npm', ['ci', '--no-audit', '--no-fund'], here);
run('npx', ['tsx', path.join(here, `${name}.mts`), ...rest], path.join(here, '..'));
