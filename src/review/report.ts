/** The report of one document: the JSON contract of `check`. Fields may be added, never changed or removed. */
import type { DocumentKind, Relation } from '../guidance/vocabulary.ts';
import { positionAt } from '../document/document.ts';
import type { Analysis, Match } from '../relevance/analyse.ts';
import type { ShownGap } from './gate.ts';
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
}

export interface ReportedGap {
  readonly principle: string;
  readonly reason: string;
}

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
  readonly problems: readonly ReportedProblem[];
}

/**
 * Reports on a document.
 * @param path as the reader is to see it
 * @param matches what to report; the hints, where it is left out
 * @param gaps those of the analysis, where they are left out
 * @param problems of what the document says to this tool
 */
export function documentReport(
  path: string,
  analysis: Analysis,
  matches: readonly Match[] = analysis.hints,
  gaps: readonly ShownGap[] = analysis.gaps,
  problems: readonly DocumentProblem[] = [],
): DocumentReport {
  return {
    path,
    kind: analysis.kind,
    hints: matches.map((match) => reportedMatch(analysis, match)),
    gaps: gaps.map(({ principle, reason = 'The document pins it.' }) => ({ principle, reason })),
    problems: problems.map((problem) => reportedProblem(analysis, problem)),
  };
}

function reportedMatch({ document }: Analysis, match: Match): ReportedMatch {
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
  };
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
