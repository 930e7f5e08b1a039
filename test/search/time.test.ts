import assert from 'node:assert/strict';
import { parseQuery } from '../../src/search/query.ts';
import { search } from '../../src/search/index.ts';
import { bundled } from './pack.ts';

/** What a slip of the clipboard can put into a search box, and what would take the square of its length. */
const texts: Readonly<Record<string, string>> = {
  words: 'supplier wants five years ',
  'one word': 'x',
  'misspelt words': 'suplierz contrakt ',
  'compound words': 'open-source-',
  filters: 'theme:data ',
  'filters of many values': 'theme:data,security,',
  'filters of values that there are not': 'theme:nothing ',
  'filters that there are not': 'colour:blue ',
  'quoted words': '"open standards" ',
  'quotation marks': '"',
  colons: ':',
  codes: 'tcop 5 ',
  lines: 'a\n',
};

suite('search: no query takes the square of its length', () => {
  for (const [name, text] of Object.entries(texts))
    // Nothing is timed: at this length the square would take far longer than the test may.
    test(name, async function () {
      this.timeout(20_000);
      const { index } = await bundled();
      const { hits } = search(index, parseQuery(text.repeat(Math.ceil(200_000 / text.length))));
      assert.ok(hits.length <= 10);
    });
});
