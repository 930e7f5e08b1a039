import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  recordChanges,
  type ReviewedDocument,
  type ReviewedEntry,
  settledState,
  verdictChanges,
} from '../../src/review/reviewed.ts';
import { noSettings } from '../../src/review/settings.ts';
import { readRecords, type ReviewRecord, writeRecords } from '../../src/review/verdicts.ts';
import { conflicting, excusing, gapping, reviews } from './reports.ts';

const one = (text: string, records: readonly ReviewRecord[] = [], path = 'a.md'): ReviewedDocument => {
  const [document] = reviews({ [path]: text }, records);
  assert.ok(document);
  return document;
};
const cloud = ({ entries }: ReviewedDocument): ReviewedEntry => {
  const entry = entries.find(({ principle }) => principle === 'cloud-first');
  assert.ok(entry);
  return entry;
};
/** The records of reviews as they are now. */
const recorded = (documents: readonly ReviewedDocument[], before = ''): ReviewRecord[] => {
  const changes = recordChanges(documents, readRecords(before).records);
  return [...readRecords(writeRecords(before, changes)).records];
};
const judgedAs = (
  document: ReviewedDocument,
  verdict: ReviewRecord['verdict'],
  note?: string,
): ReviewRecord[] => {
  const said = { ...(verdict ? { verdict } : {}), ...(note === undefined ? {} : { note }) };
  return [...readRecords(writeRecords('', verdictChanges(document, 'cloud-first', said, []))).records];
};

suite('review: as plain values', () => {
  test('evidence is quoted with its place and what would satisfy', () => {
    const document = one(conflicting);
    assert.equal(document.title, '1. Hosting');
    const { evidence, ...entry } = cloud(document);
    assert.deepEqual(
      [entry.state, entry.expected, entry.since, entry.verdict],
      ['conflict', 'Every design says where it runs.', undefined, undefined],
    );
    assert.deepEqual(evidence, [
      {
        relation: 'conflict',
        line: 5,
        column: 23,
        endLine: 5,
        endColumn: 34,
        section: ['1. Hosting', 'Decision'],
        quote: { before: 'It runs on ', words: 'own servers', after: ' in Leeds.' },
        because: 'it is so',
        satisfy: 'Mend it.',
      },
    ]);
  });

  test('what the document excuses says where and why', () => {
    const entry = cloud(one(excusing));
    assert.equal(entry.state, 'notApplicable');
    assert.deepEqual(entry.excuses, [{ line: 3, reason: 'the Act names the building' }]);
  });

  test('what a team pins says why', () => {
    const pinned = [{ id: 'exit-plan', note: 'The board asks for it.' }];
    const [document] = reviews({ 'a.md': gapping }, [], { ...noSettings, pinned });
    const entry = document?.entries.find(({ principle }) => principle === 'exit-plan');
    assert.deepEqual(
      [entry?.pinned, entry?.pinNote, entry?.state],
      [true, 'The board asks for it.', 'missing'],
    );
  });

  test('many places are cut off, and counted', () => {
    const text = `# A\n\n${Array.from({ length: 30 }, (_, i) => `Site ${i} has own servers.\n\n`).join('')}`;
    const { evidence, moreEvidence } = cloud(one(text));
    assert.equal(evidence.length, 8);
    assert.ok(moreEvidence > 0);
  });
});

suite('review: beside the last one', () => {
  test('new, open, changed and resolved', () => {
    const before = recorded([one(conflicting)]);
    assert.equal(cloud(one(conflicting, before)).since, 'open');
    assert.equal(cloud(one(`${conflicting}\n## More\n\nOther words.\n`, before)).since, 'open');
    assert.equal(cloud(one(conflicting.replace('in Leeds', 'in York'), before)).since, 'changed');
    assert.equal(cloud(one(`${conflicting}\n## More\n\nOwn servers too.\n`, before)).since, 'changed');
    assert.equal(cloud(one(gapping, before)).since, 'changed', 'it was in conflict, and is missing');
    assert.equal(cloud(one(conflicting, before, 'new.md')).since, 'new');
    assert.equal(cloud(one(conflicting)).since, undefined, 'without a record nothing is new');
    const { resolved } = one('# 1. Hosting\n\nIt runs well.\n', before);
    assert.deepEqual(
      resolved.map(({ principle, found }) => [principle, found]),
      [['cloud-first', 'conflict']],
    );
  });

  test('one place less is no news', () => {
    const two = `${conflicting}\n## More\n\nOwn servers too.\n`;
    const before = recorded([one(two)]);
    assert.equal(cloud(one(conflicting, before)).since, 'open');
  });

  test('what is recorded again is the same, and what is resolved goes', () => {
    const documents = reviews({ 'a.md': conflicting, 'gap.md': gapping, 'ex.md': excusing });
    const text = writeRecords('', recordChanges(documents, []));
    assert.equal(readRecords(text).records.length, 2);
    const { records } = readRecords(text);
    assert.equal(writeRecords(text, recordChanges(documents, records)), text);
    const mended = reviews({ 'a.md': '# Hosting\n\nIt runs well.\n' }, records);
    assert.deepEqual(
      readRecords(writeRecords(text, recordChanges(mended, records))).records.map(({ document }) => document),
      ['gap.md'],
      'documents that were not reviewed stay',
    );
  });
});

