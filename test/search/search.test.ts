import assert from 'node:assert/strict';
import { readPack } from '../../src/guidance/pack.ts';
import { buildIndex, loadIndex, search, storeIndex } from '../../src/search/index.ts';
import { principleText } from '../guidance/page.ts';

suite('search', () => {
  const file = (id: string, title: string) => ({
    path: `architecture/${id}.md`,
    text: principleText({ id, title }),
  });
  const { principles } = readPack([
    file('cloud-first', 'Choose public cloud first'),
    file('open-standards', 'Build on open standards'),
    file('exit-plan', 'Agree the exit before signing'),
  ]);
  const index = loadIndex(storeIndex(buildIndex(principles)));
  const ids = (query: string, limit?: number): string[] =>
    search(index, query, limit === undefined ? {} : { limit }).map(({ id }) => id);

  test('finds by title, by an unfinished last word and by a slip of the keys', () => {
    assert.equal(ids('open standards')[0], 'open-standards');
    assert.equal(ids('open stan')[0], 'open-standards');
    assert.equal(ids('standrads')[0], 'open-standards');
  });

  test('a hit has a title, a theme and a score; best first; no more than asked', () => {
    const hits = search(index, 'public cloud open');
    assert.deepEqual(Object.keys(hits[0] ?? {}), ['id', 'title', 'theme', 'score']);
    assert.ok(hits.every((hit, i) => i === 0 || hit.score <= (hits[i - 1]?.score ?? 0)));
    assert.equal(ids('public cloud open', 1).length, 1);
  });

  test('nothing is found for nothing', () => {
    assert.deepEqual(ids(''), []);
    assert.deepEqual(ids('   '), []);
  });
});
