// The second half of `npm run score`: the same measures for each document and each principle, and the worst misses and
// false alarms as whole sentences, so that whoever improves a signal sees what it did.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseDocument, positionAt, textOf } from '../../src/document/document.ts';
import { loadGuidance } from '../../src/guidance/guidance.ts';
import { analyse, type Match } from '../../src/relevance/analyse.ts';
import { evidenceAt } from '../../src/relevance/evidence.ts';
import { probability } from '../../src/relevance/logistic.ts';
import { rankWeights } from '../../src/relevance/weights.ts';
import { matchesWorthShowing } from '../../src/relevance/worth.ts';
import { buildGuidance } from '../../tools/build-guidance.ts';
import { type Label, readLabelled } from './labelled.ts';

const { values: options } = parseArgs({
  options: { set: { type: 'string', default: '' }, worst: { type: 'string', default: '10' } },
});
const assets = await buildGuidance(path.join(import.meta.dirname, '..', '..', 'guidance'));
const guidance = loadGuidance({
  principles: assets['principles.json'] ?? '',
  signals: assets['signals.json'] ?? '',
  terms: assets['terms.json'] ?? '',
});

/** Right of those shown, found of those wanted. */
class Tally {
  right = 0;
  shown = 0;
  found = 0;
  wanted = 0;
  get text(): string {
    return `${this.right}/${this.shown} right, ${this.found}/${this.wanted} found`;
  }
}
const measures = ['matches', 'hints', 'gaps'] as const;
type Tallies = Record<(typeof measures)[number], Tally>;
const fresh = (): Tallies => ({ matches: new Tally(), hints: new Tally(), gaps: new Tally() });
const byDocument = new Map<string, Tallies>();
const byPrinciple = new Map<string, Tallies>();
const tally = (in_: Map<string, Tallies>, key: string): Tallies => {
  let found = in_.get(key);
  if (!found) in_.set(key, (found = fresh()));
  return found;
};
const misses: { chance: number; text: string }[] = [];
const alarms: { chance: number; text: string }[] = [];

for (const { name, text, kind, blocks, gaps } of readLabelled(options.set)) {
  const document = parseDocument(text);
  const analysis = analyse(document, guidance);
  const here = tally(
    byDocument,
    `${name} (${analysis.kind}${analysis.kind === kind ? '' : `, labelled ${kind}`})`,
  );
  const lineOf = (match: Match): number => positionAt(document, match.from).line + 1;
  const count = (measure: keyof Tallies, principle: string, add: (to: Tally) => void): void => {
    add(here[measure]);
    add(tally(byPrinciple, principle)[measure]);
  };
  const sentence = (block: number): string => textOf(document.text, document.blocks[block]?.spans ?? []);
  const labelsAt = (line: number, principle: string): Label[] =>
    blocks
      .filter((block) => line >= block.line && line <= block.endLine)
      .flatMap(({ labels }) => labels)
      .filter((label) => label.principle === principle);
  const shown = matchesWorthShowing(analysis, guidance);
  for (const [measure, matches] of [
    ['matches', shown],
    ['hints', analysis.hints],
  ] as const) {
    for (const match of matches) {
      const labels = labelsAt(lineOf(match), match.principle);
      const right =
        measure === 'hints' ? labels.some(({ relation }) => relation === match.relation) : labels.length > 0;
      count(measure, match.principle, (to) => {
        to.shown++;
        if (right) to.right++;
      });
      if (!right)
        alarms.push({
          chance: match.score + (measure === 'hints' ? 1 : 0),
          text: `${name}:${lineOf(match)} ${measure === 'hints' ? 'hint' : match.relation} ${match.principle} (${match.score.toFixed(2)}) on “${match.text}”\n      ${sentence(match.block)}`,
        });
    }
  }
  for (const { line, endLine, labels } of blocks) {
    for (const { principle, relation, must } of labels) {
      if (!must) continue;
      const inBlock = (match: Match): boolean =>
        match.principle === principle && lineOf(match) >= line && lineOf(match) <= endLine;
      const found = shown.some(inBlock);
      count('matches', principle, (to) => {
        to.wanted++;
        if (found) to.found++;
      });
      const hinted = analysis.hints.some(inBlock);
      if (relation === 'conflict')
        count('hints', principle, (to) => {
          to.wanted++;
          if (hinted) to.found++;
        });
      if (found && (relation !== 'conflict' || hinted)) continue;
      const at = document.blocks.findIndex(({ from, to }) => {
        const first = positionAt(document, from).line + 1;
        return first <= endLine && positionAt(document, to).line + 1 >= line;
      });
      const i = guidance.terms.principles.indexOf(principle);
      const chance =
        at < 0 || analysis.kind === 'other'
          ? 0
          : probability(evidenceAt(analysis, guidance, [at])[i] ?? [], rankWeights);
      misses.push({
        chance: chance - (relation === 'conflict' ? 1 : 0),
        text: `${name}:${line} ${relation} ${principle} (chance ${chance.toFixed(2)})\n      ${sentence(at)}`,
      });
    }
  }
  const given = new Set(analysis.gaps.map(({ principle }) => principle));
  for (const id of given)
    count('gaps', id, (to) => {
      to.shown++;
      if (gaps.some(({ principle }) => principle === id)) to.right++;
    });
  for (const { principle, must } of gaps)
    if (must)
      count('gaps', principle, (to) => {
        to.wanted++;
        if (given.has(principle)) to.found++;
      });
}

const rows = (of: ReadonlyMap<string, Tallies>): string =>
  [...of]
    .map(
      ([key, tallies]) =>
        `  ${key}\n${measures.map((name) => `    ${name.padEnd(8)} ${tallies[name].text}`).join('\n')}`,
    )
    .join('\n');
const badness = (tallies: Tallies): number =>
  measures.reduce((sum, name) => {
    const { right, shown, found, wanted } = tallies[name];
    return sum + shown - right + wanted - found;
  }, 0);
const worst = Number(options.worst);
console.log(`\nBy document\n${rows(byDocument)}`);
console.log(
  `\nBy principle, the worst first\n${rows(new Map([...byPrinciple].sort((a, b) => badness(b[1]) - badness(a[1]))))}`,
);
const list = (found: readonly { chance: number; text: string }[]): string =>
  found
    .slice(0, worst)
    .map(({ text }) => `  ${text}`)
    .join('\n');
console.log(
  `\nMissed: the worst ${worst} of ${misses.length}\n${list(misses.sort((a, b) => a.chance - b.chance))}`,
);
console.log(
  `\nFalse alarms: the worst ${worst} of ${alarms.length}\n${list(alarms.sort((a, b) => b.chance - a.chance))}`,
);
