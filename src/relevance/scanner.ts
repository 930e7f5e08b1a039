/** Finds every signal's phrases and quantities in a block, in one pass over its words. */
import type { CompiledLimit, CompiledSignal, CompiledSignals } from '../guidance/compile.ts';
import type { StoredPhrase } from '../guidance/storedPhrase.ts';
import { createMatcher, optional, type PhraseTable, phraseTable } from './matching.ts';
import { quantities, type Quantity } from '../guidance/quantity.ts';
import { isStopWord } from '../guidance/stopWords.ts';
import { anyNumber } from '../guidance/words.ts';
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

/** Signals indexed by the words of their phrases, so that a block is read once whatever their number. */
export interface Scanner {
  /** What a block holds; found once for a block's words. */
  scan(block: BlockWords): readonly SignalHit[];
  /** Whether any of a signal's own `under`, `near` or `without` stands anywhere in the words. */
  holds(block: BlockWords, phrases: readonly StoredPhrase[]): boolean;
  /** Where any of them stands; a place once for each phrase and first word. */
  places(block: BlockWords, phrases: readonly StoredPhrase[]): PhrasePlace[];
}

/**
 * Phrases that are looked for from one of their parts, the anchor: the one that documents hold least often. A phrase whose
 * anchor starts with a certain word is found by that word and a second one, which must follow it at once, or stand anywhere in
 * the block: where either is missing, the phrase costs nothing, whatever the number of phrases.
 */
interface Started {
  readonly goingOn: ReadonlyMap<number, readonly number[]>;
  /** The second words that may stand anywhere, and for each its phrases. */
  readonly others: Int32Array;
  readonly beside: readonly Int32Array[];
  readonly any: readonly number[];
}

/** Makes a scanner of compiled signals. */
export function createScanner(signals: CompiledSignals): Scanner {
  const owners = signals.flatMap((signal) => signal.phrases.map(() => signal));
  const contexts = signals.flatMap(({ under, near, without }) =>
    [under, near, without].flatMap((phrases) => (phrases ? [phrases] : [])),
  );
  const table = phraseTable([...signals.flatMap(({ phrases }) => phrases), ...contexts.flat()]);
  const matcher = createMatcher(table);
  const limits = signals.flatMap((signal) => (signal.limit ? [{ signal, limit: signal.limit }] : []));
  const { anchors, nearest, farthest, byStem } = startsOf(table, owners.length);
  /** The number of the first phrase of each context. */
  const firstOf = new Map<readonly StoredPhrase[], number>();
  let next = owners.length;
  for (const phrases of contexts) {
    firstOf.set(phrases, next);
    next += phrases.length;
  }
  const together = createTogether(signals);

  const tryAt = (phrase: number, at: number, order: number, found: Found[]): void => {
    if (matcher.stands(phrase, anchors[phrase] ?? 0, at))
      found.push({ phrase, order: order * owners.length + phrase, asked: matcher.asked() });
  };
  /** Tries phrases where their second words stand as far from the first as the phrase lets them. */
  const tryBeside = (phrases: Int32Array, stem: number, other: number, found: Found[]): void => {
    for (let at = matcher.first(stem); at >= 0; at = matcher.next(stem, at))
      for (const phrase of phrases) {
        const [least, most] = [at + (nearest[phrase] ?? 0), at + (farthest[phrase] ?? 0)];
        let second = matcher.first(other);
        while (second >= 0 && second < least) second = matcher.next(other, second);
        if (second >= 0 && second <= most) tryAt(phrase, at, orderOf(at, stem, 0), found);
      }
  };
  const phrasesIn = (block: BlockWords): SignalHit[] => {
    matcher.read(block);
    const present = matcher.stems();
    const found: Found[] = [];
    for (const stem of present) {
      const started = byStem[stem];
      if (!started) continue;
      const { goingOn, others, beside, any } = started;
      for (let i = 0; i < others.length; i++) {
        const other = others[i] ?? 0;
        const phrases = matcher.holds(other) ? beside[i] : undefined;
        if (phrases) tryBeside(phrases, stem, other, found);
      }
      if (goingOn.size === 0 && any.length === 0) continue;
      for (let at = matcher.first(stem); at >= 0; at = matcher.next(stem, at)) {
        for (const phrase of any) tryAt(phrase, at, orderOf(at, stem, 0), found);
        for (const phrase of goingOn.get(matcher.id(at + 1)) ?? none)
          tryAt(phrase, at, orderOf(at, stem, 1), found);
      }
    }
    found.sort((a, b) => a.order - b.order);
    return found.flatMap(({ phrase, order, asked }, i) => {
      const signal = owners[phrase];
      // Several of its second words may be there.
      return signal && found[i - 1]?.order !== order ? [hitOf(signal, block, asked)] : [];
    });
  };
  const scanned = new WeakMap<BlockWords, readonly SignalHit[]>();
  return {
    scan(block) {
      const known = scanned.get(block);
      if (known) return known;
      const hits = phrasesIn(block);
      if (limits.length > 0) hits.push(...overLimits(block, limits));
      for (const { signal, asked } of together?.(block) ?? []) hits.push(hitOf(signal, block, asked));
      scanned.set(block, hits);
      return hits;
    },
    holds(block, phrases) {
      matcher.read(block);
      const first = firstOf.get(phrases) ?? table.parts.length;
      for (let phrase = first; phrase < first + phrases.length; phrase++) {
        const part = table.parts[phrase] ?? 0;
        if (!matcher.isPresent(part)) continue;
        for (let at = 0; at < block.words.length; at++) if (matcher.stands(phrase, part, at)) return true;
      }
      return false;
    },
    places(block, phrases) {
      matcher.read(block);
      const found: PhrasePlace[] = [];
      const first = firstOf.get(phrases) ?? table.parts.length;
      for (let phrase = first; phrase < first + phrases.length; phrase++) {
        const part = table.parts[phrase] ?? 0;
        if (!matcher.isPresent(part)) continue;
        for (let at = 0; at < block.words.length; at++)
          if (matcher.stands(phrase, part, at))
            found.push({ firstWord: at, lastWord: matcher.asked().at(-1) ?? at });
      }
      return found;
    },
  };
}

