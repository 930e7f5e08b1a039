/** The record of what changed in a pack (`CHANGES.md`), and what of it a reader has not seen yet. */
import type { Problem } from './problem.ts';

export const changeKinds = ['new', 'changed', 'historic'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface Change {
  /** ISO date. */
  readonly date: string;
  readonly kind: ChangeKind;
  /** Of the principle. */
  readonly id: string;
  /** What changed and why: Markdown without the id. */
  readonly note: string;
}

/** What a reader has looked at: everything before a date, and these changes of that date. */
export interface SeenChanges {
  readonly date: string;
  readonly keys: readonly string[];
}

const entryPattern = /^- (\w+): ((?:`[^`]+`(?:, )?)+): (\S.*)$/;

/**
 * Reads a record of changes: a second-level heading for each date, newest first, and under it lines such as
 * "- changed: `cloud-first`, `open-standards`: the code of practice was updated".
 * @param known the ids of the pack, each of which must be recorded
 * @returns the changes, newest date first, and every problem with its line
 */
export function readChanges(
  path: string,
  text: string,
  known: ReadonlySet<string>,
): { changes: Change[]; problems: Problem[] } {
  const changes: Change[] = [];
  const problems: Problem[] = [];
  let date: string | undefined;
  text.split(/\r?\n/).forEach((line, i) => {
    const report = (message: string): void => {
      problems.push({ path, line: i + 1, message });
    };
    const heading = /^##\s+(.+?)\s*$/.exec(line)?.[1];
    if (heading !== undefined) {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(heading)) report(`"${heading}" must be a date such as 2026-11-24`);
      else if (date !== undefined && heading >= date)
        report(`${heading} must stand above ${date}: newest first`);
      else date = heading;
      return;
    }
    if (!line.startsWith('- ')) return;
    const [, kind, ids, note] = entryPattern.exec(line) ?? [];
    const knownKind = changeKinds.find((one) => one === kind);
    if (!knownKind || ids === undefined || note === undefined) {
      report(
        `write a change as "- changed: \`id\`: what changed and why", with one of ${changeKinds.join(', ')}`,
      );
      return;
    }
    if (date === undefined) {
      report('a change must stand under a date, such as "## 2026-11-24"');
      return;
    }
    for (const [, id = ''] of ids.matchAll(/`([^`]+)`/g)) {
      if (!known.has(id)) report(`there is no principle "${id}"`);
      else changes.push({ date, kind: knownKind, id, note });
    }
  });
  const recorded = new Set(changes.map(({ id }) => id));
  for (const id of known)
    if (!recorded.has(id))
      problems.push({
        path,
        line: 1,
        message: `"${id}" is not recorded: add "- new: \`${id}\`: why it is there"`,
      });
  return { changes, problems };
}

/** Loads the changes that were stored as JSON when the pack was built. */
export const loadChanges = (text: string): readonly Change[] => JSON.parse(text) as Change[];

const key = ({ kind, id }: Change): string => `${kind} ${id}`;

/** What to remember when a reader has looked at all changes. */
export function seenNow(changes: readonly Change[]): SeenChanges {
  const date = changes[0]?.date ?? '';
  return { date, keys: changes.filter((change) => change.date === date).map(key) };
}

/** The changes that a reader has not seen; all of them where nothing is remembered. */
export function unseenChanges(changes: readonly Change[], seen: SeenChanges | undefined): Change[] {
  if (!seen) return [...changes];
  return changes.filter(
    (change) => change.date > seen.date || (change.date === seen.date && !seen.keys.includes(key(change))),
  );
}

/** What happened last to each principle of some changes. */
export const newestKinds = (changes: readonly Change[]): ReadonlyMap<string, ChangeKind> =>
  // Changes are newest first, and of two entries of a map the later one stays.
  new Map([...changes].reverse().map(({ id, kind }) => [id, kind]));
