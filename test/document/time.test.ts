import assert from 'node:assert/strict';
import { parseDocument } from '../../src/document/document.ts';
import { languageIds } from '../../src/document/languages.ts';

/** Texts that take some parser the square of their length, from a number of repetitions. */
const texts: Readonly<Record<string, (n: number) => string>> = {
  'one line of words': (n) => 'word '.repeat(n * 4),
  'one line without a space': (n) => 'x'.repeat(n * 20),
  'blank lines': (n) => '\n'.repeat(n * 4),
  'carriage returns': (n) => 'word\r'.repeat(n),
  'quote marks': (n) => '>'.repeat(n * 2),
  'quotations, ever deeper': (n) => lines(n, (i) => `${'>'.repeat(i % 40)} q`),
  'square brackets': (n) => '['.repeat(n * 2),
  'closing brackets': (n) => ']'.repeat(n * 2),
  'pairs of brackets': (n) => '[]('.repeat(n),
  'bracketed lines': (n) => lines(n, () => '[a'),
  'images begun': (n) => '![a]('.repeat(n),
  'macros begun': (n) => 'a::['.repeat(n),
  'pass macros': (n) => 'pass:['.repeat(n),
  'links begun': (n) => 'link:x'.repeat(n),
  addresses: (n) => 'http://'.repeat(n),
  pipes: (n) => '|'.repeat(n * 2),
  'a table of pipes': (n) => `| a | b |\n|---|---|\n${'|'.repeat(n * 2)}`,
  'a table of rows': (n) => `| a | b |\n|---|---|\n${'| c | d |\n'.repeat(n)}`,
  'a psv table': (n) => `|===\n${'|'.repeat(n)}\n${'| c | d\n'.repeat(n)}`,
  'tables begun': (n) => '|===\n'.repeat(n),
  'tall cells': (n) => `[cols="2"]\n|===\n${'.99+| a\n'.repeat(n)}|===`,
  'simple tables begun': (n) => '== ==\n'.repeat(n),
  columns: (n) => `${'= '.repeat(n)}=\n${'a\n'.repeat(n)}${'= '.repeat(n)}=\n`,
  'grids begun': (n) => '+--+\n'.repeat(n),
  'plus signs': (n) => '+'.repeat(n * 2),
  backticks: (n) => '`'.repeat(n * 2),
  'backticks of many lengths': (n) =>
    Array.from({ length: Math.ceil(Math.sqrt(n)) }, (_, i) => '`'.repeat(i)).join(' '),
  'backticks apart': (n) => '` `` '.repeat(n),
  asterisks: (n) => '*a **a '.repeat(n),
  'asterisks alone': (n) => '*'.repeat(n * 2),
  underscores: (n) => '_a__'.repeat(n),
  'fences begun': (n) => lines(n, () => '```'),
  'an open fence': (n) => `\`\`\`\n${'code\n'.repeat(n)}`,
  'delimiters of many lengths': (n) =>
    lines(Math.ceil(Math.sqrt(n)), (i) => '='.repeat(i + 4)) + 'p\n\n'.repeat(n),
  'open blocks begun': (n) => lines(n, (i) => ['----', '====', '____', '****', '--'][i % 5] ?? ''),
  'comments begun': (n) => '<!--'.repeat(n),
  'quoted comments begun': (n) => '> <!--\n\n'.repeat(n),
  'declarations begun': (n) => '<!A '.repeat(n),
  'instructions begun': (n) => '<?a '.repeat(n),
  'tags begun': (n) => '<a b="'.repeat(n),
  references: (n) => '[a]: b "\n'.repeat(n),
  'angle brackets': (n) => '<'.repeat(n * 2),
  'double angle brackets': (n) => '<<a'.repeat(n),
  braces: (n) => '{a'.repeat(n),
  'items in one line': (n) => '- '.repeat(n),
  'items, ever deeper': (n) => lines(n, (i) => `${'  '.repeat(i % 30)}- a`),
  'lines, ever deeper': (n) => lines(n, (i) => `${' '.repeat(i % 40)}a`),
  numbers: (n) => '1. '.repeat(n),
  terms: (n) => 'a:: '.repeat(n),
  colons: (n) => ':'.repeat(n * 2),
  'literals begun': (n) => 'a::\n\n'.repeat(n),
  'comments of dots': (n) => '.. a\n'.repeat(n),
  dots: (n) => '. '.repeat(n),
  leaders: (n) => `${'.'.repeat(n)} `.repeat(4),
  roles: (n) => ':a:`'.repeat(n),
  bars: (n) => '|a '.repeat(n),
  titles: (n) => 'A\n=\n'.repeat(n),
  headings: (n) => '# A\n\n== B\n\n'.repeat(n),
  capitals: (n) => 'CAPITALS\n\n'.repeat(n),
  'numbered headings': (n) => '1.1 A\n\n1 B\n\n'.repeat(n),
  'front matter that never ends': (n) => `---\n${'a: b\n'.repeat(n)}`,
  'settings in brackets': (n) => `---\ndesign-manual: ${'['.repeat(n)}\n---\n`,
  'settings in lists': (n) => `---\ndesign-manual:\n${'- '.repeat(n)}\n---\n`,
  'settings with quotes': (n) => `---\ndesign-manual:\n  pinned:\n${"    - 'a\n".repeat(n)}---\n`,
  suppressions: (n) =>
    '<!-- design-manual-ignore a: b -->\n\n// design-manual-ignore a: b\n\n.. design-manual-ignore a: b\n\n# H\n\n'.repeat(
      n / 8,
    ),
};

const lines = (n: number, line: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => `${line(i)}\n`).join('');

suite('document: no text takes the square of its length', () => {
  for (const languageId of languageIds) {
    for (const [name, text] of Object.entries(texts)) {
      // Nothing is timed: at this length the square would take far longer than the test may.
      test(`${languageId}: ${name}`, function () {
        this.timeout(60_000);
        const long = text(24_000);
        assert.equal(parseDocument(long, languageId).text.length, long.length);
      });
    }
  }
});
