/**
 * A review as plain values that outlive the text: what reports are written from and what a record is compared with. It says
 * beside the machine's findings what reviewers said, and what has changed since the review that was recorded last.
 */
import type { Guidance } from '../guidance/guidance.ts';
import type { DocumentKind, Relation } from '../guidance/vocabulary.ts';
import { type ParsedDocument, positionAt } from '../document/document.ts';
import type { Match } from '../relevance/analyse.ts';
import { matchesWorthShowing } from '../relevance/worth.ts';
import { matchFingerprints, passageHash } from './fingerprint.ts';
import type { Judged } from './gate.ts';
import { type Quote, quoteOf } from './quote.ts';
import { reviewDocument, type ReviewEntry, type ReviewState } from './review.ts';
import { type RecordChanges, recordKey, type ReviewRecord, type Verdict } from './verdicts.ts';

/** A place in a document that says something of a principle. */
export interface ReviewedEvidence {
  readonly relation: Relation;
  /** 1-based line and UTF-16 column; the end is exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The headings above, outermost first. */
  readonly section: readonly string[];
  readonly quote: Quote;
  readonly because: string;
  /** Of a conflict: what would satisfy the principle. */
  readonly satisfy?: string;
}

/** What a reviewer said, and whether the text has changed since. */
export interface GivenVerdict {
  readonly verdict: Verdict;
  readonly note?: string;
  /** The review finds another state now, or places that the reviewer has not seen in these words. */
  readonly outOfDate: boolean;
}

/** Against the record: not in it, in it as it is now, or in it with another state or other words. */
export type Since = 'new' | 'open' | 'changed';

export interface ReviewedEntry {
  readonly principle: string;
  /** As the machine finds it. */
  readonly state: ReviewState;
  /** Why it is expected. */
  readonly expected?: string;
  readonly pinned: boolean;
  /** Why the team pins it. */
  readonly pinNote?: string;
  /** Conflicts first, then in order of place, at most {@link mostEvidence}. */
  readonly evidence: readonly ReviewedEvidence[];
  /** How many places there are beside `evidence`. */
  readonly moreEvidence: number;
  /** Where the document excuses the principle, and why. */
  readonly excuses: readonly { readonly line: number; readonly reason?: string }[];
  /** Names of the places that made the state what it is: see {@link evidenceName}. */
  readonly names: readonly string[];
  readonly verdict?: GivenVerdict;
  /** Of a conflict or what is missing, where there is a record. */
  readonly since?: Since;
}

export interface ReviewedDocument {
  readonly path: string;
  /** Its first heading; its path, where it has none. */
  readonly title: string;
  readonly kind: DocumentKind;
  /** Conflicts first, then what is missing. */
  readonly entries: readonly ReviewedEntry[];
  /** What else the document speaks of, though nobody asks it to, most evidence first. */
  readonly touched: readonly Pick<ReviewedEntry, 'principle' | 'evidence' | 'moreEvidence'>[];
  /** What the record holds as in conflict or missing, and is so no more. */
  readonly resolved: readonly ReviewRecord[];
}

/** More places than this under one principle are not read. */
export const mostEvidence = 8;

/** Names a place and its words: the fingerprint of the finding, and the hash of the passage that it stands in. */
export const evidenceName = (fingerprint: string, passage: string): string => `${fingerprint}-${passage}`;

/**
 * Reviews a document.
 * @param path from the folder that the record's paths count from, with forward slashes
 * @param records of the last review, of any documents
 */
export function reviewedDocument(
  path: string,
  judged: Judged,
  guidance: Guidance,
  records: readonly ReviewRecord[] = [],
): ReviewedDocument {
  const { document, kind } = judged.analysis;
  const entries = reviewDocument(judged, guidance).map((entry) =>
    reviewedEntry(entry, document, namesOf(entry, judged)),
  );
  const asked = new Set(entries.map(({ principle }) => principle));
  const reviewed: ReviewedDocument = {
    path,
    title: document.sections.find(({ level }) => level > 0)?.path[0] ?? path,
    kind,
    entries,
    touched: touchedBeside(asked, judged, guidance),
    resolved: [],
  };
  return againstRecords(reviewed, records);
}

