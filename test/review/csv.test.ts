import assert from 'node:assert/strict';
import fc from 'fast-check';
import { csvField, csvReport } from '../../src/review/csv.ts';
import { guidance } from './pack.ts';
import { conflicting, gapping, reviews } from './reports.ts';

/** RFC 4180, read by its grammar. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        assert.ok(at < text.length, 'a quotation that does not end');
        if (text[at] === '"') at++;
        field += text.charAt(at);
      }
      at++;
    } else
      while (at < text.length && !/[,\r\n]/.test(text[at] ?? '')) {
        assert.notEqual(text[at], '"');
        field += text.charAt(at++);
      }
    rows.at(-1)?.push(field);
    if (text[at] === ',') {
      at++;
      if (at === text.length) rows.at(-1)?.push('');
    } else {
      assert.equal(text.slice(at, at + 2), '\r\n');
      at += 2;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}

suite('review: CSV', () => {
  test('a row for each place, and one for what is missing', () => {
    const text = csvReport(reviews({ 'a, b.md': conflicting, 'gap.md': gapping }), guidance);
    assert.ok(text.startsWith('\uFEFFdocument,kind,principle,'));
    const [head = [], ...rows] = parse(text.slice(1));
    assert.ok(rows.every((row) => row.length === head.length));
    const named = rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
    assert.deepEqual(
      named.map(({ document, state, line, quote, why, 'after verdict': after }) => [
        document,
        state,
        line,
        quote,
        why,
        after,
      ]),
      [
        [
          'a, b.md',
          'in conflict',
          '5',
          'It runs on own servers in Leeds.',
          'Every design says where it runs.',
          'in conflict',
        ],
        ['gap.md', 'missing', '', '', 'Every design says where it runs.', 'missing'],
      ],
    );
  });

  test('no field is a formula to a spreadsheet', () => {
    for (const text of [
      '=1+1',
      '+1+1',
      '-1+1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '  =cmd|/c calc',
      '＝1',
      '|x',
      '%x',
      '\u0000=1',
    ]) {
      assert.match(csvField(text), /^"?'/, JSON.stringify(text));
    }
    for (const text of ['a=1', '12', '-12.5', 'plain', '']) assert.equal(csvField(text), text);
  });

  test('every field is read again as it was, but for the apostrophe', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), (fields) => {
        const [row] = parse(`${fields.map(csvField).join(',')}\r\n`);
        assert.deepEqual(
          row?.map((field, i) => (field === fields[i] ? field : field.replace(/^'/, ''))),
          fields,
        );
      }),
    );
  });
});
