/** `--baseline`: findings that a file records are silenced, and `--update-baseline` records those of this run. */
import { existsSync } from 'node:fs';
import { applyBaseline, baselineChanges } from '../review/baseline.ts';
import type { DocumentReport } from '../review/report.ts';
import type { RecordKey, ReviewRecord } from '../review/verdicts.ts';
import { plural } from './output.ts';
import { readRecordFile, recordPath, recordRoot, writeRecordFile } from './recordFile.ts';

export interface Baseline {
  /** In words, what of the file cannot be used. */
  readonly problems: readonly string[];
  /** Silences what is recorded in the report of a document; where the baseline is updated, all of it. */
  apply(report: DocumentReport): DocumentReport;
  /**
   * Writes the file where it is to be updated.
   * @throws Error where it cannot be written, or would lose lines that could not be read
   */
  finish(): Promise<void>;
}

/**
 * Opens a baseline.
 * @throws Error where it cannot be read, or is not there and is not to be written
 */
export async function openBaseline(file: string, { update }: { update: boolean }): Promise<Baseline> {
  const known = await readRecordFile(file);
  const problems = known.problems.map(({ line, message }) => `${file}:${line}: ${message}`);
  if (!update && !existsSync(file)) throw new Error(`${file}: is not there; --update-baseline writes it`);
  const recordsOf = new Map<string, ReviewRecord[]>();
  for (const record of known.records) {
    const others = recordsOf.get(record.document);
    if (others) others.push(record);
    else recordsOf.set(record.document, [record]);
  }
  const root = recordRoot(file);
  const set: ReviewRecord[] = [];
  const remove: RecordKey[] = [];
  return {
    problems,
    apply(report) {
      const named = { ...report, path: recordPath(root, report.path) };
      let records: readonly ReviewRecord[] = recordsOf.get(named.path) ?? [];
      if (update) {
        const changes = baselineChanges([named], records);
        set.push(...(changes.set ?? []));
        remove.push(...(changes.remove ?? []));
        records = changes.set ?? [];
      }
      const [applied = named] = applyBaseline([named], records);
      return { ...applied, path: report.path };
    },
    async finish() {
      if (!update) return;
      // What was written over could not be got back.
      if (problems.length > 0) {
        const lines = plural(problems.length, 'line');
        throw new Error(`${file}: nothing is recorded until the ${lines} named above can be read`);
      }
      await writeRecordFile(known, { set, remove });
    },
  };
}
