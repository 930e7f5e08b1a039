/** Places in a settings file: of our settings and their entries, and of what cannot be used in them. */
import { getLocation, type Node, parseTree } from 'jsonc-parser';
import type { Span } from '../document/document.ts';
import { nearestIds } from '../guidance/guidance.ts';
import { themes } from '../guidance/vocabulary.ts';
import { levels, readSettings, type SettingName, type SettingsProblem } from './settings.ts';
import { propertyOf, valueOf } from './settingsEdits.ts';

/** The prefix of every setting's key. */
export const settingsSection = 'designManual';

/** A problem at its place in a file. */
export interface PlacedSettingsProblem extends Span, SettingsProblem {
  /** What could be written between `from` and `to` instead, nearest first, as JSON. */
  readonly instead: readonly string[];
}

const judgedSettings = ['severity', 'pinned', 'kinds', 'ignore'] as const satisfies readonly SettingName[];

/** The object that settings stand in: the file itself, or `settings` of a `.code-workspace` file. */
function settingsIn(text: string, isWorkspaceFile: boolean): Node | undefined {
  const root = parseTree(text, [], { allowTrailingComma: true });
  return isWorkspaceFile ? propertyOf(root, 'settings') : root;
}

/**
 * Where a setting stands in a file, or where a key is given its entry: the pin of a principle, or the level of a theme.
 * The last one counts. A number is the position of an entry in a list.
 */
export function placeOfSetting(
  text: string,
  isWorkspaceFile: boolean,
  setting: string,
  key?: string | number,
): Span | undefined {
  const node = propertyOf(settingsIn(text, isWorkspaceFile), `${settingsSection}.${setting}`);
  if (!node || key === undefined) return node && spanOf(node);
  if (typeof key === 'number') {
    const entry = node.type === 'array' ? node.children?.[key] : undefined;
    return entry && spanOf(entry);
  }
  const names = (child: Node): boolean => {
    const value: unknown = node.type === 'object' ? child.children?.[0]?.value : valueOf(child);
    return value === key || (value as { id?: unknown } | null | undefined)?.id === key;
  };
  const entry = (node.children ?? []).filter(names).at(-1);
  return entry && spanOf(entry);
}

/** The span that an id takes, or would take, at an offset in a list of principles; undefined elsewhere. */
export function idSpanAt(text: string, isWorkspaceFile: boolean, offset: number): Span | undefined {
  const { path, previousNode } = getLocation(text, offset);
  const [setting, index, key] = isWorkspaceFile && path[0] === 'settings' ? path.slice(1) : path;
  const isList = setting === `${settingsSection}.pinned` || setting === `${settingsSection}.ignore`;
  if (!isList || typeof index !== 'number' || (key !== undefined && key !== 'id')) return undefined;
  if (previousNode?.type !== 'string') return { from: offset, to: offset };
  const span = spanOf(previousNode);
  return span.from <= offset && offset <= span.to ? span : { from: offset, to: offset };
}

const spanOf = ({ offset, length }: Node): Span => ({ from: offset, to: offset + length });

/**
 * What cannot be used in a file, each at its place. What is not JSON is VS Code's to report.
 * @param ids of every principle
 */
export function settingsFileProblems(
  text: string,
  isWorkspaceFile: boolean,
  ids: Iterable<string>,
): PlacedSettingsProblem[] {
  const known = new Set(ids);
  const settings = settingsIn(text, isWorkspaceFile);
  const problemsOf = (name: SettingName, value: unknown): SettingsProblem[] =>
    readSettings({ [name]: value }, (id) => known.has(id)).problems;
  return judgedSettings
    .flatMap((name) => {
      const node = propertyOf(settings, `${settingsSection}.${name}`);
      if (!node) return [];
      const placed = (problem: SettingsProblem, at: Node): PlacedSettingsProblem => ({
        ...problem,
        ...spanOf(at),
        instead: insteadOf(problem, at, known),
      });
      // Each entry by itself, so that what is wrong is wrong in it.
      const found = (node.children ?? []).flatMap((child) => {
        if (node.type === 'array')
          return problemsOf(name, [valueOf(child)]).map((problem) => placed(problem, partOf(child, problem)));
        const [key, value] = child.children ?? [];
        if (node.type !== 'object' || !key) return [];
        return problemsOf(name, { [String(key.value)]: valueOf(value) }).map((problem) =>
          placed(problem, problem.problem === 'unknownPrinciple' ? key : (value ?? key)),
        );
      });
      const whole = problemsOf(name, valueOf(node)).filter(
        ({ problem }) => problem === 'notAList' || problem === 'notAnObject',
      );
      return whole.length > 0 ? whole.map((problem) => placed(problem, node)) : found;
    })
    .sort((a, b) => a.from - b.from);
}

/** The value in an entry that a problem is about. */
function partOf(entry: Node, { problem }: SettingsProblem): Node {
  const key = { unknownPrinciple: 'id', unknownLevel: 'severity', unknownKind: 'for' } as const;
  return propertyOf(entry, problem in key ? key[problem as keyof typeof key] : '') ?? entry;
}

function insteadOf({ setting, problem }: SettingsProblem, at: Node, known: ReadonlySet<string>): string[] {
  if (at.type !== 'string') return [];
  const written = String(at.value);
  if (problem === 'unknownLevel') return levels.map((level) => JSON.stringify(level));
  if (problem !== 'unknownPrinciple') return [];
  const all = setting === 'severity' ? [...known, ...themes] : known;
  return nearestIds(all, written).map((id) => JSON.stringify(id));
}
