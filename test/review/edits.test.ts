import assert from 'node:assert/strict';
import { type ParsedDocument, parseDocument, textOf } from '../../src/document/document.ts';
import type { LanguageId } from '../../src/document/languages.ts';
import { isSilenced } from '../../src/document/suppressions.ts';
import {
  fileSuppressionEdit,
  kindEdit,
  paragraphEdit,
  removalEdit,
  replacementEdit,
  suppressionEdit,
  type TextEdit,
} from '../../src/review/edits.ts';
import { judge } from '../../src/review/gate.ts';
import { documentProblems } from '../../src/review/problems.ts';
import { noSettings } from '../../src/review/settings.ts';
import { guidance } from './pack.ts';

const applied = (text: string, { from, to, text: inserted, cursor }: TextEdit, typed = ''): string => {
  const at = cursor ?? inserted.length;
  return text.slice(0, from) + inserted.slice(0, at) + typed + inserted.slice(at) + text.slice(to);
};

const samples: Readonly<Record<LanguageId, string>> = {
  markdown:
    '---\ntitle: T\n---\n# Title\nFirst paragraph\nin two lines.\n\n- one item\n- two items\n\n  with more\n\n> a quote\n\n| a | b |\n|---|---|\n| cell one | cell `x` two |\n\n## Next\n\nLast.\n',
  asciidoc:
    '= Title\n\nFirst paragraph\nin two lines.\n\n* one item\n* two items\n\n|===\n|a |b\n|===\n\n== Next\n\nLast.\n',
  restructuredtext:
    'Title\n=====\n\nFirst paragraph\nin two lines.\n\n* one item\n* two items\n\nNext\n----\n\nLast.\n',
  plaintext:
    'Title: a tender\n\n1. First section\n\nFirst paragraph\nin two lines.\n\n2. Next section\n\nLast.\n',
};
const contents = ({ text, blocks }: ParsedDocument): string[] =>
  blocks.map(({ type, spans }) => `${type} ${textOf(text, spans)}`);

suite('review: edits', () => {
  for (const [name, sample] of Object.entries(samples)) {
    const languageId = name as LanguageId;
    for (const [ending, text] of [
      ['LF', sample],
      ['CRLF', sample.replaceAll('\n', '\r\n')],
    ] as const) {
      const document = parseDocument(text, languageId);

      test(`a suppression silences its block and changes no other: ${name}, ${ending}`, () => {
        document.blocks.forEach((block, index) => {
          const edit = suppressionEdit(document, {
            principle: 'cloud-first',
            block: index,
            to: block.spans[0]?.to ?? 0,
          });
          if (!edit) {
            assert.ok(block.type === 'tableRow' || (languageId === 'plaintext' && index === 0));
            return;
          }
          const after = parseDocument(applied(text, edit, 'the law says so'), languageId);
          assert.deepEqual(contents(after), contents(document), `${block.type} ${index}`);
          assert.equal(after.suppressions.length, 1);
          assert.equal(after.suppressions[0]?.reason, 'the law says so');
          const silenced = after.blocks.flatMap((_, i) => (isSilenced(after, 'cloud-first', i) ? [i] : []));
          assert.equal(silenced[0], index);
          if (block.type !== 'heading') assert.deepEqual(silenced, [index]);
          assert.equal(
            parseDocument(applied(text, edit), languageId).suppressions.length,
            0,
            'without a reason',
          );
        });
      });

      test(`a suppression of the file silences all and changes nothing: ${name}, ${ending}`, () => {
        const edit = fileSuppressionEdit(document, 'cloud-first');
        const after = parseDocument(applied(text, edit, 'a reason'), languageId);
        assert.deepEqual(contents(after), contents(document));
        assert.equal(after.suppressions[0]?.wholeDocument, true);
        const [comment] = after.suppressionComments;
        assert.ok(comment);
        const back = parseDocument(applied(after.text, removalEdit(after, comment)), languageId);
        assert.deepEqual([contents(back), back.suppressionComments], [contents(document), []]);
      });

      test(`a paragraph stands at the end of the section: ${name}, ${ending}`, () => {
        const block = document.blocks.findIndex(({ type }) => type === 'paragraph');
        const edit = paragraphEdit(document, block, 'We say how.');
        const after = parseDocument(applied(text, edit), languageId);
        const added = after.blocks.find(({ spans }) => textOf(after.text, spans) === 'We say how.');
        assert.equal(added?.section, document.blocks[block]?.section);
        assert.deepEqual(
          contents(after).filter((one) => !one.endsWith('We say how.')),
          contents(document),
        );
        const last = document.blocks.length - 1;
        const atEnd = parseDocument(applied(text, paragraphEdit(document, last, 'The end.')), languageId);
        assert.ok(contents(atEnd).at(-1)?.endsWith('The end.'));
      });

      test(`the kind is stated, and stated anew: ${name}, ${ending}`, () => {
        const edit = kindEdit(document, 'procurement');
        if (!edit) {
          assert.equal(languageId, 'plaintext');
          return;
        }
        const after = parseDocument(applied(text, edit), languageId);
        assert.equal(after.frontMatter.get('kind'), 'procurement');
        assert.deepEqual(contents(after), contents(document));
        const again = kindEdit(after, 'other');
        assert.ok(again);
        assert.equal(parseDocument(applied(after.text, again), languageId).frontMatter.get('kind'), 'other');
      });
    }
  }

  test('a paragraph does not come between a suppression and what it silences', () => {
    const text = '# A\n\nOne.\n\n<!-- design-manual-ignore cloud-first: so -->\n\n# B\n\nTwo.\n';
    const edit = paragraphEdit(parseDocument(text), 1, 'New.');
    assert.equal(applied(text, edit), text.replace('One.\n\n', 'One.\n\nNew.\n\n'));
  });

  const replaced = (sentence: string): string => {
    const text = `---\nkind: procurement\n---\n\n${sentence}\n`;
    const { hints } = judge(parseDocument(text), guidance, noSettings);
    const [hint] = hints;
    assert.ok(hint);
    const edit = replacementEdit(parseDocument(text), hint.match);
    assert.ok(edit);
    const after = applied(text, edit);
    assert.deepEqual(judge(parseDocument(after), guidance, noSettings).hints, []);
    return after.split('\n')[4] ?? '';
  };

  test('a replacement satisfies the principle, after the whole name', () => {
    assert.equal(
      replaced('The database must be Oracle 19c Enterprise Edition.'),
      'The database must be Oracle 19c Enterprise Edition or equivalent.',
    );
    assert.equal(replaced('It must be Oracle on servers.'), 'It must be Oracle or equivalent on servers.');
    assert.equal(replaced('It comes in a secret format.'), 'It comes in a open format.');
  });
});

