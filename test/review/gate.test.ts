import assert from 'node:assert/strict';
import { parseDocument } from '../../src/document/document.ts';
import { decideKind, type Judged, judge } from '../../src/review/gate.ts';
import { readSettings, type RawSettings } from '../../src/review/settings.ts';
import { guidance } from './pack.ts';

const filler = 'We say much about nothing in particular here. '.repeat(40);
const text = `---\nkind: procurement\n---\n# Tender\n\nWe keep our own servers.\n\nIt must be Oracle.\n\n${filler}\n`;

const judged = (raw: RawSettings, source = text): Judged => {
  const { settings, problems } = readSettings(raw, (id) => guidance.principles.has(id));
  assert.deepEqual(problems, []);
  return judge(parseDocument(source), guidance, settings);
};
const levelsOf = (raw: RawSettings): string[] =>
  judged(raw).hints.map(({ match, decision }) => `${match.principle} ${decision.level} ${decision.by}`);

suite('review: the gate', () => {
  test('a hint is information by default', () => {
    assert.deepEqual(levelsOf({}), ['cloud-first information default', 'no-brands information default']);
  });

  test('a theme, and more particularly a principle, has the level that is set', () => {
    assert.deepEqual(levelsOf({ severity: { sourcing: 'error', architecture: 'off' } }), [
      'no-brands error severity',
    ]);
    assert.deepEqual(levelsOf({ severity: { sourcing: 'error', 'no-brands': 'hint' } }), [
      'cloud-first information default',
      'no-brands hint severity',
    ]);
  });

  test('a pinned principle warns, unless its pin or its own level says otherwise', () => {
    assert.equal(levelsOf({ pinned: ['cloud-first'] })[0], 'cloud-first warning pinned');
    assert.equal(
      levelsOf({
        pinned: [{ id: 'cloud-first', severity: 'error' }],
        severity: { 'cloud-first': 'hint' },
      })[0],
      'cloud-first error pinned',
    );
    assert.equal(
      levelsOf({ pinned: ['cloud-first'], severity: { 'cloud-first': 'hint' } })[0],
      'cloud-first hint severity',
    );
    assert.equal(
      levelsOf({ pinned: ['cloud-first'], severity: { architecture: 'error' } })[0],
      'cloud-first error severity',
    );
    assert.equal(
      levelsOf({ pinned: [{ id: 'cloud-first', for: ['architecture'] }] })[0],
      'cloud-first information default',
    );
  });

  test('an ignored principle is raised nowhere, even where it is pinned', () => {
    const result = judged({ ignore: ['cloud-first', 'exit-plan'], pinned: ['cloud-first', 'exit-plan'] });
    assert.deepEqual(
      result.hints.map(({ match }) => match.principle),
      ['no-brands'],
    );
    assert.deepEqual(result.pins, []);
    assert.deepEqual(result.gaps, []);
    assert.ok(result.silenced.has('cloud-first'));
  });

  test('a pinned principle that nothing touches is a gap with its note', () => {
    const [gap] = judged({ pinned: [{ id: 'exit-plan', note: 'Board, May' }] }).gaps;
    assert.equal(gap?.principle, 'exit-plan');
    assert.equal(gap.reason, 'Board, May');
    assert.equal(gap.decision?.level, 'warning');
    assert.deepEqual(judged({ pinned: [{ id: 'exit-plan', severity: 'off' }] }).gaps, []);
  });

  test('nothing is missed in a fragment, or where a suppression speaks of it', () => {
    assert.deepEqual(judged({ pinned: ['exit-plan'] }, '---\nkind: procurement\n---\n# Tender\n').gaps, []);
    const silenced = text.replace('# Tender', '<!-- design-manual-ignore exit-plan: later -->\n\n# Tender');
    assert.deepEqual(judged({ pinned: ['exit-plan'] }, silenced).gaps, []);
  });

  test('a document pins by itself', () => {
    const pinned = text.replace('---\n#', 'design-manual:\n  pinned: [exit-plan]\n---\n#');
    assert.deepEqual(
      judged({}, pinned).gaps.map(({ principle, decision }) => [principle, decision?.by]),
      [['exit-plan', 'documentPinned']],
    );
  });

  test('a document of another kind is shown nothing', () => {
    const other = judged({ pinned: ['exit-plan'] }, text.replace('procurement', 'other'));
    assert.deepEqual([other.hints, other.gaps, other.pins], [[], [], []]);
  });
});

suite('review: the kind of a document', () => {
  const kinds = [{ pattern: 'tenders/**', kind: 'architecture' as const }];
  const decide = (source: string, path?: string): ReturnType<typeof decideKind> =>
    decideKind(parseDocument(source), { severity: new Map(), pinned: [], ignore: [], kinds }, path);

  test('the document decides before the settings, and these before its content', () => {
    assert.deepEqual(decide(text, 'tenders/a.md'), { kind: 'procurement', by: 'document' });
    const unsaid = text.replace(/^---.*?---\n/s, '');
    assert.deepEqual(decide(unsaid, 'tenders/a.md'), {
      kind: 'architecture',
      by: 'setting',
      pattern: 'tenders/**',
    });
    assert.equal(decide(unsaid, 'a.md').by, 'content');
    assert.equal(decide(unsaid).by, 'content');
  });

  test('the words that speak most for it are named', () => {
    assert.deepEqual(decide('# Tender specification\n\nThe supplier shall deliver.\n').cue, {
      in: 'title',
      words: 'Tender',
    });
  });
});
