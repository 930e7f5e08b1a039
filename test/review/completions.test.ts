import assert from 'node:assert/strict';
import fc from 'fast-check';
import { languageIds, type LanguageId } from '../../src/document/languages.ts';
import { completionsAt } from '../../src/review/completions.ts';

/** The text before the cursor, what is wanted, and the part that would be replaced. */
const cases: [languageId: LanguageId, text: string, wanted: string | undefined, typed?: string][] = [
  ['plaintext', 'See design-manual:', 'principle', ''],
  ['markdown', 'See (design-manual:/open-st', 'principle', 'open-st'],
  ['markdown', '<!-- design-manual-ignore op', 'principle', 'op'],
  ['asciidoc', '// design-manual-ignore-file one, tw', 'principle', 'tw'],
  ['markdown', '<!-- design-manual-ignore one: re', undefined],
  ['markdown', '---\nti', 'design-manual:,kind: ', 'ti'],
  ['markdown', '---\nkind: pro', 'architecture,procurement,other', 'pro'],
  ['markdown', '---\ndesign-manual:\n  ki', 'kind: ,pinned: ,ignore: ', 'ki'],
  ['markdown', '---\ndesign-manual:\n  kind: ', 'architecture,procurement,other', ''],
  ['markdown', '---\ndesign-manual:\n  pinned: [a, b', 'principle', 'b'],
  ['markdown', '---\ndesign-manual:\n  ignore:\n    - id: c', 'principle', 'c'],
  ['markdown', '---\nother:\n  kind: ', undefined],
  ['markdown', '---\na: b\n---\nki', undefined],
  ['markdown', 'ki', undefined],
  [
    'asciidoc',
    '= T\n:design-manual-k',
    ':design-manual-kind: ,:design-manual-pinned: ,:design-manual-ignore: ',
    ':design-manual-k',
  ],
  ['asciidoc', '= T\n:design-manual-kind: o', 'architecture,procurement,other', 'o'],
  ['restructuredtext', ':design-manual-pinned: a, b', 'principle', 'b'],
];

suite('review: completions', () => {
  for (const [languageId, text, wanted, typed] of cases) {
    test(`${languageId}: ${JSON.stringify(text)}`, () => {
      const found = completionsAt(text, languageId);
      assert.equal(found && String(found.wanted), wanted);
      if (found) assert.equal(text.slice(found.from), typed);
    });
  }

  test('any text is read', () => {
    const some = fc
      .array(fc.constantFrom('---', '\n', 'design-manual', ':', '-', ' ', '[', ',', 'kind', 'a', '/'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(some, fc.constantFrom(...languageIds), (text, languageId) => {
        const found = completionsAt(text, languageId);
        if (found) assert.ok(found.from >= 0 && found.from <= text.length);
      }),
    );
  });
});
