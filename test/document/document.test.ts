import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument, positionAt, textOf } from '../../src/document/document.ts';
import { languageIds } from '../../src/document/languages.ts';
import { text } from './generated.ts';

suite('document: sections and blocks', () => {
  const blocksOf = (text: string): string[] => {
    const document = parseDocument(text);
    return document.blocks.map(
      (block) => `${block.type}${block.quoted ? ' quoted' : ''}: ${textOf(text, block.spans)}`,
    );
  };

  test('judges paragraphs, list items, table rows and headings', () => {
    const text =
      '# Title\n\nA paragraph\nof two lines.\n\n- one\n  - two\n\n| a | b |\n|---|---|\n| c | d |\n\n> Quoted.\n';
    assert.deepEqual(blocksOf(text), [
      'heading: Title',
      'paragraph: A paragraph of two lines.',
      'listItem: one',
      'listItem: two',
      'tableRow: a b',
      'tableRow: c d',
      'paragraph quoted: Quoted.',
    ]);
  });

  test('never judges code, link targets, front matter, comments, HTML or tables of contents', () => {
    const text = [
      '---\ntitle: secret\n---',
      'See [the link](https://secret.example) and `secret code` <b title="secret">here</b>.<!-- secret -->',
      '<!-- secret -->',
      '```\nsecret\n```',
      '    secret indented',
      '<div>\nsecret\n</div>',
      '- [Secret](#secret)',
      '![secret](x.png)',
    ].join('\n\n');
    const judged = blocksOf(text).join('\n');
    assert.doesNotMatch(judged, /secret/i);
    assert.match(judged, /See \[the link\]/);
  });

  test('sections know the headings above them', () => {
    const { sections } = parseDocument('intro\n\n# A\n\n## B\n\ntext\n\n# C\n');
    assert.deepEqual(sections.map(({ path }) => path.join('/')), ['', 'A', 'A/B', 'C']); // prettier-ignore
    assert.deepEqual(sections.map(({ firstBlock, endBlock }) => [firstBlock, endBlock]), [[0, 1], [1, 2], [2, 4], [4, 5]]); // prettier-ignore
  });

  test('reads suppressions that give a reason', () => {
    const text = [
      '<!-- design-manual-ignore cloud-first: the law names this data centre -->',
      'Servers in our own data centre.',
      '<!-- design-manual-ignore open-standards -->',
      '<!-- design-manual-ignore-file use-openness: agreed with the board -->',
    ].join('\n\n');
    assert.deepEqual(
      parseDocument(text).suppressions.map(({ principle, wholeDocument, firstBlock, reason }) => [
        principle,
        wholeDocument ? undefined : firstBlock,
        reason,
      ]),
      [
        ['cloud-first', 0, 'the law names this data centre'],
        ['use-openness', undefined, 'agreed with the board'],
      ],
    );
  });

  test('positions are those of editors', () => {
    const document = parseDocument('a😀b\r\nc\rd\ne');
    assert.deepEqual(positionAt(document, 3), { line: 0, character: 3 });
    assert.deepEqual(positionAt(document, 6), { line: 1, character: 0 });
    assert.deepEqual(positionAt(document, 8), { line: 2, character: 0 });
    assert.deepEqual(positionAt(document, 99), { line: 3, character: 1 });
  });

  for (const languageId of languageIds) {
    test(`${languageId}: any text gives spans inside it, in order, and sections that hold every block once`, () => {
      const any = fc.oneof(text(languageId), fc.string({ unit: 'binary', maxLength: 200 }));
      fc.assert(
        fc.property(any, (source) => {
          const { blocks, sections, lineStarts, suppressionComments } = parseDocument(source, languageId);
          let end = 0;
          let last = 0;
          for (const { from, to, spans, content } of blocks) {
            assert.ok(from >= last && spans.length > 0 && to <= source.length);
            last = spans.at(-1)?.to ?? to;
            assert.ok(last <= to);
            spans.forEach((span, i) => {
              assert.ok(span.from >= Math.max(end, from) && span.to > span.from && span.to <= to);
              assert.equal(content.spans[i]?.from, span.from - from);
              end = span.to;
            });
          }
          const held = sections.reduce((sum, { firstBlock, endBlock }) => sum + endBlock - firstBlock, 0);
          assert.equal(held, blocks.length);
          assert.equal(lineStarts.length, source.split(/\r\n|\n|\r/).length);
          for (const { from, to } of suppressionComments) {
            assert.match(source.slice(from, to), /design-manual-ignore/);
          }
        }),
        { numRuns: 200 },
      );
    });
  }

  test('alerts are the document’s own words, and tables of contents are none', () => {
    assert.deepEqual(blocksOf('> [!WARNING]\n> Mind.\n\n> Said.\n\n[[_TOC_]]\n\n[toc]\n\n- [A](#a)\n'), [
      'paragraph: Mind.',
      'paragraph quoted: Said.',
    ]);
  });

  test('lines may end with CR alone', () => {
    assert.deepEqual(blocksOf('# A\r\rOne\rline.\r\r- two\r'), [
      'heading: A',
      'paragraph: One line.',
      'listItem: two',
    ]);
  });
});
