import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedLines, type LineRange, touchesLines } from '../../src/review/changedLines.ts';

const ranges = (before: string, after: string): [number, number][] =>
  changedLines(before, after).map(({ from, to }) => [from, to]);
const linesOf = (text: string): string[] => text.split('\n');

suite('review: changed lines', () => {
  test('lines that are new, other or gone', () => {
    assert.deepEqual(ranges('a\nb\nc\n', 'a\nb\nc\n'), []);
    assert.deepEqual(ranges('a\nb\nc\n', 'a\nx\nb\nc\n'), [[1, 2]]);
    assert.deepEqual(ranges('a\nb\nc\n', 'a\nx\ny\n'), [[1, 3]]);
    assert.deepEqual(ranges('a\nb\nc\n', 'a\nc\n'), [[1, 1]]);
    assert.deepEqual(ranges('a\nb\nc\nd\ne\n', 'a\nB\nc\nD\ne\n'), [
      [1, 2],
      [3, 4],
    ]);
    assert.deepEqual(ranges('', 'a\n'), [[0, 1]]);
    assert.deepEqual(ranges('a\n', ''), [[0, 0]]);
  });

  test('endings of lines do not count', () => {
    assert.deepEqual(ranges('a\r\nb\rc\n', 'a\nb\nc\n'), []);
    assert.deepEqual(ranges('a\r\nb\r\n', 'a\nx\n'), [[1, 2]]);
  });

  test('a paragraph that moves is changed where it comes to stand, or the others are', () => {
    const before = 'one\n\ntwo\n\nthree\n\nfour\n';
    assert.deepEqual(ranges(before, 'two\n\nthree\n\nfour\n\none\n'), [
      [0, 0],
      [5, 7],
    ]);
  });

  const document = fc
    .array(fc.constantFrom('', 'a', 'b', 'c', 'd', '| - |', 'a longer line'), { maxLength: 30 })
    .map((lines) => lines.join('\n'));

  test('what is outside the ranges stands in the earlier text, in the same order', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const changed = changedLines(before, after);
        const kept = linesOf(after).filter((_, line) => !changed.some((r) => r.from <= line && line < r.to));
        let at = 0;
        for (const line of linesOf(before)) if (kept[at] === line) at++;
        assert.equal(at, kept.length);
        assert.equal(changed.length === 0, before === after);
        changed.reduce((end, { from, to }) => {
          assert.ok(from > end && to >= from && to <= linesOf(after).length);
          return to;
        }, -1);
      }),
      { numRuns: 2000 },
    );
  });

  test('one run of other lines is found exactly', () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.nat(5), fc.nat(3), (before, place, gone, added) => {
        const lines = linesOf(before);
        const at = place % (lines.length + 1);
        const fresh = Array.from({ length: added }, (_, i) => `new ${i}`);
        const after = [...lines.slice(0, at), ...fresh, ...lines.slice(at + gone)].join('\n');
        if (added > 0) assert.deepEqual(ranges(before, after), [[at, at + added]]);
        else assert.ok(changedLines(before, after).every(({ from, to }) => from === to || after === ''));
      }),
    );
  });

  test('no text takes the square of its length', function () {
    // Nothing is timed: at this length the square would take far longer than the test may.
    this.timeout(60_000);
    const lines = Array.from({ length: 200_000 }, (_, i) => `line ${i}`);
    const twice = lines.map((line, i) => `${line}\nline ${i + 1}`);
    changedLines(`x\n${twice.join('\n')}`, `${[...twice].reverse().join('\n')}\ny`);
    changedLines('a\n'.repeat(400_000), 'a\nb\n'.repeat(200_000));
    const every = changedLines(lines.join('\n'), lines.join('\nnew\n'));
    assert.equal(every.length, lines.length - 1);
    lines.forEach((_, i) => touchesLines(every, i, i));
  });

  test('a range touches the lines that it holds, and an empty one those that it parts', () => {
    const touches = (range: LineRange, first: number, last: number): boolean =>
      touchesLines([range], first, last);
    assert.equal(touches({ from: 3, to: 5 }, 4, 9), true);
    assert.equal(touches({ from: 3, to: 5 }, 0, 3), true);
    assert.equal(touches({ from: 3, to: 5 }, 5, 9), false);
    assert.equal(touches({ from: 3, to: 5 }, 0, 2), false);
    assert.equal(touches({ from: 3, to: 3 }, 2, 3), true);
    assert.equal(touches({ from: 3, to: 3 }, 3, 9), false);
    assert.equal(touches({ from: 3, to: 3 }, 0, 2), false);
  });
});
