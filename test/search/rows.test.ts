import assert from 'node:assert/strict';
import { matchedWords } from '../../src/search/hit.ts';
import { parseQuery, search, type SearchResult } from '../../src/search/index.ts';
import { openFilter } from '../../src/search/openFilter.ts';
import { filterRows, firstChoice, resultRows, type Row, startRows } from '../../src/search/rows.ts';
import { bundled } from './pack.ts';

const shown = (rows: readonly Row[]): string[] =>
  rows.map((row) => {
    if (row.is === 'group') return `== ${row.group}`;
    if (row.is === 'principle') return row.id;
    return `${row.is} ${row.is === 'problem' ? row.text : row.query}`;
  });
const ask = async (text: string): Promise<SearchResult> =>
  search((await bundled()).index, parseQuery(text), { limit: 5 });

suite('search: rows', () => {
  test('an empty search has its groups in order, and each principle once', () => {
    const rows = startRows({
      here: ['a', 'b', 'c', 'd', 'e', 'f'],
      pinned: ['b', 'g'],
      recent: ['g', 'h'],
      all: ['a', 'f', 'h', 'z'],
    });
    assert.deepEqual(shown(rows), [
      ...['== here', 'a', 'b', 'c', 'd', 'e'],
      ...['== pinned', 'g'],
      ...['== recent', 'h'],
      ...['== all', 'f', 'z'],
    ]);
  });

  test('groups with nothing in them are left out', () => {
    assert.deepEqual(shown(startRows({ here: [], pinned: [], recent: [], all: ['a'] })), ['== all', 'a']);
  });

  test('what was found follows what is wrong and how it may be meant; Enter means the first that was found', () => {
    const found = { id: 'a', title: 'A', theme: 'data', summary: '', status: 'current' } as const;
    const hits = [{ ...found, score: 1, marks: { title: [], summary: [] } }];
    const rows = resultRows('othr', {
      hits,
      nearest: false,
      didYouMean: 'other',
      problems: ['no such filter'],
    });
    assert.deepEqual(shown(rows), ['problem no such filter', 'didYouMean other', '== found', 'a']);
    assert.equal(firstChoice(rows), rows[3]);
    assert.equal(firstChoice(rows.slice(0, 2)), rows[1]);
    assert.equal(firstChoice(rows.slice(0, 1)), undefined);
  });

  test('what is only near, and the point of a code, say so', async () => {
    assert.ok(shown(resultRows('zzqxv', await ask('zzqxv'))).includes('== nearest'));
    assert.ok(shown(resultRows('tcop 5', await ask('tcop 5'))).includes('== point'));
  });

  test('what was found needs no title by itself, and names words only that the list cannot mark', async () => {
    const wordsFor = async (text: string): Promise<(readonly string[])[]> =>
      resultRows(text, await ask(text)).map((row) => (row.is === 'principle' ? row.words : [row.is]));
    assert.deepEqual((await wordsFor('security'))[0], []);
    assert.deepEqual((await wordsFor('security owner'))[0], ['owner', 'security']);
  });

  test('words that were matched are named as they stand, each once', async () => {
    const [hit] = (await ask('exit plan')).hits;
    assert.ok(hit);
    const named = matchedWords(hit);
    assert.ok(named.includes('exit'), named.join());
    assert.equal(new Set(named).size, named.length);
    assert.deepEqual(
      matchedWords({
        ...hit,
        title: 'Plans for the Plan',
        summary: 'An exit.',
        marks: {
          title: [
            { from: 0, to: 5 },
            { from: 14, to: 18 },
          ],
          summary: [{ from: 3, to: 7 }],
        },
      }),
      ['plans', 'exit'],
    );
  });
});

suite('search: the filter that is being typed', () => {
  const choicesOf = (text: string): string[] => openFilter(text)?.choices.map(({ value }) => value) ?? [];

  test('without a value it offers all, and filters nothing yet', () => {
    const open = openFilter('exit pillar:');
    assert.deepEqual([open?.before, open?.isEmpty], ['exit ', true]);
    assert.deepEqual(choicesOf('exit pillar:'), ['user-needs', 'outcomes', 'openness']);
    assert.equal(open?.choices[0]?.query, 'exit pillar:user-needs ');
  });

  test('a beginning of several offers these; one that fits nothing offers all, the likest first', () => {
    assert.deepEqual(choicesOf('pillar:o'), ['outcomes', 'openness']);
    assert.equal(openFilter('pillar:x')?.isEmpty, false);
    assert.equal(choicesOf('pillar:x').length, 3);
    assert.deepEqual([choicesOf('theme:sorcing')[0], choicesOf('theme:sorcing').length], ['sourcing', 12]);
    assert.equal(openFilter('Theme:data,s')?.choices[0]?.query, 'theme:data,security ');
  });

  test('nothing is to be chosen where it is decided, or none is at the end', () => {
    for (const text of ['theme:data', 'pillar:u', 'theme: exit', 'exit', 'other:', 'https://x', ''])
      assert.equal(openFilter(text), undefined, text);
  });

  test('what is chosen is understood, and its rows stand above what was found', async () => {
    for (const choice of openFilter('is:')?.choices ?? [])
      assert.deepEqual(parseQuery(choice.query).problems, []);
    const rows = resultRows('exit is:', await ask('exit '), openFilter('exit is:'));
    assert.deepEqual(shown(rows).slice(0, 2), ['== filters', 'filter exit is:current ']);
    assert.equal(firstChoice(rows), rows[1]);
    assert.deepEqual(shown(filterRows(' exit ')).slice(0, 2), ['== filters', 'filter  exit theme:']);
    assert.deepEqual(shown(filterRows(''))[1], 'filter theme:');
  });
});
