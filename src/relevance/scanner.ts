/** Finds every signal's phrases and quantities in a block, in one pass over its words. */
import type { CompiledLimit, CompiledSignal, CompiledSignals } from '../guidance/compile.ts';
import type { Phrase } from '../guidance/phrase.ts';
import { matchAround, matcherOf, matchFrom, type Matcher } from './matching.ts';
import { quantities, type Quantity } from '../guidance/quantity.ts';
import { isStopWord } from '../guidance/stopWords.ts';
import { anyNumber, isNumber } from '../guidance/words.ts';
import type { Span } from '../document/document.ts';
import type { BlockWords } from './blockWords.ts';
import { createTogether } from './together.ts';
import { claimReach, claims } from './measures.ts';

/** Where a phrase stands: indices of its first and last word, inclusive. */
export interface PhrasePlace {
  readonly firstWord: number;
  readonly lastWord: number;
}

/** A signal's phrase or quantity at a place; offsets count from the start of the block. */
export interface SignalHit extends Span, PhrasePlace {
  readonly signal: CompiledSignal;
  /** Indices of the words that the phrase asked for; those between them stood in its gaps. */
  readonly asked: ReadonlySet<number>;
}

/** Signals indexed by the first words of their phrases, so that a block is read once whatever their number. */
export interface Scanner {
  /** What a block holds; found once for a block's words. */
  scan(block: BlockWords): readonly SignalHit[];
}

/** A phrase that is looked for from one of its parts, the anchor: the one that documents hold least often. */
interface Listener {
  readonly signal: CompiledSignal;
  readonly matcher: Matcher;
  /** Index of the anchor in the phrase. */
  readonly anchor: number;
}

/** Listeners whose anchor starts with a word: those that can only go on with certain words, by these, and the others. */
interface Started {
  readonly goingOn: Map<string, Listener[]>;
  readonly any: Listener[];
}

/** Makes a scanner of compiled signals. */
export function createScanner(signals: CompiledSignals): Scanner {
  const byStem = new Map<string, Started>();
  const limits = signals.flatMap((signal) => (signal.limit ? [{ signal, limit: signal.limit }] : []));
  const commonness = commonnessIn(signals);
  for (const signal of signals) {
    for (const phrase of signal.phrases) {
      const listener = { signal, matcher: matcherOf(phrase), anchor: anchorOf(phrase, commonness) };
      for (const [first, next] of startsOf(phrase.slice(listener.anchor))) {
        let started = byStem.get(first);
        if (!started) byStem.set(first, (started = { goingOn: new Map(), any: [] }));
        if (next === undefined) started.any.push(listener);
        else {
          const listed = started.goingOn.get(next);
          if (listed) listed.push(listener);
          else started.goingOn.set(next, [listener]);
        }
      }
    }
  }
  const together = createTogether(signals);
  const scanned = new WeakMap<BlockWords, readonly SignalHit[]>();
  return {
    scan(block) {
      const known = scanned.get(block);
      if (known) return known;
      const hits: SignalHit[] = [];
      const listen = (listeners: readonly Listener[], at: number): void => {
        for (const { signal, matcher, anchor } of listeners) {
          const asked = matchAround(matcher, block, at, anchor);
          if (asked) hits.push(hitOf(signal, block, asked));
        }
      };
      block.words.forEach(({ stem }, i) => {
        const next = block.words[i + 1]?.stem;
        const started = byStem.get(stem);
        if (started) {
          listen(started.any, i);
          const going = next === undefined ? undefined : started.goingOn.get(next);
          if (going) listen(going, i);
        }
        const counted = isNumber(stem) ? byStem.get(anyNumber) : undefined;
        if (counted) {
          listen(counted.any, i);
          const going = next === undefined ? undefined : counted.goingOn.get(next);
          if (going) listen(going, i);
        }
      });
      if (limits.length > 0) hits.push(...overLimits(block, limits));
      for (const { signal, asked } of together?.(block) ?? []) hits.push(hitOf(signal, block, asked));
      scanned.set(block, hits);
      return hits;
    },
  };
}

/** How common a word is: in how many phrases it stands, for these speak as documents do; function words are everywhere. */
function commonnessIn(signals: CompiledSignals): (stem: string) => number {
  const counts = new Map<string, number>();
  for (const { phrases } of signals)
    for (const phrase of phrases)
      for (const part of phrase)
        if ('oneOf' in part)
          for (const run of part.oneOf) for (const stem of run) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return (stem) => (stem === anyNumber || isStopWord(stem) ? 1e4 : (counts.get(stem) ?? 0));
}

/** The part of a phrase that is not optional and whose words are least common, each run by its first word. */
function anchorOf(phrase: Phrase, commonness: (stem: string) => number): number {
  let best = 0;
  let least = Infinity;
  phrase.forEach((part, i) => {
    if (!('oneOf' in part) || part.optional) return;
    const sum = part.oneOf.reduce((total, [stem]) => total + 1 + commonness(stem ?? ''), 0);
    if (sum < least) [best, least] = [i, sum];
  });
  return best;
}

/**
 * The first stems of a phrase or of its end, each with the stem that must follow it at once; undefined where a gap, a
 * number or nothing may follow. A pair may be given twice, and is kept once.
 */
function startsOf(phrase: Phrase): [string, string | undefined][] {
  const [first, ...rest] = phrase;
  if (!first || !('oneOf' in first)) return [];
  const following = nextStems(rest);
  const pairs = first.oneOf.flatMap(([head, second]): [string, string | undefined][] => {
    if (head === undefined) return [];
    if (second !== undefined) return [[head, second === anyNumber ? undefined : second]];
    return following ? following.map((next): [string, string] => [head, next]) : [[head, undefined]];
  });
  // A head that may be followed by anything needs no narrower entry beside it.
  const open = new Set(pairs.flatMap(([head, next]) => (next === undefined ? [head] : [])));
  const seen = new Set<string>();
  return pairs.filter(([head, next]) => {
    const key = `${head} ${next ?? ''}`;
    if (seen.has(key) || (next !== undefined && open.has(head))) return false;
    seen.add(key);
    return true;
  });
}

