/** The report of one document: the JSON contract of `check`. Fields may be added, never changed or removed. */
import type { DocumentKind, Relation } from '../guidance/vocabulary.ts';
import { positionAt } from '../document/document.ts';
import type { Analysis, Match } from '../relevance/analyse.ts';
import { gapFingerprint, matchFingerprints, passageHash } from './fingerprint.ts';
import type { ShownGap } from './gate.ts';
import type { Excused } from './excused.ts';
import type { DocumentProblem } from './problems.ts';
import { documentProblemText } from './problemText.ts';

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

/** Something wrong with what the document says to this tool. */
export interface ReportedProblem {
  readonly about: DocumentProblem['about'];
  readonly problem: DocumentProblem['problem'];
  /** The id that is at fault, as written. */
  readonly principle?: string;
  /** As those of {@link ReportedMatch}. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
}

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
  readonly problems: readonly ReportedProblem[];
}

/**
 * Reports on a document.
 * @param path as the reader is to see it
 * @param matches what to report; the hints, where it is left out
 * @param gaps those of the analysis, where they are left out
 * @param excused what the document silences, from `excusedFindings`
 * @param problems of what the document says to this tool
 */
export function documentReport(
  path: string,
  analysis: Analysis,
  matches: readonly Match[] = analysis.hints,
  gaps: readonly ShownGap[] = analysis.gaps,
  excused: Excused = { hints: [], gaps: [] },
  problems: readonly DocumentProblem[] = [],
): DocumentReport {
  // Together, so that the same words in a silenced place have a fingerprint of their own; after the hints, whose it leaves alone.
  const all = reportedMatches(analysis, [...matches, ...excused.hints.map(({ match }) => match)]);
  return {
    path,
    kind: analysis.kind,
    hints: all.slice(0, matches.length),
    gaps: gaps.map(reportedGap),
    silenced: {
      hints: all
        .slice(matches.length)
        .map((hint, i) => ({ ...hint, by: 'document', why: excused.hints[i]?.reason ?? '' })),
      gaps: excused.gaps.map(({ gap, reason }) => ({ ...reportedGap(gap), by: 'document', why: reason })),
    },
    problems: problems.map((problem) => reportedProblem(analysis, problem)),
  };
}

const reportedGap = ({ principle, reason = 'It is pinned.' }: ShownGap): ReportedGap => ({
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

function reportedProblem({ document }: Analysis, found: DocumentProblem): ReportedProblem {
  const { about, problem, principle, from, to } = found;
  const start = positionAt(document, from);
  const end = positionAt(document, to);
  return {
    about,
    problem,
    ...(principle === undefined ? {} : { principle }),
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    message: documentProblemText(found),
  };
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
