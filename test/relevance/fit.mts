// `npm run fit -- [--set FOLDER]... [--write]`: fits the weights of ranking on labelled documents, and prints how well they do
// on the documents that they were fitted to, and on each document when they were fitted without it.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { blocksAtLine, parseDocument, positionAt } from '../../src/document/document.ts';
import { loadGuidance } from '../../src/guidance/guidance.ts';
import type { GuidedKind } from '../../src/guidance/vocabulary.ts';
import { analyse } from '../../src/relevance/analyse.ts';
import { evidenceAt, featureNames } from '../../src/relevance/evidence.ts';
import { probability } from '../../src/relevance/logistic.ts';
import { buildGuidance } from '../../tools/build-guidance.ts';
import { gainsOf, ndcg, readLabelled } from './labelled.ts';
import { type Example, fitLogistic } from './logisticFit.ts';
import { type Priors, priorsFrom } from './priorsFit.ts';

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
  readonly kind: GuidedKind;
  readonly line: number;
  readonly ranked: boolean;
  readonly gains: ReadonlyMap<string, number>;
  readonly features: readonly Float64Array[];
}

const labelled = options.set.flatMap(readLabelled).filter(({ kind }) => kind !== 'other');
const places = labelled.flatMap(({ name, text, kind, blocks }): Place[] => {
  if (kind === 'other') return [];
  const document = parseDocument(text);
  const analysis = analyse(document, guidance, { kind });
  const said = blocks.map(({ line, labels }): Place => ({
    document: name,
    kind,
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
        kind,
        line,
        ranked: false,
        gains: new Map(),
        features: evidenceAt(analysis, guidance, [i]),
      },
    ];
  });
  return [...said, ...silent];
});

/** Priors are counted without the documents that they are used on: otherwise weights would trust them too much. */
const prior = featureNames.indexOf('raised in this kind');
const priorsWithout = (...names: readonly string[]): Priors =>
  priorsFrom(
    labelled.filter(({ name }) => !names.includes(name)),
    principles,
  );
const withPriors = (place: Place, priors: Priors): Float64Array[] =>
  place.features.map((values, i) => {
    const changed = values.slice();
    changed[prior] = priors[place.kind][principles[i] ?? ''] ?? 0;
    return changed;
  });

/** The weights fitted to all documents but one. */
const fittedWithout = (name?: string): number[] => {
  const from = places.filter(({ document }) => document !== name);
  const priorsOf = new Map(
    [...new Set(from.map(({ document }) => document))].map((document) => [
      document,
      priorsWithout(document, name ?? ''),
    ]),
  );
  return fitLogistic(
    from.flatMap((place) =>
      withPriors(place, priorsOf.get(place.document) ?? priorsWithout()).map((values, i): Example => {
        const gain = place.gains.get(principles[i] ?? '') ?? 0;
        return { features: values, relevant: gain > 0, weight: gain > 1 ? 2 : 1 };
      }),
    ),
  );
};

/** @param judged the chance of each principle at a place, in the order of `principles` */
function scores(at: readonly Place[], judged: (place: Place) => readonly number[]): string {
  const found = at
    .filter(({ ranked }) => ranked)
    .map((place) => {
      const ranking = judged(place)
        .map((score, i) => ({ id: principles[i] ?? '', score }))
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

const all = fittedWithout();
const allPriors = priorsWithout();
console.log(featureNames.map((name, i) => `${(all[i] ?? 0).toFixed(3).padStart(8)}  ${name}`).join('\n'));
const chances = (place: Place, weights: readonly number[], priors: Priors): number[] =>
  withPriors(place, priors).map((values) => probability(values, weights));
console.log(`fitted to all:      ${scores(places, (place) => chances(place, all, allPriors))}`);
const leftOut = new Map<Place, number[]>();
for (const { name } of labelled) {
  const weights = fittedWithout(name);
  const priors = priorsWithout(name);
  for (const place of places.filter(({ document }) => document === name))
    leftOut.set(place, chances(place, weights, priors));
}
console.log(`leaving one out:    ${scores(places, (place) => leftOut.get(place) ?? [])}`);

/** What a threshold on the chance would show in hovers, each document judged by weights fitted without it. */
for (const threshold of [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6]) {
  const shown = { all: 0, right: 0, found: 0, wanted: 0 };
  for (const place of places) {
    (leftOut.get(place) ?? []).forEach((chance, i) => {
      const gain = place.gains.get(principles[i] ?? '') ?? 0;
      if (gain > 1) shown.wanted++;
      if (chance < threshold) return;
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
  const folder = path.join(root, 'src', 'relevance');
  const list = all.map((weight) => weight.toFixed(3)).join(', ');
  replaceIn(
    path.join(folder, 'weights.ts'),
    /(rankWeights: readonly number\[\] = )\[[^\]]*\]/,
    `$1[${list}]`,
  );
  for (const kind of ['architecture', 'procurement'] as const) {
    const rows = Object.entries(allPriors[kind]).map(([id, value]) => `    '${id}': ${value.toFixed(2)},\n`);
    replaceIn(
      path.join(folder, 'priors.ts'),
      new RegExp(`(\\n  ${kind}: \\{\\n)[^}]*`),
      `$1${rows.join('')}  `,
    );
  }
  console.log(`written to ${path.relative(root, folder)}`);
}

function replaceIn(file: string, part: RegExp, by: string): void {
  const text = readFileSync(file, 'utf8');
  if (!part.test(text)) throw new Error(`${file} holds no place to write to`);
  writeFileSync(file, text.replace(part, by));
}