suite('review: problems of a document', () => {
  const problemsIn = (text: string): string[] =>
    documentProblems(judge(parseDocument(text), guidance, noSettings), guidance).map(
      ({ problem, about, principle, from, to }) =>
        `${about} ${problem} ${principle ?? ''} ${text.slice(from, to)}`,
    );
  const head = '---\nkind: procurement\n---\n# T\n\n';

  test('suppressions: without a reason, of an unknown principle, and idle', () => {
    assert.deepEqual(
      problemsIn(`${head}<!-- design-manual-ignore cloud-first: law -->\n\nOur own servers.\n`),
      [],
    );
    assert.deepEqual(problemsIn(`${head}<!-- design-manual-ignore cloud-first -->\n\nOur own servers.\n`), [
      'suppression noReason  <!-- design-manual-ignore cloud-first -->',
    ]);
    assert.deepEqual(
      problemsIn(`${head}<!-- design-manual-ignore cloud-frist: law -->\n\nOur own servers.\n`),
      ['suppression unknownPrinciple cloud-frist cloud-frist'],
    );
    assert.deepEqual(problemsIn(`${head}<!-- design-manual-ignore cloud-first: law -->\n\nNothing.\n`), [
      'suppression silencesNothing cloud-first cloud-first',
    ]);
  });

  test('an unknown id comes with those that are near', () => {
    const text = `${head}<!-- design-manual-ignore cloud-frist: law -->\n\nOur own servers.\n`;
    const [problem] = documentProblems(judge(parseDocument(text), guidance, noSettings), guidance);
    assert.deepEqual(problem?.nearest, ['cloud-first']);
  });

  test('settings and references', () => {
    const text =
      '---\ndesign-manual:\n  kind: poem\n  pinned: [exit-plam]\n---\n# T\n\nSee design-manual:exit-plan, design-manual:/exit.md and design-manual: x.\n';
    assert.deepEqual(problemsIn(text), [
      'setting unknownKind  poem',
      'setting unknownPrinciple exit-plam exit-plam',
      'reference unknownPrinciple exit design-manual:/exit.md',
    ]);
  });
});
