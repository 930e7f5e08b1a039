/**
 * Search beside its peers, in one run on the bundled guidance: quality, size and speed, as ratios.
 * Usage: npm run bench -- search
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { readPack } from '../src/guidance/pack.ts';
import type { Principle } from '../src/guidance/principle.ts';
import {
  buildIndex,
  loadIndex,
  parseQuery,
  search,
  type SearchIndex,
  storeIndex,
} from '../src/search/index.ts';
import { meanScores, readQueries, scoreOf } from '../test/search/labelled.ts';
import { readPackFiles } from '../tools/build-guidance.ts';
import { type Find, type Page, peers } from './peers/search.mts';

const root = path.join(import.meta.dirname, '..');
const { principles } = readPack(await readPackFiles(path.join(root, 'guidance')));
const pageOf = ({ id, title, summary, keywords, body }: Principle): Page => ({
  id,
  title,
  summary,
  body,
  keywords: keywords.join('\n'),
});
const pages = principles.map(pageOf);
const asRead = pages.map((page) => ({ ...page, keywords: '' }));
const queries = readQueries(readFileSync(path.join(root, 'test/search/queries.jsonl'), 'utf8'));
const unseen = queries.filter((_, i) => i % 2 === 1);

/** Milliseconds of the processor that this process has used: what else the machine does is not counted. */
function clock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds that each call took. An engine that is slow gets less to do. */
function timesOf(find: Find, budget = 6000): number[] {
  const times: number[] = [];
  const end = clock() + budget;
  // A stride through the queries, so that a slow engine has some of each style.
  for (let i = 0; i < queries.length && clock() < end; i++) {
    const text = queries[(i * 37) % queries.length]?.q ?? '';
    for (let length = 1; length <= text.length && clock() < end; length++) {
      const started = clock();
      find(text.slice(0, length));
      times.push(clock() - started);
    }
  }
  return times.sort((one, other) => one - other);
}
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? NaN;
function median<T>(times: number, run: () => T): { ms: number; result: T } {
  const taken: number[] = [];
  let result: T;
  do {
    const started = clock();
    result = run();
    taken.push(clock() - started);
  } while (taken.length < times);
  return {
    ms: at(
      taken.sort((one, other) => one - other),
      0.5,
    ),
    result,
  };
}
const hit1 = (find: Find, asked = unseen): number =>
  meanScores(asked.map((query) => scoreOf(find(query.q), query))).hit1;
const kilobytes = (text: string): number => gzipSync(text).length / 1024;

interface Row {
  readonly name: string;
  readonly build: number;
  readonly size: number;
  readonly load: number;
  readonly p50: number;
  readonly p99: number;
  readonly queries: number;
  readonly hit1: number;
  /** Without our keywords, which are part of what we made: the page as it is read. */
  readonly hit1AsRead: number;
}

const ourFind =
  (index: SearchIndex): Find =>
  (text) =>
    search(index, parseQuery(text)).hits.map(({ id }) => id);
function measureOurs(): Row {
  const { ms: build, result: index } = median(5, () => buildIndex(principles));
  const stored = storeIndex(index);
  const { ms: load, result: loaded } = median(9, () => loadIndex(stored));
  const times = timesOf(ourFind(loaded));
  const bare = buildIndex(principles.map((principle) => ({ ...principle, keywords: [] })));
  return {
    name: 'Design Manual',
    build,
    size: kilobytes(stored),
    load,
    p50: at(times, 0.5),
    p99: at(times, 0.99),
    queries: times.length,
    hit1: hit1(ourFind(index)),
    hit1AsRead: hit1(ourFind(bare)),
  };
}

function measure({ name, build: make, load: read }: (typeof peers)[number]): Row {
  const { ms: build, result } = median(5, () => make(pages));
  const stored = result.store();
  const load = read ? median(9, () => read(stored, pages)).ms : NaN;
  const find = read ? read(stored, pages) : result.find;
  const times = timesOf(find);
  return {
    name,
    build,
    size: kilobytes(stored),
    load,
    p50: at(times, 0.5),
    p99: at(times, 0.99),
    queries: times.length,
    hit1: hit1(find),
    hit1AsRead: hit1(make(asRead).find),
  };
}

/** The pack ten times over; a third of the longer words are new in each copy, as they would be in other guidance. */
const tenfold = Array.from({ length: 10 }, (_, copy) => {
  const vary = (text: string): string =>
    text.replace(/[a-z]{6,}/g, (word) =>
      word.charCodeAt(2) % 3 === 0 ? word + 'abcdefghij'.charAt(copy) : word,
    );
  return principles.map((principle) => ({
    ...principle,
    id: `${principle.id}-${copy}`,
    title: vary(principle.title),
    summary: vary(principle.summary),
    body: vary(principle.body),
    keywords: principle.keywords.map(vary),
  }));
}).flat();

const ours = measureOurs();
const rows = [ours, ...peers.map(measure)];
const cell = (value: number, digits: number): string => (Number.isNaN(value) ? '–' : value.toFixed(digits));
console.log(
  '| | build ms | gzipped KB | load ms | p50 ms | p99 ms | keys | hit@1 | hit@1 without keywords |',
);
console.log('|---|---|---|---|---|---|---|---|---|');
for (const row of rows)
  console.log(
    `| ${[
      row.name,
      cell(row.build, 0),
      cell(row.size, 0),
      cell(row.load, 0),
      cell(row.p50, 2),
      cell(row.p99, 2),
      `${row.queries}`,
      cell(row.hit1, 2),
      cell(row.hit1AsRead, 2),
    ].join(' | ')} |`,
  );

const [, bare = ours] = rows;
const large = timesOf(ourFind(buildIndex(tenfold)));
const best = (field: 'hit1' | 'hit1AsRead'): number => Math.max(...rows.slice(1).map((row) => row[field]));
/** A measure, its bound, and whether it is to be at most or at least that. */
const checks: readonly (readonly [string, number, 'at most' | 'at least', number])[] = [
  ['index, gzipped KB', ours.size, 'at most', 150],
  ['load ÷ build', ours.load / ours.build, 'at most', 0.45],
  ['p50 ÷ bare MiniSearch', ours.p50 / bare.p50, 'at most', 2],
  ['p99 ÷ bare MiniSearch', ours.p99 / bare.p99, 'at most', 1.5],
  [`p99 ms, ${tenfold.length} pages`, at(large, 0.99), 'at most', 16],
  [
    'hit@1 ÷ best peer, both on the pages as they are read',
    ours.hit1AsRead / best('hit1AsRead'),
    'at least',
    1.6,
  ],
  ['hit@1 ÷ best peer on the pages as they are read', ours.hit1 / best('hit1AsRead'), 'at least', 1.6],
  ['hit@1 ÷ best peer, both with our keywords', ours.hit1 / best('hit1'), 'at least', 1.6],
];
console.log('\n| | measured | required | |\n|---|---|---|---|');
for (const [what, measured, relation, bound] of checks) {
  const met = relation === 'at most' ? measured <= bound : measured >= bound;
  console.log(`| ${what} | ${measured.toFixed(2)} | ${relation} ${bound} | ${met ? 'met' : 'not met'} |`);
}
console.log(`\nSlowest key with ${tenfold.length} pages: ${at(large, 1).toFixed(1)} ms.`);
