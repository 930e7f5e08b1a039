import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { readRecords, recordKey, type ReviewRecord, writeRecords } from '../../src/review/verdicts.ts';

const record = (document: string, principle: string, more: Partial<ReviewRecord> = {}): ReviewRecord => ({
  document,
  principle,
  found: 'conflict',
  evidence: ['a1-b2'],
  ...more,
});
const line = (value: object): string => `${JSON.stringify(value)}\n`;

suite('review: the file of verdicts', () => {
  test('one line for each principle of each document, in order', () => {
    const text = writeRecords('', {
      set: [
        record('b.md', 'cloud-first'),
        record('a.md', 'open-formats', { verdict: 'disagree', note: 'It is “open”.\nSee annex B.' }),
        record('a.md', 'cloud-first', { found: 'missing', evidence: [] }),
      ],
    });
    assert.equal(
      text,
      '{"document":"a.md","principle":"cloud-first","found":"missing","evidence":[]}\n\n' +
        '{"document":"a.md","principle":"open-formats","found":"conflict","evidence":["a1-b2"],"verdict":"disagree","note":"It is “open”.\\nSee annex B."}\n\n' +
        '{"document":"b.md","principle":"cloud-first","found":"conflict","evidence":["a1-b2"]}\n',
    );
    assert.deepEqual(readRecords(text).problems, []);
  });

  test('a change leaves every other line as it is, with fields that are not ours', () => {
    const odd =
      '  { "principle": "x", "document":"b.md", "evidence": [], "found": "missing", "ticket": 7 }  \r\n';
    const text = `\uFEFF\r\nnot a line of ours\r\n${odd}${line(record('d.md', 'x')).trim()}`;
    const changed = writeRecords(text, { set: [record('c.md', 'x'), record('e.md', 'x')] });
    assert.equal(
      changed,
      `\uFEFF\r\nnot a line of ours\r\n${odd}\r\n${line(record('c.md', 'x')).trim()}\r\n\r\n` +
        `${line(record('d.md', 'x')).trim()}\r\n\r\n${line(record('e.md', 'x')).trim()}\r\n`,
    );
    assert.equal(writeRecords(text, {}), text);
    const agreed = record('b.md', 'x', { found: 'missing', evidence: [], verdict: 'agree' });
    assert.ok(writeRecords(text, { set: [agreed] }).includes(line({ ...agreed, ticket: 7 }).trim()));
    assert.equal(writeRecords(text, { remove: [record('b.md', 'x')] }), text.replace(odd, ''));
  });

  test('a record is taken out with its empty line', () => {
    const set = ['a', 'b', 'c'].map((name) => record(`${name}.md`, 'x'));
    const text = writeRecords('', { set });
    const [a, b, c] = set.map(line);
    assert.equal(writeRecords(text, { remove: set.slice(0, 1) }), `${b}\n${c}`);
    assert.equal(writeRecords(text, { remove: set.slice(1, 2) }), `${a}\n${c}`);
    assert.equal(writeRecords(text, { remove: set.slice(2) }), `${a}\n${b}`);
    assert.equal(writeRecords(text, { remove: set }), '');
  });

  suite('git merges', () => {
    let folder: string;
    setup(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'design-manual-'));
    });
    teardown(() => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    });
    const principles = ['a', 'b', 'c', 'd'];
    const base = writeRecords('', { set: principles.map((principle) => record('x.md', principle)) });
    /** What git makes of two versions of a text; undefined where a person must. */
    function merge(one: string, other: string): string | undefined {
      const files = Object.entries({ one, base, other }).map(([name, text]) => {
        const file = path.join(folder, name);
        writeFileSync(file, text);
        return file;
      });
      const { status, stdout } = spawnSync('git', ['merge-file', '-p', ...files], { encoding: 'utf8' });
      return status === 0 ? stdout : undefined;
    }

    test('verdicts on any two principles of a document', () => {
      const judged = (principle: string): ReviewRecord => record('x.md', principle, { verdict: 'agree' });
      for (const one of principles)
        for (const other of principles.filter((name) => name !== one)) {
          const sides = [one, other].map((name) => writeRecords(base, { set: [judged(name)] }));
          assert.equal(
            merge(sides[0] ?? '', sides[1] ?? ''),
            writeRecords(base, { set: [judged(one), judged(other)] }),
            `${one} ${other}`,
          );
        }
    });

    test('documents that are new on either side', () => {
      const [first, last] = [record('a.md', 'a'), record('z.md', 'a')];
      const sides = [first, last].map((one) => writeRecords(base, { set: [one] }));
      assert.equal(merge(sides[0] ?? '', sides[1] ?? ''), writeRecords(base, { set: [first, last] }));
    });

    test('two verdicts on the same are left to people, and named', () => {
      const sides = (['agree', 'disagree'] as const).map((verdict) =>
        writeRecords(base, { set: [record('x.md', 'b', { verdict, note: 'n' })] }),
      );
      assert.equal(merge(sides[0] ?? '', sides[1] ?? ''), undefined);
    });
  });

  const faults: readonly (readonly [string, string, RegExp])[] = [
    ['{"document":', 'notAnObject', /is not JSON/],
    ['[]', 'notAnObject', /must be an object/],
    ['null', 'notAnObject', /must be an object/],
    ['7', 'notAnObject', /must be an object/],
    [line({ ...record('', 'x') }), 'wrongField', /"document" must be the path/],
    [line({ ...record('a.md', 'Not An Id') }), 'wrongField', /"principle" must be the id/],
    [
      line({ ...record('a.md', 'x'), found: 'fine' }),
      'wrongField',
      /"found" must be one of conflict, missing/,
    ],
    [line({ ...record('a.md', 'x'), evidence: [1] }), 'wrongField', /"evidence" must be a list/],
    [
      line({ ...record('a.md', 'x'), verdict: 'no' }),
      'wrongField',
      /"verdict" must be one of agree, disagree/,
    ],
    [line({ ...record('a.md', 'x'), note: {} }), 'wrongField', /"note" must be a text/],
    ['<<<<<<< HEAD', 'unmerged', /a merge stopped here/],
    ['=======', 'unmerged', /a merge stopped here/],
    ['>>>>>>> branch', 'unmerged', /a merge stopped here/],
    [line(record('good.md', 'x')), 'saidTwice', /x of good.md stands in an earlier line too/],
  ];
  for (const [text, problem, message] of faults) {
    test(`a line that is wrong is named, and costs itself only: ${text.trim().slice(0, 60)}`, () => {
      const good = line(record('good.md', 'x'));
      const { records, problems } = readRecords(`${good}\n${text.trim()}\n${line(record('last.md', 'x'))}`);
      assert.deepEqual(
        records.map(({ document }) => document),
        ['good.md', 'last.md'],
      );
      assert.deepEqual(
        problems.map((one) => [one.line, one.problem]),
        [[3, problem]],
      );
      assert.match(problems[0]?.message ?? '', message);
    });
  }

  test('after a merge by union, setting a record leaves one line of it', () => {
    const twice = line(record('a.md', 'x', { verdict: 'agree' })) + line(record('a.md', 'x'));
    const text = writeRecords(twice, { set: [record('a.md', 'x', { verdict: 'agree', note: 'n' })] });
    assert.equal(text, line(record('a.md', 'x', { verdict: 'agree', note: 'n' })));
  });

  test('what is written is read again, whatever stood there, and writing it again changes nothing', () => {
    const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    const records = fc.uniqueArray(
      fc.record(
        {
          document: texts,
          principle: fc.constantFrom('a', 'b-c', 'd1'),
          found: fc.constantFrom('conflict', 'missing', 'addressed', 'notApplicable'),
          evidence: fc.array(texts, { maxLength: 3 }),
          verdict: fc.constantFrom('agree', 'disagree', 'notApplicable'),
          note: fc.string({ unit: 'binary' }),
        },
        { requiredKeys: ['document', 'principle', 'found', 'evidence'], noNullPrototype: true },
      ) as fc.Arbitrary<ReviewRecord>,
      { selector: recordKey, maxLength: 8 },
    );
    const junk = fc.array(fc.constantFrom('', '# note', '{"document":1}', '<<<<<<< HEAD', '[]'), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(records, records, junk, (first, second, lines) => {
        const text = lines.map((one) => `${one}\n`).join('') + writeRecords('', { set: first });
        const changed = writeRecords(text, { set: second });
        const read = new Map(readRecords(changed).records.map((one) => [recordKey(one), one]));
        const wanted = new Map([...first, ...second].map((one) => [recordKey(one), one]));
        assert.deepEqual(read, wanted);
        assert.equal(writeRecords(changed, { set: second }), changed);
        for (const one of lines) assert.ok(changed.split('\n').includes(one));
      }),
    );
  });
});
