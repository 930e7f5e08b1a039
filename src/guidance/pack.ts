/** Reads a pack: many principles, checked each by itself and against one another. */
import type { Principle } from './principle.ts';
import type { Problem } from './problem.ts';
import { readPrinciple } from './read.ts';

export interface PackFile {
  readonly path: string;
  readonly text: string;
}

export interface Pack {
  /** Sorted by id. A principle with a problem of its own is left out; the others stay. */
  readonly principles: readonly Principle[];
  readonly problems: readonly Problem[];
}

/** Reads every file of a pack. Never throws: what is wrong is in `problems`, with file and line. */
export function readPack(files: readonly PackFile[]): Pack {
  const problems: Problem[] = [];
  const byId = new Map<string, { principle: Principle; file: PackFile }>();
  const declared = new Set<string>();
  for (const file of files) {
    const { id, principle, problems: found } = readPrinciple(file.path, file.text);
    problems.push(...found);
    if (id !== undefined) declared.add(id);
    if (!principle) continue;
    const twin = byId.get(principle.id);
    if (twin) {
      problems.push({
        path: file.path,
        line: lineOfField(file.text, 'id'),
        message: `the id "${principle.id}" is already that of ${twin.file.path}: ids must be unique`,
      });
    } else byId.set(principle.id, { principle, file });
  }
  for (const { principle, file } of byId.values()) {
    const { id, related, supersededBy } = principle;
    const check = (field: string, other: string): void => {
      const message =
        other === id
          ? `names the principle itself`
          : declared.has(other)
            ? undefined
            : `names "${other}", which is not in the pack`;
      if (message)
        problems.push({
          path: file.path,
          line: lineOfField(file.text, field),
          message: `${field} ${message}`,
        });
    };
    for (const other of related) check('related', other);
    if (supersededBy !== undefined) check('supersededBy', supersededBy);
    const expectedPath = `${principle.theme}/${id}.md`;
    if (!file.path.replaceAll('\\', '/').endsWith(expectedPath)) {
      problems.push({
        path: file.path,
        line: lineOfField(file.text, 'id'),
        message: `"${id}" of the theme "${principle.theme}" belongs in ${expectedPath}`,
      });
    }
  }
  const principles = [...byId.values()]
    .map(({ principle }) => principle)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { principles, problems };
}

const lineOfField = (text: string, field: string): number =>
  text.split('\n').findIndex((line) => line.startsWith(`${field}:`)) + 1 || 1;
