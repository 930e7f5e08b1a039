/** Where packs are read from: nothing outside of the workspace, no links, and no more than the limits. */
import assert from 'node:assert/strict';
import { loadGuidance, storeGuidance } from '../../src/guidance/guidance.ts';
import { readPack } from '../../src/guidance/pack.ts';
import { type EntryKind, loadPack, type PackTree } from '../../src/guidance/packFolder.ts';
import { packLimits } from '../../src/guidance/packLimits.ts';
import { packPlaces, readPackSetting } from '../../src/guidance/packSetting.ts';
import { principleText } from './page.ts';

const bundled = loadGuidance(
  storeGuidance(readPack([{ path: 'architecture/cloud-first.md', text: principleText() }]).principles),
);
const info = 'name: Ours\nversion: 1.0.0\nlicence: OGL-UK-3.0\nmaintainer: The board\n';
const principle = (id: string): string =>
  `---\nid: ${id}\ntitle: A title\nsummary: A summary.\ndocuments: [architecture]\n---\n`;

type Content = string | Uint8Array | { link: true } | { size: number } | { fails: string };

/** A workspace in memory; folders are those that paths name. */
function treeOf(files: Readonly<Record<string, Content>>): PackTree & { opened: string[] } {
  const entries = new Map<string, EntryKind>();
  for (const [path, content] of Object.entries(files)) {
    const parts = path.split('/');
    for (let i = 1; i < parts.length; i++) entries.set(parts.slice(0, i).join('/'), 'folder');
    entries.set(path, typeof content === 'object' && 'link' in content ? 'link' : 'file');
  }
  const opened: string[] = [];
  return {
    opened,
    kindOf: (path) => Promise.resolve(entries.get(path)),
    list: (folder) =>
      Promise.resolve(
        [...entries].flatMap(([path, kind]) => {
          const name = path.slice(folder.length + 1);
          return path.startsWith(`${folder}/`) && !name.includes('/') ? [{ name, kind }] : [];
        }),
      ),
    size(path) {
      const content = files[path] ?? '';
      if (typeof content === 'string' || content instanceof Uint8Array)
        return Promise.resolve(content.length);
      return Promise.resolve('size' in content ? content.size : 0);
    },
    read(path) {
      opened.push(path);
      const content = files[path] ?? '';
      if (typeof content === 'string') return Promise.resolve(new TextEncoder().encode(content));
      if (content instanceof Uint8Array) return Promise.resolve(content);
      return Promise.reject(new Error('fails' in content ? content.fails : 'it was not to be read'));
    },
  };
}

