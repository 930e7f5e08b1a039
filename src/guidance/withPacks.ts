/** The bundled guidance and the packs of a team as one guidance, in which all principles count alike. */
import { mergeBodies } from './body.ts';
import { compileExpectations, compileSignals, type CompiledSignals } from './compile.ts';
import type { Guidance, PackBase, PackChange, PrincipleEntry } from './guidance.ts';
import { packLimits } from './packLimits.ts';
import type { Principle } from './principle.ts';
import type { PackProblem } from './problem.ts';
import type { Override, PackInfo, TeamPack, TeamPrinciple } from './teamPack.ts';
import type { OverriddenField } from './teamSchema.ts';
import { changeTerms, compileTerms } from './terms.ts';
import { type PrincipleText, textOfCompiled, textsOf } from './texts.ts';

/** The bundled guidance with everything that packs are added on. */
export interface Bundled {
  readonly guidance: Guidance;
  /** Id to Markdown. */
  readonly bodies: ReadonlyMap<string, string>;
  readonly base: PackBase;
}

export interface GuidanceWithPacks {
  readonly guidance: Guidance;
  /** Id to Markdown. */
  readonly bodies: ReadonlyMap<string, string>;
  /** The texts of principles that were added, or whose texts are others now: for the search index. */
  readonly texts: readonly PrincipleText[];
  /** What only shows beside other packs: the packs' own problems are in the packs. */
  readonly problems: readonly PackProblem[];
}

/** Fields whose words are compared with documents and searched. */
const textFields: readonly OverriddenField[] = [
  'title',
  'summary',
  'keywords',
  'examples',
  'signals',
  'body',
];

/**
 * Adds packs to the bundled guidance, in order: of two principles with one id the first counts; of two changes to a field
 * the last. Nothing of `bundled` is changed.
 */
export function withPacks(bundled: Bundled, packs: readonly TeamPack[]): GuidanceWithPacks {
  const { guidance, base } = bundled;
  const problems: PackProblem[] = [];
  const used = packs.slice(0, packLimits.packs);
  for (const pack of packs.slice(packLimits.packs))
    problems.push(about(pack, '', `at most ${packLimits.packs} packs are used: this one is left out`));

  const off = new Map<string, PackInfo>();
  for (const pack of used) for (const id of pack.off) if (!off.has(id)) off.set(id, pack.info);

  const team = new Map<string, { principle: TeamPrinciple; pack: TeamPack }>();
  const changes = new Map<string, { override: Override; pack: TeamPack }[]>();
  for (const pack of used) {
    for (const principle of pack.principles) {
      const twin = team.get(principle.id);
      if (twin)
        problems.push(
          about(
            pack,
            principle.id,
            `the pack "${twin.pack.info.name}" has a principle "${principle.id}" already`,
          ),
        );
      else if (team.size >= packLimits.allPrinciples)
        problems.push(
          about(
            pack,
            principle.id,
            `all packs together have at most ${packLimits.allPrinciples} principles: this one is left out`,
          ),
        );
      else team.set(principle.id, { principle, pack });
    }
    for (const override of pack.overrides) {
      const offBy = off.get(override.id);
      if (offBy)
        problems.push({
          ...about(
            pack,
            override.id,
            `"${override.id}" is switched off by the pack "${offBy.name}", so this changes nothing`,
          ),
          severity: 'warning',
        });
      else changes.set(override.id, [...(changes.get(override.id) ?? []), { override, pack }]);
    }
  }

  const principles = new Map<string, PrincipleEntry>();
  const bodies = new Map(bundled.bodies);
  const texts: PrincipleText[] = [];
  const signals = new Map<string, CompiledSignals>();
  for (const signal of guidance.signals) {
    const listed = signals.get(signal.principle);
    if (listed) (listed as CompiledSignals[number][]).push(signal);
    else signals.set(signal.principle, [signal]);
  }
  for (const id of off.keys()) {
    bodies.delete(id);
    signals.delete(id);
  }
  for (const entry of guidance.principles.values()) {
    const { id } = entry;
    if (off.has(id)) continue;
    const made = changes.get(id) ?? [];
    if (made.length === 0) {
      principles.set(id, entry);
      continue;
    }
    const changed = changedPrinciple(bundled, entry, made, signals.get(id) ?? []);
    principles.set(id, changed.entry);
    bodies.set(id, changed.text.body);
    signals.set(id, changed.signals);
    if (changed.isText) texts.push(changed.text);
  }
  for (const { principle, pack } of team.values()) {
    const { signals: listened, keywords, examples, evidence, body, ...front } = principle;
    const { id } = principle;
    principles.set(id, {
      ...front,
      pack: pack.info,
      ...(evidence.length > 0 ? { evidence: fromPack(evidence, pack) } : {}),
    });
    bodies.set(id, body);
    signals.set(id, compileSignals([principle]));
    texts.push(textsOf({ ...front, signals: listened, keywords, examples, body }));
  }

  const gone = new Set([...off.keys(), ...texts.map(({ id }) => id)]);
  const sorted = [...principles.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    guidance: {
      principles: new Map(sorted.map((entry) => [entry.id, entry])),
      signals: sorted.flatMap(({ id }) => signals.get(id) ?? []),
      terms: changeTerms(guidance.terms, compileTerms(texts, base.statistics), gone),
      packs: used.map(({ info }) => info),
      off,
    },
    bodies,
    texts,
    problems,
  };
}

