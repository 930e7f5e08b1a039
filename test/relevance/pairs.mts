// `npm run pairs -- [--principle ID,ID] [--half tuned|unseen] [--quiet] [--folder FOLDER]`: judges the minimal pairs and prints
// the wrong ones. Half of the pairs of each principle and type are for tuning signals; the others only tell how well that carries over.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadGuidance } from '../../src/guidance/guidance.ts';
import { buildGuidance } from '../../tools/build-guidance.ts';
import { judgePair, pairTypes, type Pair, readPairs } from './pairs.ts';

const { values: options } = parseArgs({
  options: {
    principle: { type: 'string' },
    half: { type: 'string' },
    quiet: { type: 'boolean' },
    folder: { type: 'string', default: path.join(import.meta.dirname, 'pairs') },
  },
});
const root = path.join(import.meta.dirname, '..', '..');
const assets = await buildGuidance(path.join(root, 'guidance'));
const guidance = loadGuidance({
  principles: assets['principles.json'] ?? '',
  signals: assets['signals.json'] ?? '',
  terms: assets['terms.json'] ?? '',
});

const asked = options.principle?.split(',');
const all = readPairs(options.folder).filter(({ principle }) => asked?.includes(principle) ?? true);
for (const id of new Set(all.map(({ principle }) => principle)))
  if (!guidance.principles.has(id)) throw new Error(`no such principle: ${id}`);

/** Every other pair of a principle and type is unseen. */
const turn = new Map<string, number>();
const halfOf = ({ principle, type }: Pair): 'tuned' | 'unseen' => {
  const key = `${principle} ${type}`;
  const n = turn.get(key) ?? 0;
  turn.set(key, n + 1);
  return n % 2 === 0 ? 'tuned' : 'unseen';
};
const judged = all.map((pair) => ({ half: halfOf(pair), ...judgePair(pair, guidance) }));

for (const half of ['tuned', 'unseen'] as const) {
  if (options.half !== undefined && options.half !== half) continue;
  const mine = judged.filter((result) => result.half === half);
  if (!options.quiet) {
    for (const { pair, conflicts, right } of mine) {
      if (right) continue;
      console.log(`${pair.id} ${pair.type} ${pair.principle} got [${conflicts.join(' ')}]\n    ${pair.text}`);
    }
  }
  const share = (results: typeof mine): string => {
    const found = results.filter(({ right }) => right).length;
    return `${found}/${results.length}${results.length > 0 ? ` (${(found / results.length).toFixed(3)})` : ''}`;
  };
  const conflict = mine.filter(({ pair }) => pair.type === 'conflict');
  const clean = mine.filter(({ pair }) => pair.type !== 'conflict');
  console.log(`${half}: conflicts found ${share(conflict)}, clean kept clean ${share(clean)}`);
  for (const type of pairTypes)
    console.log(`    ${type.padEnd(10)} ${share(mine.filter(({ pair }) => pair.type === type))}`);
}
