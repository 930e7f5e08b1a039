import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import fc from 'fast-check';
import { filesOfShard, parseShard } from '../../src/cli/shard.ts';
import { threadsFor } from '../../src/cli/threads.ts';
import { clean, conflicting, gapping, workplace, type Workplace } from './built.ts';

suite('command line: shards', () => {
  test('they hold every file once, whatever the order, and differ by one at most', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-zé ]{1,6}$/), { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        (files, count) => {
          const shards = Array.from({ length: count }, (_, i) =>
            filesOfShard(files, { index: i + 1, count }),
          );
          assert.deepEqual(shards.flat().sort(), [...files].sort());
          const sizes = shards.map(({ length }) => length);
          assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1);
          const others = Array.from({ length: count }, (_, i) =>
            filesOfShard([...files].reverse(), { index: i + 1, count }),
          );
          assert.deepEqual(
            others.map((shard) => shard.reverse()),
            shards,
          );
        },
      ),
    );
  });

  test('other names of a file are the same file', () => {
    const whole = ['b.md', './a.md', path.resolve('c.md')];
    assert.deepEqual(filesOfShard(whole, { index: 1, count: 3 }), ['./a.md']);
    assert.deepEqual(filesOfShard(whole, { index: 3, count: 3 }), [path.resolve('c.md')]);
  });

  test('i/n', () => {
    assert.deepEqual(parseShard('2/5'), { index: 2, count: 5 });
    for (const text of ['0/5', '6/5', '1', '1/0', '1/2/3', ' 1/2', '-1/2', '1.0/2', '1e1/20'])
      assert.equal(parseShard(text), undefined, text);
  });
});

