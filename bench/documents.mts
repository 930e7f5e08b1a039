/**
 * `check` of a tree of documents on one core and on all, beside the checkers of Markdown and of spelling that such trees go
 * through: throughput and memory. Usage: npm run bench -- documents [how many documents] [how often]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { type Pair, readPairs } from '../test/relevance/pairs.ts';
import { seeded } from './shared/random.mts';

const root = path.join(import.meta.dirname, '..');
const [count = 2000, rounds = 3] = process.argv.slice(2).map(Number);
const cores = availableParallelism();
const base = mkdtempSync(path.join(tmpdir(), 'design-manual-bench-'));
const used = path.join(base, 'used.json');
const preload = path.join(base, 'preload.cjs');
// What the process has used in all its threads, said by itself at its end.
writeFileSync(
  preload,
  `process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    if (require('node:worker_threads').isMainThread)
      require('node:fs').writeFileSync(${JSON.stringify(used)}, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, mb: maxRSS / 1024 })); });`,
);

/** A document of 3 to 25 KB, as decisions and specifications are, made of passages that they hold; most conflict with nothing. */
function documentText(pairs: readonly Pair[], random: () => number): string {
  const pick = (): Pair => pairs[Math.floor(random() * pairs.length)] ?? pairs[0]!;
  const first = pick();
  const sections = Array.from({ length: 10 + Math.floor(random() * 70) }, () => {
    const passages = Array.from({ length: 1 + Math.floor(random() * 4) }, pick);
    const items = random() < 0.3 ? `\n${passages.map(({ text }) => `- ${text}`).join('\n')}\n` : '';
    return `## ${passages[0]?.heading}\n\n${items || `${passages.map(({ text }) => text).join('\n\n')}\n`}`;
  });
  return `# ${first.title}\n\n${sections.join('\n')}`;
}

/** Writes a tree, a folder for each hundred. */
function writeTree(documents: number): { folder: string; megabytes: number } {
  const folder = path.join(base, String(documents));
  const pairs = readPairs(path.join(root, 'test/relevance/pairs'));
  const random = seeded(documents);
  let bytes = 0;
  for (let i = 0; i < documents; i++) {
    const part = path.join(folder, String(Math.floor(i / 100)));
    if (i % 100 === 0) mkdirSync(part, { recursive: true });
    const text = documentText(pairs, random);
    bytes += Buffer.byteLength(text);
    writeFileSync(path.join(part, `${i}.md`), text);
  }
  return { folder, megabytes: bytes / 1e6 };
}

interface Run {
  /** Seconds by the clock on the wall, and of the processor. */
  readonly wall: number;
  readonly cpu: number;
  /** The most that the process held at once. */
  readonly mb: number;
}

function run(script: string, args: readonly string[], cwd: string): Run {
  const started = performance.now();
  const { status, stderr, error } = spawnSync(process.execPath, ['--require', preload, script, ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1 << 30,
  });
  const wall = (performance.now() - started) / 1000;
  // 1 is what they end with where they found something.
  if (error ?? (status !== 0 && status !== 1)) throw new Error(`${script}: ${error?.message ?? stderr}`);
  return { wall, ...(JSON.parse(readFileSync(used, 'utf8')) as Omit<Run, 'wall'>) };
}

const cli = path.join(root, 'dist/cli.js');
const ours = (folder: string, threads: number): Run =>
  run(cli, ['check', '.', '--threads', String(threads), '--format', 'json'], folder);
const peer = (script: string): string => path.join(import.meta.dirname, 'node_modules', script);

const contenders: Readonly<Record<string, (folder: string) => Run>> = {
  'Design Manual, one core': (folder) => ours(folder, 1),
  [`Design Manual, ${cores} cores`]: (folder) => ours(folder, cores),
  'markdownlint-cli2': (folder) =>
    run(peer('markdownlint-cli2/markdownlint-cli2-bin.mjs'), ['**/*.md'], folder),
  cspell: (folder) =>
    run(peer('cspell/bin.mjs'), ['--no-progress', '--no-summary', '--locale', 'en-GB', '**/*.md'], folder),
};

const fixed = (value: number, digits = 1): string => value.toFixed(digits);
const row = (...cells: readonly string[]): void => {
  console.log(`| ${cells.join(' | ')} |`);
};

try {
  const { folder, megabytes } = writeTree(count);
  console.log(`${count} documents, ${fixed(megabytes)} MB; the quickest of ${rounds} runs, in turn.\n`);
  const best = new Map<string, Run>();
  for (let round = 0; round < rounds; round++)
    for (const [name, contend] of Object.entries(contenders)) {
      const one = contend(folder);
      const before = best.get(name);
      if (!before || one.wall < before.wall) best.set(name, one);
    }
  row('', 'seconds', 'documents a second', 'seconds of the processor', 'peak MB');
  row('---', '---', '---', '---', '---');
  for (const [name, { wall, cpu, mb }] of best)
    row(name, fixed(wall), fixed(count / wall, 0), fixed(cpu), fixed(mb, 0));
  const [one, all] = best.values();
  if (one && all) {
    console.log('');
    row('', 'measured', 'required', '');
    row('---', '---', '---', '---');
    const gain = one.wall / all.wall;
    row(
      `${cores} cores ÷ one core`,
      fixed(gain, 2),
      'at least 1.8 on two',
      gain >= 0.9 * cores ? 'met' : 'not met',
    );
    row('processor time on one core ÷ on all', fixed(one.cpu / all.cpu, 2), '', '');
  }
  console.log('');
  row('documents', `peak MB, ${cores} cores`);
  row('---', '---');
  for (const size of [count / 4, count / 2, count, count * 2]) {
    const run = size === count ? all : ours(writeTree(size).folder, cores);
    row(String(size), fixed(run?.mb ?? NaN, 0));
  }
} finally {
  rmSync(base, { recursive: true, force: true });
}
