import assert from 'node:assert/strict';
import { parseDocument } from '../../src/document/document.ts';
import { type Guidance, loadGuidance, storeGuidance } from '../../src/guidance/guidance.ts';
import { readPack } from '../../src/guidance/pack.ts';
import { analyse } from '../../src/relevance/analyse.ts';
import { rankAt, rankDocument } from '../../src/relevance/rank.ts';
import { principleText } from '../guidance/page.ts';

const signals = `
  - relation: conflict
    strength: strong
    because: it is hosted on our own servers
    satisfy: Choose public cloud.
    phrases: [our own (server|data centre)]
  - relation: conflict
    strength: strong
    because: the hosting deal is long
    satisfy: Keep it to two years.
    near: [hosting]
    limit: { quantity: duration, over: 2 years }
  - relation: support
    strength: strong
    because: it runs in public cloud
    phrases: [public cloud]
  - relation: topic
    because: it is about hosting
    phrases: [hosting]`;

const expectedIn = '[{ kind: architecture, because: Every design runs somewhere. }]';
const guidanceOf = (): Guidance => {
  const file = { path: 'architecture/cloud-first.md', text: principleText({ signals, expectedIn }) };
  const { principles, problems } = readPack([file]);
  assert.deepEqual(problems, []);
  return loadGuidance(storeGuidance(principles));
};

suite('relevance: hints', () => {
  const guidance = guidanceOf();
  const conflicts = (text: string): string[] =>
    analyse(parseDocument(text), guidance, { kind: 'architecture' }).hints.map((hint) => hint.text);

  test('a conflict is found with its words, reason and cure', () => {
    const text = '# ADR\n\n## Decision\n\nIt will run on our own\nservers in Leeds.\n';
    const [hint, ...others] = analyse(parseDocument(text), guidance, { kind: 'architecture' }).hints;
    assert.deepEqual(others, []);
    assert.equal(text.slice(hint?.from, hint?.to), 'our own\nservers');
    assert.equal(hint?.message, '“our own servers”: it is hosted on our own servers. Choose public cloud.');
    assert.equal(hint.relation, 'conflict');
  });

  test('limits are compared, where they stand with the thing they measure', () => {
    assert.deepEqual(conflicts('The hosting agreement runs for five (5) years.'), ['five (5) years']);
    assert.deepEqual(conflicts('The hosting agreement runs for 18 months.'), []);
    assert.deepEqual(conflicts('The warranty runs for five years.'), []);
  });

  test('what is negated, satisfied, dropped, cited or code is no conflict', () => {
    const clean = [
      'Nothing is kept on our own servers.',
      'It will not run on our own servers.',
      'We use a managed service rather than our own servers.',
      'It moves from our own servers to the public cloud.',
      '## Options considered\n\nRun it on our own servers.',
      'Our own servers. Rejected as too costly.',
      'The board said:\n\n> We keep our own servers.',
      'The old plan said “we shall keep our own servers for ever”.',
      'Set `our own servers` in the file.',
      '<!-- design-manual-ignore cloud-first: the law names them -->\n\nIt runs on our own servers.',
    ];
    for (const text of clean) assert.deepEqual(conflicts(text), [], text);
    assert.equal(
      conflicts('## Decision\n\nWe cannot wait. It runs on our own servers.').length,
      1,
      'another sentence negates nothing',
    );
    assert.equal(
      conflicts('> It shall run on our own servers.').length,
      1,
      'a quote in which the document speaks',
    );
  });

  test('one hint for a principle in a section', () => {
    const text = '# A\n\nOn our own servers.\n\nIn our own data centre.\n\n# B\n\nOn our own servers.\n';
    assert.deepEqual(conflicts(text), ['our own servers', 'our own servers']);
  });

  test('a limit measures what its own sentence names, or what the section is about', () => {
    assert.deepEqual(conflicts('# ADR\n\nHosting is bought for five years.\n'), ['five years']);
    assert.deepEqual(conflicts('# ADR\n\n## Hosting\n\nThe term is five years.\n'), ['five years']);
    assert.deepEqual(conflicts('# ADR\n\nThe need lasts five years. Hosting is by the hour.\n'), []);
  });

  test('documents of another kind get nothing', () => {
    const { kind, matches } = analyse(parseDocument('# Readme\n\nRuns on our own servers.'), guidance);
    assert.equal(kind, 'other');
    assert.deepEqual(matches, []);
  });

  test('a gap is reported in a whole document, not in a fragment', () => {
    const long = 'The design has many parts that work together. '.repeat(60);
    const gapsOf = (text: string): string[] =>
      analyse(parseDocument(text), guidance, { kind: 'architecture' }).gaps.map(({ reason }) => reason);
    assert.deepEqual(gapsOf(long), ['Every design runs somewhere.']);
    assert.deepEqual(gapsOf(`${long}\n\nHosting is settled.`), []);
    assert.deepEqual(gapsOf('Short.'), []);
  });

  test('ranking puts the block before its section, and gaps last', () => {
    const analysis = analyse(parseDocument('# A\n\nHosting.\n\nplain\n'), guidance, { kind: 'architecture' });
    const [here] = rankAt(analysis, guidance, 2, 5);
    const [near] = rankAt(analysis, guidance, 4, 5);
    assert.equal(here?.id, 'cloud-first');
    assert.ok(here.score > (near?.score ?? 0));
    assert.equal(rankDocument(analysis, guidance, 8)[0]?.relation, 'topic');
  });
});
