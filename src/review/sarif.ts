/**
 * Findings as SARIF 2.1.0 (OASIS standard, March 2020), which code scanning services read. A log is written piece by piece, so
 * that nothing is held but the ids of rules. Results are in an order of their own, so that the logs of parts of a run add up to
 * the log of the whole; rules are in the order in which results name them.
 */
import type {
  Invocation,
  Notification,
  ReportingDescriptor,
  Result,
  Run,
  Suppression,
  ToolComponent,
} from 'sarif';
import type { Guidance, PrincipleEntry } from '../guidance/guidance.ts';
import type { DocumentReport, ReportedGap, ReportedMatch, SilencedGap, SilencedMatch } from './report.ts';

export interface SarifContext {
  /** Of all documents so far: there may be more as documents are written. */
  readonly principles: Guidance['principles'];
  /** Of this tool. */
  readonly version: string;
  /** Whether reports were compared with a baseline: results then say whether they are new. */
  readonly hasBaseline?: boolean;
}

export interface SarifEnd {
  /** Principle id to Markdown, for the help of rules. */
  readonly bodies: ReadonlyMap<string, string>;
  /** What could not be read, in words. */
  readonly problems?: readonly string[];
}

const toolName = 'Design Manual';
const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * Writes the findings of a run.
 * @returns what gives the pieces of the log: one for each document, and the end. Documents come in the order of
 *   {@link bySarifPlace}, their paths with forward slashes.
 */
export function sarifWriter(context: SarifContext): {
  document(report: DocumentReport): string;
  end(end: SarifEnd): string;
} {
  const log = logWriter();
  const notes: Notification[] = [];
  return {
    document(report) {
      notes.push(...notesOn(report));
      return withoutRepeats(resultsOf(report, context)).map(log.result).join('');
    },
    end: ({ bodies, problems = [] }) =>
      log.end({
        version: context.version,
        ruleOf(id) {
          const principle = context.principles.get(id);
          return principle ? ruleOf(principle, bodies.get(id) ?? '') : { id };
        },
        problems,
        notes,
      }),
  };
}

/** Compares the paths of documents by where they stand in a log. */
export const bySarifPlace = (a: string, b: string): number => compare(uriOf(a), uriOf(b));

function resultsOf(
  { path, hints, gaps, silenced }: DocumentReport,
  { principles, hasBaseline = false }: SarifContext,
): Result[] {
  const title = (id: string): string => principles.get(id)?.title ?? id;
  const make = (
    finding: ReportedMatch | ReportedGap | SilencedMatch | SilencedGap,
    part: Pick<Result, 'kind' | 'level' | 'message' | 'properties'>,
    region: NonNullable<NonNullable<Result['locations']>[0]['physicalLocation']>['region'],
  ): Result => ({
    ruleId: finding.principle,
    ...part,
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path), uriBaseId: '%SRCROOT%' },
          ...(region ? { region } : {}),
        },
      },
    ],
    // GitHub knows results again by the first of these alone.
    partialFingerprints: {
      primaryLocationLineHash: finding.fingerprint,
      'designManual/v1': finding.fingerprint,
    },
    ...('by' in finding ? { suppressions: [suppressionOf(finding)] } : {}),
    ...(hasBaseline
      ? { baselineState: 'by' in finding && finding.by === 'baseline' ? 'unchanged' : 'new' }
      : {}),
  });
  return [
    ...[...hints, ...silenced.hints].map((hint) => {
      const { line, column, endLine, endColumn, text, relation, message, score } = hint;
      const weight =
        relation === 'conflict'
          ? ({ kind: 'fail', level: 'warning' } as const)
          : ({ kind: 'informational', level: 'none' } as const);
      return make(
        hint,
        {
          ...weight,
          message: { text: `${title(hint.principle)}: ${message}` },
          properties: { relation, score },
        },
        { startLine: line, startColumn: column, endLine, endColumn, snippet: { text } },
      );
    }),
    ...[...gaps, ...silenced.gaps].map((gap) =>
      make(
        gap,
        {
          kind: 'fail',
          level: 'note',
          message: { text: `${title(gap.principle)}: nothing in this document addresses it. ${gap.reason}` },
          properties: { relation: 'gap' },
        },
        { startLine: 1 },
      ),
    ),
  ];
}

/** What is wrong with what a document says to this tool: no finding on its content, but on how the tool is set there. */
const notesOn = ({ path, problems }: DocumentReport): Notification[] =>
  problems.map(({ line, column, endLine, endColumn, message, problem }) => ({
    descriptor: { id: problem },
    level: 'warning',
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path), uriBaseId: '%SRCROOT%' },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
  }));

const suppressionOf = ({ by, why }: SilencedMatch | SilencedGap): Suppression => ({
  kind: by === 'document' ? 'inSource' : 'external',
  status: 'accepted',
  justification: why,
});

function ruleOf(principle: PrincipleEntry, body: string): ReportingDescriptor {
  const { id, title, summary, theme, pillar, documents, sources } = principle;
  const helpUri = sources.flatMap(({ url }) => url ?? [])[0];
  const markdown = `**${summary}**\n\n${body.trim()}`.trim();
  return {
    id,
    name: id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: summary },
    help: { text: plainText(markdown), markdown },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: 'warning' },
    properties: { tags: [...new Set([theme, pillar, ...documents])] },
  };
}

