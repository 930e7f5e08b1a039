/**
 * The one gate: what of an analysis is shown, how loudly, and what decided it. Every surface of the editor and the
 * command line read its answer, so that they cannot disagree.
 */
import type { Guidance, PrincipleEntry } from '../guidance/guidance.ts';
import type { DocumentKind, GuidedKind } from '../guidance/vocabulary.ts';
import { type ParsedDocument, textOf } from '../document/document.ts';
import { type Analysis, analyse, gapLength, type Match, selectHints } from '../relevance/analyse.ts';
import { documentKind, type KindCue, kindCue } from '../relevance/kind.ts';
import { matchesAt } from '../relevance/rank.ts';
import { broughtByChange } from './change.ts';
import { fitsGlob } from './glob.ts';
import { pinnedFirst } from './relevant.ts';
import { type Level, levels, type Pin, type ReviewSettings } from './settings.ts';

/** A longer text is not judged; in UTF-16 units. */
export const longestText = 5_000_000;

/** How loudly a principle speaks, and what decided it. */
export interface Decision {
  readonly level: Level;
  readonly by: 'default' | 'ignore' | 'severity' | 'pinned' | 'documentPinned';
  /** The key of `severity` that decided: an id or a theme. */
  readonly key?: string;
}

export interface ShownHint {
  readonly match: Match;
  readonly decision: Decision;
}

/** A principle that is expected or pinned, and that nothing in the document touches. */
export interface ShownGap {
  readonly principle: string;
  readonly reason?: string;
  /** Only where it is pinned: it is then shown like a hint. */
  readonly decision?: Decision;
}

export interface KindDecision {
  readonly kind: DocumentKind;
  readonly by: 'command' | 'document' | 'setting' | 'content';
  /** The pattern of `kinds` that fits. */
  readonly pattern?: string;
  /** What speaks most for the kind, where the content decided. */
  readonly cue?: KindCue;
}

export interface Judged {
  readonly analysis: Analysis;
  readonly kind: KindDecision;
  /** In order of place. */
  readonly hints: readonly ShownHint[];
  /** Pinned ones first. */
  readonly gaps: readonly ShownGap[];
  /** What is pinned for a document of this kind, by the document first. */
  readonly pins: readonly Pin[];
  /** Principles that are raised nowhere in this document. */
  readonly silenced: ReadonlySet<string>;
  /** How loudly a principle speaks in it, raised or not. */
  readonly decisionOf: (principle: string) => Decision;
}

/**
 * Judges a document under settings.
 * @param path of the document relative to its workspace folder, with forward slashes; for the setting `kinds`
 * @param kind where somebody has just said what it is
 * @param before the document as it was, judged alike, where only what a change brings is to be shown: hints in blocks that
 * it touches or that were none before, and gaps that were none
 */
export function judge(
  document: ParsedDocument,
  guidance: Guidance,
  settings: ReviewSettings,
  { path, kind: told, before }: { path?: string; kind?: DocumentKind; before?: Judged } = {},
): Judged {
  const kind =
    told === undefined ? decideKind(document, settings, path) : { kind: told, by: 'command' as const };
  const analysis = analyse(document, guidance, { kind: kind.kind });
  const pins = pinsOf(document, guidance, settings, kind.kind);
  const decisionOf = (id: string): Decision =>
    decide(guidance.principles.get(id), id, settings, pins, document);
  const silenced = new Set(settings.ignore);
  // Selected anew: the strongest conflict of a section may be an old one, and hide what the change brings.
  const worthShowing = before
    ? selectHints(document, analysis.matches.filter(broughtByChange(before.analysis, document)))
    : analysis.hints;
  const hints = worthShowing.flatMap((match): ShownHint[] => {
    const decision = decisionOf(match.principle);
    return decision.level === 'off' ? [] : [{ match, decision }];
  });
  const hadGap = new Set(before?.gaps.map(({ principle }) => principle));
  const gaps = gapsOf(analysis, pins, silenced, decisionOf).filter(({ principle }) => !hadGap.has(principle));
  return { analysis, kind, hints, gaps, pins, silenced, decisionOf };
}

