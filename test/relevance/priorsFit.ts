/** How readily reviewers raise each principle, counted on labelled documents: what ranking knows before it reads a word. */
import type { GuidedKind } from '../../src/guidance/vocabulary.ts';
import type { LabelledDocument } from './labelled.ts';

export type Priors = Readonly<Record<GuidedKind, Readonly<Record<string, number>>>>;

/** So many documents of the average over both kinds are counted with those of a kind, as few have been labelled. */
const averageDocuments = 12;
/** What a principle that nobody has raised yet is given: held back, not ruled out. */
const unraised = 0.05;

/**
 * The prior of each principle in documents of a kind: the natural logarithm of how much it is raised in one, where 1 is a *may*
 * and 2 a *must*, on a block or as missing, drawn towards the mean of both kinds (additive smoothing, Manning, Raghavan and
 * Schütze 2008, 11.3.2, with the mean in the place of the uniform distribution).
 */
export function priorsFrom(
  documents: readonly Pick<LabelledDocument, 'kind' | 'blocks' | 'gaps'>[],
  principles: readonly string[],
): Priors {
  const raised = documents.map(({ kind, blocks, gaps }) => {
    const labels = [...blocks.flatMap((block) => block.labels), ...gaps];
    const musts = new Set(labels.filter(({ must }) => must).map(({ principle }) => principle));
    const all = new Set(labels.map(({ principle }) => principle));
    return { kind, of: (id: string): number => (musts.has(id) ? 2 : all.has(id) ? 1 : 0) };
  });
  const sum = (among: typeof raised, id: string): number =>
    among.reduce((total, document) => total + document.of(id), 0);
  const priorsOf = (wanted: GuidedKind): Record<string, number> => {
    const among = raised.filter(({ kind }) => kind === wanted);
    return Object.fromEntries(
      principles.map((id) => {
        const mean = sum(raised, id) / Math.max(raised.length, 1);
        const share =
          (sum(among, id) + averageDocuments * (mean + unraised)) / (among.length + averageDocuments);
        return [id, Math.log(share)];
      }),
    );
  };
  return { architecture: priorsOf('architecture'), procurement: priorsOf('procurement') };
}