/** The same review beside other records, of any documents. */
export function againstRecords(
  document: ReviewedDocument,
  records: readonly ReviewRecord[],
): ReviewedDocument {
  const { path } = document;
  const own = records.filter((record) => record.document === path);
  const known = new Map(own.map((record) => [record.principle, record]));
  const entries = document.entries.map(({ verdict: _verdict, since: _since, ...entry }): ReviewedEntry => {
    const { state, names } = entry;
    const record = known.get(entry.principle);
    const verdict = record && givenVerdict(record, state, names);
    return {
      ...entry,
      ...(verdict ? { verdict } : {}),
      ...(isOpen(entry) && records.length > 0 ? { since: sinceRecord(record, state, names) } : {}),
    };
  });
  const open = new Set(entries.filter(isOpen).map(({ principle }) => principle));
  const resolved = own.filter((record) => isFinding(record) && !open.has(record.principle));
  return { ...document, entries, resolved };
}

const isFinding = ({ found }: ReviewRecord): boolean => found === 'conflict' || found === 'missing';

/** A conflict is named by its hints, anything else by what is read of it. */
function namesOf({ principle, state, evidence }: ReviewEntry, { analysis, hints }: Judged): string[] {
  const shown = hints
    .map(({ match }) => match)
    .filter((match) => match.principle === principle)
    .sort((a, b) => a.from - b.from);
  const matches =
    state === 'conflict' ? shown : evidence.slice(0, mostEvidence).sort((a, b) => a.from - b.from);
  const { document } = analysis;
  return matchFingerprints(document, matches).map((name, i) =>
    evidenceName(name, passageHash(document, matches[i]?.block ?? 0)),
  );
}

function reviewedEntry(
  { principle, state, expected, pin, evidence, suppressions }: ReviewEntry,
  document: ParsedDocument,
  names: readonly string[],
): ReviewedEntry {
  return {
    principle,
    state,
    ...(expected === undefined ? {} : { expected }),
    pinned: pin !== undefined,
    ...(pin?.note === undefined ? {} : { pinNote: pin.note }),
    ...someEvidence(document, evidence),
    excuses: suppressions.map(({ from, reason }) => ({
      line: positionAt(document, from).line + 1,
      ...(reason === undefined ? {} : { reason }),
    })),
    names,
  };
}

function someEvidence(
  document: ParsedDocument,
  matches: readonly Match[],
): Pick<ReviewedEntry, 'evidence' | 'moreEvidence'> {
  // What only speaks of a principle adds nothing in a block that says where it stands on it.
  const firm = new Set(matches.filter(({ relation }) => relation !== 'topic').map(({ block }) => block));
  const read = matches.filter(({ relation, block }) => relation !== 'topic' || !firm.has(block));
  return {
    evidence: read.slice(0, mostEvidence).map((match) => reviewedEvidence(document, match)),
    moreEvidence: Math.max(0, read.length - mostEvidence),
  };
}

function reviewedEvidence(document: ParsedDocument, match: Match): ReviewedEvidence {
  const start = positionAt(document, match.from);
  const end = positionAt(document, match.to);
  const section = document.blocks[match.block]?.section ?? 0;
  const found = `“${match.text}”: ${match.because}.`;
  const satisfy = match.message.startsWith(found) ? match.message.slice(found.length).trim() : '';
  return {
    relation: match.relation,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    section: document.sections[section]?.path ?? [],
    quote: quoteOf(document, match),
    because: match.because,
    ...(satisfy === '' ? {} : { satisfy }),
  };
}

function touchedBeside(
  asked: ReadonlySet<string>,
  judged: Judged,
  guidance: Guidance,
): ReviewedDocument['touched'] {
  const { analysis, silenced } = judged;
  const found = new Map<string, Match[]>();
  for (const match of matchesWorthShowing(analysis, guidance)) {
    if (asked.has(match.principle) || silenced.has(match.principle) || match.relation === 'conflict')
      continue;
    const listed = found.get(match.principle);
    if (listed) listed.push(match);
    else found.set(match.principle, [match]);
  }
  return [...found]
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    .map(([principle, matches]) => ({
      principle,
      // What supports it is read before what only speaks of it.
      ...someEvidence(
        analysis.document,
        [...matches].sort((a, b) => supportFirst(a) - supportFirst(b)),
      ),
    }));
}

const supportFirst = ({ relation }: Match): number => (relation === 'support' ? 0 : 1);

