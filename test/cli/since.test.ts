import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { rawEntries } from '../../src/cli/since.ts';
import type { DocumentReport } from '../../src/review/report.ts';
import { builtCli, clean, conflicting, gapping, workplace, type Workplace } from './built.ts';

const second = '\n\nIt will be kept in our own data centre as well.\n';

suite('command line: since a commit', () => {
  let place: Workplace;
  setup(() => {
    place = workplace();
    place.git('init', '--quiet', '--initial-branch', 'main');
  });
  teardown(() => {
    place.remove();
  });
  const documents = (...args: string[]): DocumentReport[] =>
    (place.json(['check', '--kind', 'architecture', ...args]) as { documents: DocumentReport[] }).documents;
  /** `path` or `path:line` of each conflict, and `path!` of each gap. */
  const found = (...args: string[]): string[] =>
    documents(...args).flatMap(({ path, hints, gaps }) =>
      hints.length + gaps.length === 0
        ? [path]
        : [...hints.map(({ line }) => `${path}:${line}`), ...gaps.map(() => `${path}!`)],
    );
  const complaint = (...args: string[]): string => {
    const { status, stderr } = place.run(['check', ...args]);
    assert.equal(status, 2);
    return stderr;
  };

  test('only what the branch changed, committed or not, new files included', () => {
    place.write({
      'old.md': conflicting,
      'edited.md': conflicting,
      'deep/staged.md': clean,
      'gone.md': clean,
    });
    place.commit('before');
    place.git('checkout', '-q', '-b', 'topic');
    place.write({ 'edited.md': conflicting + second });
    place.commit('edit');
    place.write({ 'deep/staged.md': conflicting });
    place.git('add', '.');
    place.write({ 'new ü "x".md': conflicting, '.gitignore': 'ignored.md\n', 'ignored.md': conflicting });
    rmSync(path.join(place.folder, 'gone.md'));
    const expected = ['deep/staged.md:5', 'edited.md:8', 'new ü "x".md:5'];
    assert.deepEqual(found('--since', 'main', '.'), expected);
    // What main has got meanwhile is not this branch's doing.
    place.git('stash', '-q', '-u');
    place.git('checkout', '-q', 'main');
    place.write({ 'old.md': clean, 'edited.md': clean });
    place.commit('meanwhile');
    place.git('checkout', '-q', 'topic');
    place.git('stash', 'pop', '-q');
    assert.deepEqual(found('--since', 'main', '.'), expected);
    assert.deepEqual(found('--since', 'main', 'old.md'), []);
    const failing = ['check', '--kind', 'architecture', '--since', 'main', '--fail-on', 'conflict'];
    assert.equal(place.run([...failing, '.']).status, 1);
    assert.equal(place.run([...failing, 'old.md']).status, 0);
  });

  test('a gap is shown where the change made it, or where the document is new', () => {
    place.write({ 'had.md': gapping, 'gets.md': `${gapping}\nIt builds on open standards.\n` });
    place.commit('before');
    place.write({ 'had.md': `${gapping}\nMore.\n`, 'gets.md': `${gapping}\n`, 'new.md': gapping });
    const before = documents('gets.md');
    assert.ok(before.some(({ gaps }) => gaps.length > 0));
    assert.deepEqual(found('--since', 'HEAD', '.'), ['gets.md', 'had.md', 'new.md!']);
  });

  test('a file that moved is compared with what it was', () => {
    const long = `${conflicting}\n${'The design has many parts.\n\n'.repeat(20)}`;
    place.write({ 'a.md': long });
    place.commit('before');
    mkdirSync(path.join(place.folder, 'b'));
    place.git('mv', 'a.md', 'b/c d.md');
    place.write({ 'b/c d.md': long + second });
    assert.deepEqual(found('--since', 'HEAD', '.'), ['b/c d.md:49']);
  });

  test('a conflict that the change uncovers elsewhere is shown', () => {
    const excused = conflicting.replace(
      'It will',
      '<!-- design-manual-ignore cloud-first: the Act says so -->\n\nIt will',
    );
    place.write({ 'a.md': excused });
    place.commit('before');
    place.write({ 'a.md': conflicting });
    assert.deepEqual(found('--since', 'HEAD', '.'), ['a.md:5']);
  });

  test('from a folder below, and through a link', () => {
    place.write({ 'docs/a.md': clean, 'b.md': clean });
    place.commit('before');
    place.write({ 'docs/a.md': conflicting, 'b.md': conflicting });
    const cwd = path.join(place.folder, 'docs');
    const { stdout } = place.run(
      ['check', '--since', 'HEAD', '.', '../b.md', '--format', 'github', '--kind', 'architecture'],
      {
        cwd,
      },
    );
    assert.deepEqual(
      [...stdout.matchAll(/file=([^,]*)/g)].map(([, file]) => file),
      ['docs/a.md', 'b.md'],
    );
    symlinkSync(path.join(place.folder, 'docs'), path.join(place.folder, '..', 'link'));
    assert.deepEqual(found('--since', 'HEAD', '../link'), ['../link/a.md:5']);
  });

  test('in a submodule, since the commit that was held', () => {
    const inner = path.join(place.folder, '..', 'inner');
    mkdirSync(inner);
    writeFileSync(path.join(inner, 'old.md'), conflicting);
    const git = (...args: string[]): void => {
      const { status, stderr } = spawnSync(
        'git',
        ['-C', inner, '-c', 'user.name=Test', '-c', 'user.email=t@example.org', ...args],
        { encoding: 'utf8' },
      );
      assert.equal(status, 0, stderr);
    };
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'one');
    place.git('submodule', '--quiet', 'add', inner, 'sub');
    place.commit('with submodule');
    place.write({ 'sub/new.md': conflicting, 'a.md': conflicting });
    assert.deepEqual(found('--since', 'main', '.'), ['a.md:5', 'sub/new.md:5']);
    assert.deepEqual(found('--since', 'HEAD', 'sub/old.md'), []);
  });

  test('what cannot be answered is said', () => {
    place.write({ 'a.md': clean });
    place.commit('before');
    assert.match(complaint('--since', 'nowhere', '.'), /there is no commit "nowhere" in .*: fetch it first/);
    assert.match(complaint('--since=--output=x', '.'), /No commit has such a name/);
    assert.match(complaint('--since', '', '.'), /No commit has such a name/);
    assert.match(complaint('--since', 'HEAD', '-'), /standard input has no history/);
    assert.match(complaint('--since', 'HEAD', '--staged', '.'), /cannot be used with/);
    const first = place.git('rev-parse', 'HEAD');
    place.git('checkout', '-q', '--orphan', 'other');
    place.commit('unrelated');
    assert.match(complaint('--since', first, '.'), /have no commit in common/);
    rmSync(path.join(place.folder, '.git'), { recursive: true });
    assert.match(complaint('--since', 'HEAD', '.'), /a\.md: is in no git repository/);
    assert.match(
      place.run(['check', '--since', 'HEAD', 'a.md'], { env: { PATH: '' } }).stderr,
      /is in no git repository/,
    );
  });

  test('a shallow clone says how to get the commit', () => {
    place.write({ 'a.md': clean });
    const first = place.commit('one');
    place.write({ 'a.md': conflicting });
    place.commit('two');
    const clone = path.join(place.folder, '..', 'clone');
    place.git('clone', '-q', '--depth', '1', `file://${place.folder}`, clone);
    const { status, stderr } = spawnSync(process.execPath, [builtCli, 'check', '--since', first, '.'], {
      cwd: clone,
      encoding: 'utf8',
    });
    assert.equal(status, 2);
    assert.match(stderr, /this clone is shallow: git fetch --unshallow, or fetch-depth: 0/);
  });

  test('without git, that is said', () => {
    place.write({ 'a.md': clean });
    place.commit('before');
    const { status, stderr } = place.run(['check', '--since', 'HEAD', '.'], { env: { PATH: '' } });
    assert.equal(status, 2);
    assert.match(stderr, /git is not installed/);
  });

  test('--staged judges what is staged, not what is on the disk', () => {
    place.write({ 'old.md': conflicting });
    assert.deepEqual(found('--staged', '.'), []);
    place.git('add', '.');
    assert.deepEqual(found('--staged', '.'), ['old.md:5'], 'before the first commit');
    place.commit('before');
    place.write({ 'part.md': conflicting, 'later.md': clean, 'off disk.md': conflicting });
    place.git('add', '.');
    place.write({ 'part.md': clean, 'later.md': conflicting, 'untracked.md': conflicting });
    rmSync(path.join(place.folder, 'off disk.md'));
    assert.deepEqual(found('--staged', '.'), ['later.md', 'part.md:5', 'off disk.md:5']);
    assert.deepEqual(found('--staged', 'later.md', 'old.md'), ['later.md']);
  });

  test('git prints two names of a file that moved', () => {
    const raw = `:100644 100644 ${'a'.repeat(40)} ${'b'.repeat(40)} R097\0old name\0new\nname\0:000000 100644 ${'0'.repeat(40)} ${'c'.repeat(40)} A\0é\0`;
    assert.deepEqual(
      rawEntries(Buffer.from(raw)).map(({ status, name }) => [status, name]),
      [
        ['R', 'new\nname'],
        ['A', 'é'],
      ],
    );
  });
});
