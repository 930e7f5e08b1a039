import assert from 'node:assert/strict';
import type { DocumentReport } from '../../src/review/report.ts';
import { clean, conflicting, gapping, workplace, type Workplace } from './built.ts';

suite('command line: check', () => {
  let place: Workplace;
  setup(() => {
    place = workplace();
    place.write({ 'conflict.md': conflicting, 'gap.md': gapping, 'clean.md': clean });
  });
  teardown(() => {
    place.remove();
  });
  const check = (args: readonly string[], input?: string): DocumentReport[] =>
    (
      place.json(['check', '--kind', 'architecture', ...args], input === undefined ? {} : { input }) as {
        documents: DocumentReport[];
      }
    ).documents;
  const paths = (args: readonly string[]): string[] => check(args).map(({ path }) => path);
  const exitCode = (...args: string[]): number | null =>
    place.run(['check', '--kind', 'architecture', ...args]).status;

  test('the JSON is the contract', () => {
    const { stdout, stderr, status } = place.run(['check', 'conflict.md', '--format', 'json']);
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.ok(stdout.endsWith('}\n'));
    assert.deepEqual(JSON.parse(stdout), {
      documents: [
        {
          path: 'conflict.md',
          kind: 'architecture',
          hints: [
            {
              principle: 'cloud-first',
              relation: 'conflict',
              score: 0.9,
              line: 5,
              // The emoji before counts two, as in editors.
              column: 19,
              endLine: 5,
              endColumn: 34,
              text: 'our own servers',
              message: '“our own servers”: it is hosted on our own servers. Choose public cloud.',
              fingerprint: '5bfe43290b40f6df',
              passage: '962ec9ac',
            },
          ],
          gaps: [],
          silenced: { hints: [], gaps: [] },
          problems: [],
        },
      ],
    });
  });

  test('--all adds what is not shown unasked', () => {
    place.write({
      'topic.md':
        '# ADR 1: hosting\n\n## Decision\n\nWe host the service in a public cloud rather than in a data centre of our own.\n',
    });
    assert.deepEqual(check(['topic.md'])[0]?.hints, []);
    const more = check(['--all', 'topic.md'])[0]?.hints ?? [];
    assert.ok(more.some(({ principle, relation }) => principle === 'cloud-first' && relation !== 'conflict'));
  });

  test('the kind is judged, unless it is named', () => {
    place.write({ 'readme.md': '# Readme\n\nRuns on our own servers.\n' });
    const kinds = (...args: string[]): string[] =>
      (place.json(['check', 'readme.md', ...args]) as { documents: DocumentReport[] }).documents.map(
        ({ kind }) => kind,
      );
    assert.deepEqual(kinds(), ['other']);
    assert.deepEqual(kinds('--kind', 'auto'), ['other']);
    assert.deepEqual(kinds('--kind', 'procurement'), ['procurement']);
  });

  test('--fail-on: a conflict is above a gap', () => {
    const codes = (level: string): unknown[] =>
      ['conflict.md', 'gap.md', 'clean.md'].map((file) => exitCode(file, '--fail-on', level));
    assert.deepEqual(codes('conflict'), [1, 0, 0]);
    assert.deepEqual(codes('gap'), [1, 1, 0]);
    assert.deepEqual(codes('never'), [0, 0, 0]);
    assert.equal(exitCode('.'), 0);
  });

  test('folders hold documents, and what is named is taken whatever it is called', () => {
    place.write({
      'deep/er/a.markdown': clean,
      'deep/b.rst': clean,
      'deep/b.text': clean,
      'node_modules/x/c.md': clean,
      '.hidden/d.md': clean,
    });
    const all = ['clean.md', 'conflict.md', 'deep/b.rst', 'deep/er/a.markdown', 'gap.md'];
    assert.deepEqual(paths(['.']), all);
    assert.deepEqual(paths(['deep/er', 'deep/b.text']), ['deep/er/a.markdown', 'deep/b.text']);
    assert.deepEqual(paths(['deep/*.text', '.hidden/*']), ['deep/b.text', '.hidden/d.md']);
    assert.deepEqual(paths(['c*.md', './clean.md']), ['clean.md', 'conflict.md'], 'each file once');
  });

  test('standard input, and names that begin with a dash', () => {
    place.write({ '-odd.md': clean });
    const [report] = check(['-'], conflicting);
    assert.equal(report?.path, '-');
    assert.equal(report.hints.length, 1);
    assert.equal(check(['-', '--stdin-path', 'draft.md'], conflicting)[0]?.path, 'draft.md');
    const { stdout } = place.run(['check', '--format', 'json', '--', '-odd.md']);
    assert.equal((JSON.parse(stdout) as { documents: DocumentReport[] }).documents[0]?.path, '-odd.md');
  });

  test('what cannot be read is named with the reason, and the rest is checked', () => {
    place.write({ 'binary.md': Uint8Array.of(35, 0, 1), 'latin.md': Uint8Array.of(35, 0xe9, 10) });
    const args = ['missing.md', 'binary.md', 'clean.md', 'latin.md', 'no*.md'];
    const { stdout, stderr, status } = place.run(['check', ...args, '--format', 'json']);
    assert.equal(status, 2);
    const { documents } = JSON.parse(stdout) as { documents: DocumentReport[] };
    assert.deepEqual(
      documents.map(({ path }) => path),
      ['clean.md'],
    );
    assert.deepEqual(stderr.trimEnd().split('\n'), [
      'design-manual: missing.md: no such file or folder',
      'design-manual: no*.md: no file matches this pattern',
      'design-manual: binary.md: is not text (binary, or not UTF-8)',
      'design-manual: latin.md: is not UTF-8 text',
    ]);
    assert.equal(exitCode('missing.md', 'conflict.md', '--fail-on', 'conflict'), 2);
  });

  test('the text form has no colours away from a terminal', () => {
    const { stdout } = place.run(['check', 'conflict.md', 'gap.md', 'clean.md', '--kind', 'architecture']);
    const message = '“our own servers”: it is hosted on our own servers. Choose public cloud.';
    assert.equal(
      stdout,
      [
        'conflict.md (architecture)',
        '  5:19    conflict  Choose public cloud first (cloud-first)',
        `          ${message}`,
        '',
        'gap.md (architecture)',
        '  -       gap       Build on open standards (open-standards)',
        '          Every design exchanges data.',
        '',
        '3 documents: 1 conflict, 1 gap.',
        '',
      ].join('\n'),
    );
  });

  test('a large report arrives whole', () => {
    const paragraphs = Array.from({ length: 20_000 }, (_, i) => `Paragraph ${i} on our own servers.\n\n`);
    place.write({ 'large.md': `# ADR\n\n${paragraphs.join('')}` });
    assert.equal(check(['--all', 'large.md'])[0]?.hints.length, 20_000);
  });
});
