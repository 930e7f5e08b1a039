import assert from 'node:assert/strict';
import { parseDocument } from '../../src/document/document.ts';
import { type Guidance, loadGuidance, storeGuidance } from '../../src/guidance/guidance.ts';
import { readPack } from '../../src/guidance/pack.ts';
import { termsOf } from '../../src/guidance/terms.ts';
import { analyse, type Analysis } from '../../src/relevance/analyse.ts';
import { evidenceAt, evidenceWords, featureNames } from '../../src/relevance/evidence.ts';
import { likeness, standing } from '../../src/relevance/likeness.ts';
import { rankAt } from '../../src/relevance/rank.ts';
import { rankWeights } from '../../src/relevance/weights.ts';
import { matchesWorthShowing } from '../../src/relevance/worth.ts';
import { principleText } from '../guidance/page.ts';

const file = (
  id: string,
  title: string,
  keywords: string,
  signals = '[]',
): { path: string; text: string } => ({
  path: `architecture/${id}.md`,
  text: principleText({ id, title, summary: `${title}.`, keywords, signals }),
});

const hosting = `
  - relation: conflict
    strength: strong
    because: it is hosted on our own servers
    satisfy: Choose public cloud.
    phrases: [our own servers]`;

const guidance: Guidance = (() => {
  const { principles, problems } = readPack([
    file('cloud-first', 'Choose public cloud first', '[hosting, data centre, AWS]', hosting),
    file(
      'reuse-identity-service',
      'Use the government identity service',
      '[password, login, passport check]',
    ),
    file('open-standards', 'Build on open standards', '[interoperability, file format]'),
  ]);
  assert.deepEqual(problems, []);
  return loadGuidance(storeGuidance(principles));
})();

const analysed = (text: string): Analysis => analyse(parseDocument(text), guidance, { kind: 'architecture' });
const { principles } = guidance.terms;

suite('relevance: likeness', () => {
  const most = (text: string): string | undefined => {
    const values = likeness(new Set(termsOf(text)), guidance.terms);
    const best = values.reduce((a, b) => Math.max(a, b), 0);
    return best === 0 ? undefined : principles[values.indexOf(best)];
  };

  test('is greatest for the principle whose words a text shares, whatever their form', () => {
    assert.equal(most('Applicants had forgotten their passwords.'), 'reuse-identity-service');
    assert.equal(most('Which file formats interoperate?'), 'open-standards');
  });

  test('words that say nothing, numbers and words of the language itself are like no principle', () => {
    assert.equal(most('It is what it was, in 2026, and it will be.'), undefined);
    assert.equal(most('constructor __proto__ toString'), undefined);
  });

  test('standing is a share of the greatest, and the inverse of the rank', () => {
    const { share, rank } = standing(Float64Array.of(2, 4, 0));
    assert.deepEqual([...share], [0.5, 1, 0]);
    assert.deepEqual([...rank], [0.5, 1, 0]);
  });
});

suite('relevance: evidence', () => {
  test('there is one weight for each feature, and a constant', () => {
    const [features] = evidenceAt(analysed('# ADR\n\nHosting.'), guidance, [1]);
    assert.equal(features?.length, featureNames.length);
    assert.equal(rankWeights.length, featureNames.length + 1);
  });

  test('a place that speaks of a principle without a signal is ranked, and says by which words', () => {
    const analysis = analysed(
      '# ADR\n\n## Sign-in\n\nA forgotten password stops people.\n\n## Files\n\nOther.\n',
    );
    const [first] = rankAt(analysis, guidance, 4, 3);
    assert.equal(first?.id, 'reuse-identity-service');
    assert.equal(first.relation, 'topic');
    assert.match(first.because, /“password”/);
    assert.deepEqual(evidenceWords(analysis, guidance, [2], principles.indexOf('reuse-identity-service')), [
      '“password”',
    ]);
  });

  test('what is marked in the text is never ranked below its own mark', () => {
    const analysis = analysed(
      '# ADR\n\nIt will run on our own servers, with a password, login and passport check.\n',
    );
    const [hint] = analysis.hints;
    const ranked = rankAt(analysis, guidance, 2, 3).find(({ id }) => id === 'cloud-first');
    assert.ok((ranked?.score ?? 0) >= (hint?.score ?? 1));
    assert.equal(ranked?.relation, 'conflict');
  });

  test('an empty line is ranked as the block above it', () => {
    const analysis = analysed('# ADR\n\nA password.\n\n\n');
    assert.deepEqual(rankAt(analysis, guidance, 4, 3), rankAt(analysis, guidance, 2, 3));
  });
});

suite('relevance: matches worth showing', () => {
  test('a conflict is always shown; headings are not', () => {
    const analysis = analysed('# Our own servers\n\nIt will run on our own servers.\n');
    const shown = matchesWorthShowing(analysis, guidance);
    assert.deepEqual(
      shown.filter(({ relation }) => relation === 'conflict').map(({ text }) => text),
      ['our own servers'],
    );
    assert.ok(shown.every(({ block }) => analysis.document.blocks[block]?.type !== 'heading'));
  });

  test('every match lies in its block and covers its words', () => {
    const text = '# ADR\n\nIt will run on our own servers, with a password, a login and a passport check.\n';
    const analysis = analysed(text);
    const shown = matchesWorthShowing(analysis, guidance);
    assert.ok(shown.length > 0);
    for (const match of shown) {
      const block = analysis.document.blocks[match.block];
      assert.ok(block && match.from >= block.from && match.to <= block.to);
      assert.equal(text.slice(match.from, match.to), match.text);
    }
  });

  test('a suppressed principle is not shown by likeness either', () => {
    const paragraph = 'A forgotten password stops people at the login, and a passport check helps them on.';
    const silenced = `# ADR\n\n<!-- design-manual-ignore-file reuse-identity-service: staff only -->\n\n${paragraph}\n`;
    const ids = matchesWorthShowing(analysed(silenced), guidance).map(({ principle }) => principle);
    assert.ok(!ids.includes('reuse-identity-service'));
  });
});
