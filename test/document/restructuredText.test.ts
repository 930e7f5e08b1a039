import assert from 'node:assert/strict';
import { parseDocument } from '../../src/document/document.ts';
import { blocksOf, pathsOf } from './reading.ts';

suite('document: reStructuredText', () => {
  const read = (...lines: string[]): string[] => blocksOf(lines.join('\n'), 'restructuredtext');

  test('levels of headings follow the order in which their styles appear', () => {
    const text =
      '*****\nTitle\n*****\n\n:status: draft\n\nPart\n~~~~\n\nWords.\n\nSub\n===\n\nOther\n~~~~~\n\n*****\nLast\n*****\n';
    assert.deepEqual(pathsOf(parseDocument(text, 'restructuredtext')), [
      '', 'Title', 'Title/Part', 'Title/Part/Sub', 'Title/Other', 'Last',
    ]); // prettier-ignore
    assert.equal(parseDocument(text, 'restructuredtext').frontMatter.get('status'), 'draft');
    assert.deepEqual(read('A title', '=======', 'Words.', '', '-----', '', 'More.'), [
      'heading 1: A title',
      'paragraph: Words.',
      'paragraph: More.',
    ]);
  });

  test('lists: nested, numbered, continued, and of terms', () => {
    assert.deepEqual(
      read('- one', '  goes on', '', '  more of one', '', '  - two', '', '    - three', '- four', '', '1. five', '#. six', '',
        '(a) seven', '', 'A. Einstein was a', 'physicist.', '', 'term', '   its meaning', '', '   and more'),
      [
        'listItem: one goes on', 'listItem: more of one', 'listItem: two', 'listItem: three', 'listItem: four',
        'listItem: five', 'listItem: six', 'listItem: seven', 'paragraph: A. Einstein was a physicist.',
        'listItem: term', 'listItem: its meaning', 'listItem: and more',
      ],
    ); // prettier-ignore
  });

  test('admonitions, figures, line blocks and footnotes are judged, quotations are marked', () => {
    assert.deepEqual(
      read('.. note:: Take', '   care.', '', '   And more.', '', '.. warning::', '   :class: x', '', '   Mind.', '', '.. figure:: x.png',
        '', '   A caption.', '', '| one', '| two', '', '.. [1] A note', '   goes on.', '', 'Own.', '', '   Quoted.', '',
        '      Deeper.', '', 'Own again.', '', '.. epigraph::', '', '   Said.'),
      [
        'paragraph: Take care.', 'paragraph: And more.', 'paragraph: Mind.', 'paragraph: A caption.',
        'paragraph: one two', 'paragraph: A note goes on.', 'paragraph: Own.', 'paragraph quoted: Quoted.',
        'paragraph quoted: Deeper.', 'paragraph: Own again.', 'paragraph quoted: Said.',
      ],
    ); // prettier-ignore
  });

  test('rows of grid and simple tables', () => {
    assert.deepEqual(
      read('+----+----+', '| a  | b  |', '+====+====+', '| c  | d  |', '| on |    |', '+----+----+', '', '===  ===', 'e    f', '===  ===',
        'g    h', '     on', 'i    ``j``', '===  ===', '', 'After.'),
      [
        'tableRow: a b', 'tableRow: c d on', 'tableRow: e f', 'tableRow: g h on', 'tableRow: i',
        'paragraph: After.',
      ],
    ); // prettier-ignore
  });

  test('never judges literals, targets, comments, fields and directives that hold no prose', () => {
    const judged = read(
      ':secret: secret', '   secret', '', '.. contents:: secret', '', '.. secret', '   secret', '', '.. _secret: https://secret.example', '',
      '.. code-block:: secret', '', '   secret', '', '   - secret', '', '.. image:: secret', '   :alt: secret', '', '.. |s| image:: secret', '',
      '.. toctree::', '', '   secret', '', '>>> secret', 'secret', '', '__ secret', '', 'Shown::', '', '   secret', '', '   secret', '',
      'Shown::', '', '> secret', '', '::', '', '   secret', '',
      'Words ``secret`` `shown <secret>`_ :code:`secret` :ref:`shown <secret>` |secret| [1]_ https://secret.example end.',
    ); // prettier-ignore
    assert.doesNotMatch(judged.join('\n'), /secret/);
    assert.equal(judged.length, 3);
    assert.match(judged[2] ?? '', /Words .*shown.*shown.*end\./);
  });
});