suite('guidance: folders of packs', () => {
  const wrong: readonly (readonly [name: string, entry: unknown, message: RegExp])[] = [
    ['a number', 42, /named by its folder/],
    ['nothing', '', /named by its folder/],
    ['null', null, /named by its folder/],
    ['a folder above', '../other', /leads out of the workspace/],
    ['a folder above, later on', 'guidance/../../other', /leads out of the workspace/],
    ['a folder above, between backslashes', '..\\other', /a character that no folder here can have/],
    ['the root', '/etc', /within the workspace/],
    ['a share', '\\\\server\\share', /within the workspace/],
    ['a drive', 'C:/packs', /within the workspace/],
    ['a home', '~/packs', /within the workspace/],
    ['a file address', 'file:///etc', /within the workspace/],
    ['a web address', 'https://example.org/pack', /within the workspace/],
    ['a command', 'command:x', /within the workspace/],
    ['a repository', 'git+ssh://x/y', /within the workspace/],
    ['a glob', 'packs/*', /a character that no folder here can have/],
    ['a null character', 'packs\u0000', /a character that no folder here can have/],
    ['a line break', 'pa\ncks', /a character that no folder here can have/],
    ['the whole workspace', '.', /the whole workspace/],
    ['the whole workspace, in a roundabout way', './/.', /the whole workspace/],
    ['a name without end', 'a'.repeat(600), /too long/],
    ['a version', 'pack@1.0.0', /^there is no folder "pack@1\.0\.0" in the workspace$/],
    ['a package above', '@scope/../x', /leads out of the workspace/],
  ];
  for (const [name, entry, message] of wrong) {
    test(`refused in the setting: ${name}`, async () => {
      const tree = treeOf({ 'other/pack.yml': info });
      const { problem, pack } = await loadPack(entry as string, tree, bundled);
      assert.match(problem ?? '', message);
      assert.equal(pack, undefined);
      assert.deepEqual(tree.opened, []);
    });
  }

  test('a folder of the workspace is looked for before a package of that name', () => {
    assert.deepEqual(packPlaces('./guidance//ours/'), { places: [{ path: 'guidance/ours', name: 'ours' }] });
    assert.deepEqual(packPlaces('@quay/pack'), {
      places: [
        { path: '@quay/pack', name: 'pack' },
        { path: 'node_modules/@quay/pack', name: '@quay/pack' },
      ],
    });
  });

  test('the setting: a list, each once, and not too many', () => {
    assert.deepEqual(readPackSetting(undefined), { entries: [], problems: [] });
    assert.match(readPackSetting('ours').problems[0]?.message ?? '', /must be a list/);
    const { entries, problems } = readPackSetting(['a', 'a', '../b', ...'c d e f g h i j k'.split(' ')]);
    assert.deepEqual(entries, ['a', ...'c d e f g h i'.split(' ')]);
    assert.deepEqual(
      problems.map(({ index }) => index),
      [1, 2, 10, 11],
    );
  });

  test('a pack is read: pack.yml and Markdown, at any depth, but what is about the pack', async () => {
    const tree = treeOf({
      'ours/pack.yml': info,
      'ours/one.md': principle('one'),
      'ours/deep/two.md': principle('two'),
      'ours/README.md': '# Read me',
      'ours/LICENCE.md': 'x',
      'ours/run.js': 'process.exit()',
      'ours/.git/config.md': 'x',
      'ours/node_modules/other/three.md': principle('three'),
    });
    const { pack, folder, files } = await loadPack('ours', tree, bundled);
    assert.equal(folder, 'ours');
    assert.deepEqual(pack?.problems, []);
    assert.equal(pack.info.name, 'Ours');
    assert.deepEqual(
      pack.principles.map(({ id }) => id),
      ['one', 'two'],
    );
    assert.deepEqual(files, ['ours/deep/two.md', 'ours/one.md', 'ours/pack.yml']);
    assert.deepEqual(tree.opened, files);
  });

  const odd: readonly (readonly [name: string, content: Content, message: RegExp])[] = [
    ['50 MB', { size: 50 * 1024 * 1024 }, /too large: at most 256 KB/],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1]), /not UTF-8 text/],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x2d, 0x00]), /not UTF-8 text/],
    ['Latin-1', new Uint8Array([0x2d, 0x2d, 0x2d, 0xe9]), /not UTF-8 text/],
    ['a link', { link: true }, /a link is not followed/],
    ['what cannot be opened', { fails: 'permission denied' }, /cannot be read: permission denied/],
    ['a file that grows while it is read', new Uint8Array(300 * 1024).fill(0x2d), /too large|not UTF-8/],
  ];
  for (const [name, content, message] of odd) {
    test(`a file of a pack: ${name}`, async () => {
      const tree = treeOf({
        'ours/pack.yml': info,
        'ours/good.md': principle('good'),
        'ours/odd.md': content,
      });
      const { pack } = await loadPack('ours', tree, bundled);
      assert.deepEqual(
        pack?.principles.map(({ id }) => id),
        ['good'],
      );
      assert.equal(pack.problems.length, 1);
      assert.equal(pack.problems[0]?.path, 'ours/odd.md');
      assert.match(pack.problems[0].message, message);
    });
  }

  test('no part of the way to a pack may be a link', async () => {
    for (const path of ['ours', 'a/ours', 'node_modules/ours']) {
      const top = path.split('/')[0] ?? '';
      const tree = treeOf({ [top]: { link: true } });
      assert.match((await loadPack(path, tree, bundled)).problem ?? '', /links are not followed/);
    }
    const file = await loadPack('ours.md', treeOf({ 'ours.md': 'x' }), bundled);
    assert.match(file.problem ?? '', /is a file: name the folder/);
  });

  test('folders without end, and files without number', async () => {
    const deep = await loadPack(
      'ours',
      treeOf({ 'ours/pack.yml': info, [`ours/${'d/'.repeat(50)}one.md`]: principle('one') }),
      bundled,
    );
    assert.match(deep.pack?.problems[0]?.message ?? '', /folders are read 8 deep/);
    const wide: Record<string, string> = { 'ours/pack.yml': info };
    for (let i = 0; i < 1000; i++) wide[`ours/a${String(i).padStart(4, '0')}.md`] = principle(`a${i}`);
    const { pack, files } = await loadPack('ours', treeOf(wide), bundled);
    assert.equal(files.length, packLimits.files);
    assert.equal(pack?.principles.length, packLimits.principles);
    assert.ok(pack.problems.some(({ message }) => message.includes('at most 600 files')));
  });

  test('a pack of too many bytes', async () => {
    const big: Record<string, string> = {};
    for (let i = 0; i < 30; i++) big[`ours/a${i}.md`] = principle(`a${i}`) + ' '.repeat(200 * 1024);
    const { pack } = await loadPack('ours', treeOf(big), bundled);
    assert.ok(pack?.problems.some(({ message }) => message.includes('at most 4 MB')));
  });

  test('a file system that fails costs the pack, and nothing more', async () => {
    const fail = (): Promise<never> => Promise.reject(new Error('the disk is gone'));
    const gone = await loadPack('ours', { kindOf: fail, list: fail, size: fail, read: fail }, bundled);
    assert.match(gone.problem ?? '', /there is no folder/);
    const folder = (): Promise<EntryKind> => Promise.resolve('folder');
    const later = await loadPack('ours', { kindOf: folder, list: fail, size: fail, read: fail }, bundled);
    assert.match(later.pack?.problems[0]?.message ?? '', /the folder cannot be read: the disk is gone/);
  });
});
