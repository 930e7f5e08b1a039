import assert from 'node:assert/strict';
import { parseDocument } from '../../src/document/document.ts';
import { type Guidance, loadGuidance, storeGuidance } from '../../src/guidance/guidance.ts';
import { readPack } from '../../src/guidance/pack.ts';
import { replacementEdit } from '../../src/review/edits.ts';
import { judge, type ShownHint } from '../../src/review/gate.ts';
import { noSettings } from '../../src/review/settings.ts';
import { readPackFiles } from '../../tools/build-guidance.ts';

/** A sentence for every replacement that the guidance declares, and what becomes of it. */
const cases: [principle: string, kind: string, before: string, after: string][] = [
  [
    'no-brand-specification',
    'procurement',
    'The database must be Oracle 19c Enterprise Edition.',
    'The database must be Oracle 19c Enterprise Edition or equivalent.',
  ],
  [
    'accessible-to-all',
    'procurement',
    'The portal shall comply with WCAG 2.0 AA at acceptance.',
    'The portal shall comply with WCAG 2.2 level AA at acceptance.',
  ],
];

suite('review: replacements that the guidance declares', () => {
  let guidance: Guidance;
  suiteSetup(async () => {
    guidance = loadGuidance(storeGuidance(readPack(await readPackFiles('guidance')).principles));
  });
  const hintsIn = (kind: string, sentence: string, principle: string): ShownHint[] =>
    judge(parseDocument(`---\nkind: ${kind}\n---\n# T\n\n${sentence}\n`), guidance, noSettings).hints.filter(
      ({ match }) => match.principle === principle,
    );

  test('each has a sentence here', () => {
    const declared = guidance.signals.filter(({ replace }) => replace).map(({ principle }) => principle);
    assert.deepEqual([...new Set(declared)].sort(), cases.map(([principle]) => principle).sort());
  });

  for (const [principle, kind, before, after] of cases) {
    test(`${principle}: the words are mended, and conflict no more`, () => {
      const [hint] = hintsIn(kind, before, principle);
      assert.ok(hint);
      const document = parseDocument(`---\nkind: ${kind}\n---\n# T\n\n${before}\n`);
      const edit = replacementEdit(document, hint.match);
      assert.ok(edit, hint.match.text);
      const text = document.text.slice(0, edit.from) + edit.text + document.text.slice(edit.to);
      assert.equal(text.split('\n')[5], after);
      assert.deepEqual(hintsIn(kind, after, principle), []);
    });
  }
});