/** A phrase that stands. */
interface Found {
  readonly phrase: number;
  /** Hits come in order of this: of two that say as much, the first counts. */
  readonly order: number;
  readonly asked: readonly number[];
}

/** By place, a word before any number, and phrases that are found by what follows last. */
const orderOf = (at: number, stem: number, following: 0 | 1): number =>
  at * 4 + (stem === 0 ? 2 : 0) + following;

const none: readonly number[] = [];

interface Starts {
  /** Phrase to its anchor. */
  readonly anchors: Int32Array;
  /** Phrase to where its second word may stand, counted from the first word of its anchor. */
  readonly nearest: Int16Array;
  readonly farthest: Int16Array;
  readonly byStem: readonly (Started | undefined)[];
}

/** How phrases are found from the words of their anchors, for the first so many phrases of a table. */
function startsOf(table: PhraseTable, count: number): Starts {
  const commonness = commonnessIn(table, count);
  const anchors = new Int32Array(count);
  const nearest = new Int16Array(count);
  const farthest = new Int16Array(count);
  const made: (
    { goingOn: Map<number, number[]>; beside: Map<number, number[]>; any: number[] } | undefined
  )[] = [];
  const add = (phrases: Map<number, number[]>, stem: number, phrase: number): void => {
    const listed = phrases.get(stem);
    if (!listed) phrases.set(stem, [phrase]);
    else if (listed.at(-1) !== phrase) listed.push(phrase);
  };
  for (let phrase = 0; phrase < count; phrase++) {
    const anchor = rarestPart(table, phrase, commonness);
    anchors[phrase] = anchor;
    const second = rarestPart(table, phrase, commonness, anchor);
    const others = second < 0 ? none : headsOf(table, second);
    if (second >= 0) {
      const [least, most] = lengthOf(table, Math.min(anchor, second), Math.max(anchor, second));
      nearest[phrase] = second < anchor ? -most : least;
      farthest[phrase] = second < anchor ? -least : most;
    }
    for (const [first, next] of pairsFrom(table, anchor, table.parts[phrase + 1] ?? 0)) {
      const started = (made[first] ??= {
        goingOn: new Map<number, number[]>(),
        beside: new Map<number, number[]>(),
        any: [],
      });
      if (next !== undefined) add(started.goingOn, next, phrase);
      else if (others.length === 0) started.any.push(phrase);
      else for (const other of others) add(started.beside, other, phrase);
    }
  }
  const byStem = made.map(
    (started) =>
      started && {
        goingOn: started.goingOn,
        others: Int32Array.from(started.beside.keys()),
        beside: [...started.beside.values()].map((phrases) => Int32Array.from(phrases)),
        any: started.any,
      },
  );
  return { anchors, nearest, farthest, byStem };
}

