import assert from 'node:assert/strict';
import { applyBaseline, baselineChanges } from '../../src/review/baseline.ts';
import type { DocumentReport } from '../../src/review/report.ts';
import { verdictChanges } from '../../src/review/reviewed.ts';
import { readRecords, type ReviewRecord, writeRecords } from '../../src/review/verdicts.ts';
import { conflicting, gapping, reports, reviews } from './reports.ts';

const recordsOf = (documents: Readonly<Record<string, string>>): readonly ReviewRecord[] =>
  readRecords(writeRecords('', baselineChanges(reports(documents), []))).records;

const left = (all: readonly DocumentReport[]): unknown[] =>
  all.flatMap(({ path, hints, gaps }) => [
    ...hints.map(({ line }) => [path, line]),
    ...gaps.map(({ principle }) => [path, principle]),
  ]);

suite('review: a baseline', () => {
  test('silences what it holds, says so, and lets through what is new', () => {
    const records = recordsOf({ 'a.md': conflicting, 'gap.md': gapping });
    const more = `${conflicting}\n## More\n\nOwn servers too.\n`;
    const now = applyBaseline(reports({ 'a.md': more, 'gap.md': gapping, 'b.md': conflicting }), records);
    assert.deepEqual(left(now), [
      ['a.md', 9],
      ['b.md', 5],
    ]);
    assert.deepEqual(
      now.map(({ silenced }) => [...silenced.hints, ...silenced.gaps].map(({ by, why }) => [by, why])),
      [
        [['baseline', 'It was there when the baseline was recorded.']],
        [['baseline', 'It was there when the baseline was recorded.']],
        [],
      ],
    );
  });

  test('edits elsewhere leave findings old, and other words make them new', () => {
    const records = recordsOf({ 'a.md': conflicting });
    const after = (text: string): number => left(applyBaseline(reports({ 'a.md': text }), records)).length;
    assert.equal(after(`---\nkind: architecture\n---\n\n${conflicting}\nMore words.\n`), 0);
    assert.equal(after(conflicting.replace('in Leeds', 'in York')), 0);
    assert.equal(after(conflicting.replace('## Decision', '## Context')), 1);
  });

  test('a finding that moved to another document is new there', () => {
    assert.equal(
      left(applyBaseline(reports({ 'b.md': conflicting }), recordsOf({ 'a.md': conflicting }))).length,
      1,
    );
  });

  test('the reason is the note of the reviewer', () => {
    const [document] = reviews({ 'a.md': conflicting });
    assert.ok(document);
    const said = { verdict: 'disagree', note: 'It is a museum.' } as const;
    const { set = [] } = verdictChanges(document, 'cloud-first', said, []);
    const [report] = applyBaseline(reports({ 'a.md': conflicting }), set);
    assert.equal(report?.silenced.hints[0]?.why, 'It is a museum.');
    const again = baselineChanges(reports({ 'a.md': conflicting }), set);
    assert.deepEqual(again, { set, remove: [] }, 'and stays when the baseline is recorded again');
  });

  test('what is found no more goes, except of documents that were not looked at', () => {
    const records = recordsOf({ 'a.md': conflicting, 'b.md': conflicting, 'gap.md': gapping });
    const { set = [], remove = [] } = baselineChanges(reports({ 'a.md': '# A\n\nWell.\n' }), records);
    assert.deepEqual(set, []);
    assert.deepEqual(
      remove.map(({ document }) => document),
      ['a.md'],
    );
  });
});
