/** Reads one principle from Markdown with YAML front matter, and says on which line it is wrong. */
import { bodySections } from './body.ts';
import { readYaml, splitFrontMatter } from './frontMatter.ts';
import { frontMatterSchema, type Principle } from './principle.ts';
import { placeOf, type Problem } from './problem.ts';
import { signalFaults, validate } from './validate.ts';

export interface ReadResult {
  /** Absent where there is any problem. */
  readonly principle?: Principle;
  /** The id that the file declares, as far as it can be read: others may refer to it although it is wrong elsewhere. */
  readonly id?: string;
  readonly problems: readonly Problem[];
}

export const noFrontMatter =
  'the file must start with YAML front matter: a line with only "---", the fields, and "---" again';

/**
 * Reads a principle.
 * @param path where the file is, for the messages; nothing is opened
 * @param text the whole file: YAML front matter between `---` lines, then Markdown
 * @returns the principle, or every problem found, each with its line. Never throws on bad input.
 */
export function readPrinciple(path: string, text: string): ReadResult {
  const problems: Problem[] = [];
  const report = (offset: number, message: string): void => {
    problems.push({ path, line: placeOf(text, offset).line, message });
  };
  const file = splitFrontMatter(text);
  if (!file) {
    report(0, noFrontMatter);
    return { problems };
  }
  const { read, problems: wrong } = readYaml(file.source, file.from);
  for (const { from, message } of wrong) report(from, message);
  if (!read) return { problems };
  if (read.data === null) {
    report(0, 'the front matter is empty');
    return { problems };
  }
  const declared = (read.data as { id?: unknown }).id;
  const id = typeof declared === 'string' ? { id: declared } : {};
  const { data, faults } = validate(frontMatterSchema, read);
  for (const { from, message } of faults) report(from, message);
  if (!data) return { ...id, problems };
  for (const { from, message } of signalFaults(data, read)) report(from, message);
  if (data.status === 'historic' && data.supersededBy === data.id)
    report(read.spanOf(['supersededBy']).from, 'a principle cannot be superseded by itself');
  const bodyLine = placeOf(text, file.bodyFrom).line;
  for (const { line, message } of bodySections(file.body).problems)
    problems.push({ path, line: bodyLine + line - 1, message });
  if (problems.length > 0) return { ...id, problems };
  return { ...id, principle: { ...data, body: file.body.trim() }, problems };
}