const about = (pack: TeamPack, id: string, message: string): PackProblem => ({
  path: pack.paths.get(id) ?? pack.info.name,
  line: 1,
  column: 1,
  from: 0,
  to: 0,
  severity: 'error',
  message,
});

const fromPack = (
  evidence: Override['evidence'],
  { info }: TeamPack,
): NonNullable<PrincipleEntry['evidence']> => evidence.map((template) => ({ ...template, pack: info.name }));

/** A bundled principle with the changes of packs, one after another. */
function changedPrinciple(
  { bodies, base }: Bundled,
  before: PrincipleEntry,
  made: readonly { override: Override; pack: TeamPack }[],
  compiled: CompiledSignals,
): { entry: PrincipleEntry; text: PrincipleText; signals: CompiledSignals; isText: boolean } {
  const { id } = before;
  let body = bodies.get(id) ?? '';
  let fields: Partial<Principle> = {};
  const changedBy: PackChange[] = [];
  const evidence: NonNullable<PrincipleEntry['evidence']>[number][] = [...(before.evidence ?? [])];
  for (const { override, pack } of made) {
    const set = Object.fromEntries(
      Object.entries(override.fields).filter(([, value]) => value !== undefined),
    ) as Partial<Principle>;
    fields = { ...fields, ...set };
    body = mergeBodies(body, override.body, pack.info.name);
    evidence.push(...fromPack(override.evidence, pack));
    const names = Object.keys(set) as OverriddenField[];
    changedBy.push({ pack: pack.info, fields: override.body === '' ? names : [...names, 'body'] });
  }
  const { signals: listened, keywords, examples, ...front } = fields;
  const entry: PrincipleEntry = {
    ...before,
    ...front,
    changedBy,
    ...(evidence.length > 0 ? { evidence } : {}),
  };
  const own = base.words.get(id);
  const heard = compiled.filter(({ expects }) => !expects);
  const signals = listened
    ? compileSignals([{ id, documents: entry.documents, signals: listened, expectedIn: [] }])
    : heard.map((signal) =>
        // A signal that named no kinds was given those of its principle.
        same(signal.documents, before.documents) ? { ...signal, documents: entry.documents } : signal,
      );
  const text: PrincipleText = {
    id,
    title: entry.title,
    summary: entry.summary,
    keywords: keywords ?? own?.keywords ?? [],
    examples: examples ?? own?.examples ?? [],
    body,
    signals: listened
      ? textsOf({ ...emptyText, id, signals: listened }).signals
      : signals.map(textOfCompiled),
  };
  const isText = changedBy.some((change) => change.fields.some((field) => textFields.includes(field)));
  return { entry, text, signals: [...signals, ...compileExpectations(entry)], isText };
}

const emptyText = { title: '', summary: '', keywords: [], examples: [], body: '' };

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value, i) => value === other[i]);
