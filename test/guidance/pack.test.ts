import assert from 'node:assert/strict';
import { loadBodies, loadGuidance, nearestIds, storeGuidance } from '../../src/guidance/guidance.ts';
import { readPack } from '../../src/guidance/pack.ts';
import { problemText } from '../../src/guidance/problem.ts';
import { principleText } from './page.ts';

suite('guidance: reading a pack', () => {
  const file = (id: string, fields: Record<string, string> = {}): { path: string; text: string } => ({
    path: `guidance/architecture/${id}.md`,
    text: principleText({ id, ...fields }),
  });

  test('keeps the principles that are right beside one that is wrong', () => {
    const pack = readPack([file('b'), file('a'), file('c', { pillar: 'none' })]);
    assert.deepEqual(pack.principles.map(({ id }) => id), ['a', 'b']); // prettier-ignore
    assert.equal(pack.problems.length, 1);
  });

  test('reports ids that stand twice, unknown relations and a wrong folder', () => {
    const twice = { ...file('a'), path: 'elsewhere/architecture/a.md' };
    const pack = readPack([file('a', { related: '[b, nowhere]' }), twice, file('b', { theme: 'data' })]);
    const lines = pack.problems.map(problemText);
    assert.equal(lines.length, 3);
    assert.match(lines[0] ?? '', /^elsewhere\/architecture\/a\.md:2: .*unique/);
    assert.match(lines[1] ?? '', /a\.md:12: related names "nowhere"/);
    assert.match(lines[2] ?? '', /belongs in data\/b\.md/);
  });

  test('is the same after it was stored and loaded', () => {
    const { principles } = readPack([file('a', { related: '[b]' }), file('b')]);
    const assets = storeGuidance(principles);
    const guidance = loadGuidance(assets);
    assert.deepEqual([...guidance.principles.keys()], ['a', 'b']);
    assert.deepEqual(guidance.principles.get('a')?.related, ['b']);
    assert.equal(loadBodies(assets.bodies).get('b'), principles[1]?.body);
  });

  test('suggests the nearest ids', () => {
    const ids = ['open-standards', 'open-markets', 'cloud-first', 'total-cost-of-ownership'];
    assert.equal(nearestIds(ids, 'open-standrads')[0], 'open-standards');
    assert.equal(nearestIds(ids, 'Cloud')[0], 'cloud-first');
    assert.equal(nearestIds(ids, 'cost of ownership')[0], 'total-cost-of-ownership');
    assert.deepEqual(nearestIds(ids, 'zzzzzzzzzzzz'), []);
  });
});
