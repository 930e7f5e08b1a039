import assert from 'node:assert/strict';
import { codes } from '../../src/search/codes.ts';
import { parseQuery, search } from '../../src/search/index.ts';
import { bundled } from './pack.ts';

suite('search: points of codes', () => {
  const find = async (text: string) => search((await bundled()).index, parseQuery(text));
  const ids = async (text: string): Promise<string[]> => (await find(text)).hits.map(({ id }) => id);

  test('a point is found however it is cited, today’s edition first', async () => {
    for (const text of [
      'tcop 5',
      'TCoP point 5',
      'point 5 of the technology code of practice',
      'code of practice 5',
      'tcop5',
      'point 5',
    ])
      assert.deepEqual((await ids(text)).slice(0, 2), ['cloud-first', 'services-not-servers'], text);
    assert.deepEqual((await find('tcop 5')).point, {
      code: 'Technology Code of Practice',
      year: 2025,
      number: 5,
    });
  });

  test('a year names the edition that held then', async () => {
    assert.equal(
      (await ids('point 9 of the 2013 code of practice'))[0],
      'avoid-automatic-contract-extension',
    );
    assert.equal((await find('tcop 2016 point 11')).point?.year, 2016);
    assert.equal((await find('tcop 2014 point 11')).point?.year, 2013);
    assert.equal((await find('service standard 2019 4')).point?.year, 2019);
  });

  test('a number beyond today’s edition is one of the last that had it', async () => {
    assert.deepEqual((await find('tcop 21')).point, {
      code: 'Technology Code of Practice',
      year: 2016,
      number: 21,
    });
    assert.equal((await find('service standard 26')).point?.year, 2013);
  });

  test('a number that no edition has is said, and the words are searched for', async () => {
    const { problems, hits } = await find('tcop 40');
    assert.match(problems.join(), /Technology Code of Practice has no point 40/);
    assert.equal(hits[0]?.id, 'technology-code-of-practice');
    assert.match((await find('tcop 2025 20')).problems.join(), /of 2025 has no point 20/);
  });

  test('other numbers are no points', async () => {
    for (const text of [
      '14 points of the service standard',
      'iso 27001',
      '5 years',
      'cloud security principles 14',
      'tcop 5 cloud hosting',
    ])
      assert.equal((await find(text)).point, undefined, text);
  });

  test('every principle that the lists name is there', async () => {
    const known = new Set((await bundled()).principles.map(({ id }) => id));
    for (const { name, editions } of codes)
      for (const { year, points } of editions)
        for (const id of points.split(/\s+/).filter(Boolean))
          assert.ok(known.has(id), `${name} ${year}: ${id}`);
  });

  test('what a principle’s own sources say is added', async () => {
    const { index } = await bundled();
    assert.ok(index.points['Open Standards Principles 2018 4']?.includes('avoid-point-to-point'));
    assert.ok(index.points['Secure by Design Principles 2024 7']?.includes('layered-defence'));
  });
});
