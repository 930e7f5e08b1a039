import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compilePhrase } from '../../src/guidance/phrase.ts';
import { parseQuantity, quantities } from '../../src/guidance/quantity.ts';
import { stem, words } from '../../src/guidance/words.ts';

suite('guidance: words', () => {
  test('are compared without case, inflection, apostrophes or American spelling', () => {
    const same = [
      ['Renewed', 'renews'], ['organization', 'organisation'], ['licenses', 'licences'], ['behavior', 'behaviour'],
      ['supplier’s', 'suppliers'], ['data center', 'data centre'], ['program', 'programmes'], ['labeled', 'labelled'],
    ]; // prettier-ignore
    const form = (text: string): string => words(text).map((word) => word.stem).join(' '); // prettier-ignore
    for (const [a = '', b = ''] of same) assert.equal(form(a), form(b), `${a} and ${b}`);
    assert.notEqual(stem('universal'), stem('universe ')); // stems are not everything
  });

  test('keep their place, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let end = 0;
        for (const { from, to } of words(text)) {
          assert.ok(from >= end && to > from && to <= text.length);
          end = to;
        }
      }),
    );
  });
});

suite('guidance: phrases', () => {
  test('are words, alternatives, options, gaps and numbers', () => {
    const compiled = compilePhrase('(renew|roll over) [be] ...3 for # terms');
    assert.ok('phrase' in compiled);
    assert.deepEqual(compiled.phrase, [
      { oneOf: [['renew'], ['roll', 'over']] },
      { oneOf: [['be']], optional: true },
      { gap: 3 },
      { oneOf: [['for']] },
      { oneOf: [['#']] },
      { oneOf: [['term']] },
    ]);
  });

  test('say what is wrong with them', () => {
    const wrong = [
      '',
      '...',
      '[a] b',
      'a ...',
      'a ...99 b',
      '(a|) b',
      '(a (b)) c',
      'a ... b ... c ... d ... e',
      'a )',
    ];
    for (const source of wrong) assert.ok('error' in compilePhrase(source), source);
  });

  test('never throw, whatever a pack holds', () => {
    fc.assert(fc.property(fc.string(), (source) => void compilePhrase(source)));
  });
});

suite('guidance: quantities', () => {
  test('durations are months', () => {
    const cases: [string, number][] = [
      ['five (5) years', 60], ['60 months', 60], ['a 7-year term', 84], ['two years', 24], ['eighteen months', 18],
    ]; // prettier-ignore
    for (const [text, value] of cases) assert.equal(parseQuantity('duration', text), value, text);
  });

  test('money is units of its currency', () => {
    const cases: [string, number][] = [
      ['£120m', 120e6], ['GBP 120,000,000', 120e6], ['$4.5 million', 4.5e6], ['€3bn', 3e9], ['£4,000 per extract', 4000],
    ]; // prettier-ignore
    for (const [text, value] of cases) assert.equal(parseQuantity('money', text), value, text);
  });

  test('stand where they say', () => {
    const text = 'The term is two years and costs £3m.';
    assert.deepEqual(quantities(text).map(({ from, to }) => text.slice(from, to)), ['two years', '£3m']); // prettier-ignore
  });
});
