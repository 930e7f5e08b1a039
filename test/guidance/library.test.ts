import assert from 'node:assert/strict';
import type { PrincipleEntry } from '../../src/guidance/guidance.ts';
import { libraryGroups } from '../../src/guidance/library.ts';
import { readPrinciple } from '../../src/guidance/read.ts';
import { principleText } from './page.ts';

const entry = (fields: Record<string, string>): PrincipleEntry => {
  const { principle } = readPrinciple('a.md', principleText(fields));
  assert.ok(principle);
  return principle;
};
const entries = [
  entry({ id: 'old', title: 'A', status: 'historic', supersededBy: 'new' }),
  entry({ id: 'new', title: 'Z', phases: '[live, alpha]' }),
  entry({ id: 'safe', title: 'M', theme: 'security', pillar: 'openness', audience: '[security, cto]' }),
];
const shape = (grouping: Parameters<typeof libraryGroups>[1]): string[] =>
  libraryGroups(entries, grouping).map(
    ({ value, principles }) => `${value}: ${principles.map(({ id }) => id).join()}`,
  );

suite('guidance: the library', () => {
  test('groups stand in the order of the vocabulary, current principles by title before historic ones', () => {
    assert.deepEqual(shape('theme'), ['architecture: new,old', 'security: safe']);
    assert.deepEqual(shape('pillar'), ['outcomes: new,old', 'openness: safe']);
  });

  test('a principle stands in each of its phases and audiences', () => {
    assert.deepEqual(shape('phase'), ['alpha: safe,new,old', 'live: new']);
    assert.deepEqual(shape('audience'), ['cto: safe,new,old', 'security: safe']);
  });
});
