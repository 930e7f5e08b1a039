import assert from 'node:assert/strict';
import { parseDocument } from '../../src/document/document.ts';
import { judge } from '../../src/review/gate.ts';
import { explainAt, type Explanation } from '../../src/review/explain.ts';
import { noSettings, type ReviewSettings } from '../../src/review/settings.ts';
import { guidance } from './pack.ts';

const words = 'own servers';

function explained(
  text: string,
  settings: Partial<ReviewSettings> = {},
  at = text.indexOf(words),
): Explanation {
  const document = parseDocument(text, 'markdown');
  const judged = judge(document, guidance, { ...noSettings, ...settings }, { kind: 'architecture' });
  const [first] = explainAt(judged, guidance, at + 1);
  assert.ok(first, 'something is at the words');
  return first;
}

suite('review: why there is a hint', () => {
  const text = `# Design\n\nWe host it on our ${words}.\n`;

  test('the signal, its words, the score and what decided', () => {
    const { match, outcome, signal, decision, ...rest } = explained(text);
    assert.equal(outcome.is, 'hint');
    assert.equal(signal?.because, 'it is so');
    assert.equal(signal.strength, 'strong');
    assert.ok(match.score >= rest.threshold);
    assert.deepEqual(
      rest.words.map(({ from, to }) => text.slice(from, to)),
      [words],
    );
    assert.deepEqual(decision, { level: 'information', by: 'default' });
  });

  test('a suppression, and a setting, that silence it', () => {
    const silenced = `# Design\n\n<!-- design-manual-ignore cloud-first: the law -->\n\nWe host it on our ${words}.\n`;
    const { outcome } = explained(silenced);
    assert.ok(outcome.is === 'suppressed');
    assert.equal(outcome.suppression.reason, 'the law');
    const ignored = explained(text, { ignore: ['cloud-first'] });
    assert.equal(ignored.outcome.is, 'off');
    assert.equal(ignored.decision.by, 'ignore');
    assert.equal(explained(text, { pinned: [{ id: 'cloud-first' }] }).decision.by, 'pinned');
  });

  test('one that was there before, where only what a change brings is shown', () => {
    const kind = 'architecture';
    const before = judge(parseDocument(text, 'markdown'), guidance, noSettings, { kind });
    const now = `${text}\n## More\n\nAnd on ${words} of others.\n`;
    const judged = judge(parseDocument(now, 'markdown'), guidance, noSettings, { kind, before });
    const outcomeAt = (at: number): unknown => explainAt(judged, guidance, at + 1)[0]?.outcome.is;
    assert.equal(outcomeAt(now.indexOf(words)), 'unchanged');
    assert.equal(outcomeAt(now.lastIndexOf(words)), 'hint');
  });

  test('a second one in a section, and one that is denied', () => {
    const twice = `# Design\n\nWe host it on our ${words}.\n\nIt runs on our ${words} there.\n`;
    const { outcome } = explained(twice, {}, twice.lastIndexOf(words));
    assert.ok(outcome.is === 'onceInSection');
    assert.equal(outcome.hint.from, twice.indexOf(words));
    const denied = `# Design\n\nWe will not host anything on our ${words}, ${'which we have found to be dear and slow for all. '.repeat(3)}\n`;
    assert.notEqual(explained(text).outcome.is, 'noConflict');
    const document = parseDocument(denied, 'markdown');
    const judged = judge(document, guidance, noSettings, { kind: 'architecture' });
    for (const { outcome: other } of explainAt(judged, guidance, denied.indexOf(words) + 1))
      assert.equal(other.is, 'noConflict');
  });
});
