/**
 * How often search puts the right principle first. Prints a table: this project's search beside plain MiniSearch, over
 * all queries of queries.jsonl and by style, for the lines that the search was tuned on (odd) and the others (even).
 * Usage: npm run score:search [-- --misses]
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import MiniSearch from 'minisearch';
import type { Principle } from '../../src/guidance/principle.ts';
import { readPack } from '../../src/guidance/pack.ts';
import { buildIndex, parseQuery, search } from '../../src/search/index.ts';
import { readPackFiles } from '../../tools/build-guidance.ts';
import { type LabelledQuery, meanScores, readQueries, scoreOf } from './labelled.ts';

/** MiniSearch as its documentation shows it. */
function bareSearch(principles: readonly Principle[]): (text: string) => string[] {
  const bare = new MiniSearch<{ id: string }>({
    fields: ['title', 'summary', 'keywords', 'body'],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  });
  bare.addAll(
    principles.map(({ id, title, summary, keywords, body }) => ({
      id,
      title,
      summary,
      body,
      keywords: keywords.join(' '),
    })),
  );
  return (text) => bare.search(text).map(({ id }) => id as string);
}

const root = path.join(import.meta.dirname, '..', '..');
const { principles } = readPack(await readPackFiles(path.join(root, 'guidance')));
const queries = readQueries(readFileSync(path.join(import.meta.dirname, 'queries.jsonl'), 'utf8'));
const index = buildIndex(principles);
const engines = {
  'Design Manual': (text: string) => search(index, parseQuery(text), { limit: 10 }).hits.map(({ id }) => id),
  MiniSearch: bareSearch(principles),
};
const halves = {
  tuning: queries.filter((_, i) => i % 2 === 0),
  unseen: queries.filter((_, i) => i % 2 === 1),
};

const rows: string[][] = [['', 'queries', 'hit@1', 'hit@3', 'MRR', 'nDCG@5']];
for (const [half, asked] of Object.entries(halves)) {
  for (const [name, find] of Object.entries(engines)) {
    const row = (label: string, some: readonly LabelledQuery[]): void => {
      const mean = meanScores(some.map((query) => scoreOf(find(query.q), query)));
      rows.push([label, `${some.length}`, ...Object.values(mean).map((value) => value.toFixed(2))]);
    };
    row(`${half}, ${name}`, asked);
    for (const style of new Set(asked.map((query) => query.style)))
      row(
        `  ${style}`,
        asked.filter((query) => query.style === style),
      );
  }
}
for (const [label = '', ...cells] of rows)
  console.log(label.padEnd(24) + cells.map((cell) => cell.padStart(8)).join(''));

if (process.argv.includes('--misses')) {
  for (const query of halves.tuning) {
    const ids = engines['Design Manual'](query.q);
    const at = ids.findIndex((id) => query.gold.includes(id));
    if (at !== 0)
      console.log(
        `${query.style}: ${query.q} → ${ids.slice(0, 3).join(' ')}; right: ${query.gold.join(' ')} at ${at + 1}`,
      );
  }
}
