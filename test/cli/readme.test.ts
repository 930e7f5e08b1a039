/** What the README gives to copy is tried here as it stands. */
import assert from 'node:assert/strict';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { clean, conflicting, workplace, type Workplace } from './built.ts';

const readme = readFileSync('README.md', 'utf8');
const blockOf = (language: string, holding: string): string =>
  [...readme.matchAll(/```(\w+)\n([^]*?)```/g)].find(
    ([, name, text]) => name === language && text?.includes(holding),
  )?.[2] ?? assert.fail(`no ${language} with ${holding}`);

suite('README: pull requests', function () {
  if (process.platform === 'win32') return;
  let place: Workplace;
  setup(() => {
    place = workplace();
    place.git('init', '--quiet', '--initial-branch', 'main');
    const bin = path.join(place.folder, 'node_modules', '.bin');
    mkdirSync(bin, { recursive: true });
    chmodSync(place.cli, 0o755);
    symlinkSync(place.cli, path.join(bin, 'design-manual'));
    place.write({
      'package.json': '{}',
      '.gitignore': 'node_modules\n',
      'old.md': `# Architecture decision 1\n${conflicting}`,
    });
    place.commit('before');
  });
  teardown(() => {
    place.remove();
  });
  const decision = (text: string): string =>
    text.replace('# ADR', '# ADR 1: architecture decision\n\n## Status\n\nAccepted');

  test('the hook stops a commit with a new conflict, and no other', () => {
    const hook = path.join(place.folder, '.git/hooks/pre-commit');
    mkdirSync(path.dirname(hook), { recursive: true });
    writeFileSync(hook, blockOf('sh', '.git/hooks/pre-commit'), { mode: 0o755 });
    const isCommitted = (): boolean => {
      try {
        place.git('commit', '-q', '-m', 'change');
        return true;
      } catch (error) {
        assert.match(String(error), /conflict/);
        return false;
      }
    };
    const name = 'with space.md';
    place.write({ [name]: decision(clean) });
    place.git('add', '.');
    assert.ok(isCommitted(), 'clean');
    place.write({ [name]: decision(conflicting) });
    place.git('add', '.');
    assert.ok(!isCommitted(), 'conflict');
    place.write({ [name]: decision(clean) });
    assert.ok(!isCommitted(), 'conflict staged, clean on the disk');
    place.write({ [name]: `${decision(clean)}\nMore.\n` });
    place.git('add', '.');
    place.write({ [name]: decision(conflicting) });
    assert.ok(isCommitted(), 'clean staged, conflict on the disk');
    place.git('checkout', '-q', '.');
    place.write({ 'old.md': `# Architecture decision 1\n${conflicting}\nMore.\n` });
    place.git('add', '.');
    assert.ok(isCommitted(), 'an old conflict');
  });

  test('the workflow marks what a pull request brings', () => {
    const commands = [...blockOf('yaml', 'on: pull_request').matchAll(/- run: (.*)/g)].map(
      ([, line]) => line,
    );
    assert.deepEqual(commands[0], 'npm ci');
    const run = (): SpawnSyncReturns<string> =>
      spawnSync('bash', ['-eo', 'pipefail', '-c', commands.slice(1).join('\n')], {
        cwd: place.folder,
        encoding: 'utf8',
        env: { ...process.env, BASE: 'main' },
      });
    place.git('checkout', '-q', '-b', 'topic');
    place.write({ 'clean.md': decision(clean) });
    place.commit('clean');
    assert.deepEqual([run().stdout, run().status], ['', 0]);
    place.write({ 'new.md': decision(conflicting) });
    place.commit('conflict');
    const { stdout, status } = run();
    assert.match(stdout, /^::error file=new\.md,line=\d+,.*\n$/);
    assert.equal(status, 1);
  });
});
