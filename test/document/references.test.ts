import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../src/document/document.ts';
import { languageIds } from '../../src/document/languages.ts';
import {
  mayRefer,
  referenceAt,
  referenceProblems,
  referencesIn,
  referenceTo,
  unfinishedReference,
  writeReference,
} from '../../src/document/references.ts';
import { text as generated } from './generated.ts';

const idsIn = (text: string): string[] => referencesIn(parseDocument(text)).map(({ principle }) => principle);

suite('document: references', () => {
  test('an address by itself, as the target of a link, and with or without slashes and .md', () => {
    const text = [
      'See design-manual:open-standards.',
      '[This](design-manual:cloud-first) and [that](design-manual:/exit-plan.md "title").',
      '<design-manual:///open-data.md>',
      '[ref]: design-manual:sme-access',
    ].join('\n\n');
    assert.deepEqual(idsIn(text), ['open-standards', 'cloud-first', 'exit-plan', 'open-data', 'sme-access']);
  });

  test('the whole address is spanned, and the id by itself', () => {
    const text = '---\nkind: other\n---\n😀 design-manual:/cloud-first.md!';
    const [reference] = referencesIn(parseDocument(text));
    assert.ok(reference);
    assert.equal(text.slice(reference.from, reference.to), 'design-manual:/cloud-first.md');
    assert.equal(text.slice(reference.id.from, reference.id.to), 'cloud-first');
  });

  test('an id that repeats a part of the scheme is found at its own place', () => {
    const text = 'design-manual:manual';
    const [reference] = referencesIn(parseDocument(text));
    assert.deepEqual(reference?.id, { from: 14, to: 20 });
  });

  const none = {
    'inline code': 'Write `design-manual:cloud-first` so.',
    'fenced code': '```\ndesign-manual:cloud-first\n```',
    'indented code': 'a\n\n    design-manual:cloud-first\n',
    'a key of front matter': '---\ndesign-manual:\n  kind: other\n---\n',
    'a suppression': '<!-- design-manual-ignore cloud-first: why -->',
    'another scheme': 'my-design-manual:cloud-first',
    'nothing after the colon': 'design-manual: cloud-first',
  };
  for (const [name, text] of Object.entries(none))
    test(`none: ${name}`, () => {
      assert.deepEqual(idsIn(text), []);
    });

  test('code before a reference does not hide it', () => {
    assert.deepEqual(
      idsIn(
        '`a` design-manual:one `design-manual:two` design-manual:three\n\n```\nx\n```\n\n[a](design-manual:four)',
      ),
      ['one', 'three', 'four'],
    );
  });

  test('what is written is read again, in every language and with any title', () => {
    fc.assert(
      fc.property(fc.constantFrom(...languageIds), fc.string(), (languageId, title) => {
        const document = parseDocument(
          writeReference(languageId, { id: 'cloud-first', title: `${title.replaceAll('`', "'")}x` }),
          languageId,
        );
        assert.deepEqual(
          referencesIn(document).map(({ principle }) => principle),
          ['cloud-first'],
        );
      }),
    );
    assert.equal(
      writeReference('markdown', { id: 'a-b', title: 'Use [x]' }),
      '[Use \\[x\\]](design-manual:a-b)',
    );
  });

  test('every reference lies inside the text and names what stands there, in any document', () => {
    for (const languageId of languageIds)
      fc.assert(
        fc.property(generated(languageId), generated(languageId), (before, after) => {
          const document = parseDocument(`${before}design-manual:cloud-first ${after}`, languageId);
          let last = 0;
          for (const { principle, from, to, id } of referencesIn(document)) {
            assert.ok(last <= from && from < id.from && id.from < id.to && id.to <= to);
            assert.equal(document.text.slice(id.from, id.to), principle);
            last = to;
          }
        }),
        { numRuns: 50 },
      );
  });

  test('takes time that is linear in the text', () => {
    for (const text of [
      'design-manual:'.repeat(50_000),
      `design-manual:${'a-'.repeat(300_000)}`,
      '`design-manual:a` '.repeat(20_000),
    ]) {
      referencesIn(parseDocument(text, 'plaintext'));
    }
    assert.equal(mayRefer('design-manual-ignore'), false);
  });

  test('the one at a place', () => {
    const references = referencesIn(parseDocument('a design-manual:one b'));
    assert.equal(referenceAt(references, 1), undefined);
    assert.equal(referenceAt(references, 2)?.principle, 'one');
    assert.equal(referenceAt(references, 19)?.principle, 'one');
    assert.equal(referenceAt(references, 20), undefined);
  });

  test('one that is being written is completed from where its id begins', () => {
    const idBefore = (line: string): string | undefined => {
      const found = unfinishedReference(line);
      return found && line.slice(found.from);
    };
    assert.equal(idBefore('see design-manual:'), '');
    assert.equal(idBefore('[a](design-manual:/clo'), 'clo');
    assert.equal(idBefore('design-manual:open-st'), 'open-st');
    for (const line of ['design-manual', 'design-manual: ', 'design-manual:a b', 'my-design-manual:a', ''])
      assert.equal(idBefore(line), undefined, line);
  });

  test('unknown and historic principles are problems, with what is meant instead', () => {
    const principles = new Map([
      ['now', { status: 'current' }],
      ['then', { status: 'historic', supersededBy: 'now' }],
    ]);
    const references = referencesIn(parseDocument(['now', 'then', 'nwo'].map(referenceTo).join(' ')));
    assert.deepEqual(
      referenceProblems(
        references,
        (id) => principles.get(id),
        (id) => [`like ${id}`],
      ).map(({ reference, problem, instead }) => [reference.principle, problem, ...instead]),
      [
        ['then', 'historicPrinciple', 'now'],
        ['nwo', 'unknownPrinciple', 'like nwo'],
      ],
    );
  });
});
