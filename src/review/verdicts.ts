/**
 * The file in which a repository keeps what its last review found and what reviewers said of it: one line of JSON for each
 * principle of each document, in order, with an empty line after each, so that two branches that judge different things merge
 * by themselves: git takes changes in lines that touch for one.
 *
 *     {"document":"adr/1.md","principle":"cloud-first","found":"conflict","evidence":["4f1d…-9a0b…"],"verdict":"agree"}
 */
import { type ReviewState, reviewStates } from './review.ts';

/** What a reviewer says of what the review found. */
export const verdicts = ['agree', 'disagree', 'notApplicable'] as const;
export type Verdict = (typeof verdicts)[number];

/** Where the file stands, from the folder that the paths in it count from. */
export const verdictsPath = '.design-manual/verdicts.jsonl';

export interface RecordKey {
  /** Path of the document from that folder, with forward slashes. */
  readonly document: string;
  /** Id of the principle. */
  readonly principle: string;
}

/** One line of the file. */
export interface ReviewRecord extends RecordKey {
  readonly found: ReviewState;
  /** Names of the places that said so, as `evidenceName` makes them. */
  readonly evidence: readonly string[];
  /** Left out where nobody has said anything yet. */
  readonly verdict?: Verdict;
  readonly note?: string;
}

/**
 * What is wrong with a line: no JSON object, a field missing or not of its kind, a second line for what another one is about, or
 * the marks of a merge that nobody has finished.
 */
export type RecordProblemKind = 'notAnObject' | 'wrongField' | 'saidTwice' | 'unmerged';

export interface RecordProblem {
  /** 1-based. */
  readonly line: number;
  readonly problem: RecordProblemKind;
  /** The field that is at fault. */
  readonly field?: string;
  /** In English, to follow the file's name and the line. */
  readonly message: string;
}

export interface ReadRecords {
  readonly records: readonly ReviewRecord[];
  /** In order of lines. What is wrong costs its line only. */
  readonly problems: readonly RecordProblem[];
}

/** A file above this is not read, in UTF-16 units: it holds some 100,000 lines. */
export const largestRecords = 32_000_000;

const separator = '\u0000';
export const recordKey = ({ document, principle }: RecordKey): string =>
  `${document}${separator}${principle}`;

/** Compares by code units, as every machine does alike. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byKey = (a: RecordKey, b: RecordKey): number =>
  compare(a.document, b.document) || compare(a.principle, b.principle);

const fieldProblems: Readonly<Record<string, string>> = {
  document: 'must be the path of a document',
  principle: 'must be the id of a principle',
  found: `must be one of ${reviewStates.join(', ')}`,
  evidence: 'must be a list of texts',
  verdict: `must be one of ${verdicts.join(', ')}`,
  note: 'must be a text',
};

interface Line {
  /** With its ending. */
  readonly text: string;
  readonly record?: ReviewRecord;
  /** The object as written, with what we do not know of. */
  readonly raw?: Readonly<Record<string, unknown>>;
  readonly problem?: Omit<RecordProblem, 'line'>;
}

/** Reads the file. Empty lines are passed over; a byte order mark may stand first. */
export function readRecords(text: string): ReadRecords {
  const records = new Map<string, ReviewRecord>();
  const problems: RecordProblem[] = [];
  linesOf(text).forEach(({ record, problem }, i) => {
    if (problem) problems.push({ line: i + 1, ...problem });
    if (!record) return;
    const key = recordKey(record);
    if (records.has(key)) {
      const { document, principle } = record;
      const message = `${principle} of ${document} stands in an earlier line too: keep one`;
      problems.push({ line: i + 1, problem: 'saidTwice', message });
    } else records.set(key, record);
  });
  return { records: [...records.values()], problems };
}

const markOf = (text: string): string => (text.startsWith('\uFEFF') ? '\uFEFF' : '');

function linesOf(text: string): Line[] {
  const lines: readonly string[] = text.slice(markOf(text).length).match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return lines.map(readLine);
}

