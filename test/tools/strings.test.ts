import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The strings of a JSON file, by key. */
const read = (file: string): Record<string, string> =>
  JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
const placeholders = (text: string): string[] => [...text.matchAll(/\{\d\}/g)].map(([found]) => found).sort();
const links = (text: string): string[] =>
  [...text.matchAll(/\((command:[^)]+)\)|`#?([\w.]+)#?`/g)].map(([found]) => found).sort();

const folder = 'src/extension';
const sources = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
/** What the code shows: every argument of `l10n.t`. */
const shown = new Set(
  sources.flatMap((source) =>
    [...source.matchAll(/(?<![\w.])(?:vscode\.l10n\.)?t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(
      ([, text = '']) => text,
    ),
  ),
);
const bundles = readdirSync('l10n').map((name) => path.join('l10n', name));

suite('tools: translations', () => {
  test('Welsh is there', () => {
    assert.ok(bundles.includes(path.join('l10n', 'bundle.l10n.cy.json')));
  });

  for (const file of bundles) {
    test(`${file} has every string of the code, and no other`, () => {
      const strings = read(file);
      assert.ok(shown.size > 100, 'the strings of the code were found');
      assert.deepEqual(
        [...shown].filter((text) => !(text in strings)),
        [],
        'missing',
      );
      assert.deepEqual(
        Object.keys(strings).filter((text) => !shown.has(text)),
        [],
        'not used any more',
      );
      for (const [text, translated] of Object.entries(strings)) {
        assert.ok(translated.trim(), text);
        assert.deepEqual(placeholders(translated), placeholders(text), text);
      }
    });
  }

  const english = read('package.nls.json');
  for (const file of readdirSync('.').filter((name) => /^package\.nls\.\w+\.json$/.test(name))) {
    test(`${file} has every string of the manifest, with the same links and settings`, () => {
      const strings = read(file);
      assert.deepEqual(Object.keys(strings).sort(), Object.keys(english).sort());
      for (const [key, text] of Object.entries(english)) {
        const kept = links(text).filter((link) => !/^`(id|note|severity|for)`$/.test(link));
        assert.deepEqual(
          kept.filter((link) => !links(strings[key] ?? '').includes(link)),
          [],
          key,
        );
      }
    });
  }

  test('the manifest has no string that is not in package.nls.json, and names only those', () => {
    const manifest = readFileSync('package.json', 'utf8');
    const named = new Set([...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key = '']) => key));
    assert.deepEqual([...named].sort(), Object.keys(english).sort());
  });

  test('every string of the code is given as it stands, so that it can be found', () => {
    for (const source of sources) assert.doesNotMatch(source, /l10n\.t\((?!\s*')/);
  });
});
