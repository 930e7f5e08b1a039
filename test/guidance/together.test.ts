import assert from 'node:assert/strict';
import { conceptNames, conceptRuns } from '../../src/guidance/concepts.ts';
import { heavySignals } from '../../src/guidance/phraseCost.ts';
import type { Signal } from '../../src/guidance/principle.ts';
import { compileTogether, runsOf } from '../../src/guidance/together.ts';

suite('guidance: words together', () => {
  test('are groups of alternatives in any order or after one another, and what must not be there', () => {
    const compiled = compileTogether('<supplier> > keeps|hold on to + =code >3 # years - background|own');
    assert.ok('together' in compiled);
    assert.deepEqual(compiled.together, {
      groups: [[['<supplier>']], [['keep'], ['hold', 'on', 'to']], [['=code']], [['#', 'year']]],
      after: [-1, 22, -1, 3],
      except: [['background'], ['own']],
    });
  });

  test('say what is wrong with them', () => {
    const errors = {
      '<suplier> + code': 'there is no concept <suplier>',
      'a + |b': 'a group holds an empty alternative',
      'keep|(own) + code': '"(" does not belong here',
      'a >30 b': '">30" asks for more than 24 words',
      'a + b + c + d + e + f + g': 'more than 6 groups',
      [Array(81).fill('a').join('|')]: 'more than 80 alternatives in one group',
    };
    for (const [source, error] of Object.entries(errors))
      assert.deepEqual(compileTogether(source), { error });
  });

  test('concepts are written out, each word of them once', () => {
    assert.deepEqual(runsOf([['<single>'], ['prime', 'x']]).at(-1), ['prime', 'x']);
    for (const name of conceptNames) {
      const runs = conceptRuns(name);
      assert.ok(
        runs.length > 1 && runs.every((run) => run.length > 0 && run.every((word) => word !== '')),
        name,
      );
      assert.equal(new Set(runs.map((run) => run.join(' '))).size, runs.length, name);
    }
  });

  test('cost what they hold: no pack can hang all of them on one word', () => {
    const signal = (i: number): Signal => ({
      relation: 'conflict',
      because: 'why',
      satisfy: 'how',
      strength: 'medium',
      phrases: [],
      together: [`the + of + and >5 x${i}|the`],
    });
    const page = (count: number) => [
      { id: 'a', signals: Array.from({ length: count }, (_, i) => signal(i)) },
    ];
    assert.deepEqual(heavySignals(page(3)), []);
    assert.match(heavySignals(page(200))[0]?.message ?? '', /hang on the word/);
  });
});
