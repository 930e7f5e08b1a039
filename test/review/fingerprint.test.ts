import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../src/document/document.ts';
import { analyse } from '../../src/relevance/analyse.ts';
import { gapFingerprint, hash, matchFingerprints, passageHash } from '../../src/review/fingerprint.ts';
import { guidance } from './pack.ts';

const fingerprints = (text: string): string[] => {
  const { document, hints } = analyse(parseDocument(text), guidance, { kind: 'architecture' });
  return matchFingerprints(document, hints);
};

const conflicts = [
  '# 1. Hosting',
  '',
  'It runs on own servers.',
  '',
  '## 2. Formats',
  '',
  'Files are in a secret format.',
  '',
  '## 3. Archive',
  '',
  'Own servers too.',
  '',
].join('\n');

suite('review: fingerprints', () => {
  test('the hash is FNV-1a', () => {
    // From the test vectors of draft-eastlake-fnv.
    assert.equal(hash(''), 'cbf29ce484222325');
    assert.equal(hash('a'), 'af63dc4c8601ec8c');
    assert.equal(hash('foobar'), '85944171f73967e8');
  });

  test('they are the same from release to release: baselines and alerts hang on them', () => {
    assert.deepEqual(fingerprints(conflicts), ['c7bc2f795544e904', '9778258034a23fc1', '43613d53b7ec3693']);
    assert.equal(gapFingerprint('cloud-first'), '27b51a4decff9d79');
  });

  test('edits that do not concern a finding keep it', () => {
    const names = fingerprints(conflicts);
    assert.equal(new Set(names).size, 3);
    const same = (text: string, label: string): void => {
      assert.deepEqual(fingerprints(text), names, label);
    };
    same(conflicts.replaceAll('\n', '\r\n'), 'line ends');
    same(conflicts.replace('on own servers', 'on\nown\nservers'), 'wrapped anew');
    same(conflicts.replace('own servers', '**Own** servers'), 'emphasis and case');
    same(conflicts.replace('1. Hosting', 'Where it runs'), 'the title of the document');
    same(conflicts.replace('## 3.', '## 4.'), 'numbers of headings');
    same(conflicts.replace('It runs', 'From May, by order of the board, it runs'), 'words beside');
    same(`---\nkind: architecture\n---\n\n${conflicts}`, 'front matter');
  });

  test('other words, another heading and another principle make another finding', () => {
    const [first, second, third] = fingerprints(conflicts);
    assert.notEqual(fingerprints(conflicts.replace('3. Archive', '3. Backups'))[2], third);
    assert.equal(fingerprints(conflicts.replace('3. Archive', '3. Backups'))[0], first);
    assert.notEqual(fingerprints(conflicts.replace('secret format', 'secret formats'))[1], second);
  });

  test('sections with the same headings are told apart', () => {
    const twice = fingerprints('# A\n\n## Lot\n\nOwn servers.\n\n## Lot\n\nOwn servers.\n');
    assert.equal(new Set(twice).size, 2);
  });

  test('unrelated edits anywhere keep every fingerprint', () => {
    const names = fingerprints(conflicts);
    const lines = conflicts.split('\n');
    const word = fc.constantFrom(
      'users',
      'delivery',
      'team',
      'review',
      'week',
      '12',
      'plan',
      'données',
      '項目',
    );
    const paragraph = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
    const piece = fc.oneof(
      paragraph.map((text) => ['', text, '']),
      paragraph.map((text) => ['', `- ${text}`, `- ${text}`, '']),
      paragraph.map((text) => ['', '```', `own servers ${text}`, '```', '']),
      paragraph.map((text) => ['', `| ${text} | b |`, '|---|---|', '| c | d |', '']),
      fc.constant(['', '', '']),
      fc.constant(['', '<!-- a comment -->', '']),
    );
    const edit = fc.record({ at: fc.nat(lines.length), piece });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        const changed = lines.flatMap((line, i) => [
          ...edits.filter(({ at }) => at === i && i > 0).flatMap((one) => one.piece),
          line,
        ]);
        const tail = edits.filter(({ at }) => at === lines.length).flatMap((one) => one.piece);
        assert.deepEqual(fingerprints([...changed, ...tail].join('\n')), names);
      }),
      { numRuns: 300 },
    );
  });

  test('a passage is all words of its block, and nothing else of the document', () => {
    const passage = (text: string): string => passageHash(parseDocument(text), 1);
    const one = passage('# A\n\nIt runs on own servers.\n');
    assert.equal(passage('# B\n\nIt runs\non **own** servers.\n\nMore.\n'), one);
    assert.notEqual(passage('# A\n\nIt never runs on own servers.\n'), one);
    assert.match(one, /^[0-9a-f]{8}$/);
  });
});
