import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../src/document/document.ts';
import { compileSignals } from '../../src/guidance/compile.ts';
import { readPack } from '../../src/guidance/pack.ts';
import { compileTogether } from '../../src/guidance/together.ts';
import { blockWords, type BlockWords } from '../../src/relevance/blockWords.ts';
import { createScanner } from '../../src/relevance/scanner.ts';
import { principleText } from '../guidance/page.ts';

/** The words of a text that is one paragraph. */
function paragraph(text: string): BlockWords {
  const document = parseDocument(text);
  const [block] = document.blocks;
  assert.ok(block);
  return blockWords(document, block);
}

/** The words that some text gives to what is asked for together, each time that it is found. */
function found(source: string, text: string): string[] {
  const signals = `
  - relation: conflict
    because: why
    satisfy: how
    together: ['${source.replaceAll("'", "''")}']`;
  const { principles, problems } = readPack([
    { path: 'architecture/cloud-first.md', text: principleText({ signals }) },
  ]);
  assert.deepEqual(problems, []);
  const block = paragraph(text);
  const scanner = createScanner(compileSignals(principles));
  return scanner
    .scan(block)
    .map(({ asked }) =>
      [...asked].map((i) => text.slice(block.words[i]?.from, block.words[i]?.to)).join(' '),
    );
}

suite('relevance: words together', () => {
  test('stand in one sentence, in any order, in any form, whatever a concept calls them', () => {
    const source = '<supplier> + keep|hold on to + code';
    assert.deepEqual(found(source, 'The contractor holds on to all code.'), ['contractor holds on to code']);
    assert.deepEqual(found(source, 'All code the vendor may keep.'), ['code vendor keep']);
    assert.deepEqual(found(source, 'The contractor writes code. We keep it.'), []);
    assert.deepEqual(found(source, 'The contractor keeps the house.'), []);
  });

  test('after one another, within so many words', () => {
    assert.deepEqual(found('pay >2 # months', 'We pay it within 3 months.'), ['pay 3 months']);
    assert.deepEqual(found('pay >2 # months', 'We pay it all within about 3 months.'), []);
    assert.deepEqual(found('pay >2 # months', 'After 3 months we pay.'), []);
  });

  test('as they stand, where that is asked for', () => {
    assert.deepEqual(found('=old + system', 'The old systems stay.'), ['old systems']);
    assert.deepEqual(found('=test + system', 'The tested systems stay.'), []);
  });

  test('without what must not be in the sentence, wherever it stands', () => {
    const source = 'keep + code - escrow|no longer';
    assert.deepEqual(found(source, 'They keep the code. Escrow is agreed.'), ['keep code']);
    assert.deepEqual(found(source, 'With escrow agreed, they keep the code.'), []);
    assert.deepEqual(found(source, 'They keep the code no longer.'), []);
  });

  test('two groups are found wherever both stand near enough, by a plain search of all places', () => {
    const word = fc.constantFrom('alpha', 'beta', 'gamma', 'x', 'y', 'z', 'alpha.');
    const ask = fc.record({
      sign: fc.constantFrom('+', '>0', '>2', '>'),
      first: fc.constantFrom('alpha', 'alpha|beta x'),
    });
    fc.assert(
      fc.property(ask, fc.array(word, { minLength: 1, maxLength: 60 }), ({ sign, first }, text) => {
        const source = `${first} ${sign} gamma|beta`;
        const result = compileTogether(source);
        assert.ok('together' in result);
        const reach = result.together.after[1] ?? -1;
        const block = paragraph(text.join(' '));
        const stems = block.words.map((one) => one.stem);
        const places = (runs: string[][]): [number, number][] =>
          stems.flatMap((_, i) =>
            runs
              .filter((run) =>
                run.every((one, j) => stems[i + j] === one && block.sentences[i + j] === block.sentences[i]),
              )
              .map((run): [number, number] => [i, i + run.length - 1]),
          );
        const [ones, others] = [
          places([['alpha'], ...(first.includes('|') ? [['beta', 'x']] : [])]),
          places([['gamma'], ['beta']]),
        ];
        const expected = ones.some(([from, to]) =>
          others.some(([start, end]) => {
            if (block.sentences[from] !== block.sentences[start] || (start <= to && from <= end))
              return false;
            if (reach >= 0) return start > to && start - to - 1 <= Math.min(reach, 22);
            return Math.max(start - to, from - end) <= 22;
          }),
        );
        assert.equal(found(source, text.join(' ')).length > 0, expected, text.join(' '));
      }),
    );
  });
});
