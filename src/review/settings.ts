/** The settings that decide what is shown, read from values that anybody may have typed. */
import { documentKinds, type DocumentKind, type GuidedKind, themes } from '../guidance/vocabulary.ts';

/** How loudly a hint is shown, from not at all. */
export const levels = ['off', 'hint', 'information', 'warning', 'error'] as const;
export type Level = (typeof levels)[number];

/** A principle that a team has put in workspace settings. */
export interface Pin {
  readonly id: string;
  readonly note?: string;
  readonly severity?: Level;
  /** The kinds of document that it is pinned for; without it, those that the principle is written for. */
  readonly for?: readonly GuidedKind[];
}

export interface ReviewSettings {
  /** Principle id or theme to level. */
  readonly severity: ReadonlyMap<string, Level>;
  readonly pinned: readonly Pin[];
  /** In order; the first pattern that fits decides. */
  readonly kinds: readonly { readonly pattern: string; readonly kind: DocumentKind }[];
  /** Ids of principles that are raised nowhere. */
  readonly ignore: readonly string[];
}

export type SettingName = 'severity' | 'pinned' | 'kinds' | 'ignore';

/** A value that could not be used. */
export interface SettingsProblem {
  readonly setting: SettingName;
  /** The key or the value that is at fault. */
  readonly value: string;
  readonly problem: 'notAList' | 'notAnObject' | 'unknownPrinciple' | 'unknownLevel' | 'unknownKind';
}

/** A longer note is cut: it stands in hovers and messages. In characters. */
const longestNote = 500;

export const noSettings: ReviewSettings = { severity: new Map(), pinned: [], kinds: [], ignore: [] };

/** The names of settings by the values that they have; nothing is known of these. */
export type RawSettings = Readonly<Partial<Record<SettingName, unknown>>>;

/**
 * Reads settings. Never throws: an entry that cannot be used is left out, and named.
 * @param known whether there is a principle of an id
 */
export function readSettings(
  raw: RawSettings,
  known: (id: string) => boolean,
): { settings: ReviewSettings; problems: SettingsProblem[] } {
  const problems: SettingsProblem[] = [];
  const wrong = (setting: SettingName, value: unknown, problem: SettingsProblem['problem']): void => {
    problems.push({ setting, value: typeof value === 'string' ? value : JSON.stringify(value), problem });
  };
  const listOf = (setting: SettingName): readonly unknown[] => {
    const value = raw[setting] ?? [];
    if (Array.isArray(value)) return value as unknown[];
    wrong(setting, value, 'notAList');
    return [];
  };
  const entriesOf = (setting: SettingName): [string, unknown][] => {
    const value = raw[setting] ?? {};
    if (isObject(value)) return Object.entries(value);
    wrong(setting, value, 'notAnObject');
    return [];
  };

  const severity = new Map<string, Level>();
  for (const [key, level] of entriesOf('severity')) {
    if (!isLevel(level)) wrong('severity', `${key}: ${JSON.stringify(level)}`, 'unknownLevel');
    else if (!known(key) && !themes.some((theme) => theme === key))
      wrong('severity', key, 'unknownPrinciple');
    else severity.set(key, level);
  }
  const kinds = entriesOf('kinds').flatMap(([pattern, kind]) => {
    if (isKind(kind)) return [{ pattern, kind }];
    wrong('kinds', `${pattern}: ${JSON.stringify(kind)}`, 'unknownKind');
    return [];
  });
  const ignore = listOf('ignore').filter((id): id is string => {
    if (typeof id === 'string' && known(id)) return true;
    wrong('ignore', id, 'unknownPrinciple');
    return false;
  });
  const pinned = new Map<string, Pin>();
  for (const entry of listOf('pinned')) {
    const { id, note, severity: level, for: forKinds } = isObject(entry) ? entry : { id: entry };
    if (typeof id !== 'string' || !known(id)) {
      wrong('pinned', id ?? entry, 'unknownPrinciple');
      continue;
    }
    if (level !== undefined && !isLevel(level))
      wrong('pinned', `${id}: ${JSON.stringify(level)}`, 'unknownLevel');
    const listed =
      forKinds === undefined ? [] : Array.isArray(forKinds) ? (forKinds as unknown[]) : [forKinds];
    const guided = listed.filter((kind): kind is GuidedKind => isKind(kind) && kind !== 'other');
    if (guided.length < listed.length) wrong('pinned', `${id}: ${JSON.stringify(forKinds)}`, 'unknownKind');
    pinned.set(id, {
      id,
      ...(typeof note === 'string' && note.trim() !== '' ? { note: shortened(note.trim()) } : {}),
      ...(isLevel(level) ? { severity: level } : {}),
      ...(guided.length > 0 ? { for: guided } : {}),
    });
  }
  return { settings: { severity, pinned: [...pinned.values()], kinds, ignore }, problems };
}

const shortened = (note: string): string =>
  note.length > longestNote ? `${note.slice(0, longestNote).trimEnd()}…` : note;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isLevel = (value: unknown): value is Level => levels.some((level) => level === value);

const isKind = (value: unknown): value is DocumentKind =>
  value === 'other' || documentKinds.some((kind) => kind === value);
