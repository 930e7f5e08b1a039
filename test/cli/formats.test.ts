import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log, Result } from 'sarif';
import { repositoryPath } from '../../src/cli/checkFormats.ts';
import type { DocumentReport } from '../../src/review/report.ts';
import { readRecords } from '../../src/review/verdicts.ts';
import { clean, conflicting, gapping, workplace, type Workplace } from './built.ts';

const require = createRequire(import.meta.url);

function validator(): (log: Log) => void {
  const file = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
  return (log) => {
    assert.ok(validate(log), JSON.stringify(validate.errors));
  };
}

const excused = conflicting.replace(
  'It will',
  '<!-- design-manual-ignore cloud-first: the Act says so -->\n\nIt will',
);

suite('command line: formats of check', () => {
  let place: Workplace;
  setup(() => {
    place = workplace();
    place.write({
      'a b/conflict.md': conflicting,
      'gap.md': gapping,
      'clean.md': clean,
      'excused.md': excused,
    });
  });
  teardown(() => {
    place.remove();
  });
  const check = (...args: string[]): ReturnType<Workplace['run']> =>
    place.run(['check', '.', '--kind', 'architecture', ...args]);
  const resultsOf = (text: string): Result[] => (JSON.parse(text) as Log).runs[0]?.results ?? [];

  test('SARIF is valid, also where something could not be read', () => {
    const validate = validator();
    const { stdout, stderr } = check('--format', 'sarif');
    assert.equal(stderr, '');
    const log = JSON.parse(stdout) as Log;
    validate(log);
    const found = resultsOf(stdout).map(({ ruleId, locations, suppressions }) => [
      ruleId,
      locations?.[0]?.physicalLocation?.artifactLocation?.uri,
      suppressions?.[0]?.justification,
    ]);
    assert.deepEqual(found, [
      ['cloud-first', 'a%20b/conflict.md', undefined],
      ['cloud-first', 'excused.md', 'the Act says so'],
      ['open-standards', 'gap.md', undefined],
    ]);
    const help = log.runs[0]?.tool.driver.rules?.map((rule) => rule.help?.markdown ?? '') ?? [];
    assert.ok(help.length === 2 && help.every((text) => text.includes('Why it matters')));

    place.write({ 'binary.md': new Uint8Array([0, 1, 2]) });
    const broken = check('--format', 'sarif');
    assert.equal(broken.status, 2);
    validate(JSON.parse(broken.stdout) as Log);
    const [invocation] = (JSON.parse(broken.stdout) as Log).runs[0]?.invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    assert.match(invocation.toolExecutionNotifications?.[0]?.message.text ?? '', /^binary\.md: is not text/);
    assert.equal(resultsOf(broken.stdout).length, 3);
  });

  test('annotations name the file from the top of the repository', () => {
    const { stdout } = check('--format', 'github', '--fail-on', 'conflict');
    const [first, ...others] = stdout.split('\n');
    assert.match(first ?? '', /^::error file=a b\/conflict\.md,line=5,endLine=5,col=19,endColumn=34,title=/);
    assert.match(others[0] ?? '', /^::notice file=gap\.md,line=1,/);
    assert.equal(others.length, 2);
    const top = path.resolve('/work', 'tree');
    assert.equal(repositoryPath(path.join(top, 'docs', 'a.md'), top), 'docs/a.md');
    assert.equal(repositoryPath(path.join(top, '..x.md'), top), '..x.md');
    assert.equal(repositoryPath('-', top), '-');
  });

  test('JUnit has a suite for each document, and what could not be read at the end', () => {
    place.write({ 'binary.md': new Uint8Array([0]) });
    const { stdout, status } = check('--format', 'junit', '--fail-on', 'gap');
    assert.deepEqual(
      [...stdout.matchAll(/<testsuite name="([^"]*)" tests="1" (.*)>/g)].map(([, name, counts]) => [
        name,
        counts,
      ]),
      [
        ['a b/conflict.md', 'failures="1" errors="0" skipped="0"'],
        ['clean.md', 'failures="0" errors="0" skipped="0"'],
        ['excused.md', 'failures="0" errors="0" skipped="1"'],
        ['gap.md', 'failures="1" errors="0" skipped="0"'],
        ['unreadable', 'failures="0" errors="1" skipped="0"'],
      ],
    );
    assert.equal(status, 2);
  });

  test('what the document silences is in the JSON, with the reason', () => {
    const [report] = (
      place.json(['check', 'excused.md', '--kind', 'architecture']) as { documents: DocumentReport[] }
    ).documents;
    assert.deepEqual(report?.hints, []);
    assert.deepEqual(
      report.silenced.hints.map(({ by, why, principle }) => [by, why, principle]),
      [['document', 'the Act says so', 'cloud-first']],
    );
  });

  test('JSON is the same as if it had been written at once', () => {
    for (const args of [['.'], ['clean.md'], ['--since', 'HEAD', '.']]) {
      if (args[0] === '--since') place.git('init', '-q');
      if (args[0] === '--since') place.commit('all');
      const { stdout } = place.run(['check', '--format', 'json', ...args]);
      assert.equal(stdout, `${JSON.stringify(JSON.parse(stdout), null, 2)}\n`);
    }
  });

  test('--output: the file is there only when it is whole, and never in the place of a document', () => {
    const onScreen = check('--format', 'sarif').stdout;
    const { stdout, status } = check('--format', 'sarif', '--output', 'out.sarif');
    assert.deepEqual([stdout, status], ['', 0]);
    const file = path.join(place.folder, 'out.sarif');
    assert.equal(readFileSync(file, 'utf8'), onScreen);
    const over = check('--output', './clean.md');
    assert.equal(over.status, 2);
    assert.match(over.stderr, /clean\.md: is read for this report/);
    assert.equal(readFileSync(path.join(place.folder, 'clean.md'), 'utf8'), clean);
    place.write({ 'base.jsonl': '' });
    assert.equal(check('--output', 'base.jsonl', '--baseline', 'base.jsonl').status, 2);
    const nowhere = check('--output', 'no/such/folder.txt');
    assert.equal(nowhere.status, 2);
    assert.match(nowhere.stderr, /no\/such\/folder\.txt: cannot be written/);
    assert.ok(!existsSync(path.join(place.folder, 'no')));
    assert.deepEqual(
      readdirSync(place.folder).filter((name) => name.startsWith('.')),
      [],
    );
  });

  test('a baseline silences what is old, and only that', () => {
    const missing = check('--baseline', 'base.jsonl');
    assert.equal(missing.status, 2);
    assert.match(missing.stderr, /base\.jsonl: is not there; --update-baseline writes it/);
    const update = ['--baseline', 'base.jsonl', '--update-baseline'];
    const written = check(...update, '--fail-on', 'gap');
    assert.equal(written.status, 0);
    assert.match(written.stdout, /^4 documents: 0 conflicts, 0 gaps; 2 more in the baseline\.\n$/);
    const file = path.join(place.folder, 'base.jsonl');
    const text = readFileSync(file, 'utf8');
    assert.equal(readRecords(text).records.length, 2);
    assert.equal(check('--baseline', 'base.jsonl', '--fail-on', 'gap').status, 0);

    // Moved by other words, it is the same finding; said once more, it is another.
    place.write({ 'a b/conflict.md': conflicting.replace('## Decision', 'New words.\n\n## Decision') });
    assert.equal(check('--baseline', 'base.jsonl', '--fail-on', 'conflict').status, 0);
    place.write({ 'new.md': conflicting });
    assert.equal(check('--baseline', 'base.jsonl', '--fail-on', 'conflict').status, 1);
    const states = resultsOf(check('--baseline', 'base.jsonl', '--format', 'sarif').stdout).map(
      ({ baselineState }) => baselineState,
    );
    assert.deepEqual(states, ['unchanged', 'new', 'unchanged', 'new']);

    // What is mended goes from the file; what was not looked at stays.
    place.write({ 'a b/conflict.md': clean });
    place.run(['check', 'a b', 'new.md', '--kind', 'architecture', ...update]);
    assert.deepEqual(
      readRecords(readFileSync(file, 'utf8')).records.map(({ document }) => document),
      ['gap.md', 'new.md'],
    );
  });

  test('a baseline with lines that cannot be read is not written over', () => {
    const text = '<<<<<<< HEAD\n';
    place.write({ 'base.jsonl': text });
    const read = check('--baseline', 'base.jsonl');
    assert.equal(read.status, 2);
    assert.match(read.stderr, /base\.jsonl:1: a merge stopped here/);
    assert.match(read.stdout, /^4 documents: 1 conflict, 1 gap/m);
    const update = check('--baseline', 'base.jsonl', '--update-baseline');
    assert.equal(update.status, 2);
    assert.match(update.stderr, /nothing is recorded until the 1 line named above can be read/);
    assert.equal(readFileSync(path.join(place.folder, 'base.jsonl'), 'utf8'), text);
    for (const args of [['--update-baseline'], ['--baseline', 'x', '--update-baseline', '--since', 'HEAD']])
      assert.equal(check(...args).status, 2);
  });
});
