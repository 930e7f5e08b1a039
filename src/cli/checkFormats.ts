/** How the reports of `check` are written, one document after the other, so that none is held. */
import path from 'node:path';
import type { PrincipleEntry } from '../guidance/guidance.ts';
import { githubAnnotations } from '../review/github.ts';
import { junitWriter } from '../review/junit.ts';
import type { DocumentReport, FailLevel } from '../review/report.ts';
import { bySarifPlace, sarifWriter } from '../review/sarif.ts';
import { version } from '../../package.json';
import { count, documentText, emptyTally, summary } from './checkText.ts';
import { repositoryOf } from './git.ts';
import { type CheckFormat, paint } from './output.ts';

/** What follows what has been written already. */
export interface ReportWriter {
  /** Compares paths of documents by the order in which they are to come; left out, as they were named. */
  order?(a: string, b: string): number;
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
    const writer = sarifWriter({ principles, version, hasBaseline });
    return {
      order: (a, b) => bySarifPlace(repositoryPath(a), repositoryPath(b)),
      document: (report) => writer.document(inRepository(report)),
      end: async (problems) => writer.end({ bodies: await bodies(), problems }),
    };
  },

  github: ({ principles, failOn }) => ({
    document: (report) => githubAnnotations([inRepository(report)], { principles, failOn }),
    end: () => '',
  }),

  junit({ principles, failOn }) {
    const writer = junitWriter({ principles, failOn });
    return {
      document: (report) => writer.document(inRepository(report)),
      end: (problems) => writer.end(problems),
    };
  },
};

const inRepository = (report: DocumentReport): DocumentReport => ({
  ...report,
  path: repositoryPath(report.path),
});

/**
 * As services that show findings beside the code name a file: from the top of the repository, or from here where this is none,
 * with forward slashes. What stands elsewhere, and standard input, keeps its name.
 */
export function repositoryPath(file: string, top = repositoryOf(process.cwd()) ?? process.cwd()): string {
  const relative = path.relative(top, path.resolve(file));
  const isOutside = relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return (file === '-' || isOutside ? file : relative).split(path.sep).join('/');
}
