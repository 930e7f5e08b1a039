import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createScanner, parse } from 'jsonc-parser';
import { addToList, type ListEdits, removeFromList } from '../../src/review/settingsEdits.ts';

const path = ['designManual.pinned'];
const is = (id: string) => (value: unknown) => value === id || (value as { id?: unknown } | null)?.id === id;

function applied(text: string, result: ListEdits): string {
  assert.ok('edits' in result, 'readable');
  return [...result.edits]
    .sort((a, b) => b.from - a.from)
    .reduce((now, edit) => now.slice(0, edit.from) + edit.text + now.slice(edit.to), text);
}
const added = (text: string, id = 'new', at: readonly string[] = path): string =>
  applied(text, addToList(text, at, id, is(id)));
const removed = (text: string, id: string): string => applied(text, removeFromList(text, path, is(id)));

suite('review: edits of settings files', () => {
  test('a list, and a file, are made where there is none', () => {
    const made = '{\n  "designManual.pinned": [\n    "new"\n  ]\n}\n';
    assert.equal(added(''), made);
    assert.equal(added('{}'), '{\n  "designManual.pinned": [\n    "new"\n  ]\n}');
    assert.equal(
      added('{\n\t"a": 1 // one\n}\n'),
      '{\n\t"a": 1, // one\n\t"designManual.pinned": [\n\t\t"new"\n\t]\n}\n',
    );
    assert.deepEqual(parse(added('{ "folders": [] }', 'new', ['settings', ...path])), {
      folders: [],
      settings: { 'designManual.pinned': ['new'] },
    });
  });

  test('an entry goes after the last, in the style of the file', () => {
    const of = (list: string): string => `{\n  "designManual.pinned": ${list}\n}`;
    const cases: [string, string][] = [
      ['[]', '[\n    "new"\n  ]'],
      ['["a"]', '["a", "new"]'],
      ['[\n    "a"\n  ]', '[\n    "a",\n    "new"\n  ]'],
      ['[\n    "a", // why\n  ]', '[\n    "a", // why\n    "new",\n  ]'],
      ['[\n    "a" // why\n    // "b"\n  ]', '[\n    "a", // why\n    "new"\n    // "b"\n  ]'],
      ['[\n    // none yet\n  ]', '[\n    // none yet\n    "new"\n  ]'],
      ['[\n    "a" /* x */ /* y\n */\n  ]', '[\n    "a", /* x */ /* y\n */\n    "new"\n  ]'],
    ];
    for (const [before, after] of cases) assert.equal(added(of(before)), of(after), before);
    assert.equal(
      added('{\r\n  "designManual.pinned": [\r\n    "a"\r\n  ]\r\n}').includes('"a",\r\n    "new"\r\n'),
      true,
    );
  });

  test('an entry that is there is not added again, whatever else it says', () => {
    const text = '{ "designManual.pinned": [{ "id": "new", "note": "Board" }] }';
    assert.equal(added(text), text);
  });

  test('an entry is taken out with its line, and comments stay', () => {
    const of = (list: string): string => `{\n  "designManual.pinned": ${list}\n}`;
    const cases: [string, string][] = [
      ['["x"]', '[]'],
      ['["x", "a"]', '["a"]'],
      ['["a", "x", "b"]', '["a", "b"]'],
      ['["a", "x"]', '["a"]'],
      ['[\n    "a",\n    "x"\n  ]', '[\n    "a"\n  ]'],
      ['[\n    "x",\n    "a"\n  ]', '[\n    "a"\n  ]'],
      ['[\n    "a",\n    "x",\n  ]', '[\n    "a",\n  ]'],
      [
        '[\n    // one\n    "a", // two\n    // three\n    "x" // four\n  ]',
        '[\n    // one\n    "a" // two\n    // three\n    // four\n  ]',
      ],
      ['[\n    {\n      "id": "x",\n      "note": "n"\n    },\n    "a"\n  ]', '[\n    "a"\n  ]'],
      ['["x", "x"]', '[]'],
    ];
    for (const [before, after] of cases) assert.equal(removed(of(before), 'x'), of(after), before);
    assert.equal(removed('{ "a": 1 }', 'x'), '{ "a": 1 }');
  });

  test('a file that cannot be read is left alone, and the place is given', () => {
    assert.deepEqual(addToList('{ "a": }', path, 'new', is('new')), { unreadableAt: 7 });
    assert.deepEqual(addToList('[]', path, 'new', is('new')), { unreadableAt: 0 });
    const wrong = '{ "designManual.pinned": "a" }';
    assert.deepEqual(addToList(wrong, path, 'new', is('new')), { unreadableAt: wrong.indexOf('"a"') });
  });

  test('of a key that stands twice, the last counts, as it does in VS Code', () => {
    const text = '{ "designManual.pinned": ["a"], "designManual.pinned": ["b"] }';
    assert.equal(added(text), '{ "designManual.pinned": ["a"], "designManual.pinned": ["b", "new"] }');
  });

  const space = fc.constantFrom(
    '',
    ' ',
    '\n',
    '\r\n',
    '\n\n    ',
    ' // one, [two]\n',
    '/* "x" */',
    '\t/* a\n b */ ',
  );
  const entry = fc.constantFrom(
    '"x"',
    '"a"',
    '"b"',
    '{ "id": "x", "note": "n" }',
    '{ "id": "c" /* why */ }',
    '7',
  );
  const list = fc
    .tuple(fc.array(fc.tuple(space, entry, space), { maxLength: 5 }), fc.boolean(), space)
    .map(
      ([entries, comma, end]) =>
        `[${entries.map((parts) => parts.join('')).join(',')}${comma && entries.length > 0 ? ',' : ''}${end}]`,
    );
  const file = fc
    .tuple(space, space, fc.option(list, { nil: undefined }), space, fc.boolean())
    .map(
      ([before, inside, pins, after, more]) =>
        `${before}{${inside}"other": [1, 2],${inside} ${pins === undefined ? '"last": 1' : `"designManual.pinned": ${pins}`}${more ? `, "more": {}` : ''}${after}}`,
    );
  const comments = (text: string): string[] => {
    const scanner = createScanner(text);
    const found: string[] = [];
    // Line comments, block comments, and the end, as the parser numbers its tokens.
    for (let kind: number = scanner.scan(); kind !== 17; kind = scanner.scan())
      if (kind === 12 || kind === 13) found.push(text.slice(scanner.getTokenOffset(), scanner.getPosition()));
    return found;
  };
  const parsed = (text: string): Record<string, unknown> => {
    const errors: never[] = [];
    const value = parse(text, errors, { allowTrailingComma: true }) as Record<string, unknown>;
    assert.deepEqual(errors, [], text);
    return value;
  };

  test('whatever the file, only the list changes, and every comment stays in its order', () => {
    fc.assert(
      fc.property(file, (text) => {
        const before = parsed(text);
        const pins = (before['designManual.pinned'] ?? []) as unknown[];
        const more = added(text, 'x');
        const wanted = pins.some(is('x')) ? pins : [...pins, 'x'];
        assert.deepEqual(parsed(more), { ...before, 'designManual.pinned': wanted });
        assert.deepEqual(comments(more), comments(text));
        const less = removed(text, 'x');
        assert.deepEqual(parsed(less), {
          ...before,
          ...(before['designManual.pinned']
            ? { 'designManual.pinned': pins.filter((pin) => !is('x')(pin)) }
            : {}),
        });
        const isInside = (comment: string): boolean => !comment.includes('why');
        assert.deepEqual(comments(less).filter(isInside), comments(text).filter(isInside));
        assert.deepEqual(parsed(removed(added(text, 'y'), 'y')), {
          ...before,
          'designManual.pinned': pins,
        });
      }),
      { numRuns: 500 },
    );
  });
});
