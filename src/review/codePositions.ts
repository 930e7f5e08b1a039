/** Where documents stand on each point of the Technology Code of Practice. */
import type { Guidance } from '../guidance/guidance.ts';
import { codes } from '../search/codes.ts';
import { collectPoints, principlesOfPoint } from '../search/points.ts';
import {
  type ReviewedDocument,
  type ReviewedEntry,
  type ReviewedEvidence,
  settledState,
} from './reviewed.ts';

/** `mentioned`: spoken of, but nothing shows that it is kept. */
export type Standing = 'conflict' | 'missing' | 'mentioned' | 'addressed' | 'notApplicable';

/** A place, the document that it is in, and the principles of the point that it speaks of. */
export interface PlacedEvidence extends ReviewedEvidence {
  readonly document: Pick<ReviewedDocument, 'path' | 'title'>;
  readonly principles: readonly string[];
}

export interface PrincipleStanding {
  readonly principle: string;
  readonly standing: Standing;
  /** Why it does not apply, or what reviewers said of it. */
  readonly remarks: readonly string[];
}

export type Position = 'conflict' | 'addressed' | 'part' | 'missing' | 'notApplicable';

export interface PointPosition {
  readonly number: number;
  readonly name: string;
  readonly position: Position;
  readonly principles: readonly PrincipleStanding[];
  /** What is said towards the point, in the order of documents. */
  readonly towards: readonly PlacedEvidence[];
  /** What speaks of it and shows nothing: the present state, an option that was dropped, the topic alone. */
  readonly mentions: readonly PlacedEvidence[];
  readonly against: readonly PlacedEvidence[];
}

export interface CodePositions {
  readonly code: string;
  readonly year: number;
  readonly points: readonly PointPosition[];
}

/**
 * Finds where documents stand on the newest edition of the code.
 * @param documents those of kind `other` say nothing towards it
 */
export function codePositions(
  documents: readonly ReviewedDocument[],
  principles: Guidance['principles'],
): CodePositions {
  const [code] = codes;
  const [edition] = code?.editions ?? [];
  if (!code || !edition?.names) throw new Error('The newest edition of the code has names for its points.');
  const { year, names } = edition;
  const ids = collectPoints([...principles.values()]);
  const points = names.map((name, i) => {
    const asked = principlesOfPoint(ids, { code: code.name, year, number: i + 1 }).filter(
      (id) => principles.get(id)?.status === 'current',
    );
    return pointPosition(i + 1, name, asked, documents);
  });
  return { code: code.name, year, points };
}

function pointPosition(
  number: number,
  name: string,
  asked: readonly string[],
  documents: readonly ReviewedDocument[],
): PointPosition {
  const evidence: PlacedEvidence[] = [];
  const principles = asked.map((principle): PrincipleStanding => {
    const standings = new Set<Standing>();
    const remarks: string[] = [];
    for (const document of documents) {
      const place = (evidence: readonly ReviewedEvidence[]): PlacedEvidence[] =>
        evidence.map((one) => ({
          ...one,
          principles: [principle],
          document: { path: document.path, title: document.title },
        }));
      const entry = document.entries.find((one) => one.principle === principle);
      const other = document.touched.find((one) => one.principle === principle);
      if (entry) {
        standings.add(standingOf(entry));
        remarks.push(...remarksOn(entry, document));
        const state = settledState(entry);
        if (state === 'conflict') evidence.push(...place(entry.evidence));
        else if (state === 'addressed')
          evidence.push(...place(entry.evidence.filter((one) => !isConflict(one))));
      } else if (other) {
        standings.add(other.evidence.some(isSupport) ? 'addressed' : 'mentioned');
        evidence.push(...place(other.evidence));
      }
    }
    return { principle, standing: strongest(standings), remarks };
  });
  const towards = bySentence(evidence.filter(isSupport));
  const against = bySentence(evidence.filter(isConflict));
  const said = new Set([...towards, ...against].map(sentenceKey));
  const mentions = bySentence(evidence.filter(({ relation }) => relation === 'topic'));
  return {
    number,
    name,
    position: positionOf(principles),
    principles,
    towards,
    mentions: mentions.filter((one) => !said.has(sentenceKey(one))),
    against,
  };
}

/** Without a reviewer's word, what only speaks of a principle shows nothing. */
function standingOf(entry: ReviewedEntry): Standing {
  const settled = settledState(entry);
  const isShown = entry.evidence.some(isSupport) || (entry.verdict && !entry.verdict.outOfDate);
  return settled === 'addressed' && !isShown ? 'mentioned' : settled;
}

/** The principles of a point that nothing shows to be kept. */
export const missingIn = ({ principles }: PointPosition): readonly PrincipleStanding[] =>
  principles.filter(({ standing }) => standing === 'missing' || standing === 'mentioned');

/** Each sentence once, with all the principles that it speaks of. */
function bySentence(evidence: readonly PlacedEvidence[]): PlacedEvidence[] {
  const sentences = new Map<string, PlacedEvidence>();
  for (const one of evidence) {
    const key = sentenceKey(one);
    const same = sentences.get(key);
    const principles = [...new Set([...(same?.principles ?? []), ...one.principles])];
    sentences.set(key, { ...(same ?? one), principles });
  }
  return [...sentences.values()];
}

const sentenceKey = ({ document, section, quote: { before, words, after } }: PlacedEvidence): string =>
  JSON.stringify([document.path, section, before + words + after]);

const isConflict = ({ relation }: ReviewedEvidence): boolean => relation === 'conflict';
const isSupport = ({ relation }: ReviewedEvidence): boolean => relation === 'support';

/** What one document says for a principle holds for all of them, and so does a conflict. */
const order: readonly Standing[] = ['conflict', 'addressed', 'mentioned', 'missing', 'notApplicable'];
const strongest = (standings: ReadonlySet<Standing>): Standing =>
  order.find((standing) => standings.has(standing)) ?? 'missing';

function positionOf(principles: readonly PrincipleStanding[]): Position {
  const applying = principles.filter(({ standing }) => standing !== 'notApplicable');
  const are = (standing: Standing): number => applying.filter((one) => one.standing === standing).length;
  if (applying.length === 0) return 'notApplicable';
  if (are('conflict') > 0) return 'conflict';
  if (are('addressed') === applying.length) return 'addressed';
  return are('addressed') > 0 ? 'part' : 'missing';
}

function remarksOn({ verdict, excuses }: ReviewedEntry, { title }: ReviewedDocument): string[] {
  const excused = excuses.flatMap(({ reason }) => (reason === undefined ? [] : [`${title}: ${reason}`]));
  const note =
    verdict && !verdict.outOfDate && verdict.note !== undefined ? [`${title}: ${verdict.note}`] : [];
  return [...excused, ...note];
}
