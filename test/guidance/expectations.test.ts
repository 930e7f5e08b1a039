/** What documents are expected to address, and on which condition. */
import assert from 'node:assert/strict';
import { parseDocument } from '../../src/document/document.ts';
import {
  type Guidance,
  loadBodies,
  loadGuidance,
  loadPackBase,
  storeGuidance,
} from '../../src/guidance/guidance.ts';
import { readPack } from '../../src/guidance/pack.ts';
import { packLimits } from '../../src/guidance/packLimits.ts';
import { readTeamPack } from '../../src/guidance/teamPack.ts';
import { withPacks } from '../../src/guidance/withPacks.ts';
import { analyse, type Analysis } from '../../src/relevance/analyse.ts';
import { principleText } from './page.ts';

const path = 'architecture/cloud-first.md';
const because = 'Every design runs somewhere.';
const onServers = `[{ kind: architecture, because: ${because}, when: [(server|servers), data centre] }]`;

const readPage = (fields: Record<string, string>): ReturnType<typeof readPack> =>
  readPack([{ path, text: principleText(fields) }]);
const problemsOf = (expectedIn: string): string[] =>
  readPage({ expectedIn }).problems.map(({ message }) => message);

function bundledWith(expectedIn: string): Parameters<typeof withPacks>[0] {
  const { principles, problems } = readPage({ expectedIn });
  assert.deepEqual(problems, []);
  const stored = storeGuidance(principles);
  return {
    guidance: loadGuidance(stored),
    bodies: loadBodies(stored.bodies),
    base: loadPackBase(stored.base),
  };
}

const filler = 'The team met again and wrote down what it had heard in the week before. '.repeat(25);
const analysed = (
  guidance: Guidance,
  blocks: readonly string[],
  kind: 'architecture' | 'procurement',
): Analysis => analyse(parseDocument(['# A design', ...blocks, filler].join('\n\n')), guidance, { kind });
const gapsOf = (guidance: Guidance, blocks: readonly string[]): string[] =>
  analysed(guidance, blocks, 'architecture').gaps.map(({ principle }) => principle);

const thrice = ['The server is new.', 'Two servers share the load.', 'A data centre in the north has both.'];

suite('guidance: expectations', () => {
  test('without a condition, every document of the kind is expected to address it', () => {
    const { guidance } = bundledWith(`[{ kind: architecture, because: ${because} }]`);
    assert.deepEqual(gapsOf(guidance, []), ['cloud-first']);
    assert.deepEqual(analysed(guidance, [], 'procurement').gaps, []);
  });

  test('with a condition, only a document of which three blocks hold it', () => {
    const { guidance } = bundledWith(onServers);
    assert.deepEqual(gapsOf(guidance, []), []);
    assert.deepEqual(gapsOf(guidance, thrice.slice(1)), []);
    assert.deepEqual(gapsOf(guidance, [...thrice.slice(1), 'Nothing of it.']), []);
    assert.deepEqual(gapsOf(guidance, thrice), ['cloud-first']);
    assert.deepEqual(analysed(guidance, thrice, 'procurement').gaps, []);
  });

  test('a condition is no match, and the analysis says why it is expected', () => {
    const { guidance } = bundledWith(onServers);
    const { matches, expected } = analysed(guidance, thrice, 'architecture');
    assert.deepEqual(matches, []);
    assert.deepEqual([...expected], [['cloud-first', because]]);
    assert.deepEqual([...analysed(guidance, [], 'architecture').expected], []);
  });

  test('what is wrong with a condition is said where it stands', () => {
    assert.deepEqual(problemsOf('[{ kind: architecture, because: So., when: [(a|b] }]').length, 1);
    assert.match(
      problemsOf('[{ kind: architecture, because: So., when: [] }]')[0] ?? '',
      /expectedIn\.0\.when/,
    );
    assert.match(
      problemsOf('[{ kind: architecture, because: So. }, { kind: architecture, because: Too. }]')[0] ?? '',
      /"architecture" is named twice/,
    );
  });

  const info = {
    path: 'pack.yml',
    text: 'name: Ours\nversion: 1.0.0\nlicence: OGL-UK-3.0\nmaintainer: The board\n',
  };
  const withFile = (bundled: Parameters<typeof withPacks>[0], frontMatter: string): Guidance => {
    const file = { path: 'ours.md', text: `---\n${frontMatter}\n---\n` };
    const pack = readTeamPack('ours', [info, file], bundled.guidance);
    assert.deepEqual(pack.problems, []);
    return withPacks(bundled, [pack]).guidance;
  };

  test('a pack changes a condition, and what else it changes leaves it', () => {
    const bundled = bundledWith(onServers);
    const other = withFile(
      bundled,
      'overrides: cloud-first\nexpectedIn: [{ kind: architecture, because: Ships sail., when: [ship] }]',
    );
    assert.deepEqual(gapsOf(other, thrice), []);
    assert.deepEqual(gapsOf(other, ['A ship.', 'This ship.', 'That ship.']), ['cloud-first']);
    const renamed = withFile(bundled, 'overrides: cloud-first\ntitle: Another title');
    assert.deepEqual(gapsOf(renamed, thrice), ['cloud-first']);
    const heard = withFile(
      bundled,
      'overrides: cloud-first\nsignals: [{ relation: topic, because: of it, phrases: [harbour] }]',
    );
    assert.deepEqual(gapsOf(heard, thrice), ['cloud-first']);
    assert.deepEqual(gapsOf(heard, [...thrice, 'The harbour.']), []);
  });

  test('a principle of a pack has conditions too, within limits', () => {
    const bundled = bundledWith('[]');
    const fields = (when: readonly string[]): string =>
      `id: ours\ntitle: Ours\nsummary: Ours.\ndocuments: [architecture]\nexpectedIn: [{ kind: architecture, because: So., when: [${when.join(', ')}] }]`;
    assert.deepEqual(gapsOf(withFile(bundled, fields(['<b>', 'server', 'data centre'])), thrice), ['ours']);
    const messagesOf = (when: readonly string[]): string[] =>
      readTeamPack(
        'ours',
        [info, { path: 'ours.md', text: `---\n${fields(when)}\n---\n` }],
        bundled.guidance,
      ).problems.map(({ message }) => message);
    const words = (count: number): string[] => Array.from({ length: count }, (_, i) => `word${i}`);
    assert.deepEqual(messagesOf(words(packLimits.contextPhrases)), []);
    assert.match(messagesOf(words(packLimits.contextPhrases + 1))[0] ?? '', /"when" has at most/);
    assert.match(
      messagesOf(['"ant ...12 bee ...12 cow ...12 (dog|dog elk)"'])[0] ?? '',
      /can be read in \d+ ways/,
    );
  });
});
