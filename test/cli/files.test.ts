import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeText, expandInputs, patternOf, readDocument } from '../../src/cli/files.ts';
import { clean, workplace } from './built.ts';

suite('command line: files', () => {
  let folder: string;
  setup(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'design-manual-')));
  });
  teardown(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const write = (name: string): string => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, clean);
    return file;
  };

  test('a name that looks like a glob is a file where there is one', async () => {
    const file = write('[draft] (1).md');
    write('d.md');
    assert.deepEqual(await expandInputs([file]), { files: [file], problems: [] });
  });

  test('a glob of folders stands for the documents in them', async () => {
    const [a, b] = [write('a/docs/x.md'), write('b/docs/y.MD')];
    write('b/docs/z.png');
    assert.deepEqual((await expandInputs([`${folder}/*/docs`])).files, [a, b]);
  });

  test('an empty folder is named', async () => {
    assert.deepEqual((await expandInputs([folder])).problems, [
      `${folder}: there is no document in this folder`,
    ]);
  });

  test('links in a circle end', async function () {
    const file = write('a/x.md');
    try {
      symlinkSync(path.join(folder, 'a'), path.join(folder, 'a', 'again'), 'dir');
    } catch {
      this.skip();
    }
    const { files } = await expandInputs([folder]);
    assert.ok(files.includes(file));
    assert.ok(files.length < 5);
  });

  test('backslashes separate folders in the globs of Windows, and only there', () => {
    assert.equal(patternOf('C:\\docs\\**\\*.md', 'win32'), 'C:/docs/**/*.md');
    assert.equal(patternOf('odd\\*.md', 'linux'), 'odd\\*.md');
  });

  test('text is read as editors read it', () => {
    assert.equal(decodeText(Buffer.from('\uFEFFa\r\nü💾')), 'a\r\nü💾');
    assert.throws(() => decodeText(Uint8Array.of(0xff, 0xfe, 65, 0)), /is not text/);
    assert.throws(() => decodeText(Uint8Array.of(0xc3, 0x28)), /is not UTF-8 text/);
  });

  test('folders and devices are no documents', async function () {
    await assert.rejects(readDocument(folder), /is a folder/);
    if (process.platform === 'win32') this.skip();
    await assert.rejects(readDocument('/dev/zero'), /is not a file/);
  });

  test('a folder that cannot be opened is named, and its neighbours are read', function () {
    if (process.platform === 'win32') this.skip();
    const place = workplace();
    try {
      place.write({ 'open/a.md': clean, 'shut/b.md': clean });
      chmodSync(path.join(place.folder, '..'), 0o755);
      chmodSync(path.join(place.folder, 'shut'), 0);
      // Root may open everything, so another user looks.
      const options = process.getuid?.() === 0 ? { uid: 65534 } : {};
      const { stdout, stderr, status } = place.run(['check', '.', '--format', 'json'], options);
      assert.equal(stderr, 'design-manual: shut: no permission to read it\n');
      assert.equal(status, 2);
      const { documents } = JSON.parse(stdout) as { documents: { path: string }[] };
      assert.deepEqual(
        documents.map((document) => document.path),
        ['open/a.md'],
      );
    } finally {
      chmodSync(path.join(place.folder, 'shut'), 0o755);
      place.remove();
    }
  });
});
