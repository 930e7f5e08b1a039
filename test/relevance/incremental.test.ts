import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseDocument } from '../../src/document/document.ts';
import { updateDocument } from '../../src/document/update.ts';
import { type Guidance, loadGuidance } from '../../src/guidance/guidance.ts';
import { analyse } from '../../src/relevance/analyse.ts';
import { kindCue } from '../../src/relevance/kind.ts';
import { rankAt } from '../../src/relevance/rank.ts';
import { matchesWorthShowing } from '../../src/relevance/worth.ts';
import { buildGuidance } from '../../tools/build-guidance.ts';

const root = path.join(import.meta.dirname, '..', '..');
const example = readFileSync(path.join(root, 'examples', 'tenders', 'casework-specification.md'), 'utf8');
const lines = example.split('\n');

suite('relevance: incremental', () => {
  let guidance: Guidance;
  suiteSetup(async () => {
    const assets = await buildGuidance(path.join(root, 'guidance'));
    guidance = loadGuidance({
      principles: assets['principles.json'] ?? '',
      signals: assets['signals.json'] ?? '',
      terms: assets['terms.json'] ?? '',
    });
  });

  test('after any edits, the analysis is that of the text anew', function () {
    this.timeout(120_000);
    const piece = fc.oneof(
      fc.constantFrom(...lines),
      fc.constantFrom(
        '\n',
        '\n\n',
        '## Options considered\n',
        '# Term\n',
        '```\n',
        '> ',
        'not ',
        'five years',
        '. It was rejected.',
        'automatically renewed',
        '<!-- design-manual-ignore cloud-first: why -->\n',
        '---\nkind: other\n---\n',
      ),
    );
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      removed: fc.nat(120),
      text: piece,
      /** Where not, the next edit comes before anybody asks. */
      isAsked: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (sequence) => {
        let document = parseDocument(example);
        analyse(document, guidance);
        for (const { at, removed, text, isAsked } of sequence) {
          const offset = Math.floor(at * document.text.length);
          const length = Math.min(removed, document.text.length - offset);
          document = updateDocument(document, [{ offset, length, text }]);
          if (!isAsked) continue;
          const updated = analyse(document, guidance);
          const anew = analyse(parseDocument(document.text), guidance);
          assert.deepEqual(
            [updated.kind, updated.matches, updated.hints, updated.gaps, updated.expected],
            [anew.kind, anew.matches, anew.hints, anew.gaps, anew.expected],
          );
        }
        const [updated, anew] = [document, parseDocument(document.text)].map((it) => analyse(it, guidance));
        assert.ok(updated && anew);
        assert.deepEqual(
          [
            updated.kind,
            updated.matches,
            updated.hints,
            updated.gaps,
            updated.expected,
            kindCue(document, updated.kind),
          ],
          [anew.kind, anew.matches, anew.hints, anew.gaps, anew.expected, kindCue(anew.document, anew.kind)],
        );
        const line = document.lineStarts.length >> 1;
        assert.deepEqual(rankAt(updated, guidance, line, 8), rankAt(anew, guidance, line, 8));
        assert.deepEqual(matchesWorthShowing(updated, guidance), matchesWorthShowing(anew, guidance));
      }),
      { numRuns: 40 },
    );
  });

  test('a block is read anew where the text around it gives it another part', () => {
    const block = 'The contract will be automatically renewed.';
    const before = `# Paper\n\n## Hosting\n\nIntroduction.\n\n${block}\n\n## End\n\nThe rest.\n`;
    const edits: readonly (readonly [string, string])[] = [
      ['## Hosting', '## Options considered'],
      ['Introduction.', '**Option 2: the suite**'],
      [`Introduction.\n\n`, `The supplier must not:\n\n- `],
      [`Introduction.\n\n`, `The old policy said:\n\n> `],
      ['## Hosting', '## Out of scope'],
    ];
    const shown = (document: ReturnType<typeof parseDocument>): string[] =>
      analyse(document, guidance, { kind: 'procurement' }).matches.map(
        ({ relation, message, from }) => `${from} ${relation} ${message}`,
      );
    for (const [old, text] of edits) {
      const document = parseDocument(before);
      const stated = shown(document);
      const offset = before.indexOf(old);
      const updated = updateDocument(document, [{ offset, length: old.length, text }]);
      const anew = shown(parseDocument(updated.text));
      assert.deepEqual(shown(updated), anew, text);
      // The edit matters, so that the comparison could fail.
      assert.ok(stated.some((match) => match.includes(' conflict ')));
      assert.ok(!anew.some((match) => match.includes(' conflict ')), text);
    }
  });
});
