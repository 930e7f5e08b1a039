import assert from 'node:assert/strict';
import { priors, typicalPrior } from '../../src/relevance/priors.ts';
import type { LabelledDocument } from './labelled.ts';
import { priorsFrom } from './priorsFit.ts';

type Labelled = Pick<LabelledDocument, 'kind' | 'blocks' | 'gaps'>;
const labelled = (
  kind: Labelled['kind'],
  musts: string[],
  mays: string[] = [],
  gaps: string[] = [],
): Labelled => ({
  kind,
  blocks: [...musts, ...mays].map((principle, line) => ({
    line,
    endLine: line,
    labels: [{ principle, relation: 'topic', must: musts.includes(principle) }],
  })),
  gaps: gaps.map((principle) => ({ principle, must: true })),
});

const of = (values: Readonly<Record<string, number>>, id: string): number => values[id] ?? NaN;

suite('relevance: priors', () => {
  const ids = ['cloud-first', 'open-markets', 'exit-plan'];

  test('what is raised more often, and what must be, is likelier', () => {
    const { architecture } = priorsFrom(
      [labelled('architecture', ['cloud-first'], ['open-markets']), labelled('architecture', [])],
      ids,
    );
    assert.ok(of(architecture, 'cloud-first') > of(architecture, 'open-markets'));
    assert.ok(of(architecture, 'open-markets') > of(architecture, 'exit-plan'));
  });

  test('a principle counts once in a document, wherever it is raised; what is missing is raised as well', () => {
    const once = priorsFrom([labelled('architecture', ['cloud-first'])], ids);
    const often = priorsFrom([labelled('architecture', ['cloud-first', 'cloud-first'])], ids);
    const missed = priorsFrom([labelled('architecture', [], [], ['cloud-first'])], ids);
    assert.deepEqual(often, once);
    assert.deepEqual(missed, once);
  });

  test('each kind has its own, drawn towards the mean of both', () => {
    const { architecture, procurement } = priorsFrom(
      [labelled('architecture', ['cloud-first']), labelled('procurement', ['exit-plan'])],
      ids,
    );
    assert.ok(of(architecture, 'cloud-first') > of(procurement, 'cloud-first'));
    assert.ok(of(procurement, 'cloud-first') > of(procurement, 'open-markets'));
  });

  test('nothing labelled leaves all alike, and nothing impossible', () => {
    const { architecture } = priorsFrom([], ids);
    assert.equal(new Set(Object.values(architecture)).size, 1);
    assert.ok(Number.isFinite(architecture['cloud-first']));
  });

  test('what is stored is for every principle in both kinds; a team’s own is neither the likeliest nor the least likely', () => {
    assert.deepEqual(Object.keys(priors.architecture), Object.keys(priors.procurement));
    for (const kind of ['architecture', 'procurement'] as const) {
      const values = Object.values(priors[kind]);
      assert.equal(values.length, 150);
      assert.ok(typicalPrior[kind] > Math.min(...values) && typicalPrior[kind] < Math.max(...values));
    }
  });
});
