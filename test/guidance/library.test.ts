import assert from 'node:assert/strict';
import type { PrincipleEntry } from '../../src/guidance/guidance.ts';
import { groupings, libraryGroups } from '../../src/guidance/library.ts';

const entry = (id: string, more: Partial<PrincipleEntry> = {}): PrincipleEntry => ({
  id,
  title: id,
  summary: '',
  pillar: 'outcomes',
  theme: 'data',
  documents: ['architecture'],
  phases: ['alpha', 'live'],
  audience: ['cto'],
  status: 'current',
  sources: [],
  related: [],
  expectedIn: [],
  ...more,
});

suite('guidance: the library', () => {
  const pack = [
    entry('b', { theme: 'security' }),
    entry('old', { status: 'historic', supersededBy: 'z' }),
    entry('z', { pillar: 'openness', phases: ['live'] }),
    entry('a', { audience: ['cto', 'architect'] }),
  ];
  const shown = (grouping: (typeof groupings)[number]): string[] =>
    libraryGroups(pack, grouping).map(
      ({ value, principles }) => `${value}: ${principles.map(({ id }) => id).join(' ')}`,
    );

  test('groups stand in the order of the vocabulary, current principles by title and historic ones last', () => {
    assert.deepEqual(shown('theme'), ['data: a z old', 'security: b']);
    assert.deepEqual(shown('pillar'), ['outcomes: a b old', 'openness: z']);
  });

  test('a principle stands in every phase and audience of its own', () => {
    assert.deepEqual(shown('phase'), ['alpha: a b old', 'live: a b z old']);
    assert.deepEqual(shown('audience'), ['cto: a b z old', 'architect: a']);
  });

  test('nothing is lost in any grouping', () => {
    for (const grouping of groupings) {
      const ids = libraryGroups(pack, grouping).flatMap(({ principles }) => principles.map(({ id }) => id));
      assert.deepEqual([...new Set(ids)].sort(), ['a', 'b', 'old', 'z'], grouping);
    }
  });
});
