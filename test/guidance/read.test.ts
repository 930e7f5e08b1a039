import assert from 'node:assert/strict';
import { readPrinciple } from '../../src/guidance/read.ts';
import { principleText, validBody } from './page.ts';

suite('guidance: reading a principle', () => {
  const problemsOf = (text: string): string[] =>
    readPrinciple('p.md', text).problems.map(({ line, message }) => `${line}: ${message}`);

  test('gives a valid principle with its defaults', () => {
    const { principle, problems } = readPrinciple('p.md', principleText());
    assert.deepEqual(problems, []);
    assert.equal(principle?.id, 'cloud-first');
    assert.deepEqual(principle.related, []);
    assert.match(principle.body, /^## Why it matters/);
  });

  test('names the line of each wrong field', () => {
    const found = problemsOf(principleText({ pillar: 'openess', title: '""' }));
    assert.equal(found.length, 2);
    assert.match(found[0] ?? '', /^3: title: /);
    assert.match(found[1] ?? '', /^5: pillar: .*user-needs.*openness/);
  });

  test('names a missing field and an unknown one', () => {
    const found = problemsOf(principleText({ summary: null, sumary: 'x' })).join('\n');
    assert.match(found, /summary/);
    assert.match(found, /sumary/);
  });

  test('says where YAML itself is broken', () => {
    assert.match(
      problemsOf(principleText({ documents: '[architecture' }))[0] ?? '',
      /^8: Flow sequence[^:]*$/,
    );
  });

  test('needs front matter', () => {
    assert.match(problemsOf('# Cloud first\n')[0] ?? '', /^1: the file must start with YAML front matter/);
  });

  test('never runs code, and never expands aliases without end', () => {
    for (const language of ['js', 'javascript', 'json', 'coffee']) {
      const text = `---${language}\n{ get id() { throw new Error('ran') } }\n---\n`;
      assert.equal(readPrinciple('p.md', text).principle, undefined, language);
    }
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefgh'.split('').map((key, i) => `${key}: &${key} [${`*${'abcdefgh'[i]}, `.repeat(9)}]`),
    ];
    const result = readPrinciple('p.md', `---\n${bomb.join('\n')}\n---\n`);
    assert.match(result.problems[0]?.message ?? '', /alias/i);
  });

  test('wants every section of the body, once and filled', () => {
    assert.match(
      problemsOf(principleText({}, validBody.replace('## Avoid', '## Beware'))).join('\n'),
      /"Beware" is not a heading/,
    );
    assert.match(
      problemsOf(principleText({}, validBody.replace('## Avoid\n\nSome text.\n', ''))).join('\n'),
      /"## Avoid" is missing/,
    );
    assert.match(
      problemsOf(principleText({}, validBody.replace('## Avoid\n\nSome text.', '## Avoid\n'))).join('\n'),
      /"## Avoid" is empty/,
    );
    const [line] = problemsOf(principleText({}, validBody.replace('## Do\n', '## Done\n')));
    assert.match(line ?? '', /^18: "Done"/);
  });

  test('checks phrases and limits of signals at their lines', () => {
    const signals = `
  - relation: conflict
    because: it is long
    satisfy: Make it short.
    phrases:
      - roll over
      - (roll over
  - relation: conflict
    because: it is long
    near: [term]
    satisfy: Make it short.
    limit: { quantity: duration, over: a while }
  - relation: conflict
    because: no cure is given
    phrases: [forever]`;
    const found = problemsOf(principleText({ signals }));
    assert.deepEqual(
      found.map((problem) => Number(problem.split(':')[0])),
      [18, 23, 24],
    );
  });
});