function readLine(text: string): Line {
  const trimmed = text.trim();
  if (trimmed === '') return { text };
  if (/^(<{7}|={7}|>{7}|\|{7})( |$)/.test(trimmed)) {
    const message = 'a merge stopped here: keep the lines that hold, and take out this mark';
    return { text, problem: { problem: 'unmerged', message } };
  }
  let raw: unknown;
  try {
    raw = JSON.parse(trimmed);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { text, problem: { problem: 'notAnObject', message: `is not JSON: ${reason}` } };
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { text, problem: { problem: 'notAnObject', message: 'must be an object: {"document": …}' } };
  const fields = raw as Readonly<Record<string, unknown>>;
  const field = wrongField(fields);
  if (field !== undefined) {
    const message = `"${field}" ${fieldProblems[field] ?? ''}`;
    return { text, raw: fields, problem: { problem: 'wrongField', field, message } };
  }
  const { document, principle, found, evidence, verdict, note } = fields as unknown as ReviewRecord;
  const said = {
    ...(verdict === undefined ? {} : { verdict }),
    ...(note === undefined ? {} : { note }),
  };
  return { text, raw: fields, record: { document, principle, found, evidence, ...said } };
}

function wrongField(fields: Readonly<Record<string, unknown>>): string | undefined {
  const { document, principle, found, evidence, verdict, note } = fields;
  if (typeof document !== 'string' || document === '') return 'document';
  if (typeof principle !== 'string' || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(principle)) return 'principle';
  if (!reviewStates.some((state) => state === found)) return 'found';
  if (!Array.isArray(evidence) || !evidence.every((name) => typeof name === 'string')) return 'evidence';
  if (verdict !== undefined && !verdicts.some((known) => known === verdict)) return 'verdict';
  if (note !== undefined && typeof note !== 'string') return 'note';
  return undefined;
}

/** What is to be written: records take the place of those of the same key, and keys are taken out. */
export interface RecordChanges {
  readonly set?: readonly ReviewRecord[];
  readonly remove?: readonly RecordKey[];
}

/**
 * Changes the text of the file. Every other line stays as it is, whatever it holds, and so do fields that are not ours; new
 * lines go where the order wants them.
 * @param text the file as it is; empty where there is none
 */
export function writeRecords(text: string, { set = [], remove = [] }: RecordChanges): string {
  const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
  const wanted = new Map(set.map((record) => [recordKey(record), record]));
  const unwanted = new Set(remove.map(recordKey));
  const written = new Set<string>();
  const kept: Line[] = [];
  let isCut = false;
  for (const line of linesOf(text)) {
    const key = line.record && recordKey(line.record);
    const next = key === undefined ? undefined : wanted.get(key);
    // An empty line goes with the record before it.
    const isRest = isCut && isEmpty(line);
    isCut = false;
    if (isRest) continue;
    if (key === undefined || (!next && !unwanted.has(key))) kept.push(line);
    else if (next && !written.has(key)) {
      written.add(key);
      kept.push({ text: lineOf(next, eol, line.raw), record: next });
    } else isCut = true;
  }
  const last = kept.at(-1);
  if (isCut && last && isEmpty(last)) kept.pop();
  const added = set
    .filter((record, i) => !written.has(recordKey(record)) && wanted.get(recordKey(record)) === set[i])
    .sort(byKey);
  return markOf(text) + withAdded(kept, added, eol).join('');
}

const isEmpty = ({ text }: Line): boolean => text.trim() === '';

/** Puts records where the order wants them, with an empty line on each side. */
function withAdded(kept: readonly Line[], added: readonly ReviewRecord[], eol: string): string[] {
  const lines: string[] = [];
  let wasAdded = false;
  const push = (line: string, isAdded: boolean): void => {
    const last = lines.at(-1);
    if (last !== undefined && !last.endsWith('\n')) lines[lines.length - 1] = last + eol;
    const touches = last !== undefined && last.trim() !== '' && line.trim() !== '';
    if (touches && (isAdded || wasAdded)) lines.push(eol);
    lines.push(line);
    wasAdded = isAdded;
  };
  let next = 0;
  for (const { text, record } of kept) {
    for (; record && next < added.length; next++) {
      const candidate = added[next];
      if (!candidate || byKey(candidate, record) > 0) break;
      push(lineOf(candidate, eol), true);
    }
    push(text, false);
  }
  for (const record of added.slice(next)) push(lineOf(record, eol), true);
  return lines;
}

const ours = ['document', 'principle', 'found', 'evidence', 'verdict', 'note'] as const;

function lineOf(record: ReviewRecord, eol: string, raw: Readonly<Record<string, unknown>> = {}): string {
  const others = Object.entries(raw).filter(([name]) => !ours.some((own) => own === name));
  const fields = ours.flatMap((name) => (record[name] === undefined ? [] : [[name, record[name]] as const]));
  return JSON.stringify(Object.fromEntries([...fields, ...others])) + eol;
}