/** The least and the most words that some parts take up, end exclusive. */
function lengthOf({ runs, stems, gaps }: PhraseTable, from: number, end: number): [number, number] {
  let [least, most] = [0, 0];
  for (let part = from; part < end; part++) {
    const gap = gaps[part] ?? 0;
    if (gap > 0) {
      most += gap;
      continue;
    }
    let [shortest, longest] = [Infinity, 0];
    for (let run = runs[part] ?? 0; run < (runs[part + 1] ?? 0); run++) {
      const length = (stems[run + 1] ?? 0) - (stems[run] ?? 0);
      shortest = Math.min(shortest, length);
      longest = Math.max(longest, length);
    }
    if (gap !== optional) least += shortest;
    most += longest;
  }
  return [least, most];
}

/** The stems that the alternatives of a part start with. */
function headsOf({ runs, stems, ids }: PhraseTable, part: number): number[] {
  const heads: number[] = [];
  for (let run = runs[part] ?? 0; run < (runs[part + 1] ?? 0); run++) heads.push(ids[stems[run] ?? 0] ?? 0);
  return heads;
}

/**
 * How common each stem is: in how many phrases it stands, for these speak as documents do; function words and numbers are
 * everywhere.
 */
function commonnessIn({ numbers, parts, runs, stems, ids }: PhraseTable, count: number): Int32Array {
  const counts = new Int32Array(numbers.size);
  const end = stems[runs[parts[count] ?? 0] ?? 0] ?? 0;
  for (let i = 0; i < end; i++) counts[ids[i] ?? 0] = (counts[ids[i] ?? 0] ?? 0) + 1;
  for (const [stem, number] of numbers) if (stem === anyNumber || isStopWord(stem)) counts[number] = 1e4;
  return counts;
}

/** The part of a phrase, other than one, that is not optional and whose alternatives start with the least common words. */
function rarestPart(
  { parts, runs, stems, ids, gaps }: PhraseTable,
  phrase: number,
  commonness: Int32Array,
  other = -1,
): number {
  let best = -1;
  let least = Infinity;
  for (let part = parts[phrase] ?? 0; part < (parts[phrase + 1] ?? 0); part++) {
    if (gaps[part] !== 0 || part === other) continue;
    let sum = 0;
    for (let run = runs[part] ?? 0; run < (runs[part + 1] ?? 0); run++)
      sum += 1 + (commonness[ids[stems[run] ?? 0] ?? 0] ?? 0);
    if (sum < least) [best, least] = [part, sum];
  }
  return best;
}

/**
 * The stems that a part can start with, each with the stem that must follow it at once; undefined where a gap, a number
 * or nothing may follow. No pair is given twice.
 * @param end where the phrase ends, exclusive
 */
function pairsFrom(table: PhraseTable, part: number, end: number): [number, number | undefined][] {
  const { runs, stems, ids } = table;
  const following = nextStems(table, part + 1, end);
  const pairs: [number, number | undefined][] = [];
  for (let run = runs[part] ?? 0; run < (runs[part + 1] ?? 0); run++) {
    const [first, next] = [stems[run] ?? 0, stems[run + 1] ?? 0];
    const head = ids[first] ?? 0;
    const second = ids[first + 1] ?? 0;
    if (next - first > 1) pairs.push([head, second === 0 ? undefined : second]);
    else if (following) for (const stem of following) pairs.push([head, stem]);
    else pairs.push([head, undefined]);
  }
  // A head that may be followed by anything needs no narrower entry beside it.
  const open = new Set(pairs.flatMap(([head, next]) => (next === undefined ? [head] : [])));
  const seen = new Set<number>();
  return pairs.filter(([head, next]) => {
    const key = head * table.numbers.size + (next ?? 0);
    if (seen.has(key) || (next !== undefined && open.has(head))) return false;
    seen.add(key);
    return true;
  });
}

/** The stems that the rest of a phrase can start with; undefined where it can start with anything, or be empty. */
function nextStems({ runs, stems, ids, gaps }: PhraseTable, from: number, end: number): number[] | undefined {
  const found: number[] = [];
  for (let part = from; part < end; part++) {
    const gap = gaps[part] ?? 0;
    if (gap > 0) return undefined;
    for (let run = runs[part] ?? 0; run < (runs[part + 1] ?? 0); run++) {
      const stem = ids[stems[run] ?? 0] ?? 0;
      if (stem === 0) return undefined;
      found.push(stem);
    }
    if (gap === 0) return found;
  }
  return undefined;
}

/** How far from a quantity the thing that it measures may be named, in words of the same sentence. */
const measureReach = 10;

/**
 * Whether a quantity measures what is named at any of some places: it stands near, in the same sentence, and nothing that stands
 * nearer claims the quantity for something else.
 * @returns undefined where the sentence names nothing, so that the headings may say it
 */
export function measuresPhrase(
  block: BlockWords,
  named: readonly PhrasePlace[],
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
  for (const { firstWord, lastWord } of named)
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
