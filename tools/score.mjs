// Builds where needed, then scores the command line against labelled documents, cases and queries. Those are not part
// of this project: a folder with score.mjs and dev/ is looked for beside it, or where --relevance or RELEVANCE says.
// Usage: npm run score -- [--relevance FOLDER] [--set FOLDER] [what the scorer takes: --worst 50, --only queries, --json]
// Without any of the scorer's options: our scores beside two baselines, then by document and by principle.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const args = process.argv.slice(2);

/** Takes an option and its value out of the arguments; what is left is the scorer's. Paths are the caller's. */
function take(name) {
  const at = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  if (at < 0) return undefined;
  const joined = args[at].includes('=');
  const [first, second] = args.splice(at, joined ? 1 : 2);
  const value = joined ? first.slice(name.length + 1) : second;
  if (!value) fail(`${name} takes a folder`);
  return path.resolve(value);
}

function fail(message) {
  console.error(message);
  process.exit(2);
}

const relevance =
  take('--relevance') ??
  (process.env.RELEVANCE
    ? path.resolve(process.env.RELEVANCE)
    : path.join(root, '..', 'shared', 'relevance'));
const set = take('--set') ?? path.join(relevance, 'dev');
const scorer = path.join(relevance, 'score.mjs');
for (const needed of [scorer, set]) {
  if (!existsSync(needed)) {
    fail(
      `${needed} is not there. Name the folder that holds score.mjs and dev/ with --relevance or RELEVANCE.`,
    );
  }
}

const cli = path.join(root, 'dist', 'cli.js');
const newest = (file) =>
  statSync(file).isDirectory()
    ? Math.max(0, ...readdirSync(file).map((name) => newest(path.join(file, name))))
    : statSync(file).mtimeMs;
const sources = ['src', 'guidance', 'tools/build-guidance.ts', 'esbuild.config.mjs', 'package.json'];
const changed = Math.max(...sources.map((name) => newest(path.join(root, name))));
if (!existsSync(cli) || statSync(cli).mtimeMs < changed) {
  console.error('Building…');
  const { status } = spawnSync(process.execPath, ['esbuild.config.mjs'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** The scorer splits its --cli at spaces, so commands are named relative to the root. */
const score = (cli, more, stdio) =>
  spawnSync(process.execPath, [scorer, '--set', set, '--cli', cli, ...more], {
    cwd: root,
    stdio,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
const ours = 'node dist/cli.js';

if (args.length > 0) {
  const { status, error } = score(ours, args, 'inherit');
  if (error) fail(error.message);
  process.exit(status ?? 1);
}

const baseline = 'node --import tsx test/relevance/baseline.mts';
const engines = {
  'Design Manual': ours,
  'MiniSearch over each block': `${baseline} minisearch`,
  'phrases as substrings': `${baseline} substring`,
};
const results = Object.entries(engines).map(([name, cli]) => {
  const { stdout, stderr } = score(cli, ['--json'], 'pipe');
  try {
    return { name, measured: JSON.parse(stdout) };
  } catch {
    fail(`${name}: the scorer gave no result: ${(stderr || stdout).slice(0, 500)}`);
  }
});
/** Every number of a result by its path, such as `ranking.ndcg5`. */
const flat = (value, prefix = '') =>
  Object.entries(value).flatMap(([key, inner]) =>
    inner !== null && typeof inner === 'object'
      ? Array.isArray(inner)
        ? []
        : flat(inner, `${prefix}${key}.`)
      : [[prefix + key, inner]],
  );
const columns = results.map(({ measured }) => new Map(flat(measured)));
console.log(`${''.padEnd(34)}${results.map(({ name }) => name.padStart(28)).join('')}`);
for (const key of columns[0].keys()) {
  console.log(key.padEnd(34) + columns.map((column) => String(column.get(key) ?? '-').padStart(28)).join(''));
}
for (const { name, measured } of results)
  for (const failure of measured.failures) console.log(`${name} failed: ${failure}`);

const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', 'test/relevance/details.mts', '--set', set],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status || (results[0].measured.failures.length > 0 ? 1 : 0);
