import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textWords } from '../../src/relevance/blockWords.ts';
import { around, cuesIn, sentenceEndAt, sentenceStartAt, stemAt } from '../../src/relevance/cues.ts';

suite('relevance: cues', () => {
  test('are found once for a block', () => {
    let asked = 0;
    const cues = cuesIn((read, i) => {
      asked++;
      return stemAt(read, i) === 'cloud';
    });
    const read = textWords('the cloud and clouds of the sky');
    assert.deepEqual(cues(read), [1, 3]);
    assert.deepEqual(cues(read), [1, 3]);
    assert.equal(asked, read.words.length);
  });

  test('those around a place are those of its sentence and within it, and no others', () => {
    const read = textWords('a b c d e f g h i j k l m n o p q r s t');
    const { length } = read.words;
    const steps = fc.array(fc.boolean(), { minLength: length, maxLength: length });
    const places = fc.subarray([...read.words.keys()]);
    fc.assert(
      fc.property(steps, places, fc.nat(length - 1), fc.nat(5), (starts, cues, firstWord, more) => {
        let number = 0;
        const sentences = starts.map((isStart) => (isStart ? ++number : number));
        const lastWord = Math.min(firstWord + more, length - 1);
        assert.deepEqual(
          around(cues, { firstWord, lastWord }, sentences),
          cues.filter((i) => sentences[i] === sentences[firstWord] || (i >= firstWord && i <= lastWord)),
        );
        const parted = { ...read, sentences };
        const [start, end] = [sentenceStartAt(parted, firstWord), sentenceEndAt(parted, firstWord)];
        assert.deepEqual(
          Array.from({ length: end - start }, (_, i) => start + i),
          [...sentences.keys()].filter((i) => sentences[i] === sentences[firstWord]),
        );
        assert.equal(sentenceEndAt(parted, length), length);
      }),
    );
  });
});
