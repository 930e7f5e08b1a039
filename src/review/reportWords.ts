/** The words that reports share, and the counts that they give. */
import type { DocumentKind, Relation, Theme } from '../guidance/vocabulary.ts';
import { type ReviewState, reviewStates } from './review.ts';
import {
  type GivenVerdict,
  type ReviewedDocument,
  type ReviewedEntry,
  settledState,
  type Since,
} from './reviewed.ts';
import type { Verdict } from './verdicts.ts';

export const stateNames: Readonly<Record<ReviewState, string>> = {
  conflict: 'In conflict',
  missing: 'Missing',
  addressed: 'Addressed',
  notApplicable: 'Not applicable',
};

export const relationNames: Readonly<Record<Relation, string>> = {
  conflict: 'in conflict',
  support: 'supported',
  topic: 'touched on',
};

export const verdictNames: Readonly<Record<Verdict, string>> = {
  agree: 'Reviewer agrees',
  disagree: 'Reviewer disagrees',
  notApplicable: 'Reviewer: not applicable',
};

export const sinceNames: Readonly<Record<Since, string>> = {
  new: 'new since the last review',
  open: 'open since the last review',
  changed: 'changed since the last review',
};

export const kindNames: Readonly<Record<DocumentKind, string>> = {
  architecture: 'architecture document',
  procurement: 'procurement specification',
  other: 'another kind of document, not judged',
};

export const themeNames: Readonly<Record<Theme, string>> = {
  'user-needs': 'User needs',
  outcomes: 'Outcomes',
  openness: 'Openness',
  architecture: 'Architecture',
  data: 'Data',
  security: 'Security',
  sourcing: 'Sourcing',
  delivery: 'Delivery',
  operations: 'Operations',
  people: 'People',
  governance: 'Governance',
  sustainability: 'Sustainability',
};

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

export type StateCounts = Readonly<Record<ReviewState, number>>;

/** How many entries are in each state, after reviewers have spoken. */
export function countStates(entries: readonly ReviewedEntry[]): StateCounts {
  const counts: Record<ReviewState, number> = { conflict: 0, missing: 0, addressed: 0, notApplicable: 0 };
  for (const entry of entries) counts[settledState(entry)]++;
  return counts;
}

/** Such as "2 in conflict, 1 missing"; states that no entry is in are left out. */
export const saidCounts = (counts: StateCounts): string =>
  reviewStates
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${stateNames[state].toLowerCase()}`)
    .join(', ');

/** What a reviewer said, in one sentence. */
export function saidVerdict({ verdict, note, outOfDate }: GivenVerdict): string {
  const said = `${verdictNames[verdict]}${note === undefined ? '' : `: ${note}`}`;
  return outOfDate ? `${said} (out of date: the text has changed since)` : said;
}

/** Why an entry stands in a review, in one sentence; undefined where only its evidence brings it there. */
export function whyAsked({ expected, pinned, pinNote }: ReviewedEntry): string | undefined {
  if (pinNote !== undefined) return `Pinned: ${pinNote}`;
  return expected ?? (pinned ? 'Pinned by the team.' : undefined);
}

/** What has changed since the review that was recorded; undefined where there is no record. */
export interface Changes {
  readonly fresh: number;
  readonly changed: number;
  readonly open: number;
  readonly resolved: number;
  readonly outOfDate: number;
}

export function countChanges(documents: readonly ReviewedDocument[]): Changes | undefined {
  const entries = documents.flatMap((document) => document.entries);
  const resolved = documents.reduce((sum, document) => sum + document.resolved.length, 0);
  const outOfDate = entries.filter(({ verdict }) => verdict?.outOfDate).length;
  const since = (wanted: Since): number => entries.filter((entry) => entry.since === wanted).length;
  const known = entries.some((entry) => entry.since !== undefined || entry.verdict !== undefined);
  if (!known && resolved === 0) return undefined;
  return { fresh: since('new'), changed: since('changed'), open: since('open'), resolved, outOfDate };
}

export const saidChanges = ({ fresh, changed, open, resolved, outOfDate }: Changes): string =>
  `Since the last review: ${fresh} new, ${changed} changed, ${open} still open, ${resolved} resolved; ` +
  `${plural(outOfDate, 'verdict')} out of date.`;

/** An address for a line of a document, for Markdown and HTML alike. */
export const lineLink = (linkBase = '', path: string, line: number): string =>
  `${linkBase}${path.split('/').map(encodeURIComponent).join('/')}#L${line}`;
