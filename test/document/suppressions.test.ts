import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../src/document/document.ts';
import { type LanguageId, languageIds } from '../../src/document/languages.ts';
import { isSilenced, writeSuppression } from '../../src/document/suppressions.ts';

suite('document: suppressions', () => {
  const silenced = (
    text: string,
    languageId: LanguageId = 'markdown',
    principle = 'cloud-first',
  ): number[] => {
    const document = parseDocument(text, languageId);
    return document.blocks.flatMap((_, i) => (isSilenced(document, principle, i) ? [i] : []));
  };
  const problemsOf = (text: string): string[] =>
    parseDocument(text).suppressionComments.flatMap(({ problems }) =>
      problems.map(({ problem, from, to }) => `${problem}: ${text.slice(from, to)}`),
    );

  for (const languageId of languageIds) {
    test(`${languageId}: what is written is read, in its own comments`, () => {
      const { text, cursor } = writeSuppression(languageId, ['cloud-first', 'exit-plan'], {
        reason: 'the law says so',
      });
      assert.equal(text.slice(cursor).startsWith('the law says so'), true);
      const source = `Before.\n\n${text}\n\nHere.\n\nAfter.\n`;
      const document = parseDocument(source, languageId);
      assert.deepEqual(
        document.suppressions.map(({ principle, reason, firstBlock, endBlock }) => [principle, reason, firstBlock, endBlock]),
        [['cloud-first', 'the law says so', 1, 2], ['exit-plan', 'the law says so', 1, 2]],
      ); // prettier-ignore
      assert.equal(document.blocks.length, 3);
      const [comment] = document.suppressionComments;
      assert.ok(comment);
      assert.deepEqual(comment.problems, []);
      assert.equal(source.slice(comment.from, comment.to), text);
    });

    test(`${languageId}: of the whole document`, () => {
      const { text } = writeSuppression(languageId, ['cloud-first'], {
        reason: 'agreed',
        wholeDocument: true,
      });
      assert.deepEqual(silenced(`One.\n\nTwo.\n\n${text}\n`, languageId), [0, 1]);
    });

    test(`${languageId}: without a reason, nothing is silenced`, () => {
      const { text, cursor } = writeSuppression(languageId, ['cloud-first']);
      const source = `${text}\n\nHere.\n`;
      assert.deepEqual(silenced(source, languageId), []);
      assert.deepEqual(parseDocument(source, languageId).suppressionComments[0]?.problems.map(({ problem }) => problem), ['noReason']); // prettier-ignore
      assert.deepEqual(
        silenced(`${text.slice(0, cursor)}why${text.slice(cursor)}\n\nHere.\n`, languageId),
        [0],
      );
    });
  }

  const id = fc
    .array(fc.constantFrom('cloud', 'first', 'a', '9', 'exit'), { minLength: 1, maxLength: 4 })
    .map((words) => words.join('-'));
  const reasonIn = (languageId: LanguageId): fc.Arbitrary<string> =>
    fc
      .oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
      .map((reason) => reason.trim())
      .filter((reason) => {
        const close = { markdown: '-->', plaintext: ']', asciidoc: '\n', restructuredtext: '\n' }[languageId];
        return reason !== '' && !/[\r\n]/.test(reason) && !reason.includes(close);
      });

  for (const languageId of languageIds)
    test(`${languageId}: any that can be written is read, and silences what follows it and nothing else`, () => {
      fc.assert(
        fc.property(
          fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
          reasonIn(languageId),
          fc.boolean(),
          fc.nat(4),
          (principles, reason, wholeDocument, at) => {
            const { text } = writeSuppression(languageId, principles, { reason, wholeDocument });
            const paragraphs = ['One.', 'Two.', 'Three.', 'Four.', 'Five.'];
            paragraphs.splice(at, 0, text);
            const source = `${paragraphs.join('\n\n')}\n`;
            const document = parseDocument(source, languageId);
            assert.equal(document.blocks.length, 5);
            assert.deepEqual(
              document.suppressions.map(({ principle, reason }) => [principle, reason]),
              principles.map((principle) => [principle, reason.replace(/\s+/g, ' ')]),
            );
            for (const { from, to } of document.suppressions) assert.equal(source.slice(from, to), text);
            for (const [block] of document.blocks.entries())
              for (const principle of [...principles, 'never-named'])
                assert.equal(
                  isSilenced(document, principle, block),
                  principle !== 'never-named' && (wholeDocument || block === at),
                );
          },
        ),
        { numRuns: 200 },
      );
    });

  test('before a heading, its whole section is silenced, with those below', () => {
    const comment = '<!-- design-manual-ignore cloud-first: why -->';
    const text = `# A\n\na\n\n${comment}\n\n## B\n\nb\n\n### C\n\nc\n\n## D\n\nd\n`;
    assert.deepEqual(silenced(text), [2, 3, 4, 5]);
    assert.deepEqual(silenced(text, 'markdown', 'other'), []);
  });

  test('inside a block, that block is silenced', () => {
    assert.deepEqual(silenced('One <!-- design-manual-ignore cloud-first: why --> word.\n\nTwo.\n'), [0]);
    const table = '| a |\n|---|\n| b |\n| c <!-- design-manual-ignore cloud-first: why --> |\n';
    assert.deepEqual(silenced(table), [2]);
  });

  test('in a table of AsciiDoc, the row below is silenced', () => {
    assert.deepEqual(
      silenced('|===\n| a\n// design-manual-ignore cloud-first: why\n| b\n| c\n|===\n', 'asciidoc'),
      [1],
    );
  });

  test('what is wrong with a suppression is kept, with its place', () => {
    assert.deepEqual(problemsOf('<!-- design-manual-ignore cloud-first -->\n\na'), [
      'noReason: <!-- design-manual-ignore cloud-first -->',
    ]);
    assert.deepEqual(problemsOf('<!-- design-manual-ignore Cloud First, ok: why -->\n\na'), [
      'notAnId: Cloud First',
    ]);
    assert.deepEqual(problemsOf('<!-- design-manual-ignore : why -->\n\na'), [
      'noPrinciple: <!-- design-manual-ignore : why -->',
    ]);
    assert.deepEqual(problemsOf('<!-- design-manual-ignore-next a: why -->\n\na'), [
      'unknownForm: <!-- design-manual-ignore-next a: why -->',
    ]);
    assert.deepEqual(problemsOf('a\n\n<!-- design-manual-ignore b: why -->'), [
      'nothingFollows: <!-- design-manual-ignore b: why -->',
    ]);
    assert.deepEqual(problemsOf('<!-- about design-manual-ignore -->\n\na'), []);
  });

  test('ids that are right are silenced beside one that is wrong', () => {
    assert.deepEqual(silenced('<!-- design-manual-ignore Nonsense, cloud-first: why -->\n\na'), [0]);
  });

  test('only what can be read again is written', () => {
    assert.throws(() => writeSuppression('markdown', ['Cloud First']), RangeError);
    assert.throws(() => writeSuppression('markdown', []), RangeError);
    assert.throws(() => writeSuppression('markdown', ['a'], { reason: 'x --> y' }), RangeError);
    assert.throws(() => writeSuppression('plaintext', ['a'], { reason: 'x]' }), RangeError);
    assert.throws(() => writeSuppression('asciidoc', ['a'], { reason: 'x\ny' }), RangeError);
  });
});
