/** What the fuzzer's targets start from: the bundled guidance, and texts whose lines they cut up. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadBodies, loadGuidance, loadPackBase } from '../../src/guidance/guidance.ts';
import { buildGuidance } from '../../tools/build-guidance.ts';
import { type Target, targetsOf } from './targets.ts';

export const casesFolder = path.join(import.meta.dirname, 'cases');

export async function fuzzTargets(): Promise<readonly Target[]> {
  const assets = await buildGuidance('guidance');
  const of = (name: string): string => assets[`${name}.json`] ?? '';
  const guidance = loadGuidance({
    principles: of('principles'),
    signals: of('signals'),
    terms: of('terms'),
  });
  const bundled = { guidance, bodies: loadBodies(of('bodies')), base: loadPackBase(of('base')) };
  const texts = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(md|jsonl)$/.test(name))
      .sort()
      .map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const passages = texts('test/relevance/pairs').flatMap((jsonl) =>
    jsonl
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => `${(JSON.parse(line) as { text: string }).text}\n`),
  );
  return targetsOf(bundled, [...texts('examples'), ...texts('guidance'), ...passages]);
}
