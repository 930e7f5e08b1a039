import assert from 'node:assert/strict';
import { githubAnnotations } from '../../src/review/github.ts';
import type { DocumentReport } from '../../src/review/report.ts';
import { guidance } from './pack.ts';
import { conflicting, excusing, gapping, reports } from './reports.ts';

const { principles } = guidance;

interface Annotation {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads a line as the runner does (actions/runner, ActionCommand.cs). */
function readCommand(line: string): Annotation {
  const [, command = '', listed = '', message = ''] = /^::([^ :]+)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
  const unescaped = (text: string): string =>
    text.replace(/%(25|0D|0A|3A|2C)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  const properties = listed.split(',').map((one) => {
    const at = one.indexOf('=');
    return [one.slice(0, at), unescaped(one.slice(at + 1))];
  });
  return {
    command,
    properties: Object.fromEntries(properties) as Record<string, string>,
    message: unescaped(message),
  };
}

const annotations = (...args: Parameters<typeof githubAnnotations>): Annotation[] =>
  githubAnnotations(...args)
    .split('\n')
    .slice(0, -1)
    .map(readCommand);

suite('review: annotations for GitHub', () => {
  test('a conflict is at its words, a gap at the first line, and nothing is said of what is silenced', () => {
    const found = annotations(reports({ 'adr/1.md': conflicting, 'adr/2.md': excusing, 'gap.md': gapping }), {
      principles,
    });
    assert.deepEqual(found, [
      {
        command: 'warning',
        properties: {
          file: 'adr/1.md',
          line: '5',
          endLine: '5',
          col: '23',
          endColumn: '34',
          title: 'Choose public cloud first (cloud-first)',
        },
        message: '“own servers”: it is so. Mend it.',
      },
      {
        command: 'notice',
        properties: { file: 'gap.md', line: '1', title: 'Choose public cloud first (cloud-first)' },
        message: 'Nothing in this document addresses it. Every design says where it runs.',
      },
    ]);
  });

  test('what the run fails on is an error', () => {
    const all = reports({ 'a.md': conflicting, 'gap.md': gapping });
    const commands = (failOn: 'conflict' | 'gap' | 'never'): string[] =>
      annotations(all, { principles, failOn }).map(({ command }) => command);
    assert.deepEqual(commands('conflict'), ['error', 'notice']);
    assert.deepEqual(commands('gap'), ['error', 'error']);
    assert.deepEqual(commands('never'), ['warning', 'notice']);
  });

  test('no name and no word of a document ends a command or starts another', () => {
    const [report] = reports({ 'a.md': conflicting });
    assert.ok(report);
    const path = 'a,line=9::b%0A.md\n::error::x';
    const message = '100%: so,\r\n::error file=x::no';
    const odd: DocumentReport = {
      ...report,
      path,
      hints: report.hints.map((hint) => ({ ...hint, message })),
    };
    const [one, ...others] = annotations([odd], { principles });
    assert.deepEqual(others, []);
    assert.equal(one?.properties['file'], path);
    assert.equal(one.properties['line'], '5');
    assert.equal(one.message, message);
  });

  test('a suppression that silences nothing is a warning at its place', () => {
    const [report] = reports({ 'a.md': '# A\n\nWell.\n' });
    assert.ok(report);
    const place = { line: 2, column: 1, endLine: 2, endColumn: 9 };
    const message = 'This suppression names no principle.';
    const problems = [{ about: 'suppression', problem: 'noPrinciple', message, ...place } as const];
    assert.deepEqual(annotations([{ ...report, problems }], { principles }), [
      {
        command: 'warning',
        properties: {
          file: 'a.md',
          line: '2',
          endLine: '2',
          col: '1',
          endColumn: '9',
          title: 'Design Manual',
        },
        message,
      },
    ]);
  });

  test('columns are left out over more than one line, where GitHub does not take them', () => {
    const [report] = reports({ 'a.md': conflicting.replace('own servers', 'own\nservers') });
    assert.ok(report);
    const [one] = annotations([report], { principles });
    assert.deepEqual(
      [one?.properties['line'], one?.properties['endLine'], one?.properties['col']],
      ['5', '6', undefined],
    );
  });
});
