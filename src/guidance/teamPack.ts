/**
 * Reads a team's pack: a folder of Markdown with front matter, and `pack.yml`. What is wrong costs only what it stands in,
 * and is reported at its place.
 */
import { fixOf } from './fixes.ts';
import { type PlacedData, readYaml, type TextSpan } from './frontMatter.ts';
import { type Guidance, nearestIds } from './guidance.ts';
import type { PackFile } from './pack.ts';
import { packLimits } from './packLimits.ts';
import { heavySignals } from './phraseCost.ts';
import type { PackProblem } from './problem.ts';
import {
  type FileSource,
  type Override,
  problemAt,
  readTeamFile,
  safeData,
  type TeamPrinciple,
} from './teamPrinciple.ts';
import { packInfoSchema } from './teamSchema.ts';
import { validate } from './validate.ts';

export type { Override, TeamPrinciple } from './teamPrinciple.ts';

/** What a pack says of itself; without a readable `pack.yml`, its folder's name alone. */
export interface PackInfo {
  readonly name: string;
  readonly version?: string;
  readonly licence?: string;
  readonly maintainer?: string;
}

export interface TeamPack {
  readonly info: PackInfo;
  /** Sorted by id. */
  readonly principles: readonly TeamPrinciple[];
  /** Sorted by id; of bundled principles that exist. */
  readonly overrides: readonly Override[];
  /** Ids of bundled principles that are switched off. */
  readonly off: readonly string[];
  readonly problems: readonly PackProblem[];
  /** For each id of a principle or an override, and for `pack.yml` as "", the file that says it. */
  readonly paths: ReadonlyMap<string, string>;
}

const isPackInfo = (path: string): boolean => /(?:^|[\\/])pack\.ya?ml$/i.test(path);
/** Files about a pack that are no principles. */
const isAbout = (path: string): boolean =>
  /(?:^|[\\/])(?:readme|licen[cs]e|changes|changelog|contributing|code_of_conduct|security)[^\\/]*\.md$/i.test(
    path,
  );

const top: TextSpan = { from: 0, to: 0 };

/** The files of a pack that are read, by their names: `pack.yml` and Markdown, but not what is about the pack. */
export const isPackFile = (path: string): boolean =>
  isPackInfo(path) || (/\.md$/i.test(path) && !isAbout(path));

/**
 * Reads a pack. Never throws.
 * @param name what the pack is called where it does not say so itself: its folder's or its package's name
 * @param files of the pack, in any order, with their paths as they are to be reported
 * @param bundled the guidance that it changes and refers to
 */
