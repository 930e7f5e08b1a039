import assert from 'node:assert/strict';
import { parseDocument } from '../../src/document/document.ts';
import type { Analysis, Match } from '../../src/relevance/analyse.ts';
import { documentReport, hasFindings, roundScore } from '../../src/review/report.ts';

const text = '# A\r\n\r\nOn 💾 our own\r\nservers.\r\n';
const match: Match = {
  principle: 'cloud-first',
  relation: 'conflict',
  score: 0.87654,
  from: text.indexOf('our own'),
  to: text.indexOf('.'),
  text: 'our own servers',
  message: 'm',
  because: 'b',
  block: 1,
};
const topic: Match = { ...match, relation: 'topic', score: 0.1 };
const analysis: Analysis = {
  document: parseDocument(text),
  kind: 'architecture',
  matches: [match, topic],
  hints: [match],
  gaps: [{ principle: 'open-standards', reason: 'Every design exchanges data.' }],
  expected: new Map([['open-standards', 'Every design exchanges data.']]),
};

suite('review: report', () => {
  test('lines and columns count from 1 in UTF-16, and the end is exclusive', () => {
    assert.deepEqual(documentReport('a.md', analysis), {
      path: 'a.md',
      kind: 'architecture',
      hints: [
        {
          principle: 'cloud-first',
          relation: 'conflict',
          score: 0.877,
          line: 3,
          column: 7,
          endLine: 4,
          endColumn: 8,
          text: 'our own servers',
          message: 'm',
          fingerprint: '983d58518af317d6',
          passage: 'a50cc236',
        },
      ],
      gaps: [
        {
          principle: 'open-standards',
          reason: 'Every design exchanges data.',
          fingerprint: 'ea30607737dc60be',
        },
      ],
      silenced: { hints: [], gaps: [] },
      problems: [],
    });
  });

  test('all matches, where asked for', () => {
    const relations = documentReport('a.md', analysis, analysis.matches).hints.map(
      ({ relation }) => relation,
    );
    assert.deepEqual(relations, ['conflict', 'topic']);
  });

  test('a conflict is above a gap', () => {
    const reports = (part: Partial<Analysis>) => [
      documentReport('a.md', { ...analysis, hints: [], gaps: [], ...part }),
    ];
    const failing = (part: Partial<Analysis>): string[] =>
      (['conflict', 'gap', 'never'] as const).filter((level) => hasFindings(reports(part), level));
    assert.deepEqual(failing({ hints: [match] }), ['conflict', 'gap']);
    assert.deepEqual(failing({ gaps: analysis.gaps }), ['gap']);
    assert.deepEqual(failing({ hints: [topic] }), []);
  });

  test('scores have three decimals', () => {
    assert.equal(roundScore(2 / 3), 0.667);
    assert.equal(roundScore(1), 1);
  });
});
