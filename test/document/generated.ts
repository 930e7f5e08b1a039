/** Documents of each language, and edits of them, put together at random from what makes their parsers change course. */
import fc from 'fast-check';
import type { LanguageId } from '../../src/document/languages.ts';
import type { TextChange } from '../../src/document/update.ts';

const pieces: Readonly<Record<LanguageId, readonly string[]>> = {
  // prettier-ignore
  markdown: [
    '# H\n', '## H two\n\n', 'Title\n===\n', 'Sub\n---\n', '- i\n', '  - nested\n', '1. one\n', '> q\n', '> > qq\n', '> [!NOTE]\n',
    '| a | b |\n|--|--|\n', '| c | `d` |\n', '```\n', '~~~\n', '    code\n', '<!-- x -->', '<!--', '-->', '<div>\n', '</div>\n',
    '<!-- design-manual-ignore cloud-first: why -->\n', '<!-- design-manual-ignore x -->', '[a](b)', '[a]: b\n', '[Top](#top)\n',
    '`c`', '`', '**', '*e*', '---\n', '---\nkind: other\ndesign-manual:\n  pinned: [a]\n---\n', '...\n', '[TOC]\n', '\\\n', '![i](u)',
  ],
  // prettier-ignore
  asciidoc: [
    '= Title\n', '== Section\n', '=== Sub\n\n', 'Two lines\n---------\n', '----\n', '....\n', '====\n', '____\n', '--\n', '////\n', '++++\n', '****\n',
    '```\n', '|===\n', '| a | b\n', '2+| wide\n', '.2+| tall\n', 'a| x\n', '[cols="1,2"]\n', '[source]\n', '[quote]\n', '[[id]]\n', '.Block title\n',
    ':attr: value\n', ':design-manual-kind: other\n', '// comment\n', '// design-manual-ignore cloud-first: why\n', '* item\n', '** nested\n',
    '. one\n', 'term:: text\n', 'term::\n', '+\n', 'NOTE: mind\n', '> q\n', '`code`', '`', '+pass+', 'https://x.example[text]', '<<ref,text>>', 'image::x[]\n', ' literal\n',
    'include::x[]\n', "'''\n", '"Said"\n-- Who\n',
  ],
  // prettier-ignore
  restructuredtext: [
    'Title\n=====\n', 'Sub\n---\n', '====\nOver\n====\n', '.. note:: mind\n', '.. code-block:: x\n', '.. image:: x\n', '.. comment\n', '..\n', '   indented\n', '      deeper\n',
    '.. design-manual-ignore cloud-first: why\n', ':field: value\n', ':design-manual-kind: other\n', '- item\n', '  more\n', '1. one\n', 'a. A\n', 'term\n   meaning\n', 'Ends in::\n', '> quoted\n',
    '+--+--+\n', '| a| b|\n', '+==+==+\n', '== ==\n', 'a  b\n', '``lit``', '``', ':code:`x`', '`t <u>`_', '|s|', '| line\n', '>>> x\n', '.. [1] note\n', '.. _t: u\n', '::\n', '----\n',
  ],
  // prettier-ignore
  plaintext: [
    'Title: T\n', 'INTRODUCTION\n', '1. Scope\n', '1.1 Term\n', '2.1 The supplier shall do it.\n', 'Under\n-----\n', '=====\n', '- item\n', '(a) item\n', '> q\n', 'x ..... 3\n',
    '[design-manual-ignore cloud-first: why]\n', '[design-manual-ignore]\n', 'https://x.example ', '  indented\n',
  ],
};
const anywhere = [
  '\n',
  '\n\n',
  '\n\n',
  '\r\n',
  '\r',
  ' ',
  'Some words. ',
  'more words\n',
  '😀',
  '\t',
  '\uFEFF',
  ':',
  '|',
  '  ',
];

const piece = (languageId: LanguageId): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces[languageId]) },
    { weight: 4, arbitrary: fc.constantFrom(...anywhere) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  );

/** A text in a language, of some lines or of some hundred. */
export const text = (languageId: LanguageId): fc.Arbitrary<string> =>
  fc.array(piece(languageId), { maxLength: 250, size: 'max' }).map((parts) => parts.join(''));

/** Edits, one after another; each of some changes at once, at places from 0 to 1 of the text. */
export const edits = (languageId: LanguageId): fc.Arbitrary<Edit[]> =>
  fc.array(
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        removed: fc.oneof(fc.constant(0), fc.nat(4), fc.nat(80)),
        text: fc.array(piece(languageId), { maxLength: 3 }).map((parts) => parts.join('')),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    { minLength: 1, maxLength: 6 },
  );

export type Edit = { readonly at: number; readonly removed: number; readonly text: string }[];

/** The changes that an edit makes in a text: those that would overlap another are left out. */
export function changesOf(before: string, edit: Edit): TextChange[] {
  let end = 0;
  return [...edit]
    .sort((a, b) => a.at - b.at)
    .flatMap(({ at, removed, text: inserted }) => {
      const offset = Math.round(at * before.length);
      if (offset < end) return [];
      end = Math.min(offset + removed, before.length);
      return [{ offset, length: end - offset, text: inserted }];
    });
}
