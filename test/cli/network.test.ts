import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { builtCli } from './built.ts';

suite('command line without a network', () => {
  let folder = '';
  setup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'design-manual-'));
  });
  teardown(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs with the network denied; gives what it said, and where it asked for the network. */
  const denied = (args: readonly string[]): { status: number | null; stdout: string; attempts: string[] } => {
    const log = path.join(folder, 'attempts');
    const { status, stdout } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      env: {
        ...process.env,
        DENIED_NETWORK: log,
        NODE_OPTIONS: `--require "${path.resolve('tools/deny-network.cjs').replaceAll('\\', '/')}"`,
      },
    });
    const attempts = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
    return { status, stdout, attempts };
  };

  test('every way to the network is seen', () => {
    const ways = [
      "require('node:http').get('http://network.invalid/').on('error', () => {})",
      "require('node:https').get('https://192.0.2.1/').on('error', () => {})",
      "require('node:net').connect(80, '192.0.2.1')",
      "require('node:net').createServer().listen(0)",
      "require('node:tls').connect(443, '192.0.2.1')",
      "require('node:dns').lookup('network.invalid', () => {})",
      "require('node:dns').promises.resolve4('network.invalid')",
      "require('node:dgram').createSocket('udp4').send('x', 9, '192.0.2.1')",
      "fetch('https://network.invalid/')",
      "new (require('node:worker_threads').Worker)(\"fetch('https://network.invalid/')\", { eval: true })",
    ];
    for (const way of ways) {
      const { status, attempts } = denied(['--eval', way]);
      assert.notEqual(status, 0, way);
      assert.ok(attempts.length > 0, way);
      rmSync(path.join(folder, 'attempts'));
    }
  });

  const example = 'examples/tenders/casework-specification.md';
  for (const args of [
    ['check', 'examples'],
    ['check', 'examples', '--since', 'HEAD'],
    ['review', example],
    ['relevant', example, '--line', '12'],
    ['search', 'supplier', 'wants', 'five', 'years'],
    ['list'],
    ['show', 'open-standards'],
  ])
    test(`${args.join(' ')} says the same`, () => {
      const free = spawnSync(process.execPath, [builtCli, ...args], { encoding: 'utf8' });
      assert.ok(free.stdout.length > 0, free.stderr);
      const { status, stdout, attempts } = denied([builtCli, ...args]);
      assert.deepEqual(attempts, []);
      assert.equal(stdout, free.stdout);
      assert.equal(status, free.status);
    });
});