/** The stems that the rest of a phrase can start with; undefined where it can start with anything, or be empty. */
function nextStems(rest: Phrase): string[] | undefined {
  const found: string[] = [];
  for (const part of rest) {
    if ('gap' in part) return undefined;
    for (const [stem] of part.oneOf) {
      if (stem === anyNumber) return undefined;
      if (stem !== undefined) found.push(stem);
    }
    if (!part.optional) return found;
  }
  return undefined;
}

/** For each block, the places of its stems: made when the first phrase is looked for in it. */
const positions = new WeakMap<BlockWords, Map<string, number[]>>();

function positionsOf(block: BlockWords): ReadonlyMap<string, readonly number[]> {
  const known = positions.get(block);
  if (known) return known;
  const made = new Map<string, number[]>();
  const add = (stem: string, at: number): void => {
    const listed = made.get(stem);
    if (listed) listed.push(at);
    else made.set(stem, [at]);
  };
  block.words.forEach(({ stem }, at) => {
    add(stem, at);
    if (isNumber(stem)) add(anyNumber, at);
  });
  positions.set(block, made);
  return made;
}

/** Where any of the phrases stands in the words; a place once for each phrase and first word. */
export function phrasesIn(block: BlockWords, phrases: readonly Phrase[]): PhrasePlace[] {
  const at = positionsOf(block);
  return phrases.flatMap((phrase) => {
    const first = phrase[0];
    const heads = new Set(first && 'oneOf' in first ? first.oneOf.map(([stem]) => stem ?? '') : []);
    return [...heads].flatMap((head) =>
      (at.get(head) ?? []).flatMap((place): PhrasePlace[] => {
        const asked = matchFrom(matcherOf(phrase), block, place);
        return asked ? [{ firstWord: place, lastWord: asked.at(-1) ?? place }] : [];
      }),
    );
  });
}

/** Whether any of the phrases stands anywhere in the words. */
export const holdsPhrase = (block: BlockWords, phrases: readonly Phrase[]): boolean =>
  phrasesIn(block, phrases).length > 0;

/** How far from a quantity the thing that it measures may be named, in words of the same sentence. */
const measureReach = 10;

/**
 * Whether a quantity measures what any of the phrases names: it stands near, in the same sentence, and nothing that stands
 * nearer claims the quantity for something else.
 * @returns undefined where the sentence names nothing, so that the headings may say it
 */
export function measuresPhrase(
  block: BlockWords,
  phrases: readonly Phrase[],
  limit: CompiledLimit,
  hit: PhrasePlace,
): boolean | undefined {
  const sentence = block.sentences[hit.firstWord];
  const distanceTo = (firstWord: number, lastWord: number): number =>
    lastWord < hit.firstWord
      ? hit.firstWord - lastWord
      : firstWord > hit.lastWord
        ? firstWord - hit.lastWord
        : 0;
  let nearest = Infinity;
  for (const { firstWord, lastWord } of phrasesIn(block, phrases))
    if (block.sentences[firstWord] === sentence) nearest = Math.min(nearest, distanceTo(firstWord, lastWord));
  for (let i = hit.firstWord - claimReach; i <= hit.lastWord + claimReach; i++) {
    if (block.sentences[i] !== sentence || (i >= hit.firstWord && i <= hit.lastWord)) continue;
    const distance = i < hit.firstWord ? i - hit.firstWord : i - hit.lastWord;
    if (
      Math.abs(distance) < nearest &&
      claims(limit.quantity, block.words[i]?.stem ?? '', block.words[i - 1]?.stem ?? '', distance)
    )
      return false;
  }
  return nearest <= measureReach ? true : undefined;
}

const isOver = ({ over, under }: CompiledLimit, value: number): boolean =>
  over !== undefined ? value > over : under !== undefined && value < under;

function overLimits(
  block: BlockWords,
  limits: readonly { readonly signal: CompiledSignal; readonly limit: CompiledLimit }[],
): SignalHit[] {
  const first = block.words[0];
  const last = block.words.at(-1);
  if (!first || !last) return [];
  let start = 0;
  return quantities(block.text.slice(first.from, last.to), first.from).flatMap((quantity) => {
    // Quantities come in order, so the words before one are passed over once.
    while ((block.words[start]?.to ?? Infinity) <= quantity.from) start++;
    return limits
      .filter(({ limit }) => limit.quantity === quantity.kind && isOver(limit, quantity.value))
      .flatMap(({ signal }) => quantityHit(signal, block, quantity, start));
  });
}

function quantityHit(
  signal: CompiledSignal,
  block: BlockWords,
  { from, to }: Quantity,
  firstWord: number,
): SignalHit[] {
  let end = firstWord;
  while ((block.words[end]?.from ?? Infinity) < to) end++;
  if (end === firstWord) return [];
  const asked = new Set(Array.from({ length: end - firstWord }, (_, i) => firstWord + i));
  return [{ signal, from, to, firstWord, lastWord: end - 1, asked }];
}

function hitOf(signal: CompiledSignal, block: BlockWords, asked: readonly number[]): SignalHit {
  const firstWord = asked[0] ?? 0;
  const lastWord = asked.at(-1) ?? firstWord;
  const from = block.words[firstWord]?.from ?? 0;
  return { signal, from, to: block.words[lastWord]?.to ?? from, firstWord, lastWord, asked: new Set(asked) };
}
