import assert from 'node:assert/strict';
import { blocksOf } from './reading.ts';

suite('document: plain text', () => {
  const read = (...lines: string[]): string[] => blocksOf(lines.join('\n'), 'plaintext');

  test('headings: a title, capitals, numbers and underlines', () => {
    assert.deepEqual(
      read('Title: The Tender', '', 'INTRODUCTION', 'Words.', '', '3. Term and Termination', '', '3.1 Term', 'It is long.', '',
        '3.2 Renewal', '', 'It is renewed.', '', 'Annex', '=====', '', 'More.'),
      [
        'heading 1: The Tender', 'heading 2: INTRODUCTION', 'paragraph: Words.', 'heading 3: 3. Term and Termination',
        'heading 4: 3.1 Term', 'paragraph: It is long.', 'heading 4: 3.2 Renewal', 'paragraph: It is renewed.',
        'heading 1: Annex', 'paragraph: More.',
      ],
    ); // prettier-ignore
  });

  test('clauses, lists and shouting are no headings', () => {
    assert.deepEqual(
      read('3.1 The Supplier shall provide hosting.', '', '3.2 Terms of the agreement that', 'go on below.', '', '1. alpha', '2. beta', '',
        'THE SUPPLIER MUST NOT', 'DISCLOSE ANYTHING.', '', 'AN API.', '', 'OK'),
      [
        'paragraph: 3.1 The Supplier shall provide hosting.', 'paragraph: 3.2 Terms of the agreement that go on below.',
        'listItem: alpha', 'listItem: beta', 'paragraph: THE SUPPLIER MUST NOT DISCLOSE ANYTHING.',
        'paragraph: AN API.', 'paragraph: OK',
      ],
    ); // prettier-ignore
  });

  test('lists and quotations', () => {
    assert.deepEqual(read('Text', '- one', '  goes on', '(a) two', '• three', '', '> said', '> on', 'Own.'), [
      'paragraph: Text',
      'listItem: one goes on',
      'listItem: two',
      'listItem: three',
      'paragraph quoted: said on',
      'paragraph: Own.',
    ]);
  });

  test('never judges addresses, contents and suppressions', () => {
    const judged = read(
      '1 Secret ..... 3',
      '1.1 Secret ____ 12',
      '',
      'Words https://secret.example end.',
      '[design-manual-ignore a: secret]',
      'More.',
    );
    assert.deepEqual(judged, ['paragraph: Words end.', 'paragraph: More.']);
  });
});
