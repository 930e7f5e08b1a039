/** What would mend a mistake in a pack, where that is plain: the nearest word, a missing field, quotation marks. */
import type { PlacedData } from './frontMatter.ts';
import { nearestIds } from './guidance.ts';
import type { PackFile } from './pack.ts';
import type { ProblemFix } from './problem.ts';
import type { Fault } from './validate.ts';

interface Place {
  readonly file: PackFile;
  readonly read: PlacedData;
  /** The fields that the file may have. */
  readonly fieldNames: readonly string[];
  /** Where a field can be added: the end of the data. */
  readonly end: number;
}

/** What a field that is missing starts as. */
const starts: Readonly<Record<string, string>> = { documents: '[architecture, procurement]' };

/** The keys of a signal. */
const signalFields = [
  'relation',
  'because',
  'satisfy',
  'replace',
  'strength',
  'documents',
  'under',
  'underOptions',
  'near',
  'without',
  'phrases',
  'together',
  'limit',
];

/** An id made of any text: lower-case words with hyphens. */
export const idFrom = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);

/** @returns undefined where there is more than one way to mend it */
export function fixOf(fault: Fault, place: Place): ProblemFix | undefined {
  const { issue, path, from, to } = fault;
  const { file, read, fieldNames, end } = place;
  const replaced = (text: string | undefined): ProblemFix | undefined =>
    text === undefined || text === '' ? undefined : { from, to, text };
  const value = valueAt(read.data, path);
  if (!issue) {
    if (!fault.message.includes('put the phrase in quotes')) return undefined;
    const lineEnd = file.text.indexOf('\n', from);
    const rest = file.text.slice(from, lineEnd < 0 ? file.text.length : lineEnd).trimEnd();
    return { from, to: from + rest.length, text: `'${rest.replaceAll("'", "''")}'` };
  }
  if (issue.code === 'unrecognized_keys') {
    const inSignal = path[0] === 'signals' && path.length === 3;
    const known = path.length === 1 ? fieldNames : inSignal ? signalFields : [];
    return replaced(nearestIds(known, String(path.at(-1)), 1)[0]);
  }
  if (issue.code === 'invalid_value' && typeof value === 'string')
    return replaced(nearestIds(issue.values.map(String), value, 1)[0]);
  const field = path[0];
  if (value === undefined && path.length === 1 && typeof field === 'string') {
    const name =
      file.path
        .split(/[\\/]/)
        .at(-1)
        ?.replace(/\.[^.]*$/, '') ?? '';
    const start = field === 'id' ? idFrom(name) : (starts[field] ?? '');
    const newline = file.text.slice(end - 1, end) === '\n' || end === 0 ? '' : '\n';
    return { from: end, to: end, text: `${newline}${field}: ${start}\n` };
  }
  if (
    issue.code === 'invalid_format' &&
    typeof value === 'string' &&
    /^(?:id|overrides|supersededBy)$/.test(String(field))
  )
    return replaced(idFrom(value));
  return undefined;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
