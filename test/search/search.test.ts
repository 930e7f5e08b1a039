import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { readPack } from '../../src/guidance/pack.ts';
import {
  buildIndex,
  loadIndex,
  parseQuery,
  search,
  type SearchOptions,
  type SearchResult,
  storeIndex,
} from '../../src/search/index.ts';
import { principleText } from '../guidance/page.ts';
import { meanScores, readQueries, scoreOf } from './labelled.ts';
import { bundled } from './pack.ts';

suite('search', () => {
  const file = (id: string, title: string, more = {}) => ({
    path: `architecture/${id}.md`,
    text: principleText({ id, title, ...more }),
  });
  const { principles } = readPack([
    file('cloud-first', 'Choose public cloud first'),
    file('open-standards', 'Build on open standards'),
    file('exit-plan', 'Agree the exit before signing'),
    file('old-exit', 'Agree the exit before signing', { status: 'historic\nsupersededBy: exit-plan' }),
  ]);
  const index = loadIndex(storeIndex(buildIndex(principles)));
  const find = (query: string, options: SearchOptions = {}): SearchResult =>
    search(index, parseQuery(query), options);
  const ids = (query: string, options: SearchOptions = {}): string[] =>
    find(query, options).hits.map(({ id }) => id);

  test('finds by title, by an unfinished last word and by a slip of the keys', () => {
    assert.equal(principles.length, 4);
    assert.equal(ids('open standards')[0], 'open-standards');
    assert.equal(ids('open stan')[0], 'open-standards');
    assert.equal(ids('standrads')[0], 'open-standards');
  });

  test('hits come best first, no more than asked', () => {
    const { hits } = find('public cloud open');
    assert.ok(hits.every((hit, i) => i === 0 || hit.score <= (hits[i - 1]?.score ?? 0)));
    assert.equal(ids('public cloud open', { limit: 1 }).length, 1);
    assert.deepEqual(ids('cloud', { limit: 0 }), []);
  });

  test('a pinned principle weighs more, and still comes after a better answer', () => {
    const scoreOfHit = (options: SearchOptions): number =>
      find('exit', options).hits.find(({ id }) => id === 'exit-plan')?.score ?? 0;
    assert.ok(scoreOfHit({ pinned: new Set(['exit-plan']) }) > scoreOfHit({}));
    assert.equal(
      ids('open standards', { pinned: new Set(['cloud-first', 'exit-plan']) })[0],
      'open-standards',
    );
  });

  test('a hit marks the words that were matched', () => {
    const [hit] = find('standrads open').hits;
    assert.ok(hit);
    const marked = hit.marks.title.map(({ from, to }) => hit.title.slice(from, to));
    assert.deepEqual(marked, ['open', 'standards']);
  });

  test('nothing is found for nothing', () => {
    for (const query of ['', '   ', '""', '?!'])
      assert.deepEqual(find(query), { hits: [], nearest: false, problems: [] });
  });

  test('a principle that has been replaced comes after the one that holds, and first where it is asked for', () => {
    assert.deepEqual(ids('exit signing').slice(0, 2), ['exit-plan', 'old-exit']);
    assert.deepEqual(ids('exit signing is:historic'), ['old-exit']);
    assert.deepEqual(ids('is:historic'), ['old-exit']);
    assert.ok(!ids('exit is:current').includes('old-exit'));
  });

  test('filters leave only what passes; several of one name add up, of several names all must pass', () => {
    assert.deepEqual(ids('is:pinned', { pinned: new Set(['cloud-first']) }), ['cloud-first']);
    assert.equal(ids('theme:arch').length, 4);
    assert.equal(ids('is:current is:historic').length, 4);
    const pinned = new Set(['exit-plan']);
    assert.deepEqual(ids('is:pinned,historic exit', { pinned }), ['exit-plan', 'old-exit']);
    assert.deepEqual(ids('is:pinned theme:data exit', { pinned }), []);
    const none = find('theme:data cloud');
    assert.deepEqual(none.hits, []);
    assert.deepEqual(none.problems, ['no principle passes these filters']);
  });

  test('words in quotation marks must stand beside one another, in any form, in the text too where it is given', () => {
    assert.deepEqual(ids('"open standard"'), ['open-standards']);
    const bodies = new Map([['cloud-first', 'Data is kept in **open** *standards*.']]);
    assert.deepEqual(ids('"open standard"', { bodies }).sort(), ['cloud-first', 'open-standards']);
    const apart = find('"standards open"');
    assert.equal(apart.nearest, true);
    assert.equal(apart.hits[0]?.id, 'open-standards');
    assert.match(apart.problems.join(), /beside one another/);
  });

  test('an id and a title are exact hits', () => {
    for (const { id, title } of principles.filter(({ status }) => status === 'current'))
      for (const query of [id, id.toUpperCase(), id.replaceAll('-', ' '), title])
        assert.equal(ids(query)[0], id, query);
  });

  test('misspelt words are put right, in their places', () => {
    assert.equal(find('open standrads').didYouMean, 'open standards');
    assert.equal(find('openstandards').didYouMean, 'open standards');
    assert.equal(find('open standards').didYouMean, undefined);
  });

  test('where nothing is found there is still what comes nearest, and the nearest spelling', () => {
    const far = find('clwds');
    assert.deepEqual([far.nearest, far.hits[0]?.id, far.didYouMean], [true, 'cloud-first', 'cloud']);
    for (const query of ['xyzzyx', '合同', 'ж']) {
      const { nearest, hits } = find(query);
      assert.ok(nearest && hits.length > 0, query);
    }
  });

  test('a long text, and a long word, are searched in no more time than they take to read', () => {
    find(`${'x'.repeat(100_000)} ${'cloud hosting '.repeat(20_000)}`);
  });

  test('an index that is no index is refused', () => {
    assert.throws(() => loadIndex('{}'));
    assert.throws(() => loadIndex('no'));
  });
});

