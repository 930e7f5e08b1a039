import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import type { Log, Result } from 'sarif';
import { applyBaseline, baselineChanges } from '../../src/review/baseline.ts';
import type { DocumentReport } from '../../src/review/report.ts';
import { bySarifPlace, mergeSarif, type SarifContext, sarifWriter, uriOf } from '../../src/review/sarif.ts';
import { guidance } from './pack.ts';
import { conflicting, excusing, gapping, reports } from './reports.ts';

const require = createRequire(import.meta.url);
const schema = JSON.parse(
  readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
) as object;
// One of the schema's patterns is none in Unicode mode.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

const context = { principles: guidance.principles, version: '1.2.3' };
const bodies = new Map([
  ['cloud-first', '## Why it matters\n\nSee [the code](https://example.org/). **Do** it.\n'],
]);

/** The whole log, of documents in any order. */
function sarifReport(
  all: readonly DocumentReport[],
  { problems, ...rest }: SarifContext & { problems?: readonly string[] },
): string {
  const writer = sarifWriter(rest);
  const sorted = [...all].sort((a, b) => bySarifPlace(a.path, b.path));
  const pieces = sorted.map((report) => writer.document(report));
  return [...pieces, writer.end({ bodies, ...(problems ? { problems } : {}) })].join('');
}

function readLog(text: string): Log {
  const log = JSON.parse(text) as Log;
  assert.ok(validate(log), JSON.stringify(validate.errors, null, 2));
  return log;
}
/** What logs add up to, called by their numbers. */
const merged = (texts: readonly string[]): string =>
  mergeSarif(texts.map((text, i) => ({ name: `${i + 1}.sarif`, text })));
const resultsIn = (text: string): Result[] => readLog(text).runs[0]?.results ?? [];

const documents = { 'adr/1.md': conflicting, 'adr/2.md': excusing, 'adr/3.md': gapping };

const noPrinciple = {
  about: 'suppression',
  problem: 'noPrinciple',
  message: 'This suppression names no principle.',
  line: 2,
  column: 1,
  endLine: 2,
  endColumn: 9,
} as const;

