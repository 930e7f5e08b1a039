/** A baseline: what a run found once, so that later runs raise only what is new. It is kept in the file of verdicts. */
import { evidenceName } from './reviewed.ts';
import type { DocumentReport, ReportedGap, ReportedMatch } from './report.ts';
import { type RecordChanges, recordKey, type ReviewRecord } from './verdicts.ts';

const inBaseline = 'It was there when the baseline was recorded.';

/**
 * Moves what a baseline holds from the hints and gaps of reports to what is silenced in them, with the reviewer's note as the
 * reason where there is one.
 * @param reports with paths as in the baseline
 */
export function applyBaseline(
  reports: readonly DocumentReport[],
  records: readonly ReviewRecord[],
): DocumentReport[] {
  const known = new Map(records.map((record) => [recordKey(record), record]));
  return reports.map((report) => {
    const { path, hints, gaps, silenced } = report;
    const recordOf = ({ principle }: ReportedMatch | ReportedGap): ReviewRecord | undefined =>
      known.get(recordKey({ document: path, principle }));
    const why = (finding: ReportedMatch | ReportedGap): string => recordOf(finding)?.note ?? inBaseline;
    const isOldHint = (hint: ReportedMatch): boolean => {
      const record = recordOf(hint);
      // Other words around the same ones are the same finding.
      return (
        hint.relation === 'conflict' && record?.found === 'conflict' && named(record).has(hint.fingerprint)
      );
    };
    const isOldGap = (gap: ReportedGap): boolean => recordOf(gap)?.found === 'missing';
    return {
      ...report,
      hints: hints.filter((hint) => !isOldHint(hint)),
      gaps: gaps.filter((gap) => !isOldGap(gap)),
      silenced: {
        hints: [
          ...silenced.hints,
          ...hints.filter(isOldHint).map((hint) => ({ ...hint, by: 'baseline' as const, why: why(hint) })),
        ],
        gaps: [
          ...silenced.gaps,
          ...gaps.filter(isOldGap).map((gap) => ({ ...gap, by: 'baseline' as const, why: why(gap) })),
        ],
      },
    };
  });
}

/** The fingerprints of findings in a record's evidence, whose names hold the passage too. */
const named = ({ evidence }: ReviewRecord): Set<string> =>
  new Set(evidence.map((name) => name.slice(0, name.lastIndexOf('-'))));

/**
 * Adds findings to a record with a verdict. The verdict is on other words, and must go on to show as out of date: they are
 * added without their passage.
 */
function withFindings(before: ReviewRecord, { evidence }: ReviewRecord): ReviewRecord {
  const old = named(before);
  const added = evidence
    .map((name) => name.slice(0, name.lastIndexOf('-')))
    .filter((fingerprint) => !old.has(fingerprint))
    .map((fingerprint) => evidenceName(fingerprint, ''));
  return { ...before, evidence: [...before.evidence, ...added].sort() };
}

/**
 * Records the findings of reports as they are now, before a baseline is applied to them. Verdicts and notes on what is still
 * found stay; what is found no more goes; documents that were not looked at keep their records.
 */
export function baselineChanges(
  reports: readonly DocumentReport[],
  records: readonly ReviewRecord[],
): RecordChanges {
  const known = new Map(records.map((record) => [recordKey(record), record]));
  const set = reports.flatMap(({ path, hints, gaps }): ReviewRecord[] => {
    const conflicts = new Map<string, string[]>();
    for (const { principle, relation, fingerprint, passage } of hints) {
      if (relation !== 'conflict') continue;
      const names = conflicts.get(principle);
      if (names) names.push(evidenceName(fingerprint, passage));
      else conflicts.set(principle, [evidenceName(fingerprint, passage)]);
    }
    const found = [
      ...[...conflicts].map(([principle, evidence]) => ({ principle, found: 'conflict' as const, evidence })),
      ...gaps.map(({ principle }) => ({ principle, found: 'missing' as const, evidence: [] })),
    ];
    return found.map(({ evidence, ...finding }) => {
      const before = known.get(recordKey({ document: path, ...finding }));
      const record = { document: path, ...finding, evidence: [...evidence].sort() };
      if (before?.verdict === undefined) return { ...before, ...record };
      if (before.found === record.found) return withFindings(before, record);
      // The verdict was on something else.
      const { verdict: _verdict, ...others } = before;
      return { ...others, ...record };
    });
  });
  const kept = new Set(set.map(recordKey));
  const looked = new Set(reports.map(({ path }) => path));
  const remove = records.filter(
    (record) =>
      looked.has(record.document) &&
      !kept.has(recordKey(record)) &&
      // A verdict on what is addressed is no finding, and none of a baseline's business.
      (record.found === 'conflict' || record.found === 'missing'),
  );
  return { set, remove };
}
