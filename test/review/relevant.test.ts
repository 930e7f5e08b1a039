import assert from 'node:assert/strict';
import { parseDocument } from '../../src/document/document.ts';
import { judge } from '../../src/review/gate.ts';
import { pinnedFirst, relevantAt, relevantTo } from '../../src/review/relevant.ts';
import { noSettings, type ReviewSettings } from '../../src/review/settings.ts';
import { guidance } from './pack.ts';

const text = `# Design

We host it on our own servers in a secret format. ${'There is more to say about it. '.repeat(60)}
`;
const under = (settings: Partial<ReviewSettings>) =>
  judge(parseDocument(text, 'markdown'), guidance, { ...noSettings, ...settings }, { kind: 'architecture' });
const ids = (ranked: readonly { id: string }[]): string[] => ranked.map(({ id }) => id);

suite('review: what is relevant', () => {
  test('a pinned principle leads, and weighs more', () => {
    const plain = relevantAt(under({}), guidance, 2, 10);
    const last = plain.at(-1);
    assert.ok(last && plain.length > 1);
    const pinned = relevantAt(under({ pinned: [{ id: last.id }] }), guidance, 2, 10);
    assert.equal(pinned[0]?.id, last.id);
    assert.ok(pinned[0].score > last.score && pinned[0].score <= 1);
    assert.deepEqual(ids(pinned).sort(), ids(plain).sort());
  });

  test('of a whole document it is expected, also where nothing touches it', () => {
    assert.ok(!ids(relevantTo(under({}), guidance, 10)).includes('exit-plan'));
    const [first] = relevantTo(under({ pinned: [{ id: 'exit-plan', note: 'Board' }] }), guidance, 10);
    assert.equal(first?.id, 'exit-plan');
    assert.equal(first.because, 'Board');
  });

  test('a silenced principle is nowhere, and takes nobody’s place', () => {
    const [first, second] = relevantAt(under({}), guidance, 2, 2);
    assert.ok(first && second);
    const left = relevantAt(under({ ignore: [first.id] }), guidance, 2, 1);
    assert.deepEqual(ids(left), [second.id]);
  });

  test('pinned ones come first, and all keep their order', () => {
    assert.equal(pinnedFirst(['a', 'b', 'c', 'd', 'e'], (id) => id, new Set(['d', 'b'])).join(''), 'bdace');
  });
});
