import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mostWords, parseQuery } from '../../src/search/query.ts';

suite('search: reading a query', () => {
  const texts = (query: string): string[] => parseQuery(query).words.map(({ text }) => text);

  test('words, phrases and filters are told apart', () => {
    const query = parseQuery('Exit "open standards" theme:data plan');
    assert.deepEqual(texts('Exit "open standards" theme:data plan'), ['exit', 'open', 'standards', 'plan']);
    assert.deepEqual(query.phrases, [['open', 'standard']]);
    assert.deepEqual(query.filters, [{ name: 'theme', values: ['data'] }]);
    assert.deepEqual(query.problems, []);
  });

  test('only the last word is unfinished, and only while the cursor is at its end', () => {
    const unfinished = (text: string): boolean[] => parseQuery(text).words.map((word) => word.unfinished);
    assert.deepEqual(unfinished('open stan'), [false, true]);
    assert.deepEqual(unfinished('open stan '), [false, false]);
    assert.deepEqual(unfinished('"open stan"'), [false, false]);
  });

  test('a value of a filter is completed, and may stand for several', () => {
    const values = (text: string): readonly string[] | undefined => parseQuery(text).filters[0]?.values;
    assert.deepEqual(values('theme:sou'), ['sourcing']);
    assert.deepEqual(values('THEME:O'), ['outcomes', 'openness', 'operations']);
    assert.deepEqual(values('phase:alpha,be'), ['alpha', 'beta']);
    assert.deepEqual(values('is:h'), ['historic']);
    assert.deepEqual(values('audience:service'), ['service-owner']);
  });

  test('what is unknown is said, and its words are searched for', () => {
    assert.match(parseQuery('theme:xyz').problems.join(), /theme:xyz is not known.* sourcing/);
    assert.match(
      parseQuery('pillar:').problems.join(),
      /pillar: takes one of user-needs, outcomes, openness/,
    );
    assert.match(parseQuery('subject:cloud').problems.join(), /no filter subject:.*theme/);
    assert.deepEqual(texts('subject:cloud'), ['subject', 'cloud']);
    assert.match(parseQuery('constructor:cloud').problems.join(), /no filter/);
  });

  test('a colon in prose, an address and an open quotation are words', () => {
    for (const text of ['Note: the supplier', 'https://example.org/x', 'say "open sta']) {
      const query = parseQuery(text);
      assert.deepEqual([query.problems, query.phrases, query.filters], [[], [], []], text);
      assert.ok(query.words.length > 1, text);
    }
  });

  test('any text can be read: words stand where they are said to stand, in order, and are not too many', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('"', 'theme:', 'is:pin', ' ', 'word', ':', '//'));
    fc.assert(
      fc.property(
        fc.array(part).map((parts) => parts.join('')),
        (text) => {
          const { words } = parseQuery(text);
          assert.ok(words.length <= mostWords);
          let at = 0;
          for (const word of words) {
            assert.ok(word.from >= at && word.to > word.from && word.to <= text.length);
            assert.equal(word.text, text.slice(word.from, word.to).toLowerCase());
            at = word.to;
          }
        },
      ),
    );
  });
});
