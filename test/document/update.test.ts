import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ParsedDocument, parseDocument } from '../../src/document/document.ts';
import { languageIds } from '../../src/document/languages.ts';
import { updateDocument } from '../../src/document/update.ts';
import { changesOf, edits, text } from './generated.ts';

suite('document: updates', () => {
  const replaced = (document: ParsedDocument, from: string, to: string): ParsedDocument =>
    updateDocument(document, [{ offset: document.text.indexOf(from), length: from.length, text: to }]);
  const sources = {
    markdown: '# A\n\nOne.\n\n- two\n- three\n\n| four |\n|---|\n| five |\n\nSix.\n',
    asciidoc: '= A\n\nOne.\n\n* two\n* three\n\n|===\n| four\n| five\n|===\n\nSix.\n',
    restructuredtext: 'A\n=\n\nOne.\n\n- two\n- three\n\n=  =\nfour\n=  =\nfive\n=  =\n\nSix.\n',
    plaintext: 'A\n=\n\nOne.\n\n- two\n- three\n\nfour\n\nfive\n\nSix.\n',
  };

  for (const languageId of languageIds) {
    test(`${languageId}: any edits give what parsing the text anew gives`, function () {
      this.timeout(120000);
      fc.assert(
        fc.property(text(languageId), edits(languageId), (start, sequence) => {
          let document = parseDocument(start, languageId);
          for (const edit of sequence) {
            document = updateDocument(document, changesOf(document.text, edit));
            assert.deepEqual(document, parseDocument(document.text, languageId));
          }
        }),
        { numRuns: 100, endOnFailure: true },
      );
    });

    test(`${languageId}: blocks keep their contents where their own text is unchanged`, () => {
      const before = parseDocument(sources[languageId], languageId);
      const after = replaced(before, 'One.', 'Another, and longer.');
      const kept = after.blocks.map(({ content }, i) => content === before.blocks[i]?.content);
      assert.deepEqual(kept, after.blocks.map((_, i) => i !== 1)); // prettier-ignore
      assert.equal(after.blocks[0], before.blocks[0]);
      const twice = updateDocument(before, [
        { offset: before.text.indexOf('Six'), length: 3, text: 'Seven' },
        { offset: before.text.indexOf('One'), length: 3, text: 'Nought' },
      ]);
      const third = before.blocks.findIndex(({ spans }) =>
        before.text.slice(spans[0]?.from).startsWith('three'),
      );
      assert.equal(twice.blocks[third]?.content, before.blocks[third]?.content);
    });
  }

  test('a change of what is around a block changes the block', () => {
    const document = parseDocument('> One.\n\nTwo.\n');
    const [block] = replaced(document, '> ', '').blocks;
    assert.equal(block?.quoted, false);
    assert.notEqual(block.content, document.blocks[0]?.content);
  });

  test('front matter that is broken, and mended again', () => {
    const source = '---\nkind: other\n---\n\n# A\n\nWords.\n';
    const document = parseDocument(source);
    const broken = replaced(document, '---\n\n', '--\n\n');
    assert.equal(broken.frontMatter.size, 0);
    assert.deepEqual(broken, parseDocument(broken.text));
    const mended = replaced(broken, '--\n\n', '---\n\n');
    assert.deepEqual(mended, document);
    const named = replaced(document, 'other', 'architecture');
    assert.equal(named.frontMatter.get('kind'), 'architecture');
    assert.equal(named.blocks[0]?.content, document.blocks[0]?.content);
  });

  test('fences that are opened, and closed', () => {
    const document = parseDocument('One.\n\nTwo.\n\nThree.\n');
    const opened = replaced(document, 'Two.', '```\nTwo.');
    assert.equal(opened.blocks.length, 1);
    assert.deepEqual(
      replaced(opened, 'Two.', 'Two.\n```\n'),
      parseDocument('One.\n\n```\nTwo.\n```\n\n\nThree.\n'),
    );
  });

  test('a second line that makes a table, or none', () => {
    const source = `${'Words.\n\n'.repeat(50)}Above.\n| a |\n|--|\n| b |\n\n${'Words.\n\n'.repeat(50)}`;
    const document = parseDocument(source);
    const broken = replaced(document, '--|', '-x|');
    assert.deepEqual(broken, parseDocument(broken.text));
    assert.deepEqual(replaced(broken, '-x|', '--|'), document);
  });

  test('lines are counted as they end: one may be halved, or made whole', () => {
    const document = parseDocument('a\r\nb');
    assert.deepEqual(updateDocument(document, [{ offset: 2, length: 0, text: 'x' }]).lineStarts, [0, 2, 4]);
    assert.deepEqual(
      updateDocument(parseDocument('a\rb'), [{ offset: 2, length: 0, text: '\n' }]).lineStarts,
      [0, 3],
    );
  });

  test('changes that cannot be made are refused', () => {
    const document = parseDocument('abc');
    const refused = (...changes: { offset: number; length: number; text: string }[]): void => {
      assert.throws(() => updateDocument(document, changes), RangeError);
    };
    refused({ offset: 2, length: 2, text: '' });
    refused({ offset: -1, length: 1, text: '' });
    refused({ offset: 0, length: -1, text: '' });
    refused({ offset: Number.NaN, length: 0, text: '' });
    refused({ offset: 0, length: 2, text: '' }, { offset: 1, length: 1, text: '' });
    assert.equal(updateDocument(document, []), document);
  });
});
