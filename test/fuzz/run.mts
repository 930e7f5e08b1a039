/**
 * `npm run fuzz -- --minutes 60`: tries random documents, packs and settings for that long; one minute without it.
 * --seed repeats a run, --target tries one target only. What it finds is made small and written into test/fuzz/cases,
 * where every run of the tests tries it again. A target that says nothing for a minute hangs: that is found too.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { casesFolder, fuzzTargets } from './bundled.ts';
import { longest, processorTime } from './targets.ts';

const { values: flags } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    target: { type: 'string' },
    cases: { type: 'string', default: casesFolder },
    child: { type: 'boolean' },
  },
});
const minutes = Number(flags.minutes);
const seed = Number(flags.seed);
if (!(minutes > 0) || !Number.isInteger(seed)) {
  console.error('--minutes takes a number over 0, --seed a whole number');
  process.exit(2);
}
/** Nothing is heard of a target for so long that it hangs. In milliseconds. */
const silence = 60_000;
/** So many inputs are tried of one target before the next has its turn. */
const atOnce = 25;

if (flags.child) await fuzz();
else watch();

/** Tries target after target, and tells by lines of JSON what it does. */
async function fuzz(): Promise<void> {
  const targets = (await fuzzTargets()).filter(({ name }) => name === (flags.target ?? name));
  const tell = (line: object): void => {
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
  const end = Date.now() + minutes * 60_000;
  for (let round = 0; Date.now() < end; round++)
    for (const { name, input, check } of targets) {
      if (round > 0 && Date.now() >= end) break;
      tell({ trying: name, seed: seed + round });
      const result = fc.check(
        fc.property(input, (value) => {
          const took = processorTime(() => {
            check(value as never);
          });
          if (took > longest) throw new Error(`took ${Math.round(took)} ms of the processor`);
        }),
        { seed: seed + round, numRuns: atOnce, interruptAfterTimeLimit: silence / 3 },
      );
      // An interrupted run has failed nothing.
      const found = result.counterexample !== null;
      tell({ tried: name, inputs: result.numRuns });
      if (found) tell({ found: name, input: result.counterexample[0], error: String(result.errorInstance) });
    }
  tell({ end: true });
}

/** Runs the other half as a process of its own, which can be ended where it hangs; counts and keeps what it finds. */
function watch(): void {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', import.meta.filename, '--child', ...process.argv.slice(2), '--seed', String(seed)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const inputs = new Map<string, number>();
  const kept = new Set<string>();
  let trying = '';
  let ended = false;
  const keep = (target: string, error: string, input?: unknown): void => {
    const text = `${JSON.stringify({ target, ...(input === undefined ? {} : { input }) }, null, 2)}\n`;
    const file = path.join(
      flags.cases,
      `${target}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.json`,
    );
    console.log(`✗ ${target}: ${error.slice(0, 2000)}`);
    if (input !== undefined && !kept.has(file)) {
      mkdirSync(flags.cases, { recursive: true });
      writeFileSync(file, text);
      console.log(`  kept as ${path.relative('.', file)}`);
    }
    kept.add(file);
  };
  const hang = (): void => {
    keep(trying, `hangs: ${silence / 1000} s without an answer. Repeat with --target and --seed as above`);
    child.kill('SIGKILL');
  };
  let timer = setTimeout(hang, silence);
  createInterface({ input: child.stdout }).on('line', (line) => {
    clearTimeout(timer);
    timer = setTimeout(hang, silence);
    const told = JSON.parse(line) as Record<string, unknown>;
    if (told['trying']) trying = `${String(told['trying'])} --seed ${String(told['seed'])}`;
    else if (told['tried']) {
      const name = String(told['tried']);
      inputs.set(name, (inputs.get(name) ?? 0) + Number(told['inputs']));
    } else if (told['found']) keep(String(told['found']), String(told['error']), told['input']);
    else ended = true;
  });
  child.on('close', (code) => {
    clearTimeout(timer);
    for (const [name, count] of inputs) console.log(`${String(count).padStart(8)} of ${name}`);
    const all = [...inputs.values()].reduce((sum, count) => sum + count, 0);
    console.log(`seed ${seed}: ${all} inputs tried, ${kept.size} found`);
    // A run that broke off, or tried nothing, is no good run.
    process.exitCode = kept.size > 0 || code !== 0 || !ended || all === 0 ? 1 : 0;
  });
}
