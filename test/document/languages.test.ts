import assert from 'node:assert/strict';
import { languageOfFile } from '../../src/document/languages.ts';

suite('document: languages', () => {
  test('are told by the extension of a file', () => {
    const names = [
      'a.md',
      'A.MARKDOWN',
      'b.mkd',
      'x/y.adoc',
      'y.asciidoc',
      'C:\\d\\z.asc',
      'r.rst',
      'notes.txt',
    ];
    assert.deepEqual(names.map(languageOfFile), [
      'markdown', 'markdown', 'markdown', 'asciidoc', 'asciidoc', 'asciidoc', 'restructuredtext', 'plaintext',
    ]); // prettier-ignore
  });

  test('of other files are not known', () => {
    const names = [
      'a.docx',
      'requests.rest',
      'README',
      'md',
      '.md.bak',
      'folder.md/file',
      'a.constructor',
      '-',
      '',
    ];
    for (const name of names) assert.equal(languageOfFile(name), undefined, name);
  });
});
