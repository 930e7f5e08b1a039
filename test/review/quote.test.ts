import assert from 'node:assert/strict';
import { parseDocument } from '../../src/document/document.ts';
import { quoteOf } from '../../src/review/quote.ts';

const text = [
  '# Title',
  '',
  'First thing. We *will* use **our own `db-1` servers**, e.g. with [a link](http://x.y/z_a) to 2.5 parts. Then rest.',
  '',
  '> They said: "no cloud".',
  '> Never.',
  '',
  '| R4 | our own `x` | Must |',
  '|---|---|---|',
  '| R5 | other | May |',
].join('\n');

function quote(words: string, source = text): [string, string, string] {
  const document = parseDocument(source);
  const from = source.indexOf(words);
  const to = from + words.length;
  const block = document.blocks.findIndex((one) => one.from <= from && to <= one.to);
  const match = { principle: 'x', relation: 'topic', score: 1, because: '', message: '' } as const;
  const { before, words: quoted, after } = quoteOf(document, { ...match, from, to, block, text: words });
  return [before, quoted, after];
}

suite('review: quotations', () => {
  test('a sentence is quoted whole, without marks, with its code', () => {
    assert.deepEqual(quote('our own'), [
      'We will use ',
      'our own',
      ' db-1 servers, e.g. with a link to 2.5 parts.',
    ]);
    assert.deepEqual(quote('a link'), [
      'We will use our own db-1 servers, e.g. with ',
      'a link',
      ' to 2.5 parts.',
    ]);
    assert.deepEqual(quote('First'), ['', 'First', ' thing.']);
    assert.deepEqual(quote('Then rest'), ['', 'Then rest', '.']);
    assert.deepEqual(quote('no cloud'), ['They said: "', 'no cloud', '".']);
  });

  test('cells of a row are parted', () => {
    assert.deepEqual(quote('our own `x`'.slice(0, 7), text.slice(text.indexOf('>'))), [
      'R4 | ',
      'our own',
      ' x | Must',
    ]);
  });

  test('what is very long is cut, and a huge block costs no more than a small one', () => {
    const huge = `# T\n\n${'word '.repeat(200_000)}own servers ${'word '.repeat(200_000)}\n`;
    const started = performance.now();
    const [before, words, after] = quote('own servers', huge);
    assert.ok(performance.now() - started < 5_000);
    assert.equal(words, 'own servers');
    assert.match(before, /^….{200}$/);
    assert.match(after, /^.{200}…$/);
  });
});