/** The little Markdown that principles are written in, without its marks. */
const plainText = (markdown: string): string =>
  markdown
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
    .replace(/\*\*(.+?)\*\*/gs, '$1')
    .replace(/^#+ +/gm, '');

/** A path as a URI reference: relative ones stay so, and nothing in a name is read as anything else. */
export function uriOf(path: string): string {
  const segments = path.split('/').map(encodeURIComponent);
  if (/^[A-Za-z]:$/.test(path.split('/')[0] ?? ''))
    return `file:///${[path.slice(0, 2), ...segments.slice(1)].join('/')}`;
  return path.startsWith('/')
    ? `file://${segments.join('/')}`
    : segments.filter((one) => one !== '.').join('/');
}

/** A log, and what it is called where something is wrong with it. */
export interface NamedLog {
  readonly name: string;
  readonly text: string;
}

/**
 * Adds logs of parts of a run up to the log that one run over all of them writes.
 * @param logs that {@link sarifWriter} or this made
 * @throws Error that names the log, where a text is no such log, or they are of different versions
 */
export function mergeSarif(logs: readonly NamedLog[]): string {
  const rules = new Map<string, ReportingDescriptor>();
  const results: Result[] = [];
  const problems: string[] = [];
  const notes: Notification[] = [];
  let version: string | undefined;
  for (const { name, text } of logs) {
    const run = runOf(name, text);
    const { driver } = run.tool;
    version ??= driver.version;
    if (driver.version !== version)
      throw new Error(`${name}: is of version ${driver.version ?? '?'}, and the first of ${version ?? '?'}`);
    for (const rule of driver.rules ?? []) rules.set(rule.id, rule);
    for (const result of run.results ?? []) results.push(result);
    for (const invocation of run.invocations ?? []) {
      const { toolExecutionNotifications = [], toolConfigurationNotifications = [] } = invocation;
      problems.push(...toolExecutionNotifications.map(({ message }) => message.text ?? ''));
      notes.push(...toolConfigurationNotifications);
    }
  }
  const log = logWriter();
  const written = withoutRepeats(results.map(({ ruleIndex: _index, ...result }) => result)).map(log.result);
  const end = log.end({
    version: version ?? '',
    ruleOf: (id) => rules.get(id) ?? { id },
    problems,
    notes,
  });
  return [...written, end].join('');
}

function runOf(name: string, text: string): Run {
  let log: { version?: unknown; runs?: { tool?: { driver?: { name?: unknown } } }[] } | null;
  try {
    log = JSON.parse(text) as typeof log;
  } catch (error) {
    throw new Error(`${name}: is not JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  const [run, ...others] = Array.isArray(log?.runs) ? log.runs : [];
  if (log?.version !== '2.1.0' || !run || others.length > 0 || run.tool?.driver?.name !== toolName)
    throw new Error(`${name}: is not a SARIF 2.1.0 log of ${toolName}`);
  return run as Run;
}

interface LogEnd {
  readonly version: string;
  /** By its id. */
  readonly ruleOf: (id: string) => ReportingDescriptor;
  readonly problems: readonly string[];
  readonly notes: readonly Notification[];
}

/** Writes a log as `JSON.stringify(log, null, 2)` would, results first: what the rules are is known after them. */
function logWriter(): {
  readonly result: (result: Result) => string;
  readonly end: (end: LogEnd) => string;
} {
  const places = new Map<string, number>();
  const start = `{
  "$schema": ${JSON.stringify(schema)},
  "version": "2.1.0",
  "runs": [
    {
      "automationDetails": {
        "id": "design-manual/"
      },
      "columnKind": "utf16CodeUnits",
      "results": [`;
  return {
    result({ ruleId = '', ...result }) {
      const isFirst = places.size === 0;
      const ruleIndex = places.get(ruleId) ?? places.size;
      places.set(ruleId, ruleIndex);
      return `${isFirst ? start : ','}\n${indented({ ruleId, ruleIndex, ...result }, 8)}`;
    },
    end({ version, ruleOf, problems, notes }) {
      const said = [...new Set(problems)].sort(compare);
      const driver: ToolComponent = {
        name: toolName,
        ...(version === '' ? {} : { version, semanticVersion: version }),
        language: 'en-GB',
        rules: [...places.keys()].map(ruleOf),
      };
      const errors = said.map((text): Notification => ({ level: 'error', message: { text } }));
      const invocation: Invocation = {
        executionSuccessful: said.length === 0,
        ...(said.length === 0 ? {} : { toolExecutionNotifications: errors }),
        ...(notes.length === 0 ? {} : { toolConfigurationNotifications: withoutRepeats(notes) }),
      };
      const rest = indented({ tool: { driver }, invocations: [invocation] } satisfies Run, 4);
      // Without its first brace, which stands before the results.
      return `${places.size === 0 ? `${start}]` : '\n      ]'},${rest.slice(rest.indexOf('{') + 1)}\n  ]\n}\n`;
    },
  };
}

const indented = (value: unknown, spaces: number): string =>
  JSON.stringify(value, null, 2).replace(/^/gm, ' '.repeat(spaces));

/** In order of place; what is said twice, as by two parts that share a document, once. */
function withoutRepeats<T extends Result | Notification>(said: readonly T[]): T[] {
  const keyed = said.map((one) => {
    const { artifactLocation, region } = one.locations?.[0]?.physicalLocation ?? {};
    const at = [region?.startLine ?? 0, region?.startColumn ?? 0] as const;
    return { one, uri: artifactLocation?.uri ?? '', at, text: JSON.stringify(one) };
  });
  keyed.sort(
    (a, b) => compare(a.uri, b.uri) || a.at[0] - b.at[0] || a.at[1] - b.at[1] || compare(a.text, b.text),
  );
  return keyed.filter(({ text }, i) => text !== keyed[i - 1]?.text).map(({ one }) => one);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