suite('search: the bundled guidance', function () {
  this.timeout(60_000);
  const queries = readQueries(readFileSync(path.resolve('test/search/queries.jsonl'), 'utf8'));

  test('the right principle comes first for most queries of every style', async () => {
    const { index } = await bundled();
    const scored = queries.map((query) => {
      const { hits } = search(index, parseQuery(query.q));
      return {
        style: query.style,
        scores: scoreOf(
          hits.map(({ id }) => id),
          query,
        ),
      };
    });
    const all = meanScores(scored.map(({ scores }) => scores));
    assert.ok(all.hit1 >= 0.78 && all.hit3 >= 0.92 && all.mrr >= 0.85, JSON.stringify(all));
    for (const style of new Set(queries.map((query) => query.style))) {
      const { hit3 } = meanScores(scored.filter((one) => one.style === style).map(({ scores }) => scores));
      assert.ok(hit3 >= (style === 'question' || style === 'synonym' ? 0.75 : 0.9), `${style} ${hit3}`);
    }
  });

  test('every principle is asked for, and found by its own title and id', async () => {
    const { index, principles } = await bundled();
    const asked = new Set(queries.flatMap(({ gold }) => gold));
    for (const { id, title } of principles) {
      assert.ok(asked.has(id), id);
      for (const query of [id, title]) assert.equal(search(index, parseQuery(query)).hits[0]?.id, id, query);
    }
  });

  test('every principle has enough keywords, and not too many', async () => {
    for (const { id, keywords } of (await bundled()).principles)
      assert.ok(keywords.length >= 8 && keywords.length <= 20, `${id}: ${keywords.length}`);
  });

  test('a stored index finds the same as the one that was built', async () => {
    const { index } = await bundled();
    const loaded = loadIndex(storeIndex(index));
    for (const { q } of queries)
      for (const text of [q, q.slice(0, q.length / 2)])
        assert.deepEqual(search(loaded, parseQuery(text)), search(index, parseQuery(text)), text);
  });

  test('what was searched before does not change what is found', async () => {
    const { index } = await bundled();
    const fresh = (text: string): SearchResult => search({ ...index, scores: new Map() }, parseQuery(text));
    for (const { q } of queries.slice(0, 40)) assert.deepEqual(search(index, parseQuery(q)), fresh(q), q);
  });

  test('any text is answered: with hits that pass the filters, scores in order and marks on words', async () => {
    const { index } = await bundled();
    const word = fc.constantFrom(
      'cloud',
      'contarct',
      'who owns',
      '"open data"',
      'theme:data',
      'is:current',
      'tcop 5',
      'zzz',
    );
    const text = fc.array(fc.oneof(word, fc.string()), { maxLength: 6 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(text, (query) => {
        const { hits } = search(index, parseQuery(query));
        hits.forEach((hit, i) => {
          assert.ok(hit.score <= (hits[i - 1]?.score ?? Infinity));
          for (const field of ['title', 'summary'] as const)
            for (const { from, to } of hit.marks[field])
              assert.match(hit[field].slice(from, to), /^[\p{L}\d]/u);
        });
      }),
    );
  });

  const firsts: Readonly<Record<string, string>> = {
    'how long should a contract be?': 'shortest-viable-contract',
    'who owns the code?': 'own-intellectual-property',
    'do we have to use one login': 'reuse-identity-service',
    'supplier wants five years': 'shortest-viable-contract',
    'sso for citizens': 'reuse-identity-service',
    'license audit': 'licences-follow-need',
    'licence audit': 'licences-follow-need',
    'multi diciplinary team': 'multidisciplinary-team',
  };
  test('“lockin” finds both pages on it', async () => {
    const found = search((await bundled()).index, parseQuery('lockin')).hits.slice(0, 2);
    assert.deepEqual(found.map(({ id }) => id).sort(), [
      'avoid-commercial-lock-in',
      'manage-technical-lock-in',
    ]);
  });

  for (const [query, id] of Object.entries(firsts))
    test(`“${query}” finds ${id}`, async () => {
      assert.equal(search((await bundled()).index, parseQuery(query)).hits[0]?.id, id);
    });
});
