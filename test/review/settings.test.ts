import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSettings } from '../../src/review/settings.ts';

const known = (id: string): boolean => ['cloud-first', 'exit-plan'].includes(id);

suite('review: settings', () => {
  test('what can be used is used, and the rest is named', () => {
    const { settings, problems } = readSettings(
      {
        severity: { 'cloud-first': 'error', data: 'off', nonsense: 'hint', 'exit-plan': 'loud' },
        pinned: [
          'cloud-first',
          { id: 'exit-plan', note: ' Board ', severity: 'hint', for: ['procurement'] },
          'no',
          7,
        ],
        kinds: { '*.txt': 'other', 'a.md': 'poem' },
        ignore: ['cloud-first', 'no'],
      },
      known,
    );
    assert.deepEqual(
      [...settings.severity],
      [
        ['cloud-first', 'error'],
        ['data', 'off'],
      ],
    );
    assert.deepEqual(settings.pinned, [
      { id: 'cloud-first' },
      { id: 'exit-plan', note: 'Board', severity: 'hint', for: ['procurement'] },
    ]);
    assert.deepEqual(settings.kinds, [{ pattern: '*.txt', kind: 'other' }]);
    assert.deepEqual(settings.ignore, ['cloud-first']);
    assert.deepEqual(
      problems.map(({ setting, value, problem }) => `${setting} ${value} ${problem}`),
      [
        'severity nonsense unknownPrinciple',
        'severity exit-plan: "loud" unknownLevel',
        'kinds a.md: "poem" unknownKind',
        'ignore no unknownPrinciple',
        'pinned no unknownPrinciple',
        'pinned 7 unknownPrinciple',
      ],
    );
  });

  test('a note that is too long for a hover is cut', () => {
    const note = 'The board asked for it. '.repeat(100);
    const [pin] = readSettings({ pinned: [{ id: 'exit-plan', note }] }, known).settings.pinned;
    assert.ok(pin?.note && pin.note.length <= 501 && pin.note.endsWith('…'));
    assert.ok(note.startsWith(pin.note.slice(0, -1)));
  });

  test('any value is read without an error', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.anything(),
        fc.anything(),
        fc.anything(),
        (severity, pinned, kinds, ignore) => {
          const { settings } = readSettings({ severity, pinned, kinds, ignore }, known);
          assert.ok(settings.pinned.every(({ id }) => known(id)));
        },
      ),
    );
  });
});
