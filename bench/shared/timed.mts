/**
 * Times one contender in a process of its own, so that nobody pays for another's memory or gains by another's warmth.
 * Takes its name and the files with the texts; sends the times for each text to the process that started this one.
 */
import { readFileSync } from 'node:fs';
import { contenders } from '../peers/check.mts';
import { clock } from './measure.mts';

const [name = '', ...files] = process.argv.slice(2);
/** Milliseconds that are spent on a text; what is slower runs once. */
const budget = 1500;
/** So many runs, or milliseconds, until everything is compiled: what takes long would else be measured half cold. */
const warm = { runs: 80, milliseconds: 12_000 };

const make = contenders[name];
if (!make) throw new Error(`No contender is named ${name}`);
const run = await make();

async function timesOf(
  text: string,
  enough: (times: readonly number[], spent: number) => boolean,
): Promise<number[]> {
  const times: number[] = [];
  const begin = clock();
  do {
    const started = clock();
    const answer = run(text);
    if (answer instanceof Promise) await answer;
    times.push(clock() - started);
  } while (!enough(times, clock() - begin));
  return times;
}

const texts = files.map((file) => readFileSync(file, 'utf8'));
const { runs, milliseconds } = warm;
await timesOf(texts[1] ?? texts[0] ?? '', (times, spent) => times.length >= runs || spent >= milliseconds);
const times: number[][] = [];
for (const text of texts) times.push(await timesOf(text, (_, spent) => spent >= budget));
process.send?.(times);
