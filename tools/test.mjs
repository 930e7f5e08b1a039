// `npm test`: types, style, unit tests, tests inside a real VS Code, a journey in a real browser window.
// `npm test -- unit host` runs only those named. The last line is `N passed, N failed` over everything.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runHostTests, runOldestTests, runWebTests } from './launch-host.mjs';

const bin = (name) => path.join('node_modules', '.bin', name);

/** Runs a command with its output shown; a check counts as one test. */
function check(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs mocha with its own output, and counts from its JSON report. */
function mocha(args) {
  const folder = mkdtempSync(path.join(tmpdir(), 'design-manual-'));
  const report = path.join(folder, 'report.json');
  try {
    const { status } = spawnSync(
      bin('mocha'),
      ['--reporter', 'tools/mocha-reporter.cjs', '--reporter-option', `output=${report}`, ...args],
      { stdio: 'inherit', shell: process.platform === 'win32' },
    );
    const { passes: passed, failures: failed } = JSON.parse(readFileSync(report, 'utf8'));
    // Skipped tests are not done; a run that ends badly without a failed test has failed all the same.
    return { passed, failed: failed || (status === 0 && passed > 0 ? 0 : 1) };
  } catch (error) {
    console.error(`mocha left no report: ${error.message}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const suites = {
  types: ['Types', () => check(bin('tsc'), ['--noEmit'])],
  lint: ['Lint and format', () => check('npm', ['run', '--silent', 'lint'])],
  guidance: ['Guidance', () => check('npm', ['run', '--silent', 'guidance:check'])],
  build: ['Build', () => check(process.execPath, ['esbuild.config.mjs', '--tests'])],
  unit: ['Unit tests', () => mocha([])],
  fuzz: ['A minute of fuzzing', () => check('npm', ['run', '--silent', 'fuzz'])],
  package: [
    'The package',
    () => mocha(['--no-config', '--ui', 'tdd', '--timeout', '60000', 'test/package/*.test.mjs']),
  ],
  host: ['Tests in a real VS Code', runHostTests],
  web: ["Tests in the browser's host", runWebTests],
  oldest: ['Tests in the oldest VS Code', runOldestTests],
  journeys: [
    'Journeys in a browser window',
    async () => {
      const { setUpHost } = await import('./host-setup.mjs');
      await setUpHost();
      return mocha([
        '--no-config',
        '--ui',
        'tdd',
        '--timeout',
        '240000',
        '--retries',
        '1',
        'test/journeys/*.journey.mjs',
      ]);
    },
  ],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in suites));
if (unknown.length > 0) {
  console.error(`no such suite: ${unknown.join(', ')}. There are ${Object.keys(suites).join(', ')}.`);
  process.exit(2);
}
const total = { passed: 0, failed: 0 };
for (const [name, [title, run]] of Object.entries(suites)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n== ${title}`);
  const started = Date.now();
  const { passed, failed } = await Promise.resolve()
    .then(run)
    .catch((error) => {
      console.error(error);
      return { passed: 0, failed: 1 };
    });
  total.passed += passed;
  total.failed += failed;
  console.log(`   ${passed} of ${passed + failed} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
console.log(`\n${total.passed} passed, ${total.failed} failed`);
