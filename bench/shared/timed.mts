/**
 * Times one contender in a process of its own, so that nobody pays for another's memory or gains by another's warmth.
 * Takes its name and the files with the texts; sends the times for each text to the process that started this one.
 */
import { readFileSync } from 'node:fs';
import { contenders } from '../peers/check.mts';
import { clock } from './measure.mts';

const [name = '', ...files] = process.argv.slice(2);
/** Milliseconds that are spent on a text, and at first to get warm; what is slower runs once. */
const budget = 1500;

const make = contenders[name];
if (!make) throw new Error(`No contender is named ${name}`);
const run = await make();

async function timesOf(text: string): Promise<number[]> {
  const times: number[] = [];
  const end = clock() + budget;
  do {
    const started = clock();
    const answer = run(text);
    if (answer instanceof Promise) await answer;
    times.push(clock() - started);
  } while (clock() < end);
  return times;
}

const texts = files.map((file) => readFileSync(file, 'utf8'));
await timesOf(texts[1] ?? texts[0] ?? '');
const times: number[][] = [];
for (const text of texts) times.push(await timesOf(text));
process.send?.(times);