/** What a document is: as it says itself, else as the settings say of its path, else as it reads. */
export function decideKind(document: ParsedDocument, settings: ReviewSettings, path?: string): KindDecision {
  const judged = documentKind(document);
  if (document.frontMatter.get('kind')?.toLowerCase() === judged) return { kind: judged, by: 'document' };
  const set = path === undefined ? undefined : settings.kinds.find(({ pattern }) => fitsGlob(pattern, path));
  if (set) return { kind: set.kind, by: 'setting', pattern: set.pattern };
  const cue = kindCue(document, judged);
  return { kind: judged, by: 'content', ...(cue ? { cue } : {}) };
}

function pinsOf(
  document: ParsedDocument,
  guidance: Guidance,
  settings: ReviewSettings,
  kind: DocumentKind,
): Pin[] {
  if (kind === 'other') return [];
  const ignored = new Set(settings.ignore);
  const pins = new Map<string, Pin>();
  for (const { principle: id } of document.settings.pinned) pins.set(id, { id });
  for (const pin of settings.pinned) {
    const kinds: readonly GuidedKind[] = pin.for ?? guidance.principles.get(pin.id)?.documents ?? [];
    if (kinds.includes(kind)) pins.set(pin.id, pin);
  }
  return [...pins.values()].filter(({ id }) => guidance.principles.has(id) && !ignored.has(id));
}

/** The most particular word decides: ignored, the pin's own level, the principle's, that of pins or of the theme. */
function decide(
  principle: PrincipleEntry | undefined,
  id: string,
  settings: ReviewSettings,
  pins: readonly Pin[],
  document: ParsedDocument,
): Decision {
  if (settings.ignore.includes(id)) return { level: 'off', by: 'ignore' };
  const pin = pins.find((one) => one.id === id);
  if (pin?.severity !== undefined) return { level: pin.severity, by: 'pinned' };
  const own = settings.severity.get(id);
  if (own !== undefined) return { level: own, by: 'severity', key: id };
  const theme = principle?.theme ?? '';
  const shared = settings.severity.get(theme);
  const bySeverity = { level: shared ?? 'information', by: 'severity', key: theme } as const;
  if (pin && levels.indexOf(bySeverity.level) < levels.indexOf('warning')) {
    const inDocument = document.settings.pinned.some(({ principle: pinned }) => pinned === id);
    return { level: 'warning', by: inDocument ? 'documentPinned' : 'pinned' };
  }
  return shared === undefined ? { level: 'information', by: 'default' } : bySeverity;
}

function gapsOf(
  analysis: Analysis,
  pins: readonly Pin[],
  silenced: ReadonlySet<string>,
  decisionOf: (id: string) => Decision,
): ShownGap[] {
  const { document, matches } = analysis;
  const expected = new Map(analysis.gaps.map(({ principle, reason }) => [principle, reason]));
  const touched = new Set(pins.length === 0 ? [] : matches.map(({ principle }) => principle));
  for (const { principle } of document.suppressions) touched.add(principle);
  const pinned =
    pins.length === 0 || isFragment(document)
      ? []
      : pins
          .filter(({ id }) => !touched.has(id))
          .map(({ id, note }): ShownGap => {
            const reason = note ?? expected.get(id);
            return {
              principle: id,
              decision: decisionOf(id),
              ...(reason === undefined ? {} : { reason }),
            };
          });
  const listed = new Set(pinned.map(({ principle }) => principle));
  const others = analysis.gaps.filter(({ principle }) => !listed.has(principle) && !silenced.has(principle));
  return [...pinned.filter(({ decision }) => decision?.level !== 'off'), ...others];
}

/** Shorter than a screen: nothing is missed in it yet. */
function isFragment({ blocks, text }: ParsedDocument): boolean {
  let count = 0;
  for (const { spans } of blocks) {
    count += textOf(text, spans).split(' ').length;
    if (count >= gapLength) return false;
  }
  return true;
}

/** The matches at an offset that may be shown, the one to read first before the others. */
export const shownMatchesAt = (judged: Judged, guidance: Guidance, offset: number): Match[] =>
  pinnedFirst(
    matchesAt(judged.analysis, guidance, offset).filter(({ principle }) => !judged.silenced.has(principle)),
    ({ principle }) => principle,
    new Set(judged.pins.map(({ id }) => id)),
  );

/** The hint that a match is shown as. */
export const hintOf = ({ hints }: Judged, { principle, from }: Match): ShownHint | undefined =>
  hints.find(({ match }) => match.principle === principle && match.from === from);
