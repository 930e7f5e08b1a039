import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { formatOfFile } from '../../src/cli/reviewFile.ts';
import { readRecords } from '../../src/review/verdicts.ts';
import { clean, conflicting, gapping, workplace, type Workplace } from './built.ts';

const verdicts = '.design-manual/verdicts.jsonl';

suite('command line: review', () => {
  let place: Workplace;
  setup(() => {
    place = workplace();
    place.write({ 'adr/conflict.md': conflicting, 'adr/gap.md': gapping });
  });
  teardown(() => {
    place.remove();
  });
  const review = (...args: string[]): ReturnType<Workplace['run']> =>
    place.run(['review', 'adr', '--kind', 'architecture', ...args]);
  const read = (name: string): string => readFileSync(path.join(place.folder, name), 'utf8');

  test('every format on standard output', () => {
    const starts = {
      markdown: /^# Review of documents\n/,
      html: /^<!doctype html>\n/,
      csv: /^\uFEFFdocument,kind,/,
      statement: /^# Technology Code of Practice statement: documents\n/,
      json: /^\{\n {2}"date": "\d{4}-\d\d-\d\d",\n {2}"documents": \[/,
    };
    for (const [format, start] of Object.entries(starts)) {
      const { stdout, stderr, status } = review('--format', format);
      assert.match(stdout, start);
      assert.deepEqual([stderr, status], ['', 0], format);
    }
    assert.match(review().stdout, starts.markdown);
  });

  test('a single document gives its title, and its text may come by standard input', () => {
    const input = conflicting.replace('# ADR', '# 7. Hosting');
    const args = ['review', '-', '--kind', 'architecture', '--stdin-path', 'adr/7.md'];
    const { stdout } = place.run(args, { input });
    assert.match(stdout, /^# Review of 7\\\. Hosting\n/);
    assert.match(stdout, /\[line 5\]\(adr\/7\.md#L5\)/);
  });

  test('--output: its name tells the format, and it is written over by the next report only', () => {
    for (const name of ['out.html', 'out.csv', 'out.md', 'out.json']) {
      assert.deepEqual([review('--output', name).status, review('--output', name).stderr], [0, ''], name);
    }
    assert.match(read('out.html'), /^<!doctype html>/);
    assert.match(read('out.csv'), /^\uFEFFdocument,/);
    assert.equal(review('--output', 'out.md', '--format', 'statement').status, 0);
    assert.match(read('out.md'), /^# Technology Code/);
    assert.equal(review('--output', 'out.md').status, 0, 'a statement is a report too');

    place.write({ 'notes.md': '# Notes\n', 'empty.md': '' });
    const refused = review('--output', 'notes.md');
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /notes\.md: is there already and is no report; --force writes over it/);
    assert.equal(read('notes.md'), '# Notes\n');
    assert.equal(review('--output', 'empty.md').status, 0);
    assert.equal(review('--output', 'notes.md', '--force').status, 0);
    assert.match(read('notes.md'), /^# Review of/);
    assert.equal(formatOfFile('A.HTM'), 'html');
    assert.equal(formatOfFile('a.txt'), undefined);
  });

  test('no document and no file of verdicts is written over, whatever is forced', () => {
    review('--record');
    for (const name of ['adr/conflict.md', './adr/../adr/conflict.md', verdicts]) {
      const { status, stderr } = review('--output', name, '--force');
      assert.equal(status, 2);
      assert.match(stderr, /is read for this report, and is not written over/);
    }
    assert.equal(read('adr/conflict.md'), conflicting);
    assert.match(
      review('--output', 'no/such/folder.md').stderr,
      /folder\.md: cannot be written: no such file/,
    );
  });

  test('links lead from where the report is saved to the lines', () => {
    place.write({ 'out/keep.txt': '' });
    review('--output', 'out/review.md');
    assert.match(read('out/review.md'), /\]\(\.\.\/adr\/conflict\.md#L5\)/);
    const { stdout } = review('--link-base', 'https://example.org/blob/main');
    assert.match(stdout, /\]\(https:\/\/example\.org\/blob\/main\/adr\/conflict\.md#L5\)/);
    assert.equal(review('--link-base', 'javascript:alert(1)').status, 2);
  });

  test('what is recorded is compared with the next time', () => {
    assert.equal(existsSync(path.join(place.folder, verdicts)), false);
    assert.equal(review('--record').status, 0);
    const first = read(verdicts);
    assert.deepEqual(
      readRecords(first).records.map(({ document, principle, found }) => [document, principle, found]),
      [
        ['adr/conflict.md', 'cloud-first', 'conflict'],
        ['adr/gap.md', 'open-standards', 'missing'],
      ],
    );
    assert.match(
      review().stdout,
      /Since the last review: 0 new, 0 changed, 2 still open, 0 resolved; 0 verdicts/,
    );
    review('--record');
    assert.equal(read(verdicts), first);
    place.write({ 'adr/conflict.md': clean, 'adr/new.md': conflicting });
    assert.match(review().stdout, /Since the last review: 1 new, 0 changed, 1 still open, 1 resolved/);
    assert.equal(read(verdicts), first, 'nothing is written without being asked');
  });

  test('verdicts stand beside what is found, and say when the text has changed', () => {
    review('--record');
    const judged = read(verdicts).replace(
      /("found":"conflict","evidence":\[[^\]]*\])/,
      '$1,"verdict":"disagree","note":"It is a museum.","ticket":7',
    );
    place.write({ 'elsewhere.jsonl': judged });
    const beside = ['--verdicts', 'elsewhere.jsonl'];
    assert.match(review(...beside).stdout, /\*Reviewer disagrees: It is a museum\.\*/);
    place.write({ 'adr/conflict.md': conflicting.replace('in Leeds', 'in York') });
    assert.match(review(...beside).stdout, /\(out of date: the text has changed since\)/);
    review(...beside, '--record');
    assert.match(read('elsewhere.jsonl'), /"note":"It is a museum\.","ticket":7/);
  });

  test('a file of verdicts that is named must be there, and be read whole before it is written', () => {
    const missing = review('--verdicts', 'none.jsonl');
    assert.equal(missing.status, 2);
    assert.match(missing.stderr, /none\.jsonl: is not there; --record writes it/);
    const text = '<<<<<<< HEAD\n{"document":"x.md"}\n';
    place.write({ 'broken.jsonl': text });
    const { stdout, stderr, status } = review('--verdicts', 'broken.jsonl', '--record');
    assert.equal(status, 2);
    assert.match(stdout, /^# Review of/);
    assert.match(stderr, /broken\.jsonl:1: a merge stopped here/);
    assert.match(stderr, /broken\.jsonl:2: "principle" must be the id of a principle/);
    assert.match(stderr, /nothing is recorded until the 2 lines named above can be read/);
    assert.equal(read('broken.jsonl'), text);
  });

  test('settings and packs count as in VS Code', () => {
    const settings = { 'designManual.pinned': [{ id: 'open-standards', note: 'The board asks for it.' }] };
    place.write({ '.vscode/settings.json': JSON.stringify(settings) });
    assert.match(review().stdout, /Pinned: The board asks for it\./);
    assert.doesNotMatch(review('--no-settings').stdout, /Pinned/);
    place.write({ '.vscode/settings.json': '{ "designManual.ignore": ["cloud-first"] }' });
    assert.doesNotMatch(review().stdout, /in conflict/);
    place.write({ '.vscode/settings.json': '{ "designManual.ignore": ["cloud-frist"] }' });
    assert.match(review().stderr, /names "cloud-frist", and there is no such principle/);
  });

  test('what cannot be read is named, and the rest is reviewed', () => {
    place.write({ 'adr/binary.md': Uint8Array.of(35, 0, 1) });
    const { stdout, stderr, status } = review();
    assert.equal(status, 2);
    assert.match(stderr, /binary\.md: is not text/);
    assert.match(stdout, /2 documents reviewed/);
    const unnamed = place.run(['review', '-', '--record'], { input: conflicting });
    assert.equal(unnamed.status, 2);
    assert.match(unnamed.stderr, /standard input needs a name to be recorded by: --stdin-path/);
  });
});