function givenVerdict(
  record: ReviewRecord,
  state: ReviewState,
  names: readonly string[],
): GivenVerdict | undefined {
  const { verdict, note } = record;
  if (verdict === undefined) return undefined;
  return {
    verdict,
    ...(note === undefined ? {} : { note }),
    outOfDate: !agrees(record, state, names),
  };
}

/** Whether all that the review finds now was in the record: a place less is no news, another one is. */
const agrees = ({ found, evidence }: ReviewRecord, state: ReviewState, names: readonly string[]): boolean =>
  found === state && names.every((name) => evidence.includes(name));

const sinceRecord = (
  record: ReviewRecord | undefined,
  state: ReviewState,
  names: readonly string[],
): Since => (record ? (agrees(record, state, names) ? 'open' : 'changed') : 'new');

/** What holds after a reviewer has spoken; what the machine finds, where nobody has or the verdict is out of date. */
export function settledState({ state, verdict }: Pick<ReviewedEntry, 'state' | 'verdict'>): ReviewState {
  if (!verdict || verdict.outOfDate || verdict.verdict === 'agree') return state;
  if (verdict.verdict === 'notApplicable') return 'notApplicable';
  // Who disagrees with a conflict or a gap says that the principle is kept, and the other way round.
  return state === 'addressed' ? 'missing' : 'addressed';
}

/** What a record says of an entry as it is now. */
export const recordOf = (
  path: string,
  { principle, state, names }: Pick<ReviewedEntry, 'principle' | 'state' | 'names'>,
  said: Pick<ReviewRecord, 'verdict' | 'note'> = {},
): ReviewRecord => ({
  document: path,
  principle,
  found: state,
  evidence: [...names].sort(),
  ...(said.verdict === undefined ? {} : { verdict: said.verdict }),
  ...(said.note === undefined || said.note.trim() === '' ? {} : { note: said.note.trim() }),
});

const isOpen = ({ state }: Pick<ReviewedEntry, 'state'>): boolean =>
  state === 'conflict' || state === 'missing';

/**
 * Gives a verdict on an entry, or takes it back. The first verdict on a document records what else is open in it, so that
 * the next review can tell what is new.
 * @param said nothing in it takes the verdict back
 * @throws RangeError where the review has no entry of the principle, or a verdict other than `agree` has no reason
 */
export function verdictChanges(
  { path, entries }: ReviewedDocument,
  principle: string,
  said: Pick<ReviewRecord, 'verdict' | 'note'>,
  records: readonly ReviewRecord[],
): RecordChanges {
  const entry = entries.find((one) => one.principle === principle);
  if (!entry) throw new RangeError(`The review of ${path} has no entry of ${principle}.`);
  if (said.verdict === 'disagree' && (said.note ?? '').trim() === '')
    throw new RangeError('Who disagrees says why.');
  const isFirst = !records.some(({ document }) => document === path);
  const others = isFirst ? entries.filter((one) => one !== entry && isOpen(one)) : [];
  const own = recordOf(path, entry, said);
  if (said.verdict === undefined && !isOpen(entry)) return { remove: [own] };
  return { set: [own, ...others.map((one) => recordOf(path, one))] };
}

/** Records reviews as they are now: what is open, and verdicts on what is still there; what is resolved goes. */
export function recordChanges(
  documents: readonly ReviewedDocument[],
  records: readonly ReviewRecord[],
): RecordChanges {
  const known = new Map(records.map((record) => [recordKey(record), record]));
  const set: ReviewRecord[] = [];
  const kept = new Set<string>();
  for (const { path, entries } of documents) {
    for (const entry of entries) {
      const now = recordOf(path, entry);
      const before = known.get(recordKey(now));
      const hasVerdict = before?.verdict !== undefined;
      if (!isOpen(entry) && !hasVerdict) continue;
      kept.add(recordKey(now));
      // A verdict stays on the words that it was given on, so that it still shows as out of date.
      if (before && hasVerdict) continue;
      set.push(before?.note === undefined ? now : { ...now, note: before.note });
    }
  }
  const reviewed = new Set(documents.map(({ path }) => path));
  const remove = records.filter((record) => reviewed.has(record.document) && !kept.has(recordKey(record)));
  return { set, remove };
}
