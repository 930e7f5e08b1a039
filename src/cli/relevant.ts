/** `relevant`: the principles that matter at lines of a document, or to the whole of it. */
import { parseDocument } from '../document/document.ts';
import { languageOfFile } from '../document/languages.ts';
import type { Ranked } from '../relevance/rank.ts';
import { judge } from '../review/gate.ts';
import { relevantAt, relevantTo } from '../review/relevant.ts';
import { roundScore } from '../review/report.ts';
import { readDocument, reasonOf } from './files.ts';
import { complain, type Format, paint, plain, plural, print, printJson, table } from './output.ts';
import { openWorkspaces, type SettingsOption } from './workspaces.ts';

export interface RelevantOptions extends SettingsOption {
  /** 1-based. */
  readonly line?: readonly number[];
  readonly limit: number;
  readonly format: Format;
  /** What standard input is called in the report, and by its extension which language it is in. */
  readonly stdinPath: string;
}

/** @returns the exit code: 2 where the file cannot be read, or has no such line */
export async function relevant(file: string, options: RelevantOptions): Promise<number> {
  const path = file === '-' ? options.stdinPath : file;
  let text: string;
  try {
    text = await readDocument(file);
  } catch (error) {
    complain(`${path}: ${reasonOf(error)}`);
    return 2;
  }
  const document = parseDocument(text, languageOfFile(path));
  const last = document.lineStarts.length;
  const beyond = options.line?.find((line) => line > last);
  if (beyond !== undefined) {
    complain(`${path}: there is no line ${beyond}; it has ${plural(last, 'line')}`);
    return 2;
  }
  const workspaces = await openWorkspaces(options, ({ text: problem }) => {
    complain(problem);
  });
  const workspace = await workspaces.of(path);
  const guidance = await workspace.guidance();
  const relative = workspace.pathOf(path);
  const judged = judge(document, guidance, workspace.settings, {
    ...(relative === undefined ? {} : { path: relative }),
    ...(workspace.isOff ? { kind: 'other' } : {}),
  });
  const rows = (principles: readonly Ranked[]): string => {
    if (principles.length === 0) return '  nothing';
    const cells = principles.map(({ id, score, relation, because }) => [
      `  ${score.toFixed(2)}`,
      paint(relation, relation.padEnd(8)),
      `${paint('bold', guidance.principles.get(id)?.title ?? id)} (${id}): ${because}`,
    ]);
    return table(cells);
  };
  if (options.line) {
    const lines = options.line.map((line) => ({
      line,
      principles: relevantAt(judged, guidance, line - 1, options.limit).map(reported),
    }));
    if (options.format === 'json') printJson({ path, lines });
    else print(lines.map((at) => `${plain(path)}:${at.line}\n${rows(at.principles)}`).join('\n'));
  } else {
    const principles = relevantTo(judged, guidance, options.limit).map(reported);
    if (options.format === 'json') printJson({ path, principles });
    else print(`${plain(path)} (${judged.kind.kind})\n${rows(principles)}`);
  }
  return 0;
}

const reported = ({ id, score, relation, because }: Ranked): Ranked => ({
  id,
  score: roundScore(score),
  relation,
  because,
});
