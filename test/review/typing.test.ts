import assert from 'node:assert/strict';
import { parseDocument } from '../../src/document/document.ts';
import { judge } from '../../src/review/gate.ts';
import { noSettings } from '../../src/review/settings.ts';
import { hintKey, hintsToShow } from '../../src/review/typing.ts';
import { guidance } from './pack.ts';

const text = '---\nkind: procurement\n---\n# T\n\nOur own servers.\n\nIt must be Oracle.\n';
const judged = judge(parseDocument(text), guidance, noSettings);

suite('review: while somebody types', () => {
  const shown = (
    keys: string[],
    ...rest: Parameters<typeof hintsToShow> extends [unknown, unknown, ...infer R] ? R : never
  ): string[] => hintsToShow(judged.hints, new Set(keys), ...rest).map(({ match }) => match.principle);
  const [cloud, brands] = judged.hints;
  assert.ok(cloud && brands);

  test('between keys only what stands there already stays', () => {
    assert.deepEqual(shown([], 'typing', brands.match.block), []);
    assert.deepEqual(shown([hintKey(brands)], 'typing', brands.match.block), ['no-brands']);
  });

  test('after a rest all but what is new in the paragraph', () => {
    assert.deepEqual(shown([], 'paused', brands.match.block), ['cloud-first']);
    assert.deepEqual(shown([hintKey(brands)], 'paused', brands.match.block), ['cloud-first', 'no-brands']);
  });

  test('after a long rest everything', () => {
    assert.deepEqual(shown([], 'rested', brands.match.block), ['cloud-first', 'no-brands']);
  });
});
