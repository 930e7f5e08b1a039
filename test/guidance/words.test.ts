/** Words and tokens are read by hand for speed: they are those that their patterns find. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tokensOf } from '../../src/guidance/tokens.ts';
import { words } from '../../src/guidance/words.ts';

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."aZé09.,'’‘“”-–—…••  \n£$€%()+×/;:?!ßñ中ａ𝒜😀\u0301\u{1D7D8}\u2010\u2027\u00AD".split(/(?:)/u),
        "don't",
        'l’été',
        '1,200.50',
        'naïve',
        'e\u0301a',
        'The contract',
        '\uD800',
        '\uDC00',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

const placesOf = (pattern: RegExp, source: string): [number, number][] =>
  [...source.matchAll(pattern)].map(({ 0: { length }, index }) => [index, index + length]);

suite('guidance: words, read by hand', () => {
  test('words are what the pattern of a word finds', () => {
    const pattern = /\d[\d,.]*\d|\d|\p{L}(?:[\p{L}\p{M}]|['’](?=\p{L}))*/gu;
    fc.assert(
      fc.property(text, (source) => {
        const found = words(source, 7).map(({ from, to }) => [from - 7, to - 7]);
        assert.deepEqual(found, placesOf(pattern, source));
      }),
      { numRuns: 3000 },
    );
  });

  test('tokens are what the pattern of a token finds', () => {
    const pattern = /\p{L}+|\d+(?:[.,]\d+)*|[£$€%()+×/.;:?!,–—-]/gu;
    fc.assert(
      fc.property(text, (source) => {
        const found = tokensOf(source, 7);
        assert.deepEqual(
          found.map(({ from, to }) => [from - 7, to - 7]),
          placesOf(pattern, source),
        );
        for (const token of found)
          assert.equal(token.text, source.slice(token.from - 7, token.to - 7).toLowerCase());
      }),
      { numRuns: 3000 },
    );
  });
});
