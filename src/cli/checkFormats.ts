/**
 * How the reports of `check` are written, one document after the other. Where a format must have all of them first, only
 * findings are kept.
 */
import path from 'node:path';
import type { PrincipleEntry } from '../guidance/guidance.ts';
import { githubAnnotations } from '../review/github.ts';
import { junitReport } from '../review/junit.ts';
import type { DocumentReport, FailLevel } from '../review/report.ts';
import { sarifReport } from '../review/sarif.ts';
import { version } from '../../package.json';
import { count, documentText, emptyTally, summary } from './checkText.ts';
import { repositoryOf } from './git.ts';
import { type CheckFormat, paint } from './output.ts';

/** What follows what has been written already. */
export interface ReportWriter {
  document(report: DocumentReport): string;
  /** @param problems what could not be read or used, in words */
  end(problems: readonly string[]): string | Promise<string>;
}

export interface WriterContext {
  /** Of all documents so far: there are more as workspaces with packs are reached. */
  readonly principles: ReadonlyMap<string, PrincipleEntry>;
  /** Principle id to Markdown, likewise. */
  readonly bodies: () => Promise<ReadonlyMap<string, string>>;
  readonly failOn: FailLevel;
  /** Whether a baseline silences what is old. */
  readonly hasBaseline: boolean;
}

export const reportWriters: Readonly<Record<CheckFormat, (context: WriterContext) => ReportWriter>> = {
  text({ principles, hasBaseline }) {
    const tally = emptyTally();
    return {
      document(report) {
        count(tally, report);
        return documentText(report, principles, paint);
      },
      end: () => `${summary(tally, { hasBaseline })}\n`,
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

  sarif({ principles, bodies, hasBaseline }) {
    const reports: DocumentReport[] = [];
    return {
      document(report) {
        // Without findings a document is not in the log.
        const { hints, gaps, silenced, problems } = report;
        if ([hints, gaps, silenced.hints, silenced.gaps, problems].some((list) => list.length > 0))
          reports.push({ ...report, path: repositoryPath(report.path) });
        return '';
      },
      end: async (problems) =>
        sarifReport(reports, { principles, bodies: await bodies(), version, hasBaseline, problems }),
    };
  },

  github: ({ principles, failOn }) => ({
    document: (report) =>
      githubAnnotations([{ ...report, path: repositoryPath(report.path) }], { principles, failOn }),
    end: () => '',
  }),

  junit({ principles, failOn }) {
    const reports: DocumentReport[] = [];
    return {
      document(report) {
        reports.push({ ...report, path: repositoryPath(report.path) });
        return '';
      },
      end: (problems) => junitReport(reports, { principles, failOn, problems }),
    };
  },
};

/**
 * As services that show findings beside the code name a file: from the top of the repository, or from here where this is none,
 * with forward slashes. What stands elsewhere, and standard input, keeps its name.
 */
export function repositoryPath(file: string, top = repositoryOf(process.cwd()) ?? process.cwd()): string {
  const relative = path.relative(top, path.resolve(file));
  const isOutside = relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return (file === '-' || isOutside ? file : relative).split(path.sep).join('/');
}
