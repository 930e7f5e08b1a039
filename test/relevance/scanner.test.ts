import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../src/document/document.ts';
import { compileSignals } from '../../src/guidance/compile.ts';
import { readPack } from '../../src/guidance/pack.ts';
import { compilePhrase, type Phrase } from '../../src/guidance/phrase.ts';
import { blockWords, type BlockWords } from '../../src/relevance/blockWords.ts';
import { createScanner } from '../../src/relevance/scanner.ts';
import { principleText } from '../guidance/page.ts';

const word = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'the', 'not');
const run = fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(' '));
const alternatives = fc.array(run, { minLength: 1, maxLength: 3 }).map((runs) => runs.join('|'));
const asked = fc.oneof(
  { weight: 4, arbitrary: word },
  { weight: 2, arbitrary: alternatives.map((runs) => `(${runs})`) },
  { weight: 1, arbitrary: fc.constantFrom('#', '7') },
);
const between = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom('...', '...1', '...2') },
  { weight: 1, arbitrary: alternatives.map((runs) => `[${runs}]`) },
);
/** A phrase, as a signal may have it. */
const phrase = fc
  .tuple(asked, fc.array(fc.tuple(between, asked), { maxLength: 3 }), between)
  .map(([first, rest, last]) => [first, ...rest.flat(), last.startsWith('[') ? last : ''].join(' ').trim());
const text = fc
  .array(fc.oneof({ weight: 5, arbitrary: word }, fc.constantFrom('7', '12', 'alpha.', 'beta.', 'other')), {
    minLength: 1,
    maxLength: 40,
  })
  .map((words) => words.join(' '));

/** Whether a phrase stands from a word on: every way to read it is tried, part by part. */
function stands({ words, sentences }: BlockWords, phrase: Phrase, from: number): boolean {
  const walk = (i: number, at: number): boolean => {
    const part = phrase[i];
    if (!part) return true;
    if ('gap' in part) {
      for (let next = at; next <= at + part.gap; next++) {
        if (next >= words.length || sentences[next] !== sentences[at - 1]) return false;
        if (walk(i + 1, next)) return true;
      }
      return false;
    }
    const fits = (stems: readonly string[]): boolean =>
      stems.every((stem, j) => {
        const here = words[at + j]?.stem ?? '';
        return here === stem || (stem === '#' && /^\d/.test(here));
      });
    return (
      part.oneOf.some((stems) => fits(stems) && walk(i + 1, at + stems.length)) ||
      (part.optional === true && walk(i + 1, at))
    );
  };
  return walk(0, from);
}

suite('relevance: signals', () => {
  test('phrases are found where they stand and nowhere else, by a plain search of all places', () => {
    let found = 0;
    fc.assert(
      fc.property(fc.array(phrase, { minLength: 1, maxLength: 6 }), text, (phrases, source) => {
        const signals = phrases.map(
          (one) => `\n  - relation: topic\n    because: why\n    phrases: ['${one}']`,
        );
        const { principles, problems } = readPack([
          { path: 'architecture/cloud-first.md', text: principleText({ signals: signals.join('') }) },
        ]);
        assert.deepEqual(problems, []);
        const document = parseDocument(source);
        const [block] = document.blocks;
        assert.ok(block);
        const words = blockWords(document, block);
        const compiled = compileSignals(principles);
        const hits = createScanner(compiled).scan(words);
        for (const [i, one] of phrases.entries()) {
          const result = compilePhrase(one);
          assert.ok('phrase' in result);
          const ours = hits.filter(({ signal }) => signal === compiled[i]);
          const expected = words.words.some((_, at) => stands(words, result.phrase, at));
          assert.equal(ours.length > 0, expected, `${one} in ${source}`);
          for (const { firstWord, lastWord, asked, from, to } of ours) {
            assert.ok(stands(words, result.phrase, firstWord), `${one} at ${firstWord} of ${source}`);
            assert.deepEqual([Math.min(...asked), Math.max(...asked)], [firstWord, lastWord]);
            assert.deepEqual([from, to], [words.words[firstWord]?.from, words.words[lastWord]?.to]);
          }
          found += ours.length;
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(found > 100, `${found} found`);
  });
});