suite('command line: many documents', () => {
  let place: Workplace;
  const count = 90;
  const names = Array.from({ length: count }, (_, i) => `d${String(i).padStart(3, '0')}.md`);
  suiteSetup(() => {
    place = workplace();
    const kinds = [conflicting, gapping, clean, `---\ndesign-manual:\n  kind: other\n---\n${conflicting}`];
    place.write(Object.fromEntries(names.map((name, i) => [name, kinds[i % kinds.length] ?? ''])));
    place.write({
      'd010.md': new Uint8Array([0xff, 0xfe]),
      'd011.md': 'x'.repeat(5_000_001),
      'empty.md': '',
    });
  });
  suiteTeardown(() => {
    place.remove();
  });
  const check = (...args: string[]): ReturnType<Workplace['run']> =>
    place.run(['check', '--kind', 'architecture', ...args]);

  test('on several threads it is the same as on one, to the letter', () => {
    for (const format of ['text', 'json', 'sarif', 'github', 'junit']) {
      const args = ['.', 'missing.md', '--format', format, '--fail-on', 'conflict'];
      const one = check(...args, '--threads', '1');
      const three = check(...args, '--threads', '3');
      assert.deepEqual([three.stdout, three.status], [one.stdout, one.status]);
      // Each is named once, and none has stopped the rest.
      assert.deepEqual(one.stderr.match(/\b(missing|d01\d)\.md: .*/g), [
        'missing.md: no such file or folder',
        'd010.md: is not UTF-8 text',
        'd011.md: is too long to be judged (over 5 million characters)',
      ]);
      assert.equal(three.stderr, one.stderr);
      assert.equal(one.status, 2);
    }
  });

  test('settings and packs count on every thread, and what is wrong in them is said once', () => {
    const folder = path.join(place.folder, '..', 'team');
    const principle = `---
id: log-decisions
title: Log every decision
summary: Every decision is in the log.
documents: [architecture]
signals:
  - relation: conflict
    strength: strong
    because: it leaves no trace
    satisfy: Log it.
    phrases: [off the record]
---

Write it down.
`;
    place.write({
      '../team/.vscode/settings.json':
        '{ "designManual.packs": ["pack"], "designManual.ignore": ["cloud-first", "no-such-principle"] }',
      '../team/pack/pack.yml': 'name: Team\nversion: 1.0.0\nlicence: MIT\nmaintainer: Us\n',
      '../team/pack/log-decisions.md': principle,
      ...Object.fromEntries(
        names
          .slice(0, 6)
          .map((name) => [`../team/${name}`, `${conflicting}\nIt was agreed off the record.\n`]),
      ),
    });
    for (const format of ['text', 'json', 'sarif']) {
      const run = (threads: string): ReturnType<Workplace['run']> =>
        place.run(
          ['check', ...names.slice(0, 6), '--kind', 'architecture', '--format', format, '--threads', threads],
          { cwd: folder },
        );
      const one = run('1');
      const three = run('3');
      assert.deepEqual([three.stdout, three.stderr], [one.stdout, one.stderr]);
      assert.equal(one.stderr.match(/no-such-principle/g)?.length, 1);
      assert.ok(
        one.stdout.includes(format === 'json' ? '"principle": "log-decisions"' : 'Log every decision'),
      );
      if (format === 'sarif') assert.ok(one.stdout.includes('Write it down.'));
      assert.doesNotMatch(one.stdout, /"cloud-first"|Choose public cloud/);
    }
  });

  test('the logs of shards add up to that of one run', () => {
    const whole = check('.', '--format', 'sarif');
    for (const shards of [2, 3, 7]) {
      const logs = Array.from({ length: shards }, (_, i) => `../${shards}-${i}.sarif`);
      logs.forEach((log, i) => {
        // The shell of another machine may have named them in another order.
        const inputs = i % 2 === 0 ? ['.'] : [...names].reverse().concat('empty.md');
        check(...inputs, '--format', 'sarif', '--shard', `${i + 1}/${shards}`, '--output', log);
      });
      const merged = place.run(['merge', ...logs.reverse()]);
      assert.equal(merged.stdout, whole.stdout);
      assert.equal(merged.status, 0);
    }
    const other = place.run(['merge', 'd000.md']);
    assert.equal(other.status, 2);
    assert.match(other.stderr, /d000\.md: is not JSON: /);
    assert.match(place.run(['merge', 'none.sarif']).stderr, /none\.sarif: no such file/);
  });

  test('a document that is too much for the memory of a thread costs that document only', () => {
    const big = 'The suppliers and their **servers** go on `and` [on](x) in 2024, for £5,000. '.repeat(
      60_000,
    );
    place.write({
      '../big/a.md': clean,
      '../big/b.md': big,
      '../big/c.md': conflicting,
      '../big/d.md': clean,
    });
    const { stdout, stderr, status } = place.run(
      ['check', '../big', '--kind', 'architecture', '--threads', '2', '--format', 'json'],
      { env: { NODE_OPTIONS: '--max-old-space-size=40' } },
    );
    assert.match(stderr, /b\.md: could not be judged: .*memory/);
    const { documents } = JSON.parse(stdout) as { documents: { path: string }[] };
    assert.deepEqual(
      documents.map(({ path: file }) => path.basename(file)),
      ['a.md', 'c.md', 'd.md'],
    );
    assert.equal(status, 2);
  });

  test('few documents start no threads, and many take all cores', () => {
    assert.equal(threadsFor(0, 8), 1);
    assert.equal(threadsFor(10, 8), 1);
    assert.equal(threadsFor(10_000, 8), 8);
    assert.equal(threadsFor(10_000, 1), 1);
    for (const text of ['0', '65', 'x', '-1']) {
      const { status, stderr } = check('.', '--threads', text);
      assert.equal(status, 2);
      assert.match(stderr, /--threads/);
    }
  });

  test('a reader that goes away ends it quietly', async () => {
    const child = spawn(process.execPath, [place.cli, 'check', '.', '--format', 'json', '--threads', '2'], {
      cwd: place.folder,
    });
    let errors = '';
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    child.stdout.once('data', () => {
      child.stdout.destroy();
    });
    await once(child, 'close');
    assert.doesNotMatch(errors, /EPIPE|at /);
  });

  test('an interrupted run leaves the earlier report, and no draft', async () => {
    const file = path.join(place.folder, '..', 'out', 'report.txt');
    place.write({ '../out/report.txt': 'before\n' });
    for (const threads of ['1', '2']) {
      const child = spawn(
        process.execPath,
        [place.cli, 'check', '.', '--output', file, '--threads', threads],
        { cwd: place.folder, stdio: 'ignore' },
      );
      const drafts = (): string[] => readdirSync(path.dirname(file)).filter((name) => name !== 'report.txt');
      for (let tries = 0; drafts().length === 0 && tries < 2000; tries++) await after(5);
      assert.equal(drafts().length, 1);
      child.kill('SIGINT');
      const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
      assert.equal(signal, 'SIGINT');
      assert.deepEqual(drafts(), []);
      assert.equal(readFileSync(file, 'utf8'), 'before\n');
    }
    assert.ok(existsSync(file));
  });
});
