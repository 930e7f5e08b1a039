import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { builtCli, conflicting, workplace, type Workplace } from './built.ts';

interface Ranked {
  id: string;
  score: number;
  relation: string;
  because: string;
}

suite('command line: search, relevant, show and list', () => {
  let place: Workplace;
  suiteSetup(() => {
    place = workplace();
    place.write({ 'adr.md': conflicting });
  });
  suiteTeardown(() => {
    place.remove();
  });

  test('search', () => {
    const found = place.json(['search', 'open', 'standards', '--limit', '1']) as {
      query: string;
      hits: { id: string; title: string; theme: string; score: number; marks: { title: object[] } }[];
      problems: string[];
    };
    assert.deepEqual([found.query, found.problems, found.hits.length], ['open standards', [], 1]);
    const [hit] = found.hits;
    assert.deepEqual(
      [hit?.id, hit?.title, hit?.theme],
      ['open-standards', 'Build on open standards', 'openness'],
    );
    assert.ok((hit?.score ?? 0) > 0);
    assert.equal(hit?.marks.title.length, 2);
    const dashed = place.run(['search', '--format', 'json', '--', '--open']);
    assert.equal((JSON.parse(dashed.stdout) as { query: string }).query, '--open');
    assert.match(
      place.run(['search', 'standards']).stdout,
      /^open-standards +openness +Build on open standards\n/,
    );
    const nothing = place.run(['search', 'xyzzyx']);
    assert.match(nothing.stdout, /^Nothing found for “xyzzyx”\.\nThe nearest:\n\S/);
    assert.equal(nothing.status, 0);
    assert.match(
      place.run(['search', 'opne standrads']).stdout,
      /^Searched for “open standards”\.\nopen-standards /,
    );
    const wrong = place.run(['search', 'theme:none', 'standards']);
    assert.match(wrong.stderr, /theme:none is not known/);
    assert.match(wrong.stdout, /^open-standards /);
    // Quoted words are looked for in the text of the page too.
    const quoted = place.json(['search', '"some text"']) as { hits: object[]; nearest: boolean };
    assert.deepEqual([quoted.hits.length, quoted.nearest], [2, false]);
  });

  test('every format is read in its own language', () => {
    const words = 'It will run on our own servers.\n';
    place.write({
      'all/a.adoc': `= ADR\n\n== Decision\n\n----\n${words}----\n\n${words}`,
      'all/b.rst': `ADR\n===\n\nDecision\n--------\n\n::\n\n   ${words}\n${words}`,
      'all/c.txt': `Title: ADR\n\nDECISION\n\n${words}`,
    });
    const { documents } = place.json(['check', 'all', '--kind', 'architecture']) as {
      documents: { path: string; hints: { line: number }[] }[];
    };
    assert.deepEqual(
      documents.map(({ path, hints }) => [path, hints.map(({ line }) => line)]),
      [['all/a.adoc', [9]], ['all/b.rst', [11]], ['all/c.txt', [5]]],
    ); // prettier-ignore
    const input = `----\n${words}----\n`;
    const piped = place.json(['check', '-', '--stdin-path', 'x.adoc', '--kind', 'architecture'], { input });
    assert.deepEqual((piped as { documents: { hints: unknown[] }[] }).documents[0]?.hints, []);
  });

  test('relevant, at lines and for the whole', () => {
    const at = place.json(['relevant', 'adr.md', '--line', '5,1']) as {
      path: string;
      lines: { line: number; principles: Ranked[] }[];
    };
    assert.deepEqual(Object.keys(at), ['path', 'lines']);
    assert.deepEqual(
      at.lines.map(({ line }) => line),
      [5, 1],
    );
    const [first] = at.lines[0]?.principles ?? [];
    assert.deepEqual(Object.keys(first ?? {}), ['id', 'score', 'relation', 'because']);
    assert.equal(first?.id, 'cloud-first');
    assert.equal(first.relation, 'conflict');
    const whole = place.json(['relevant', '-'], { input: conflicting }) as {
      path: string;
      principles: Ranked[];
    };
    assert.deepEqual(Object.keys(whole), ['path', 'principles']);
    assert.equal(whole.path, '-');
    assert.equal(whole.principles[0]?.id, 'cloud-first');
    assert.match(
      place.run(['relevant', 'adr.md', '--line', '5']).stdout,
      /^adr\.md:5\n {2}[01]\.\d\d {2}conflict/,
    );
  });

  test('a line that is not there is bad usage', () => {
    const { stdout, stderr, status } = place.run(['relevant', 'adr.md', '--line', '3,99']);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.equal(stderr, 'design-manual: adr.md: there is no line 99; it has 6 lines\n');
    for (const line of ['0', '-3', 'x', '3,,4', '1.5']) {
      const wrong = place.run(['relevant', 'adr.md', '--line', line]);
      assert.equal(wrong.status, 2, line);
      assert.match(wrong.stderr, /whole number from 1/);
    }
    assert.match(place.run(['relevant', '.']).stderr, /\.: is a folder/);
  });

  test('show', () => {
    const shown = place.json(['show', 'cloud-first']) as Record<string, unknown>;
    assert.equal(shown['id'], 'cloud-first');
    assert.match(String(shown['body']), /^## Why it matters/m);
    const { stdout } = place.run(['show', 'cloud-first']);
    assert.match(stdout, /^Choose public cloud first\n\n/);
    assert.match(stdout, /- Build on open standards \(open-standards\)/);
    assert.doesNotMatch(stdout, /\*\*|^#|\]\(/m);
  });

  test('unknown ids and commands suggest the nearest', () => {
    const show = place.run(['show', 'open-standard']);
    assert.equal(show.status, 2);
    assert.match(show.stderr, /no principle "open-standard"; did you mean open-standards\?/);
    const command = place.run(['serch', 'cloud']);
    assert.equal(command.status, 2);
    assert.match(command.stderr, /Did you mean search\?/);
  });

  test('list', () => {
    const ids = (...args: string[]): string[] =>
      (place.json(['list', ...args]) as { principles: { id: string }[] }).principles.map(({ id }) => id);
    assert.deepEqual(ids().sort(), ['cloud-first', 'open-standards']);
    assert.deepEqual(ids('--theme', 'openness'), ['open-standards']);
    assert.deepEqual(ids('--kind', 'procurement'), ['cloud-first']);
    assert.match(place.run(['list']).stdout, /^cloud-first {5}architecture {2}Choose public cloud first$/m);
  });

  test('bad usage says so on standard error, with exit code 2', () => {
    for (const args of [
      [],
      ['check'],
      ['check', 'adr.md', '--format', 'xml'],
      ['check', 'adr.md', '--fail-on', 'all'],
      ['search', 'x', '--limit', '0'],
      ['list', '--theme', 'x'],
      ['list', '--nothing'],
    ]) {
      const { stdout, stderr, status } = place.run(args);
      assert.equal(status, 2, args.join(' '));
      assert.equal(stdout, '');
      assert.ok(stderr.length > 0);
    }
  });

  test('--help has examples, and --version is that of the package', () => {
    const help = place.run(['--help']);
    assert.equal(help.status, 0);
    assert.match(help.stdout, /Examples:\n {2}design-manual check/);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    assert.equal(place.run(['--version']).stdout, `${version}\n`);
  });

  test('a reader that leaves early is no error', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `Part ${i} on hosting.\n\n`).join('');
    place.write({ 'large.md': `# ADR\n\n${lines}` });
    const cli = path.join(place.folder, '..', 'cli.js');
    const child = spawn(process.execPath, [cli, 'check', '--all', '--format', 'json', 'large.md'], {
      cwd: place.folder,
    });
    child.stdout.once('data', () => child.stdout.destroy());
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await once(child, 'close');
    assert.equal(said, '');
    assert.equal(child.exitCode, 0);
  });

  test('the bundle finds the guidance that is built beside it', function () {
    if (!existsSync(path.join(path.dirname(builtCli), 'guidance'))) this.skip();
    assert.match(readFileSync(builtCli, 'utf8'), /^#!\/usr\/bin\/env node\n/);
    const { stdout } = spawnSync(process.execPath, [builtCli, 'list', '--format', 'json'], {
      encoding: 'utf8',
    });
    assert.ok((JSON.parse(stdout) as { principles: unknown[] }).principles.length > 0);
  });

  test('an installation without guidance says what is missing', () => {
    const bare = workplace();
    try {
      rmSync(path.join(bare.folder, '..', 'guidance'), { recursive: true });
      const { stderr, status } = bare.run(['search', 'cloud']);
      assert.equal(status, 2);
      assert.match(stderr, /^design-manual: the guidance is missing from this installation: .*index\.json/);
    } finally {
      bare.remove();
    }
  });
});
