import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fitsGlob } from '../../src/review/glob.ts';

const cases: [pattern: string, path: string, fits: boolean][] = [
  ['tenders/**', 'tenders/a/b.md', true],
  ['tenders/**', 'other/tenders/b.md', false],
  ['**/tenders/*.md', 'x/y/tenders/b.md', true],
  ['**/tenders/*.md', 'tenders/b.md', true],
  ['tenders/*.md', 'tenders/a/b.md', false],
  ['*.md', 'deep/down/b.md', true],
  ['*.{md,adoc}', 'b.adoc', true],
  ['*.{md,adoc}', 'b.txt', false],
  ['{a,b}/{c,d}.md', 'b/c.md', true],
  ['adr-???.md', 'adr-012.md', true],
  ['adr-???.md', 'adr-12.md', false],
  ['./a.md', 'a.md', true],
  ['a{b', 'a{b', true],
  ['a+(b).md', 'a+(b).md', true],
];

suite('review: globs', () => {
  for (const [pattern, path, fits] of cases) {
    test(`${pattern} ${fits ? 'fits' : 'does not fit'} ${path}`, () => {
      assert.equal(fitsGlob(pattern, path), fits);
    });
  }

  test('a path without wildcards fits itself', () => {
    const name = fc.stringMatching(/^[a-z0-9 .()[\]+^$-]{1,8}$/).filter((one) => one !== '.');
    fc.assert(
      fc.property(fc.array(name, { minLength: 2, maxLength: 5 }), (names) => {
        assert.ok(fitsGlob(names.join('/'), names.join('/')));
      }),
    );
  });

  test('no pattern makes it hang', () => {
    assert.equal(fitsGlob('*a'.repeat(200) + 'b', 'a'.repeat(2000)), false);
    assert.equal(fitsGlob('{a,b}'.repeat(40), 'x'), false);
    assert.equal(fitsGlob('**/'.repeat(200) + 'z', 'a/'.repeat(500)), false);
  });
});