suite('review: verdicts', () => {
  test('a verdict stands beside what is found, and settles it', () => {
    const document = one(conflicting);
    const settled = (verdict: ReviewRecord['verdict'], note?: string): string => {
      const entry = cloud(one(conflicting, judgedAs(document, verdict, note)));
      assert.equal(entry.state, 'conflict', 'what the machine found stays');
      assert.deepEqual(entry.verdict, {
        verdict,
        ...(note === undefined ? {} : { note }),
        outOfDate: false,
      });
      return settledState(entry);
    };
    assert.equal(settled('agree'), 'conflict');
    assert.equal(settled('disagree', 'It is a model in a museum.'), 'addressed');
    assert.equal(settled('notApplicable'), 'notApplicable');
  });

  test('who disagrees that it is addressed finds it missing', () => {
    const entry = { ...cloud(one(conflicting)), state: 'addressed' as const };
    const verdict = { verdict: 'disagree' as const, note: 'No.', outOfDate: false };
    assert.equal(settledState({ ...entry, verdict }), 'missing');
    assert.equal(settledState({ ...entry, verdict: { ...verdict, outOfDate: true } }), 'addressed');
  });

  test('a verdict is out of date when the sentence changes, and no sooner', () => {
    const records = judgedAs(one(conflicting), 'disagree', 'A museum.');
    const outOfDate = (text: string): boolean | undefined => cloud(one(text, records)).verdict?.outOfDate;
    assert.equal(outOfDate(conflicting), false);
    assert.equal(outOfDate(`---\nkind: architecture\n---\n\n${conflicting}\n## More\n\nWords.\n`), false);
    assert.equal(outOfDate(conflicting.replace('in Leeds', 'in the new building in York')), true);
    assert.equal(outOfDate(`${conflicting}\n## More\n\nOwn servers too.\n`), true);
    const changed = cloud(one(conflicting.replace('Leeds', 'York'), records));
    assert.equal(settledState(changed), 'conflict', 'what it said holds no more');
  });

  test('unrelated edits leave verdicts in date', () => {
    const records = judgedAs(one(conflicting), 'agree');
    const lines = conflicting.split('\n');
    const piece = fc
      .array(fc.constantFrom('users', 'delivery', 'team', 'week', 'plan'), { minLength: 1, maxLength: 6 })
      .map((words) => words.join(' '));
    const edits = fc.array(fc.tuple(fc.integer({ min: 1, max: lines.length }), piece), { maxLength: 6 });
    fc.assert(
      fc.property(edits, (made) => {
        const text = lines
          .flatMap((line, i) => [
            ...made.filter(([at]) => at === i).flatMap(([, words]) => ['', words, '']),
            line,
          ])
          .join('\n');
        const entry = cloud(one(text, records));
        assert.equal(entry.verdict?.outOfDate, false);
        assert.equal(entry.since, 'open');
      }),
    );
  });

  test('recording again keeps a verdict on the words that it was given on', () => {
    const changed = conflicting.replace('Leeds', 'York');
    const text = writeRecords('', { set: judgedAs(one(conflicting), 'disagree', 'A museum.') });
    const { records } = readRecords(text);
    const after = recorded([one(changed, records)], text);
    assert.equal(cloud(one(changed, after)).verdict?.outOfDate, true);
    assert.equal(cloud(one(conflicting, after)).verdict?.outOfDate, false);
  });

  test('the first verdict on a document records what else is open in it', () => {
    const both = `${conflicting}\n## Files\n\nThey are in a secret format.\n`;
    const { set = [] } = verdictChanges(one(both), 'cloud-first', { verdict: 'agree' }, []);
    assert.deepEqual(
      set.map(({ principle, verdict }) => [principle, verdict]),
      [
        ['cloud-first', 'agree'],
        ['open-formats', undefined],
      ],
    );
    const later = verdictChanges(one(both, set), 'open-formats', { verdict: 'agree' }, set);
    assert.equal(later.set?.length, 1);
  });

  test('a verdict that is taken back leaves the record of what is open', () => {
    const document = one(conflicting);
    const records = judgedAs(document, 'agree', 'Yes.');
    const text = writeRecords('', { set: records });
    const back = readRecords(writeRecords(text, verdictChanges(document, 'cloud-first', {}, records)));
    assert.deepEqual(
      back.records.map(({ verdict, note, found }) => [verdict, note, found]),
      [[undefined, undefined, 'conflict']],
    );
  });

  test('who disagrees says why, and only of what the review has', () => {
    const document = one(conflicting);
    assert.throws(
      () => verdictChanges(document, 'cloud-first', { verdict: 'disagree', note: ' ' }, []),
      /says why/,
    );
    assert.throws(() => verdictChanges(document, 'nothing', { verdict: 'agree' }, []), RangeError);
  });
});
