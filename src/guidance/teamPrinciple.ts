/** Reads one file of a team's pack: a principle of its own, or changes to a bundled one. */
import type { z } from 'zod';
import type { PackFile } from './pack.ts';
import { packLimits } from './packLimits.ts';
import { fixOf } from './fixes.ts';
import { type PlacedData, readYaml, splitFrontMatter, type TextSpan } from './frontMatter.ts';
import type { Signal } from './principle.ts';
import { type PackProblem, placeOf, type ProblemFix } from './problem.ts';
import { noFrontMatter } from './read.ts';
import { safeText, unseenIn } from './safeText.ts';
import {
  type OverrideFields,
  overrideSchema,
  type Evidence,
  type TeamFrontMatter,
  teamPrincipleSchema,
} from './teamSchema.ts';
import { type Fault, signalFaults, validate } from './validate.ts';

/** Where a file says something, for problems that only show beside other files. */
export interface FileSource {
  readonly file: PackFile;
  readonly read: PlacedData;
}

export interface TeamPrinciple extends TeamFrontMatter {
  /** Markdown, made harmless; empty where there is none. */
  readonly body: string;
}

/** What a file changes of a bundled principle. */
export interface Override {
  readonly id: string;
  readonly fields: OverrideFields;
  readonly evidence: readonly Evidence[];
  /** Markdown, made harmless: its sections take the place of those with the same heading, or come after the others. */
  readonly body: string;
}

export interface TeamFile {
  readonly principle?: TeamPrinciple;
  readonly override?: Override;
  readonly source?: FileSource;
  readonly problems: readonly PackProblem[];
}

/** A problem at a place of a file. */
export function problemAt(
  file: PackFile,
  { from, to }: TextSpan,
  message: string,
  severity: PackProblem['severity'] = 'error',
  fix?: ProblemFix,
): PackProblem {
  const place = placeOf(file.text, from);
  return { path: file.path, ...place, from, to, message, severity, ...(fix ? { fix } : {}) };
}

const top: TextSpan = { from: 0, to: 0 };

/** Reads a Markdown file of a pack. Never throws. */
export function readTeamFile(file: PackFile): TeamFile {
  const problems: PackProblem[] = [];
  const stop = (span: TextSpan, message: string, fix?: ProblemFix): TeamFile => ({
    problems: [...problems, problemAt(file, span, message, 'error', fix)],
  });
  const { text } = file;
  if (text.length > packLimits.fileBytes)
    return stop(top, `the file is too large: at most ${packLimits.fileBytes / 1024} KB are read`);
  const parts = splitFrontMatter(text);
  if (!parts) {
    const isOpen = /^\uFEFF?---[ \t]*\r?\n/.test(text);
    return stop(top, isOpen ? 'the front matter is not closed: end it with a line "---"' : noFrontMatter);
  }
  const end = parts.from + parts.source.length;
  for (const { from, to, message } of unseenIn(parts.source)) {
    const span = { from: parts.from + from, to: parts.from + to };
    problems.push(problemAt(file, span, message, 'warning', { ...span, text: '' }));
  }
  const { read, problems: wrong } = readYaml(parts.source, parts.from);
  problems.push(...wrong.map((one) => problemAt(file, one, one.message)));
  if (!read) return { problems: problems.slice(0, packLimits.problems) };
  if (typeof read.data !== 'object' || read.data === null || Array.isArray(read.data))
    return stop(top, 'the front matter must be fields, such as "title: Publish the source code"');

  const isOverride = 'overrides' in read.data;
  const schema = isOverride ? overrideSchema : teamPrincipleSchema;
  const { data, faults } = validate<z.ZodType<TeamFrontMatter | z.output<typeof overrideSchema>>>(
    schema,
    read,
  );
  const report = (fault: Fault): void => {
    const fix = fixOf(fault, { file, read, fieldNames: Object.keys(schema.shape), end });
    problems.push(problemAt(file, fault, fault.message, 'error', fix));
  };
  faults.forEach(report);
  if (data) {
    const signals: readonly Signal[] = data.signals ?? [];
    signalFaults(data, read).forEach(report);
    data.expectedIn?.forEach(({ when = [] }, i) => {
      if (when.length <= packLimits.contextPhrases) return;
      const message = `"when" has at most ${packLimits.contextPhrases} phrases, and not ${when.length}`;
      problems.push(problemAt(file, read.spanOf(['expectedIn', i, 'when']), message));
    });
    signals.forEach((signal, i) => {
      const phrases = 'phrases' in signal ? signal.phrases.length + signal.together.length : 0;
      const beside = [signal.near, signal.without, signal.under].reduce(
        (sum, list) => sum + (list?.length ?? 0),
        0,
      );
      const span = read.spanOf(['signals', i]);
      if (phrases > packLimits.phrases)
        problems.push(
          problemAt(file, span, `a signal has at most ${packLimits.phrases} phrases, and not ${phrases}`),
        );
      if (beside > packLimits.contextPhrases)
        problems.push(
          problemAt(
            file,
            span,
            `"near", "without" and "under" have at most ${packLimits.contextPhrases} phrases together, and not ${beside}`,
          ),
        );
    });
  }
  if (parts.body.length > packLimits.bodyLength)
    problems.push(
      problemAt(
        file,
        { from: parts.bodyFrom, to: parts.bodyFrom },
        `the text is too long: at most ${packLimits.bodyLength} characters`,
      ),
    );
  if (!data || problems.some(({ severity }) => severity === 'error'))
    return { problems: problems.slice(0, packLimits.problems), source: { file, read } };

  const safe = safeData(data, [], (path, message) => {
    problems.push(problemAt(file, read.spanOf(path), message, 'warning'));
  });
  const body = safeText(parts.body);
  for (const { from, to, message, text: instead } of body.unsafe) {
    const span = { from: parts.bodyFrom + from, to: parts.bodyFrom + to };
    problems.push(
      problemAt(file, span, message, 'warning', instead === '' ? { ...span, text: '' } : undefined),
    );
  }
  const source = { file, read };
  const shown = problems.slice(0, packLimits.problems);
  if ('overrides' in safe) {
    const { overrides: id, evidence, ...fields } = safe;
    return { override: { id, fields, evidence, body: body.text.trim() }, source, problems: shown };
  }
  return { principle: { ...safe, body: body.text.trim() }, source, problems: shown };
}

/** What documents are searched for, and what is shown to nobody: `<supplier>` in it names a group of words, and is no tag. */
const phraseFields: ReadonlySet<PropertyKey> = new Set([
  'phrases',
  'together',
  'near',
  'without',
  'under',
  'when',
]);

/** Every text of some data that is shown made harmless; only templates of evidence are Markdown. */
export function safeData<T>(
  data: T,
  path: readonly PropertyKey[],
  report: (path: readonly PropertyKey[], message: string) => void,
): T {
  if ((path[0] === 'signals' || path[0] === 'expectedIn') && phraseFields.has(path[2] ?? '')) return data;
  if (typeof data === 'string') {
    const isMarkdown = path[0] === 'evidence' && path.at(-1) === 'text';
    const { text, unsafe } = safeText(data, !isMarkdown);
    // What cannot be seen is reported where it stands in the file.
    for (const { message, text: instead } of unsafe) if (instead !== '') report(path, message);
    return text as T;
  }
  if (Array.isArray(data)) return data.map((item: unknown, i) => safeData(item, [...path, i], report)) as T;
  if (typeof data === 'object' && data !== null)
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, safeData<unknown>(value, [...path, key], report)]),
    ) as T;
  return data;
}
