/** The report of one document: the JSON contract of `check`. Fields may be added, never changed or removed. */
import type { DocumentKind, Relation } from '../guidance/vocabulary.ts';
import { positionAt } from '../document/document.ts';
import type { Analysis, Match } from '../relevance/analyse.ts';
import { gapFingerprint, matchFingerprints, passageHash } from './fingerprint.ts';
import type { ShownGap } from './gate.ts';
import type { Excused } from './excused.ts';

export interface ReportedMatch {
  readonly principle: string;
  readonly relation: Relation;
  /** 0 to 1, to three decimals. */
  readonly score: number;
  /** 1-based line and UTF-16 column; the end is exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
  readonly message: string;
  /** Stays the same while the words and the headings above them do. */
  readonly fingerprint: string;
  /** A hash of all words of the block. */
  readonly passage: string;
}

export interface ReportedGap {
  readonly principle: string;
  readonly reason: string;
  readonly fingerprint: string;
}

/** Why a finding is not raised: the document says so in a comment or its settings, or it is in the baseline. */
interface Silenced {
  readonly by: 'document' | 'baseline';
  readonly why: string;
}

export interface SilencedMatch extends ReportedMatch, Silenced {}
export interface SilencedGap extends ReportedGap, Silenced {}

export interface DocumentReport {
  readonly path: string;
  readonly kind: DocumentKind;
  readonly hints: readonly ReportedMatch[];
  readonly gaps: readonly ReportedGap[];
  /** What would be among the hints and gaps. */
  readonly silenced: {
    readonly hints: readonly SilencedMatch[];
    readonly gaps: readonly SilencedGap[];
  };
}

/**
 * Reports on a document.
 * @param path as the reader is to see it
 * @param matches what to report; the hints, where it is left out
 * @param gaps those of the analysis, where they are left out
 * @param excused what the document silences, from `excusedFindings`
 */
export function documentReport(
  path: string,
  analysis: Analysis,
  matches: readonly Match[] = analysis.hints,
  gaps: readonly ShownGap[] = analysis.gaps,
  excused: Excused = { hints: [], gaps: [] },
): DocumentReport {
  return {
    path,
    kind: analysis.kind,
    hints: reportedMatches(analysis, matches),
    gaps: gaps.map(reportedGap),
    silenced: {
      hints: reportedMatches(
        analysis,
        excused.hints.map(({ match }) => match),
      ).map((hint, i) => ({ ...hint, by: 'document' as const, why: excused.hints[i]?.reason ?? '' })),
      gaps: excused.gaps.map(({ gap, reason }) => ({ ...reportedGap(gap), by: 'document', why: reason })),
    },
  };
}

const reportedGap = ({ principle, reason = 'The document pins it.' }: ShownGap): ReportedGap => ({
  principle,
  reason,
  fingerprint: gapFingerprint(principle),
});

function reportedMatches({ document }: Analysis, matches: readonly Match[]): ReportedMatch[] {
  const fingerprints = matchFingerprints(document, matches);
  return matches.map((match, i) => {
    const start = positionAt(document, match.from);
    const end = positionAt(document, match.to);
    return {
      principle: match.principle,
      relation: match.relation,
      score: roundScore(match.score),
      line: start.line + 1,
      column: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
      text: match.text,
      message: match.message,
      fingerprint: fingerprints[i] ?? '',
      passage: passageHash(document, match.block),
    };
  });
}

/** Scores are reported to three decimals. */
export const roundScore = (score: number): number => Math.round(score * 1000) / 1000;

/** What a run can be told to fail on. */
export const failLevels = ['conflict', 'gap', 'never'] as const;
export type FailLevel = (typeof failLevels)[number];

/** Whether there is anything at or above a level. A conflict is above a gap. */
export function hasFindings(reports: readonly DocumentReport[], level: FailLevel): boolean {
  if (level === 'never') return false;
  return reports.some(
    ({ hints, gaps }) =>
      hints.some(({ relation }) => relation === 'conflict') || (level === 'gap' && gaps.length > 0),
  );
}
