// `npm run fit -- [--set FOLDER]... [--write]`: fits the weights of ranking on labelled documents, and prints how well they do
// on the documents that they were fitted to, and on each document when they were fitted without it.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { blocksAtLine, parseDocument, positionAt } from '../../src/document/document.ts';
import { loadGuidance } from '../../src/guidance/guidance.ts';
import { analyse } from '../../src/relevance/analyse.ts';
import { evidenceAt, featureNames } from '../../src/relevance/evidence.ts';
import { probability } from '../../src/relevance/logistic.ts';
import { buildGuidance } from '../../tools/build-guidance.ts';
import { gainsOf, ndcg, readLabelled } from './labelled.ts';
import { type Example, fitLogistic } from './logisticFit.ts';

const root = path.join(import.meta.dirname, '..', '..');
const { values: options } = parseArgs({
  options: {
    set: { type: 'string', multiple: true, default: [path.join(root, '..', 'shared', 'relevance', 'dev')] },
    write: { type: 'boolean' },
  },
});

const assets = await buildGuidance(path.join(root, 'guidance'));
const guidance = loadGuidance({
  principles: assets['principles.json'] ?? '',
  signals: assets['signals.json'] ?? '',
  terms: assets['terms.json'] ?? '',
});
const { principles } = guidance.terms;

interface Place {
  readonly document: string;
  readonly line: number;
  readonly ranked: boolean;
  readonly gains: ReadonlyMap<string, number>;
  readonly features: readonly Float64Array[];
}

const places = options.set.flatMap(readLabelled).flatMap(({ name, text, kind, blocks }): Place[] => {
  if (kind === 'other') return [];
  const document = parseDocument(text);
  const analysis = analyse(document, guidance, { kind });
  const labelled = blocks.map(({ line, labels }): Place => ({
    document: name,
    line,
    ranked: labels.some(({ must }) => must),
    gains: gainsOf(labels),
    features: evidenceAt(analysis, guidance, blocksAtLine(document, line - 1)),
  }));
  // Where a reviewer said nothing, nothing is relevant: those places count as well.
  const silent = document.blocks.flatMap((block, i): Place[] => {
    const line = positionAt(document, block.from).line + 1;
    if (block.type === 'heading' || blocks.some((known) => line >= known.line && line <= known.endLine))
      return [];
    return [
      {
        document: name,
        line,
        ranked: false,
        gains: new Map(),
        features: evidenceAt(analysis, guidance, [i]),
      },
    ];
  });
  return [...labelled, ...silent];
});

const fitted = (from: readonly Place[]): number[] =>
  fitLogistic(
    from.flatMap(({ features, gains }) =>
      features.map((values, i): Example => {
        const gain = gains.get(principles[i] ?? '') ?? 0;
        return { features: values, relevant: gain > 0, weight: gain > 1 ? 2 : 1 };
      }),
    ),
  );

function scores(at: readonly Place[], weightsOf: (place: Place) => readonly number[]): string {
  const found = at
    .filter(({ ranked }) => ranked)
    .map((place) => {
      const weights = weightsOf(place);
      const ranking = place.features
        .map((values, i) => ({ id: principles[i] ?? '', score: probability(values, weights) }))
        .sort((a, b) => b.score - a.score)
        .map(({ id }) => id);
      const musts = [...place.gains].filter(([, gain]) => gain > 1).map(([id]) => id);
      return {
        ndcg: ndcg(ranking, place.gains, 5),
        first: place.gains.has(ranking[0] ?? '') ? 1 : 0,
        recall: musts.filter((id) => ranking.slice(0, 5).includes(id)).length / musts.length,
      };
    });
  const mean = (key: keyof (typeof found)[number]): string =>
    (found.reduce((sum, row) => sum + row[key], 0) / found.length).toFixed(3);
  return `nDCG@5 ${mean('ndcg')}  first place ${mean('first')}  must in five ${mean('recall')}  (${found.length} blocks)`;
}

const all = fitted(places);
console.log(featureNames.map((name, i) => `${(all[i] ?? 0).toFixed(3).padStart(8)}  ${name}`).join('\n'));
console.log(`fitted to all:      ${scores(places, () => all)}`);
const documents = [...new Set(places.map(({ document }) => document))];
const without = new Map(
  documents.map((name) => [name, fitted(places.filter((place) => place.document !== name))]),
);
console.log(`leaving one out:    ${scores(places, ({ document }) => without.get(document) ?? all)}`);

/** What a threshold on the chance would show in hovers, each document judged by weights fitted without it. */
for (const threshold of [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6]) {
  const shown = { all: 0, right: 0, found: 0, wanted: 0 };
  for (const { document, features, gains } of places) {
    const weights = without.get(document) ?? all;
    features.forEach((values, i) => {
      const gain = gains.get(principles[i] ?? '') ?? 0;
      if (gain > 1) shown.wanted++;
      if (probability(values, weights) < threshold) return;
      shown.all++;
      if (gain > 0) shown.right++;
      if (gain > 1) shown.found++;
    });
  }
  const [precision, recall] = [shown.right / shown.all, shown.found / shown.wanted];
  console.log(
    `shown from ${threshold.toFixed(2)}:    precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  (${shown.all} shown)`,
  );
}

if (options.write) {
  const file = path.join(root, 'src', 'relevance', 'weights.ts');
  const list = all.map((weight) => weight.toFixed(3)).join(', ');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/(rankWeights: readonly number\[\] = )\[[^\]]*\]/, `$1[${list}]`),
  );
  console.log(`written to ${path.relative(root, file)}`);
}
