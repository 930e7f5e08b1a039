/** What a document is judged by: the settings that count where it is, and the guidance with its team's packs. */
import path from 'node:path';
import { parseTree } from 'jsonc-parser';
import type { Guidance, PrincipleEntry } from '../guidance/guidance.ts';
import { readPackSetting } from '../guidance/packSetting.ts';
import { placeOf } from '../guidance/problem.ts';
import type { GuidanceWithPacks } from '../guidance/withPacks.ts';
import { noSettings, type ReviewSettings, readSettings } from '../review/settings.ts';
import { propertyOf } from '../review/settingsEdits.ts';
import { settingsFileProblems, settingsSection } from '../review/settingsFile.ts';
import { readBundled, readGuidance, readPrinciples } from './assets.ts';
import { reasonOf } from './files.ts';
import { packTree } from './packTree.ts';
import { type FoundSettings, readSettingsFile, type SettingsFile, settingsFinder } from './settingsFiles.ts';
import { settingsProblemText } from './settingsText.ts';

/** `--settings FILE` and `--no-settings`: a file, or none; left out, what VS Code would read. */
export interface SettingsOption {
  readonly settings?: string | false;
}

/** Something wrong in settings or packs. */
export interface WorkspaceProblem {
  /** `path:line:column: what is wrong`. */
  readonly text: string;
  /** Something of it is not used. */
  readonly isError: boolean;
}

export interface Workspace {
  readonly settings: ReviewSettings;
  /** `designManual.enable` is false: nothing is judged here. */
  readonly isOff: boolean;
  /** The bundled guidance with the packs, where there are any. */
  readonly withPacks?: GuidanceWithPacks;
  /** Every principle that there is here. */
  readonly principles: () => Promise<ReadonlyMap<string, PrincipleEntry>>;
  /** For judging. */
  readonly guidance: () => Promise<Guidance>;
  /** A document's path from the workspace folder, with forward slashes; undefined where nothing was set anywhere. */
  readonly pathOf: (document: string) => string | undefined;
}

export interface Workspaces {
  /**
   * What a document is judged by.
   * @param document its path, from the folder of the run
   */
  of(document: string): Promise<Workspace>;
  /** What a document in the folder of the run would be judged by. */
  here(): Promise<Workspace>;
}

/**
 * Opens the settings of a run.
 * @param report is told of each problem once
 * @throws Error where the file of `--settings` cannot be read
 */
export async function openWorkspaces(
  { settings: option }: SettingsOption,
  report: (problem: WorkspaceProblem) => void,
): Promise<Workspaces> {
  const seen = new Set<string>();
  const tell = (text: string, isError = true): void => {
    if (!seen.has(text)) report({ text, isError });
    seen.add(text);
  };
  const finder = settingsFinder((file, reason) => {
    tell(`${shown(file)}: ${reason}`);
  });
  const given = typeof option === 'string' ? await readGiven(option) : undefined;
  const opened = new Map<string, Promise<Workspace>>();
  const of = async (document: string): Promise<Workspace> => {
    const full = path.resolve(document);
    const found = given
      ? await finder.from(given, full)
      : option === false
        ? undefined
        : await finder.find(full);
    const key = found ? [found.folder, ...found.files.map((file) => file.path)].join('\n') : '';
    let workspace = opened.get(key);
    if (!workspace) opened.set(key, (workspace = open(found, tell)));
    return workspace;
  };
  return { of, here: () => of('document') };
}

async function readGiven(file: string): Promise<SettingsFile> {
  try {
    return await readSettingsFile(file);
  } catch (error) {
    throw new Error(`${file}: ${reasonOf(error)}`, { cause: error });
  }
}

/** A file as a reader of the terminal would name it. */
function shown(file: string): string {
  const way = path.relative('', file);
  return way === '' ? '.' : way.startsWith(`..${path.sep}..`) ? file : way;
}

async function open(
  found: FoundSettings | undefined,
  tell: (text: string, isError?: boolean) => void,
): Promise<Workspace> {
  if (!found)
    return {
      settings: noSettings,
      isOff: false,
      principles: readPrinciples,
      guidance: readGuidance,
      pathOf: () => undefined,
    };
  const values = merged(found.files);
  const at = (file: SettingsFile, offset: number, text: string, isError = true): void => {
    const { line, column } = placeOf(file.text, offset);
    tell(`${shown(file.path)}:${line}:${column}: ${text}`, isError);
  };
  for (const file of found.files)
    if (file.brokenAt !== undefined) at(file, file.brokenAt, 'this is not JSON: what follows may be lost');

  const combined = await packsOf(found, values['packs'], at, tell);
  const principles = combined?.guidance.principles ?? (await readPrinciples());
  const off = combined?.guidance.off;
  for (const file of found.files)
    for (const problem of settingsFileProblems(file.text, file.isWorkspace, principles.keys())) {
      const by = off?.get(problem.value);
      at(
        file,
        problem.from,
        by ? `"${problem.value}" is switched off by the pack "${by.name}"` : settingsProblemText(problem),
      );
    }
  const { settings } = readSettings(values, (id) => principles.has(id));
  return {
    settings,
    isOff: values['enable'] === false,
    principles: () => Promise.resolve(principles),
    ...(combined ? { withPacks: combined } : {}),
    guidance: combined ? () => Promise.resolve(combined.guidance) : readGuidance,
    pathOf: (document) => path.relative(found.folder, path.resolve(document)).split(path.sep).join('/'),
  };
}

/** As VS Code merges settings: what a later file says of a setting wins, and objects are merged key by key. */
function merged(files: readonly SettingsFile[]): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const { values } of files)
    for (const [name, value] of Object.entries(values)) {
      const before = result[name];
      result[name] = isObject(before) && isObject(value) ? { ...before, ...value } : value;
    }
  return result;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function packsOf(
  { folder, files }: FoundSettings,
  value: unknown,
  at: (file: SettingsFile, offset: number, text: string) => void,
  tell: (text: string, isError?: boolean) => void,
): Promise<GuidanceWithPacks | undefined> {
  const { entries, problems } = readPackSetting(value);
  const file = [...files].reverse().find(({ values }) => 'packs' in values);
  const place = (index?: number): number => {
    const root = parseTree(file?.text ?? '', [], { allowTrailingComma: true });
    const settings = file?.isWorkspace ? propertyOf(root, 'settings') : root;
    const list = propertyOf(settings, `${settingsSection}.packs`);
    return (index === undefined ? list : list?.children?.[index])?.offset ?? 0;
  };
  for (const { index, message } of problems) if (file) at(file, place(index), message);
  if (entries.length === 0) return undefined;
  const [{ loadPack, withPacks }, bundled] = await Promise.all([
    import('../guidance/packReader.ts'),
    readBundled(),
  ]);
  const loaded = await Promise.all(
    entries.map((entry) => loadPack(entry, packTree(folder), bundled.guidance)),
  );
  const list = Array.isArray(value) ? (value as unknown[]) : [];
  for (const { entry, problem } of loaded)
    if (problem !== undefined && file) at(file, place(list.indexOf(entry)), problem);
  const packs = loaded.flatMap(({ pack }) => pack ?? []);
  const combined = withPacks(bundled, packs);
  for (const one of [...packs.flatMap((pack) => pack.problems), ...combined.problems])
    tell(
      `${shown(path.join(folder, ...one.path.split('/')))}:${one.line}:${one.column}: ${one.severity === 'warning' ? 'warning: ' : ''}${one.message}`,
      one.severity === 'error',
    );
  return combined;
}
