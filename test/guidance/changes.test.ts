import assert from 'node:assert/strict';
import { newestKinds, readChanges, seenNow, unseenChanges } from '../../src/guidance/changes.ts';

const known = new Set(['cloud-first', 'open-data']);
const record = `# What changed

## 2026-11-24

- changed: \`cloud-first\`: the policy was updated.

## 2026-11-01

- new: \`cloud-first\`, \`open-data\`: first published.
`;

suite('the record of changes', () => {
  test('is read newest first, one change for each principle', () => {
    const { changes, problems } = readChanges('CHANGES.md', record, known);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      changes.map(({ date, kind, id }) => `${date} ${kind} ${id}`),
      ['2026-11-24 changed cloud-first', '2026-11-01 new cloud-first', '2026-11-01 new open-data'],
    );
    assert.equal(changes[0]?.note, 'the policy was updated.');
  });

  const problemsOf = (text: string): string[] =>
    readChanges('CHANGES.md', text, known).problems.map(({ line, message }) => `${line}: ${message}`);

  test('says what is wrong, and where', () => {
    assert.match(
      problemsOf(record.replace('2026-11-01', 'last week'))[0] ?? '',
      /^7: "last week" must be a date/,
    );
    assert.match(
      problemsOf(record.replace('2026-11-01', '2026-12-01'))[0] ?? '',
      /^7: 2026-12-01 must stand above/,
    );
    assert.match(problemsOf(record.replace('changed:', 'mended:'))[0] ?? '', /^5: write a change as/);
    assert.match(
      problemsOf(record.replace('`open-data`', '`open-dta`'))[0] ?? '',
      /^9: there is no principle "open-dta"/,
    );
    assert.match(problemsOf(record.replace(', `open-data`', ''))[0] ?? '', /^1: "open-data" is not recorded/);
    assert.match(
      problemsOf(`- new: \`open-data\`: x\n${record}`)[0] ?? '',
      /^1: a change must stand under a date/,
    );
  });

  test('what a reader has not seen', () => {
    const { changes } = readChanges('CHANGES.md', record, known);
    assert.equal(unseenChanges(changes, undefined).length, 3);
    assert.deepEqual(unseenChanges(changes, seenNow(changes)), []);
    const older = changes.slice(1);
    assert.deepEqual(unseenChanges(changes, seenNow(older)), [changes[0]]);
  });

  test('a change added later on a day that was seen is new', () => {
    const { changes } = readChanges('CHANGES.md', record, known);
    const added = { date: '2026-11-24', kind: 'changed', id: 'open-data', note: 'x' } as const;
    const more = [added, ...changes];
    assert.deepEqual(unseenChanges(more, seenNow(changes)), [added]);
  });

  test('of a principle that changed twice the newest change counts', () => {
    const { changes } = readChanges('CHANGES.md', record, known);
    assert.deepEqual([...newestKinds(changes)].sort(), [
      ['cloud-first', 'changed'],
      ['open-data', 'new'],
    ]);
  });
});
