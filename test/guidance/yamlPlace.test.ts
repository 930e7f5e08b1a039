import assert from 'node:assert/strict';
import fc from 'fast-check';
import { yamlPlaceAt } from '../../src/guidance/yamlPlace.ts';

const at = (marked: string) => yamlPlaceAt(marked.replace('^', ''), marked.indexOf('^'));
const told = (marked: string): string => {
  const { path, wanted } = at(marked);
  return `${path.join('/')} ${wanted}`;
};

suite('guidance: the place in YAML where somebody writes', () => {
  test('keys and values, at the top and within', () => {
    const cases: [string, string][] = [
      ['^', ' key'],
      ['id: a\nti^', ' key'],
      ['pillar: ^', 'pillar value'],
      ['documents: [arch^', 'documents/0 value'],
      ['documents: [architecture, ^]', 'documents/0 value'],
      ['documents:\n  - ^', 'documents/0 either'],
      ['documents:\n- arch^', 'documents/0 either'],
      ['signals:\n  - rel^', 'signals/0 either'],
      ['signals:\n  - relation: ^', 'signals/0/relation value'],
      ['signals:\n  - relation: conflict\n    ^', 'signals/0 key'],
      ['signals:\n  - relation: conflict\n    strength: ^', 'signals/0/strength value'],
      ['signals:\n  - relation: conflict\n    phrases:\n      - a\n      - ^', 'signals/0/phrases/0 either'],
      ['signals:\n  - limit: { quantity: ^', 'signals/0/limit/quantity value'],
      ['signals:\n  - limit: { quantity: duration, ^', 'signals/0/limit key'],
      ['sources:\n  - title: a\n    # why\n\n    ^', 'sources/0 key'],
      ['expectedIn: [{ kind: ^', 'expectedIn/0/kind value'],
      ['related:\n  - a\nsta^', ' key'],
      ['id: a\r\nstatus: ^\r\n', 'status value'],
    ];
    for (const [marked, wanted] of cases) assert.equal(told(marked), wanted, marked);
  });

  test('the other keys, and the word that is being written', () => {
    const { siblings } = at('signals:\n  - relation: conflict\n    ^\n    strength: weak\nid: a');
    assert.deepEqual([...siblings].sort(), ['relation', 'strength']);
    const marked = 'id: a\npil^lar: x';
    const { from, to } = at(marked);
    assert.equal(marked.replace('^', '').slice(from, to), 'pillar');
  });

  test('any text has a place, within the text', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', ':', ' ', '-', '\n', '[', '{', '}', ']', ',', '#', '"', '\r'),
        }),
        fc.nat(),
        (text, n) => {
          const offset = n % (text.length + 1);
          const { from, to } = yamlPlaceAt(text, offset);
          assert.ok(0 <= from && from <= to && to <= text.length);
        },
      ),
    );
  });
});
