import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { casesFolder, fuzzTargets } from './bundled.ts';
import { longest, processorTime, type Target } from './targets.ts';

suite('what the fuzzer found', () => {
  let targets: readonly Target[] = [];
  suiteSetup(async () => {
    targets = await fuzzTargets();
  });

  for (const file of readdirSync(casesFolder).filter((name) => name.endsWith('.json')))
    test(`${file} holds`, () => {
      const { target: name, input } = JSON.parse(readFileSync(path.join(casesFolder, file), 'utf8')) as {
        target: string;
        input: never;
      };
      const target = targets.find((one) => one.name === name);
      assert.ok(target, name);
      const took = processorTime(() => {
        target.check(input);
      });
      assert.ok(took < longest, `it takes ${took} ms`);
    });

  test('each target refuses what does not hold', () => {
    for (const { check } of targets) assert.throws(() => { check({} as never); }); // prettier-ignore
  });
});

suite('the fuzzer', () => {
  test('counts, ends and leaves nothing where nothing is found', function () {
    this.timeout(60_000);
    const cases = mkdtempSync(path.join(tmpdir(), 'design-manual-'));
    try {
      const { status, stdout } = spawnSync(
        process.execPath,
        [
          '--import',
          'tsx',
          'test/fuzz/run.mts',
          '--minutes',
          '0.01',
          '--target',
          'settings',
          '--cases',
          cases,
        ],
        { encoding: 'utf8' },
      );
      assert.match(stdout, /^seed \d+: [1-9]\d* inputs tried, 0 found$/m);
      assert.equal(status, 0);
      assert.deepEqual(readdirSync(cases), []);
    } finally {
      rmSync(cases, { recursive: true, force: true });
    }
  });
});
