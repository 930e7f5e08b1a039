import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Blobs, openBlobs } from '../../src/cli/blobs.ts';
import { clean, conflicting, workplace, type Workplace } from './built.ts';

suite('command line: what repositories keep', () => {
  let place: Workplace;
  let blobs: Blobs;
  setup(() => {
    place = workplace();
    place.git('init', '--quiet', '--initial-branch', 'main');
    blobs = openBlobs();
  });
  teardown(() => {
    blobs.close();
    place.remove();
  });
  const kept = (content: string | Uint8Array): { root: string; oid: string } => {
    place.write({ file: content });
    return { root: place.folder, oid: place.git('hash-object', '-w', 'file') };
  };

  test('texts come back to the letter, in whatever order and number they are asked for', async () => {
    const texts = ['', '\n', 'a\r\nb\n', `é💾\n${'long line '.repeat(50_000)}`, 'oid blob 3\nabc\n', 'end'];
    const answers = await Promise.all(texts.map((text) => blobs.read(kept(text))));
    assert.deepEqual(answers, texts);
  });

  test('what is no text, too long or not there costs itself only', async () => {
    const asked = [
      kept(Uint8Array.of(1, 0, 2)),
      kept('x'.repeat(16_000_000)),
      { root: place.folder, oid: 'f'.repeat(40) },
      kept('good'),
    ].map((blob) => blobs.read(blob));
    const answers = await Promise.allSettled(asked);
    assert.deepEqual(
      answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : String(answer.reason))),
      [
        'Error: is not text (binary, or not UTF-8)',
        'Error: is too long to be judged (over 5 million characters)',
        `Error: git does not have ${'f'.repeat(40)}`,
        'good',
      ],
    );
  });

  test('a folder that is no repository is an answer, not a wait', async () => {
    const elsewhere = path.join(place.folder, '..', 'elsewhere');
    mkdirSync(elsewhere);
    await assert.rejects(blobs.read({ root: elsewhere, oid: 'f'.repeat(40) }), /git ended/);
    await assert.rejects(blobs.read({ root: elsewhere, oid: 'e'.repeat(40) }), /git/);
  });

  test('git is started as often for many files as for one', function () {
    if (process.platform === 'win32') return this.skip();
    const bin = path.join(place.folder, '..', 'bin');
    const log = path.join(bin, 'log');
    mkdirSync(bin);
    const { stdout } = spawnSync('which', ['git'], { encoding: 'utf8' });
    writeFileSync(
      path.join(bin, 'git'),
      `#!/bin/sh\necho "$@" >> ${JSON.stringify(log)}\nexec ${stdout.trim()} "$@"\n`,
    );
    chmodSync(path.join(bin, 'git'), 0o755);
    const started = (files: number, how: readonly string[]): number => {
      const names = Array.from({ length: files }, (_, i) => `${files}/${i}.md`);
      place.write(Object.fromEntries(names.map((name) => [name, clean])));
      place.commit('before');
      place.write(Object.fromEntries(names.map((name) => [name, conflicting])));
      if (how.includes('--staged')) place.git('add', '.');
      writeFileSync(log, '');
      const { documents } = place.json(['check', '.', '--kind', 'architecture', '--threads', '1', ...how], {
        env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` },
      }) as { documents: { hints: unknown[] }[] };
      assert.deepEqual(
        documents.map(({ hints }) => hints.length),
        names.map(() => 1),
      );
      place.commit('after');
      return readFileSync(log, 'utf8').trim().split('\n').length;
    };
    assert.equal(started(30, ['--since', 'HEAD']), started(1, ['--since', 'HEAD']));
    assert.equal(started(31, ['--staged']), started(2, ['--staged']));
  });
});
