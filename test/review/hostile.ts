/** A review of a document whose every text tries to be more than text. */
import type { ReviewedDocument } from '../../src/review/reviewed.ts';

const evil = `</style></title><script>alert(1)</script>"'><img src=x onerror=alert(1)> [a](javascript:1) **b** \u0007 | {{x}}`;

export const hostile: ReviewedDocument = {
  path: `docs/a "b" <c>&#(d)|é.md`,
  title: `1. ${evil}`,
  kind: 'architecture',
  entries: [
    {
      principle: 'cloud-first',
      state: 'conflict',
      expected: evil,
      pinned: true,
      pinNote: evil,
      evidence: [
        {
          relation: 'conflict',
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 4,
          section: [evil],
          quote: { before: `${evil} `, words: evil, after: ` ${evil}` },
          because: evil,
          satisfy: evil,
        },
      ],
      moreEvidence: 2,
      excuses: [{ line: 2, reason: evil }],
      names: ['a-b'],
      verdict: { verdict: 'disagree', note: evil, outOfDate: true },
      since: 'changed',
    },
  ],
  touched: [],
  resolved: [{ document: 'x.md', principle: 'exit-plan', found: 'missing', evidence: [] }],
};
export const hostileText = evil;
