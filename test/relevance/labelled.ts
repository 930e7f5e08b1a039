/** The labelled documents that relevance is fitted on and measured with: they lie beside the project, not in it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { GuidedKind, Relation } from '../../src/guidance/vocabulary.ts';

export interface Label {
  readonly principle: string;
  readonly relation: Relation;
  /** A careful reviewer must raise it here; otherwise may. */
  readonly must: boolean;
}

export interface LabelledDocument {
  readonly name: string;
  readonly text: string;
  readonly kind: GuidedKind | 'other';
  /** Lines are 1-based, inclusive. */
  readonly blocks: readonly {
    readonly line: number;
    readonly endLine: number;
    readonly labels: readonly Label[];
  }[];
  readonly gaps: readonly { readonly principle: string; readonly must: boolean }[];
  /** The most important principles, best first. */
  readonly top: readonly string[];
}

/** @param folder with `labels/*.json` and the documents in `docs/` */
export function readLabelled(folder: string): LabelledDocument[] {
  return readdirSync(path.join(folder, 'labels'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const { file, ...labels } = JSON.parse(readFileSync(path.join(folder, 'labels', name), 'utf8')) as Omit<
        LabelledDocument,
        'name' | 'text'
      > & { file: string };
      return { name: file, text: readFileSync(path.join(folder, 'docs', file), 'utf8'), ...labels };
    });
}

/** nDCG@k of a ranking under gains: 3 for a must conflict or support, 2 for a must topic, 1 for a may. */
export function ndcg(ranking: readonly string[], gains: ReadonlyMap<string, number>, k: number): number {
  const sum = (values: readonly number[]): number =>
    values.reduce((total, gain, i) => total + (2 ** gain - 1) / Math.log2(i + 2), 0);
  const best = [...gains.values()].sort((a, b) => b - a).slice(0, k);
  return sum(ranking.slice(0, k).map((id) => gains.get(id) ?? 0)) / sum(best);
}

export function gainsOf(labels: readonly Label[]): Map<string, number> {
  const gains = new Map<string, number>();
  for (const { principle, relation, must } of labels) {
    const gain = must ? (relation === 'topic' ? 2 : 3) : 1;
    gains.set(principle, Math.max(gains.get(principle) ?? 0, gain));
  }
  return gains;
}
