import assert from 'node:assert/strict';
import { parseDocument } from '../../src/document/document.ts';
import { judge } from '../../src/review/gate.ts';
import { reviewDocument, type ReviewEntry, sectionCounts } from '../../src/review/review.ts';
import { noSettings, readSettings, type RawSettings } from '../../src/review/settings.ts';
import { guidance } from './pack.ts';

const filler = 'We say much about nothing in particular here. '.repeat(40);

function review(text: string, raw: RawSettings = {}): ReviewEntry[] {
  const { settings, problems } = readSettings(raw, (id) => guidance.principles.has(id));
  assert.deepEqual(problems, []);
  return reviewDocument(judge(parseDocument(text), guidance, settings), guidance);
}
const states = (entries: readonly ReviewEntry[]): string[] =>
  entries.map(({ principle, state }) => `${principle} ${state}`);

const tender = (body: string): string => `---\nkind: procurement\n---\n# Tender\n\n${body}\n`;
const design = (body: string): string => `---\nkind: architecture\n---\n# Design\n\n${body}\n`;

suite('review: of a document', () => {
  test('conflicts come first, then what is missing, then what is addressed', () => {
    const filler = 'We say much about nothing in particular here. '.repeat(40);
    const document = parseDocument(
      `---\ndesign-manual:\n  kind: procurement\n  pinned: [exit-plan]\n---\n# T\n\nIt must be Oracle.\n\n${filler}\n`,
    );
    const entries = reviewDocument(judge(document, guidance, noSettings), guidance);
    assert.deepEqual(
      entries.map(({ principle, state, pin, evidence }) => [
        principle,
        state,
        pin?.id,
        evidence.map((m) => m.text),
      ]),
      [
        ['no-brands', 'conflict', undefined, ['must be Oracle']],
        ['exit-plan', 'missing', 'exit-plan', []],
      ],
    );
  });

  test('what the document excuses with a reason does not apply, and says why', () => {
    const entries = review(
      tender(
        `<!-- design-manual-ignore-file no-brands: the contract names it -->\n\nIt must be Oracle.\n\n${filler}`,
      ),
    );
    assert.deepEqual(states(entries), ['no-brands notApplicable']);
    const [entry] = entries;
    assert.deepEqual(
      entry?.suppressions.map(({ reason }) => reason),
      ['the contract names it'],
    );
    assert.deepEqual(entry.evidence, []);
  });

  test('what is excused in one place and stands in another is still in conflict', () => {
    const one = '<!-- design-manual-ignore no-brands: the contract names it -->\n\nIt must be Oracle.';
    assert.deepEqual(states(review(tender(`${one}\n\n## More\n\nThat must be Oracle too.\n\n${filler}`))), [
      'no-brands conflict',
    ]);
    assert.deepEqual(states(review(tender(`${one}\n\n${filler}`))), ['no-brands notApplicable']);
  });

  test('what is expected and silenced in settings does not apply, without a reason of the document', () => {
    const [entry, ...others] = review(design(filler), { ignore: ['cloud-first'] });
    assert.deepEqual(others, []);
    assert.equal(entry?.state, 'notApplicable');
    assert.deepEqual(entry.suppressions, []);
    assert.deepEqual(
      states(review(design(`We keep our own servers.\n\n${filler}`), { severity: { 'cloud-first': 'off' } })),
      ['cloud-first notApplicable'],
    );
  });

  test('in a fragment nothing is missed, and nothing untouched is called addressed', () => {
    assert.deepEqual(states(review(design('A first line.'))), []);
    assert.deepEqual(states(review(design(filler))), ['cloud-first missing']);
  });

  test('a section counts its principles and conflicts', () => {
    const judged = judge(
      parseDocument(tender('We keep our own servers.\n\nIt must be Oracle.')),
      guidance,
      noSettings,
    );
    assert.deepEqual(sectionCounts(judged, guidance, 1), { principles: 2, conflicts: 2 });
    assert.deepEqual(sectionCounts(judged, guidance, 0), { principles: 0, conflicts: 0 });
  });
});
