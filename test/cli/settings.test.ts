/** The command line reads the settings and packs that VS Code would, and says what is wrong in them. */
import assert from 'node:assert/strict';
import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DocumentReport } from '../../src/review/report.ts';
import { clean, conflicting, type Workplace, workplace } from './built.ts';

const info = 'name: Ours\nversion: 1.0.0\nlicence: MIT\nmaintainer: Us\n';
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
const secret = '# ADR\n\n## Decision\n\nIt was agreed off the record.\n';
const override = '---\noverrides: cloud-first\ntitle: Public cloud, or ask\n---\n';

suite('command line: settings and packs', () => {
  let place: Workplace;
  setup(() => {
    place = workplace();
    // The top of a repository: nothing above it is read.
    place.write({ '.git/HEAD': 'ref: refs/heads/main\n' });
  });
  teardown(() => {
    place.remove();
  });

  const settings = (values: Record<string, unknown>): string =>
    JSON.stringify(
      Object.fromEntries(Object.entries(values).map(([name, value]) => [`designManual.${name}`, value])),
    );
  const found = (...args: string[]): string[] =>
    (
      place.json(['check', '--kind', 'architecture', ...args]) as { documents: DocumentReport[] }
    ).documents.flatMap(({ hints, gaps }) => [...hints, ...gaps].map((one) => one.principle));

  test('the nearest settings file upwards counts, with comments, up to the top of the repository', () => {
    place.write({
      '../.vscode/settings.json': settings({ ignore: ['cloud-first'] }),
      'docs/deep/adr.md': conflicting,
    });
    assert.deepEqual(found('docs'), ['cloud-first'], 'what is above the repository is not read');
    place.write({
      '.vscode/settings.json': '// ours\n{ "editor.tabSize": 2, "designManual.ignore": ["cloud-first",], }',
    });
    assert.deepEqual(found('docs'), []);
    assert.deepEqual(found('docs', '--no-settings'), ['cloud-first']);
    place.write({ 'docs/.vscode/settings.json': settings({ pinned: ['open-standards'] }) });
    assert.deepEqual(found('docs'), ['cloud-first'], 'a nearer folder is a workspace of its own');
  });

  test('kinds by path, and levels', () => {
    place.write({
      '.vscode/settings.json': settings({
        kinds: { 'tenders/**': 'architecture', 'notes/**': 'other' },
        severity: { architecture: 'off' },
      }),
      'tenders/a.md': secret,
      'notes/b.md': conflicting,
    });
    const { documents } = place.json(['check', '.']) as { documents: DocumentReport[] };
    assert.deepEqual(
      documents.map(({ path: file, kind }) => [file, kind]),
      [['notes/b.md', 'other'], ['tenders/a.md', 'architecture']],
    ); // prettier-ignore
    place.write({ 'c.md': conflicting });
    assert.deepEqual(found('c.md'), []);
  });

  test('a workspace file counts for its folders, and what a folder says wins', () => {
    place.write({
      'ours.code-workspace': `{ "folders": [{ "path": "one" }, { "path": "two" }], "settings": ${settings({ ignore: ['cloud-first'] })} }`,
      'one/adr.md': conflicting,
      'two/.vscode/settings.json': settings({ ignore: [] }),
      'two/adr.md': conflicting,
      'three/adr.md': conflicting,
    });
    assert.deepEqual(found('one'), []);
    assert.deepEqual(found('two'), ['cloud-first']);
    assert.deepEqual(found('three'), ['cloud-first']);
    assert.deepEqual(found('three', '--settings', 'ours.code-workspace'), []);
  });

  test('--settings names a file, and one that cannot be read is bad usage', () => {
    place.write({ 'a.md': conflicting, 'ci/settings.json': settings({ ignore: ['cloud-first'] }) });
    assert.deepEqual(found('a.md', '--settings', 'ci/settings.json'), []);
    const { status, stderr, stdout } = place.run(['check', 'a.md', '--settings', 'gone.json']);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /^design-manual: gone\.json: no such file/);
  });

  test('what is wrong in settings is said once, at its line, and fails the run', () => {
    place.write({
      '.vscode/settings.json': `{
  "designManual.pinned": ["cloud-frist"],
  "designManual.severity": { "cloud-first": "loud" },
  "designManual.kinds": [],
  "designManual.packs": ["no/such", "../up"]
}`,
      'a.md': clean,
      'b.md': clean,
    });
    const { status, stderr } = place.run(['check', 'a.md', 'b.md', '--fail-on', 'conflict']);
    assert.equal(status, 1);
    const at = '.vscode/settings.json';
    for (const line of [
      `${at}:2:27: designManual.pinned names "cloud-frist", and there is no such principle; did you mean "cloud-first"?`,
      `${at}:3:45: designManual.severity has cloud-first: "loud": a level is off, hint, information, warning or error`,
      `${at}:4:25: designManual.kinds must be an object`,
      `${at}:5:26: there is no folder "no/such" in the workspace`,
      `${at}:5:37: "../up" leads out of the workspace`,
    ])
      assert.equal(stderr.split(`design-manual: ${line}\n`).length, 2, `${line}\n---\n${stderr}`);
    assert.equal(stderr.trim().split('\n').length, 5, stderr);
    assert.equal(place.run(['check', 'a.md', '--fail-on', 'never']).status, 0);
    assert.equal(place.run(['check', 'a.md', '--fail-on', 'conflict', '--no-settings']).status, 0);
  });

  test('settings that are no JSON are named, and what stands before the mistake counts', () => {
    place.write({
      '.vscode/settings.json': '{ "designManual.ignore": ["cloud-first"], "designManual.kinds": {',
      'a.md': conflicting,
    });
    const { stdout, stderr, status } = place.run(['check', 'a.md', '--fail-on', 'conflict']);
    assert.match(stderr, /settings\.json:1:\d+: this is not JSON/);
    assert.match(stdout, /0 conflicts/);
    assert.equal(status, 1);
    for (const broken of ['', '\u0000\u0001', '['.repeat(100_000), '{'.repeat(50_000)]) {
      place.write({ '.vscode/settings.json': broken });
      const run = place.run(['check', 'a.md']);
      assert.match(run.stdout, /1 conflict/);
      assert.ok(run.status === 1 || run.status === 0);
      assert.doesNotMatch(run.stderr, /at .*cli\.js|RangeError/);
    }
  });

  test('a switched-off workspace is not judged', () => {
    place.write({ '.vscode/settings.json': settings({ enable: false }), 'a.md': conflicting });
    assert.deepEqual(found('a.md'), []);
  });

  test('check, relevant, search, show and list use packs', () => {
    place.write({
      '.vscode/settings.json': settings({ packs: ['ours'] }),
      'ours/pack.yml': `${info}off: [open-standards]\n`,
      'ours/log.md': principle,
      'ours/cloud.md': override,
      'docs/a.md': secret,
      'b.md': conflicting,
    });
    assert.deepEqual(found('docs'), ['log-decisions']);
    assert.match(place.run(['check', 'b.md']).stdout, /Public cloud, or ask \(cloud-first\)/);
    assert.match(place.run(['relevant', 'docs/a.md', '--line', '5']).stdout, /Log every decision/);
    assert.match(place.run(['search', 'log', 'decision']).stdout, /log-decisions/);
    assert.equal(
      place.run(['search', 'public', 'cloud', 'ask']).stdout.includes('Public cloud, or ask'),
      true,
    );
    assert.match(place.run(['show', 'log-decisions']).stdout, /Pack: “Ours” 1\.0\.0[^]*Write it down\./);
    assert.match(place.run(['show', 'cloud-first']).stdout, /^Public cloud, or ask\n/);
    const list = place.run(['list']).stdout;
    assert.match(list, /log-decisions +governance +Log every decision \(Ours\)/);
    assert.doesNotMatch(list, /open-standards/);
    const off = place.run(['show', 'open-standards']);
    assert.equal(off.status, 2);
    assert.match(off.stderr, /"open-standards" is switched off by the pack "Ours"; --no-settings shows it/);
    assert.match(place.run(['list', '--no-settings']).stdout, /open-standards/);
  });

  test('what is pinned leads the list, and what is missed says that it is pinned', () => {
    place.write({
      '.vscode/settings.json': settings({ pinned: ['open-standards', 'cloud-first'] }),
      'a.md': `# ADR\n\n## Decision\n\n${'We say much about nothing in particular here. '.repeat(40)}\n`,
    });
    const [first, second] = place.run(['list']).stdout.split('\n');
    assert.match(first ?? '', /^cloud-first .* \(pinned\)$/);
    assert.match(second ?? '', /^open-standards .* \(pinned\)$/);
    const { documents } = place.json(['check', 'a.md', '--kind', 'architecture']) as {
      documents: DocumentReport[];
    };
    assert.deepEqual(
      documents[0]?.gaps.slice(0, 2).map(({ principle, reason }) => [principle, reason]),
      [['open-standards', 'Every design exchanges data.'], ['cloud-first', 'It is pinned.']],
    ); // prettier-ignore
  });

  test('a package that is installed is a pack by its name', () => {
    place.write({
      '.vscode/settings.json': settings({ packs: ['@quay/guidance'] }),
      'node_modules/@quay/guidance/pack.yml': info,
      'node_modules/@quay/guidance/log.md': principle,
      'a.md': secret,
    });
    assert.deepEqual(found('a.md'), ['log-decisions']);
  });

  test('what is wrong in a pack is said at its line, and costs that principle only', () => {
    place.write({
      '.vscode/settings.json': settings({ packs: ['ours'] }),
      'ours/pack.yml': info,
      'ours/log.md': principle,
      'ours/wrong.md': principle
        .replace('log-decisions', 'wrong')
        .replace('relation: conflict', 'relation: conflct'),
      'ours/sly.md': `${principle.replace('log-decisions', 'sly').replace('off the record', 'in a whisper')}\n[x](command:y)\n`,
      'a.md': secret,
    });
    const strict = ['check', 'a.md', '--fail-on', 'conflict'];
    const { stdout, stderr, status } = place.run(strict);
    assert.match(stdout, /Log every decision/);
    assert.equal(status, 1);
    assert.match(stderr, /^design-manual: ours\/wrong\.md:7:15: .*conflict/m);
    assert.match(stderr, /^design-manual: ours\/sly\.md:16:3: warning: a link to "command:y" leads nowhere/m);
    place.write({ 'ours/wrong.md': '---\n---\n', 'a.md': clean });
    assert.equal(place.run(strict).status, 1, 'a mistake in a pack is one in what judges');
    place.write({
      'ours/wrong.md': principle.replace('log-decisions', 'wrong').replace('off the record', 'unseen'),
    });
    assert.equal(place.run(strict).status, 0, 'a warning is none');
  });

  test('links lead nowhere, in circles or out of the workspace', () => {
    const outside = path.join(place.folder, '..', 'outside');
    place.write({
      '../outside/pack.yml': info,
      '../outside/log.md': principle,
      'ours/pack.yml': info,
      '.vscode/settings.json': settings({ packs: ['linked', 'ours', 'up/outside'] }),
      'a.md': secret,
    });
    symlinkSync(outside, path.join(place.folder, 'linked'));
    symlinkSync(path.dirname(place.folder), path.join(place.folder, 'up'));
    symlinkSync('.', path.join(place.folder, 'ours', 'circle'));
    symlinkSync(path.join(outside, 'log.md'), path.join(place.folder, 'ours', 'log.md'));
    const { stdout, stderr } = place.run(['check', 'a.md']);
    assert.doesNotMatch(stdout, /Log every decision/);
    assert.match(stderr, /"linked" is reached through a link/);
    assert.match(stderr, /"up\/outside" is reached through a link/);
    assert.match(stderr, /ours\/circle:1:1: a link is not followed/);
    assert.match(stderr, /ours\/log\.md:1:1: a link is not followed/);
  });

  test('a huge file, a picture and a device in a pack are named', function () {
    place.write({
      '.vscode/settings.json': settings({ packs: ['ours'] }),
      'ours/pack.yml': info,
      'ours/log.md': principle,
      'ours/picture.md': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]),
      'a.md': secret,
    });
    writeFileSync(path.join(place.folder, 'ours', 'huge.md'), Buffer.alloc(50 * 1024 * 1024, 'x'));
    const { stdout, stderr } = place.run(['check', 'a.md']);
    assert.match(stdout, /Log every decision/);
    assert.match(stderr, /ours\/huge\.md:1:1: the file is too large: at most 256 KB are read/);
    assert.match(stderr, /ours\/picture\.md:1:1: the file is not UTF-8 text/);
  });

  test('suppressions that do not work are said where they stand', () => {
    place.write({
      'a.md': `${clean}\n<!-- design-manual-ignore cloud-first -->\nA line.\n\n<!-- design-manual-ignore cloud-frist: so -->\nMore.\n\n<!-- design-manual-ignore cloud-first: it is so -->\nMore.\n`,
    });
    const { stdout, status } = place.run([
      'check',
      'a.md',
      '--kind',
      'architecture',
      '--fail-on',
      'conflict',
    ]);
    assert.match(stdout, /7:\d+ +problem +This suppression gives no reason/);
    assert.match(
      stdout,
      /10:\d+ +problem +There is no principle "cloud-frist", so nothing is silenced\. Did you mean cloud-first\?/,
    );
    assert.match(stdout, /13:\d+ +problem +This suppression is not needed any more/);
    assert.match(stdout, /3 problems\./);
    assert.equal(status, 0);
  });
});