export function readTeamPack(
  name: string,
  files: readonly PackFile[],
  { principles: bundled }: Pick<Guidance, 'principles'>,
): TeamPack {
  const sorted = [...files].filter(({ path }) => isPackFile(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const [infoFile] = sorted
    .filter(({ path }) => isPackInfo(path))
    .sort((a, b) => a.path.length - b.path.length);
  const pages = sorted.filter(({ path }) => !isPackInfo(path));
  const { info, off, problems } = readInfo(name, infoFile, bundled);
  const paths = new Map<string, string>();
  if (infoFile) paths.set('', infoFile.path);
  else {
    const message = 'a pack says its name, version, licence and maintainer in a file "pack.yml"';
    problems.push({ path: pages[0]?.path ?? name, line: 1, column: 1, ...top, severity: 'warning', message });
  }

  const principles = new Map<string, { principle: TeamPrinciple; source: FileSource }>();
  const overrides = new Map<string, { override: Override; source: FileSource }>();
  /** Ids of files with a mistake are known too: what names them is not wrong as well. */
  const declared = new Set<string>();
  pages.forEach((file) => {
    const { principle, override, source, problems: found } = readTeamFile(file);
    problems.push(...found);
    if (!source) return;
    const id = (source.read.data as { id?: unknown }).id;
    if (typeof id === 'string') declared.add(id);
    const refuse = (field: string, message: string, text?: string): void => {
      const at = source.read.keySpanOf([field]);
      const fix = text === undefined ? undefined : { ...at, text };
      problems.push(problemAt(file, source.read.spanOf([field]), message, 'error', fix));
    };
    if (principle) {
      const twin = principles.get(principle.id);
      if (bundled.has(principle.id))
        refuse(
          'id',
          `"${principle.id}" is a bundled principle: to change it, write "overrides" in the place of "id"`,
          'overrides',
        );
      else if (twin) refuse('id', `the id "${principle.id}" is already that of ${twin.source.file.path}`);
      else if (principles.size >= packLimits.principles) {
        if (principles.size === packLimits.principles && !paths.has(principle.id))
          refuse('id', `a pack has at most ${packLimits.principles} principles: this one is left out`);
      } else {
        principles.set(principle.id, { principle, source });
        paths.set(principle.id, file.path);
      }
    } else if (override) {
      const twin = overrides.get(override.id);
      if (!bundled.has(override.id)) {
        const [near] = nearestIds(bundled.keys(), override.id, 1);
        const at = source.read.spanOf(['overrides']);
        const message = `there is no bundled principle "${override.id}" to change`;
        problems.push(
          problemAt(file, at, message, 'error', near === undefined ? undefined : { ...at, text: near }),
        );
      } else if (twin) refuse('overrides', `"${override.id}" is already changed in ${twin.source.file.path}`);
      else {
        overrides.set(override.id, { override, source });
        paths.set(override.id, file.path);
      }
    }
  });

  const heavy = heavySignals([
    ...[...principles.values()].map(({ principle }) => principle),
    ...[...overrides.values()].map(({ override: { id, fields } }) => ({ id, ...fields })),
  ]);
  for (const { id, path, message } of heavy) {
    const source = (principles.get(id) ?? overrides.get(id))?.source;
    if (source) problems.push(problemAt(source.file, source.read.spanOf(path), message));
    principles.delete(id);
    overrides.delete(id);
    paths.delete(id);
  }

  const exists = (id: string): boolean => principles.has(id) || bundled.has(id);
  const successorOf = (id: string): string | undefined =>
    principles.get(id)?.principle.supersededBy ??
    overrides.get(id)?.override.fields.supersededBy ??
    bundled.get(id)?.supersededBy;
  /** References that lead somewhere; the others are reported and left out. */
  const joined = <T extends { related?: readonly string[] | undefined; supersededBy?: string | undefined }>(
    self: string,
    fields: T,
    { file, read }: FileSource,
  ): T => {
    const warn = (path: PropertyKey[], message: string, wanted?: string): void => {
      const at = read.spanOf(path);
      const [near] =
        wanted === undefined ? [] : nearestIds([...bundled.keys(), ...principles.keys()], wanted, 1);
      problems.push(
        problemAt(file, at, message, 'warning', near === undefined ? undefined : { ...at, text: near }),
      );
    };
    const related = fields.related?.filter((id, i) => {
      if (id === self) warn(['related', i], 'a principle is not related to itself');
      else if (!exists(id) && !declared.has(id)) warn(['related', i], `there is no principle "${id}"`, id);
      return id !== self && exists(id);
    });
    let successor = fields.supersededBy;
    if (successor !== undefined && !exists(successor)) {
      if (!declared.has(successor)) warn(['supersededBy'], `there is no principle "${successor}"`, successor);
      successor = undefined;
    } else if (successor !== undefined && leadsBack(self, successorOf)) {
      warn(['supersededBy'], 'what supersedes this principle is superseded by it in turn');
      successor = undefined;
    }
    const { supersededBy: _, ...rest } = fields;
    return {
      ...(rest as T),
      ...(related ? { related } : {}),
      ...(successor === undefined ? {} : { supersededBy: successor }),
    };
  };
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  return {
    info,
    off,
    principles: [...principles.values()]
      .map(({ principle, source }) => joined(principle.id, principle, source))
      .sort(byId),
    overrides: [...overrides.values()]
      .map(({ override, source }) => ({ ...override, fields: joined(override.id, override.fields, source) }))
      .sort(byId),
    problems: problems.sort((a, b) => (a.path === b.path ? a.from - b.from : a.path < b.path ? -1 : 1)),
    paths,
  };
}

/** Whether the successors of a principle come back to it, or go around without end. */
function leadsBack(id: string, successorOf: (id: string) => string | undefined): boolean {
  const seen = new Set([id]);
  for (let next = successorOf(id); next !== undefined; next = successorOf(next)) {
    if (seen.has(next)) return next === id;
    seen.add(next);
  }
  return false;
}

function readInfo(
  name: string,
  file: PackFile | undefined,
  bundled: Guidance['principles'],
): { info: PackInfo; off: string[]; problems: PackProblem[] } {
  const problems: PackProblem[] = [];
  const unnamed = { info: { name: safeData(name, ['name'], () => undefined) }, off: [], problems };
  if (!file) return unnamed;
  if (file.text.length > packLimits.fileBytes) {
    problems.push(
      problemAt(file, top, `the file is too large: at most ${packLimits.fileBytes / 1024} KB are read`),
    );
    return unnamed;
  }
  const { read, problems: wrong } = readYaml(file.text);
  problems.push(...wrong.map((one) => problemAt(file, one, one.message)));
  if (!read) return unnamed;
  if (typeof read.data !== 'object' || read.data === null || Array.isArray(read.data)) {
    problems.push(problemAt(file, top, 'the file must hold fields: name, version, licence and maintainer'));
    return unnamed;
  }
  const { faults } = validate(packInfoSchema, read);
  const fieldNames = Object.keys(packInfoSchema.shape);
  for (const fault of faults)
    problems.push(
      problemAt(
        file,
        fault,
        fault.message,
        'error',
        fixOf(fault, { file, read, fieldNames, end: file.text.length }),
      ),
    );
  const { off: listed, ...said } = readable(read);
  const off = listed.filter((id, i) => {
    if (bundled.has(id)) return true;
    const at = read.spanOf(['off', i]);
    const [near] = nearestIds(bundled.keys(), id, 1);
    const fix = near === undefined ? undefined : { ...at, text: near };
    problems.push(problemAt(file, at, `there is no bundled principle "${id}" to switch off`, 'error', fix));
    return false;
  });
  const info = safeData({ ...unnamed.info, ...said }, [], (path, message) => {
    problems.push(problemAt(file, read.spanOf(path), message, 'warning'));
  });
  return { info, off, problems };
}

/** The fields of `pack.yml` that are right, each by itself. */
function readable({ data }: PlacedData): Partial<PackInfo> & { off: string[] } {
  const said: Record<string, unknown> = { off: [] };
  for (const [field, schema] of Object.entries(packInfoSchema.shape)) {
    const parsed = schema.safeParse((data as Record<string, unknown>)[field]);
    if (parsed.success) said[field] = parsed.data;
  }
  return said as Partial<PackInfo> & { off: string[] };
}

/**
 * A pack whose files may be half saved: what a file with a mistake said before stays, until it is mended or deleted.
 * @param before the pack as it was read last
 * @param now the pack as it is
 * @param files paths of the files that are there now
 */
export function withLastGood(
  before: TeamPack | undefined,
  now: TeamPack,
  files: readonly string[],
): TeamPack {
  if (!before) return now;
  const there = new Set(files);
  const broken = new Set(now.problems.filter(({ severity }) => severity === 'error').map(({ path }) => path));
  const kept = new Map(
    [...before.paths].filter(
      ([id, path]) => there.has(path) && broken.has(path) && (id === '' || !now.paths.has(id)),
    ),
  );
  const infoIsBroken = broken.has(now.paths.get('') ?? '');
  return {
    ...now,
    ...(infoIsBroken ? { info: before.info, off: before.off } : {}),
    principles: [...now.principles, ...before.principles.filter(({ id }) => kept.has(id))],
    overrides: [...now.overrides, ...before.overrides.filter(({ id }) => kept.has(id))],
    paths: new Map([...now.paths, ...kept]),
  };
}
