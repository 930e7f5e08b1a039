/** How the reports of `check` are written, one document after the other, so that a long run is never held whole. */
import type { PrincipleEntry } from '../guidance/guidance.ts';
import type { DocumentReport } from '../review/report.ts';
import { count, documentText, emptyTally, summary } from './checkText.ts';
import { type CheckFormat, paint } from './output.ts';

/** What follows what has been written already. */
export interface ReportWriter {
  document(report: DocumentReport): string;
  end(): string;
}

type Principles = ReadonlyMap<string, PrincipleEntry>;

export const reportWriters: Readonly<Record<CheckFormat, (principles: Principles) => ReportWriter>> = {
  text(principles) {
    const tally = emptyTally();
    return {
      document(report) {
        count(tally, report);
        return documentText(report, principles, paint);
      },
      end: () => `${summary(tally)}\n`,
    };
  },

  /** The same as `JSON.stringify({ documents }, null, 2)`. */
  json() {
    let count = 0;
    return {
      document(report) {
        const start = count++ === 0 ? '{\n  "documents": [\n' : ',\n';
        return start + JSON.stringify(report, null, 2).replace(/^/gm, '    ');
      },
      end: () => (count === 0 ? '{\n  "documents": []\n}\n' : '\n  ]\n}\n'),
    };
  },
};
