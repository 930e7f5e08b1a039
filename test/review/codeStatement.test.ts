import assert from 'node:assert/strict';
import { type CodePositions, codePositions, type PointPosition } from '../../src/review/codePositions.ts';
import { codeStatement } from '../../src/review/codeStatement.ts';
import type { ReviewedDocument, ReviewedEntry, ReviewedEvidence } from '../../src/review/reviewed.ts';
import type { GivenVerdict } from '../../src/review/reviewed.ts';
import { guidance } from './pack.ts';

// In the code, cloud-first is asked for at point 5 and exit-plan at none.
const { principles } = guidance;

const evidence = (relation: ReviewedEvidence['relation'], words: string, line = 3): ReviewedEvidence => ({
  relation,
  line,
  column: 1,
  endLine: line,
  endColumn: 9,
  section: ['A'],
  quote: { before: 'It is ', words, after: '.' },
  because: 'it is so',
  ...(relation === 'conflict' ? { satisfy: 'Mend it.' } : {}),
});
const entry = (state: ReviewedEntry['state'], more: Partial<ReviewedEntry> = {}): ReviewedEntry => ({
  principle: 'cloud-first',
  state,
  pinned: false,
  evidence: [],
  moreEvidence: 0,
  excuses: [],
  names: [],
  ...more,
});
const document = (title: string, entries: readonly ReviewedEntry[]): ReviewedDocument => ({
  path: `${title}.md`,
  title,
  kind: 'architecture',
  entries,
  touched: [],
  resolved: [],
});
const positions = (...documents: ReviewedDocument[]): CodePositions => codePositions(documents, principles);
const pointFive = (...entries: ReviewedEntry[]): PointPosition => {
  const point = positions(...entries.map((one, i) => document(`d${i}`, [one]))).points[4];
  assert.ok(point);
  return point;
};
const verdict = (said: GivenVerdict['verdict'], note = 'N.', outOfDate = false): GivenVerdict => ({
  verdict: said,
  note,
  outOfDate,
});

suite('review: the Technology Code of Practice', () => {
  test('has thirteen points, by number and name', () => {
    const { code, year, points } = positions();
    assert.deepEqual([code, year, points.length], ['Technology Code of Practice', 2025, 13]);
    assert.deepEqual(
      points.map(({ number, name }) => `${number} ${name}`).filter((_, i) => i % 4 === 0),
      [
        '1 Define user needs',
        '5 Use cloud first',
        '9 Integrate and adapt technology',
        '13 Meet the Service Standard',
      ],
    );
  });

  test('a point is addressed by what supports it, and not by what only speaks of it', () => {
    const support = entry('addressed', { evidence: [evidence('support', 'in the cloud')] });
    const topic = entry('addressed', { evidence: [evidence('topic', 'about clouds')] });
    const conflict = entry('conflict', { evidence: [evidence('conflict', 'a server')] });
    assert.equal(pointFive(support).position, 'addressed');
    assert.equal(pointFive(topic).position, 'missing');
    assert.equal(pointFive(topic, support).position, 'addressed', 'what one document says holds for all');
    assert.equal(pointFive(support, conflict).position, 'conflict', 'and so does a conflict');
    assert.equal(pointFive(entry('missing')).position, 'missing');
    assert.equal(pointFive(entry('notApplicable')).position, 'notApplicable');
    const { towards, mentions, against } = pointFive(support, topic, conflict);
    assert.deepEqual(
      [towards, mentions, against].map((list) => list.map(({ quote }) => quote.words)),
      [['in the cloud'], ['about clouds'], ['a server']],
    );
  });

  test('reviewers have the last word, while their verdict is in date', () => {
    const conflict = { evidence: [evidence('conflict', 'a server')] };
    const settled = pointFive(entry('conflict', { ...conflict, verdict: verdict('disagree') }));
    assert.deepEqual([settled.position, settled.against.length], ['addressed', 0]);
    assert.deepEqual(settled.principles[0]?.remarks, ['d0: N.']);
    const old = pointFive(entry('conflict', { ...conflict, verdict: verdict('disagree', 'N.', true) }));
    assert.deepEqual([old.position, old.principles[0]?.remarks], ['conflict', []]);
    const topic = { evidence: [evidence('topic', 'about clouds')] };
    assert.equal(
      pointFive(entry('addressed', { ...topic, verdict: verdict('agree') })).position,
      'addressed',
    );
    assert.equal(
      pointFive(entry('addressed', { ...topic, verdict: verdict('disagree') })).position,
      'missing',
    );
  });

  test('a sentence is quoted once, however many documents of the same words there are', () => {
    const twice = entry('addressed', {
      evidence: [evidence('support', 'in the cloud'), evidence('support', 'in the cloud', 9)],
    });
    assert.equal(pointFive(twice).towards.length, 1);
    assert.equal(pointFive(twice, twice).towards.length, 2, 'each document for itself');
  });

  test('the statement says where, what is missing and why something does not apply', () => {
    const text = codeStatement(
      [
        document('Hosting', [entry('conflict', { evidence: [evidence('conflict', 'a server')] })]),
        document('Archive', [entry('notApplicable', { excuses: [{ line: 3, reason: 'The Act.' }] })]),
        { ...document('Menu', []), kind: 'other' },
      ],
      { principles, subject: 'docs', date: '2026-11-24', linkBase: 'https://example.org/blob/main/' },
    );
    assert.ok(text.startsWith('# Technology Code of Practice statement: docs\n\n'));
    assert.ok(
      text.includes(
        'on 2026-11-24. Drawn from 2 documents: [Hosting](https://example.org/blob/main/Hosting.md#L1), ',
      ),
    );
    assert.ok(text.includes('| 5\\. Use cloud first | In conflict | 0 places | 1 place | 0 principles |\n'));
    const [, five = ''] = text.split('## 5. Use cloud first\n');
    assert.equal(
      five.split('## 6.')[0]?.trim(),
      `Position: **in conflict**.

The documents say nothing towards this point.

In conflict:

- “It is **a server**.” ([Hosting, line 3](https://example.org/blob/main/Hosting.md#L3)), on *Choose public cloud first*: it is so. Mend it.

Not applicable, or judged by a reviewer:

- *Choose public cloud first*: Archive: The Act.`,
    );
    const missing = codeStatement([document('Hosting', [entry('missing')])], { principles, subject: 'docs' });
    assert.match(missing, /Missing:\n\n- \*Choose public cloud first\*: Choose public cloud unless/);
  });

  test('without documents nothing is claimed', () => {
    const text = codeStatement([], { principles, subject: 'docs' });
    assert.match(text, /No document was judged\./);
    assert.ok(positions().points.every(({ position }) => position !== 'addressed'));
  });
});