suite('review: SARIF', () => {
  test('the schema finds what is wrong', () => {
    assert.equal(validate({ version: '2.1.0', runs: [{ tool: {} }] }), false);
  });

  test('the pieces are the log as if it had been written at once', () => {
    for (const all of [[], reports({ 'a.md': '# Clean\n\nWell.\n' }), reports(documents)])
      for (const problems of [[], ['b.md: is a folder']]) {
        const text = sarifReport(all, { ...context, problems });
        assert.equal(text, `${JSON.stringify(readLog(text), null, 2)}\n`);
      }
  });

  test('a finding says where it is, in whose words, and why', () => {
    const [result] = resultsIn(sarifReport(reports({ 'adr/1 ä.md': conflicting }), context));
    assert.deepEqual(result, {
      ruleId: 'cloud-first',
      ruleIndex: 0,
      kind: 'fail',
      level: 'warning',
      message: { text: 'Choose public cloud first: “own servers”: it is so. Mend it.' },
      properties: { relation: 'conflict', score: 0.9 },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'adr/1%20%C3%A4.md', uriBaseId: '%SRCROOT%' },
            region: {
              startLine: 5,
              startColumn: 23,
              endLine: 5,
              endColumn: 34,
              snippet: { text: 'own servers' },
            },
          },
        },
      ],
      partialFingerprints: result?.partialFingerprints,
    });
    assert.match(result.partialFingerprints?.['primaryLocationLineHash'] ?? '', /^[0-9a-f]{16}$/);
  });

  test('rules are the principles that occur, with their help in text and in Markdown', () => {
    const [run] = readLog(sarifReport(reports(documents), context)).runs;
    assert.deepEqual(
      run?.tool.driver.rules?.map(({ id, name, help }) => ({ id, name, help })),
      [
        {
          id: 'cloud-first',
          name: 'CloudFirst',
          help: {
            text: 'Choose public cloud unless there is evidence against it.\n\nWhy it matters\n\nSee the code (https://example.org/). Do it.',
            markdown:
              '**Choose public cloud unless there is evidence against it.**\n\n## Why it matters\n\nSee [the code](https://example.org/). **Do** it.',
          },
        },
      ],
    );
    assert.equal(run.tool.driver.rules[0]?.helpUri, 'https://www.gov.uk/');
    assert.deepEqual(readLog(sarifReport([], context)).runs[0]?.results, []);
  });

  test('a gap is a note on the document, and what is silenced keeps its reason', () => {
    const results = resultsIn(sarifReport(reports(documents), context));
    assert.deepEqual(
      results.map(({ level, suppressions, message }) => ({
        level,
        suppressions,
        text: message.text?.slice(0, 60),
      })),
      [
        {
          level: 'warning',
          suppressions: undefined,
          text: 'Choose public cloud first: “own servers”: it is so. Mend it.',
        },
        {
          level: 'warning',
          suppressions: [
            { kind: 'inSource', status: 'accepted', justification: 'the Act names the building' },
          ],
          text: 'Choose public cloud first: “own servers”: it is so. Mend it.',
        },
        {
          level: 'note',
          suppressions: undefined,
          text: 'Choose public cloud first: nothing in this document addresse',
        },
      ],
    );
  });

  test('what only touches a principle is no failure', () => {
    const [report] = reports({ 'a.md': conflicting });
    assert.ok(report);
    const hints = report.hints.map((hint) => ({ ...hint, relation: 'topic' as const }));
    const [result] = resultsIn(sarifReport([{ ...report, hints }], context));
    assert.equal(result?.kind, 'informational');
    assert.equal(result.level, 'none');
  });

  test('with a baseline, results say whether they are new', () => {
    const before = reports(documents);
    const { set = [] } = baselineChanges(before, []);
    const now = reports({ ...documents, 'adr/4.md': conflicting });
    const results = resultsIn(sarifReport(applyBaseline(now, set), { ...context, hasBaseline: true }));
    assert.deepEqual(
      results.map(({ baselineState, suppressions }) => [
        baselineState,
        suppressions?.map(({ kind }) => kind),
      ]),
      [
        ['unchanged', ['external']],
        ['new', ['inSource']],
        ['unchanged', ['external']],
        ['new', undefined],
      ],
    );
  });

  test('what could not be read is a notification', () => {
    const [run] = readLog(
      sarifReport([], { ...context, problems: ['b.md: is a folder', 'a.md: gone'] }),
    ).runs;
    assert.equal(run?.invocations?.[0]?.executionSuccessful, false);
    assert.deepEqual(
      run.invocations[0].toolExecutionNotifications?.map(({ message }) => message.text),
      ['a.md: gone', 'b.md: is a folder'],
    );
  });

  test('what is wrong with a suppression is a notification at its place, and no failure of the run', () => {
    const [report] = reports({ 'a.md': conflicting });
    assert.ok(report);
    const [run] = readLog(sarifReport([{ ...report, problems: [noPrinciple] }], context)).runs;
    assert.equal(run?.invocations?.[0]?.executionSuccessful, true);
    const [note] = run.invocations[0].toolConfigurationNotifications ?? [];
    assert.deepEqual(
      [note?.level, note?.message.text, note?.locations?.[0]?.physicalLocation?.region?.startLine],
      ['warning', noPrinciple.message, 2],
    );
    assert.equal(run.results?.length, 1);
  });

  test('logs of shards add up to the log of one run, however the documents are dealt out', () => {
    const texts = [
      conflicting,
      excusing,
      gapping,
      '# Clean\n\nWell.\n',
      `${conflicting}\n## More\n\nOwn servers, a secret format.\n`,
    ];
    const all = reports(
      Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`d/${i}.md`, texts[i % texts.length] ?? ''])),
    ).map((report, i) => (i % 3 === 0 ? { ...report, problems: [noPrinciple] } : report));
    const problems = ['x.md: is a folder', 'y.md: gone'];
    const whole = sarifReport(all, { ...context, problems });
    readLog(whole);
    const shard = fc.array(fc.nat(3), { minLength: all.length, maxLength: all.length });
    fc.assert(
      fc.property(shard, fc.boolean(), (places, overlap) => {
        const parts: DocumentReport[][] = [[], [], [], []];
        all.forEach((report, i) => parts[places[i] ?? 0]?.push(report));
        // A document that two parts have looked at is reported once.
        if (overlap) parts[0]?.push(...(parts[1] ?? []));
        const logs = parts.map((part, i) =>
          sarifReport(part, { ...context, problems: i < 2 ? problems.slice(i, i + 1) : [] }),
        );
        assert.equal(merged(logs), whole);
        assert.equal(merged([merged(logs.slice(0, 2)), merged(logs.slice(2))]), whole);
      }),
      { numRuns: 50 },
    );
  });

  test('what is no log of this tool is refused by its name', () => {
    const log = sarifReport([], context);
    assert.throws(() => merged([log, '{']), /2\.sarif: is not JSON: /);
    assert.throws(() => merged([log, '[]']), /2\.sarif: is not a SARIF 2.1.0 log/);
    assert.throws(() => merged([log, 'null']), /2\.sarif: is not a SARIF 2.1.0 log/);
    assert.throws(() => merged([log, '{"version":"2.1.0","runs":[{}]}']), /2\.sarif: is not a SARIF/);
    assert.throws(() => merged([log, log.replaceAll('1.2.3', '1.2.4')]), /2\.sarif: is of version 1.2.4/);
  });

  test('paths become URIs', () => {
    assert.equal(uriOf('./a b/c#1.md'), 'a%20b/c%231.md');
    assert.equal(uriOf('/home/a:b.md'), 'file:///home/a%3Ab.md');
    assert.equal(uriOf('C:/x y/a.md'), 'file:///C:/x%20y/a.md');
    assert.equal(uriOf('../a.md'), '../a.md');
    assert.equal(uriOf('javascript:alert(1)'), 'javascript%3Aalert(1)');
  });
});
