import assert from 'node:assert/strict';
import { count, emptyTally, summary } from '../../src/cli/checkText.ts';
import { painter, plain, table, wantsColour } from '../../src/cli/output.ts';
import { pageText } from '../../src/cli/pageText.ts';

suite('command line: text', () => {
  const bare = painter(false);

  test('colours on a terminal only, and not where they are unwanted', () => {
    assert.equal(wantsColour({ isTTY: true }, {}), true);
    assert.equal(wantsColour({ isTTY: true }, { NO_COLOR: '' }), true);
    assert.equal(wantsColour({ isTTY: true }, { NO_COLOR: '1' }), false);
    assert.equal(wantsColour({ isTTY: true }, { TERM: 'dumb' }), false);
    assert.equal(wantsColour({}, {}), false);
    assert.equal(painter(true)('bold', 'x'), '\u001b[1mx\u001b[22m');
  });

  test('a document cannot take over the terminal', () => {
    assert.equal(plain('a\u001b[2Jb\u009bc\nd'), 'a [2Jb c d');
  });

  test('columns are as wide as their widest cell', () => {
    assert.equal(
      table([
        ['a', 'bb', 'c'],
        ['aaa', 'b', 'cc'],
      ]),
      'a    bb  c\naaa  b   cc',
    );
    assert.equal(table([]), '');
  });

  test('the count says what was not judged', () => {
    const nothing = { hints: [], gaps: [] };
    const report = { path: 'a.md', kind: 'other', ...nothing, silenced: nothing, problems: [] } as const;
    const tally = emptyTally();
    count(tally, report);
    count(tally, { ...report, kind: 'architecture' });
    assert.equal(summary(tally), '2 documents (1 of another kind, not judged): 0 conflicts, 0 gaps.');
  });

  test('a page is text without marks', () => {
    const markdown = [
      '# Title',
      '**Summary.**',
      '## Do',
      '- See [the code](https://example.org/a_b).',
      '- See [Other](design-manual:/other-one.md).',
    ].join('\n');
    assert.equal(
      pageText(markdown, bare),
      'Title\n\nSummary.\n\nDo\n\n- See the code (https://example.org/a_b).\n- See Other (other-one).',
    );
    assert.match(pageText(markdown, painter(true)), /\u001b\[1mSummary\.\u001b\[22m/);
  });

  test('long lines are broken at words, and items hang', () => {
    const text = pageText('- one two three four five six', bare, 20);
    assert.equal(text, '- one two three four\n  five six');
    assert.equal(pageText('**one two three four five six**', bare, 20), 'one two three four\nfive six');
    const long = 'x'.repeat(50);
    assert.equal(pageText(`- ${long} ${long}`, bare, 20), `- ${long}\n  ${long}`);
  });
});
