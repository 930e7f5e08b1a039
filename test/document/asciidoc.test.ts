import assert from 'node:assert/strict';
import { parseDocument } from '../../src/document/document.ts';
import { blocksOf, pathsOf } from './reading.ts';

suite('document: AsciiDoc', () => {
  const read = (...lines: string[]): string[] => blocksOf(lines.join('\n'), 'asciidoc');

  test('headings, marked and underlined; what stands under a title is about the document', () => {
    const text = [
      '= The Title', 'Jane Doe <jane@example.org>', 'v1.0, 2024-01-02', ':toc:', ':status: draft', '',
      'Words.', '', 'Part', '----', '', '=== Deep ===', '', 'Deeper', '~~~~~~', '', '====== Deepest',
    ].join('\r\n'); // prettier-ignore
    assert.deepEqual(blocksOf(text, 'asciidoc'), [
      'heading 1: The Title',
      'paragraph: Words.',
      'heading 2: Part',
      'heading 3: Deep',
      'heading 3: Deeper',
      'heading 6: Deepest',
    ]);
    const document = parseDocument(text, 'asciidoc');
    assert.equal(pathsOf(document).at(-1), 'The Title/Part/Deeper/Deepest');
    assert.equal(document.frontMatter.get('status'), 'draft');
  });

  test('a paragraph under a title is not taken for an author', () => {
    assert.deepEqual(read('= T', 'This is a sentence, and it is judged.'), [
      'heading 1: T',
      'paragraph: This is a sentence, and it is judged.',
    ]);
  });

  test('lists: nested, numbered, ticked, continued, and of terms', () => {
    assert.deepEqual(
      read('* one', 'goes on', '** two', '+', 'more of two', '+', '----', 'code', '----', '. three', '* [x] four',
        '<1> five', '', 'term:: meaning', 'other::', '  its meaning', 'last::', '', '  after a gap'),
      [
        'listItem: one goes on', 'listItem: two', 'listItem: more of two', 'listItem: three', 'listItem: four',
        'listItem: five', 'listItem: term meaning', 'listItem: other its meaning', 'listItem: last',
        'listItem: after a gap',
      ],
    ); // prettier-ignore
  });

  test('admonitions, examples, sidebars and open blocks are judged, quotations are marked', () => {
    assert.deepEqual(
      read('NOTE: Mind.', '', '[WARNING]', '====', 'Inside.', '====', '', '****', 'Aside.', '****', '', '--', 'Open.',
        '--', '', '.A name', 'Named.', '', '____', 'Said.', '', '====', 'Within.', '====', '____', '', '[quote, Who]',
        'Cited.', '', '"Spoken"', '-- Who', '', '> Marked', '> on', '', 'Own words.'),
      [
        'paragraph: Mind.', 'paragraph: Inside.', 'paragraph: Aside.', 'paragraph: Open.', 'paragraph: A name',
        'paragraph: Named.', 'paragraph quoted: Said.', 'paragraph quoted: Within.', 'paragraph quoted: Cited.',
        'paragraph quoted: "Spoken" -- Who', 'paragraph quoted: Marked on', 'paragraph: Own words.',
      ],
    ); // prettier-ignore
  });

  test('rows of tables, whether their cells stand in one line or in many', () => {
    assert.deepEqual(
      read('|===', '| a | b', '| c', 'goes on | d', '|===', '', '[cols="1,2*"]', '|===', '|a', '|b', '|c', '', '2+|wide',
        '|d', '.2+|tall |e |f', '|g |h', 'l|code |`code` i | j', '|===', '', ',===', 'k,l', ',==='),
      [
        'tableRow: a b', 'tableRow: c goes on d', 'tableRow: a b c', 'tableRow: wide d', 'tableRow: tall e f',
        'tableRow: g h', 'tableRow: i j', 'tableRow: k,l',
      ],
    ); // prettier-ignore
  });

  test('never judges code, targets, comments, attributes, includes and images', () => {
    const judged = read(
      ':secret: secret', '// secret', '[[secret]]', '[source,secret]', '----', 'secret', '', '== secret', '----', '',
      '....', 'secret', '....', '', '////', 'secret', '////', '', '```secret', 'secret', '```', '', '++++', 'secret', '++++', '',
      ' secret, indented', '', '[listing]', 'secret', '', 'image::secret.png[secret]', 'include::secret.adoc[]', 'toc::[secret]', '',
      'Words `secret` https://secret.example[shown] link:secret[too] <<secret,here>> {secret} +secret+ pass:[secret] image:secret[secret]',
      '// secret', 'ifdef::secret[]', 'to the end.',
    ); // prettier-ignore
    assert.doesNotMatch(judged.join('\n'), /secret/);
    assert.equal(judged.length, 1);
    assert.match(judged[0] ?? '', /Words .*\[shown\].*\[too\].*here.*to the end\./);
  });

  test('what only starts like an attribute list or a macro is text', () => {
    assert.deepEqual(read('[draft] It is judged.', '', 'std::x[1] too', '', ':) as well'), [
      'paragraph: [draft] It is judged.',
      'paragraph: std::x[1] too',
      'paragraph: :) as well',
    ]);
  });

  test('a block that is never closed reaches to the end of what is around it', () => {
    assert.deepEqual(read('====', 'In.', '', '----', 'code', '====', '', 'Out.'), [
      'paragraph: In.',
      'paragraph: Out.',
    ]);
  });
});
