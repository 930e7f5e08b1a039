import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  collectSpelling,
  completions,
  corrections,
  mostSlips,
  slipsBetween,
} from '../../src/search/spelling.ts';

suite('search: spelling', () => {
  const spelling = collectSpelling([
    ['standard', 'standards', 'open'],
    ['standard', 'contract', 'procurement'],
    ['standing', 'contrast', 'open'],
  ]);
  const corrected = (typed: string, options = {}): string[] =>
    corrections(spelling, typed, options).map(({ word }) => word);

  test('an unfinished word goes on, the more used words first', () => {
    assert.deepEqual(completions(spelling, 'stand', 2), ['standard', 'standards']);
    assert.deepEqual(completions(spelling, 'open', 5), []);
    assert.deepEqual(completions(spelling, 'zz', 5), []);
  });

  test('letters that are changed, lost, added or swapped are forgiven', () => {
    for (const typed of ['stendard', 'stanard', 'standdard', 'stanadrd'])
      assert.equal(corrected(typed)[0], 'standard', typed);
    assert.deepEqual(corrected('oepn'), ['open']);
    assert.deepEqual(corrected('poen'), ['open']);
  });

  test('longer words are forgiven more slips, short ones none', () => {
    assert.equal(corrected('procrement')[0], 'procurement');
    assert.equal(corrected('porcurment')[0], 'procurement');
    assert.deepEqual(corrected('opn'), []);
    for (let length = 1; length < 30; length++) assert.ok(mostSlips(length) <= mostSlips(length + 1));
  });

  test('the first letter is taken to be right, unless anything is better than nothing', () => {
    assert.deepEqual(corrected('ypen'), []);
    assert.deepEqual(corrected('ypen', { anyStart: true }), ['open']);
  });

  test('a misspelt beginning is understood', () => {
    assert.deepEqual(corrected('procuer'), []);
    assert.deepEqual(corrected('procuer', { unfinished: true }), ['procurement']);
  });

  test('the filter by letters loses no word that is near enough', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', 'd', 'é', '1'),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1 }), letters, fc.boolean(), (words, typed, unfinished) => {
        const some = collectSpelling([words]);
        const options = { unfinished, slips: 2, anyStart: true, limit: 1 };
        const least = Math.min(...words.map((word) => slipsBetween(typed, word, 100, unfinished)));
        assert.equal(corrections(some, typed, options)[0]?.distance, least <= 2 ? least : undefined);
      }),
    );
  });

  test('slips are the same from either word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (one, other) => {
        assert.equal(slipsBetween(one, other, 100), slipsBetween(other, one, 100));
      }),
    );
    assert.equal(slipsBetween('lenght', 'length', 3), 1);
  });
});
