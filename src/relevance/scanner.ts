/** Finds every signal's phrases and quantities in a block, in one pass over its words. */
import type { CompiledLimit, CompiledSignal, CompiledSignals } from '../guidance/compile.ts';
import type { StoredPhrase } from '../guidance/storedPhrase.ts';
import { createMatcher, optional, type PhraseTable, phraseTable } from './matching.ts';
import { mayHoldTerms, quantities, type Quantity } from '../guidance/quantity.ts';
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
  /**
   * What a block holds; found once for a block's words.
   * @param headings over the block, where they are known: quantities are left out where neither these nor the block can hold
   * what they would measure
   */
  scan(block: BlockWords, headings?: BlockWords): readonly SignalHit[];
  /** Whether any of a signal's own `under`, `near` or `without` stands anywhere in the words. */
  holds(block: BlockWords, phrases: readonly StoredPhrase[]): boolean;
  /** Where any of them stands, in order; a place once for each phrase and first word. */
  places(block: BlockWords, phrases: readonly StoredPhrase[]): readonly PhrasePlace[];
}

/** Makes a scanner of compiled signals. */
export function createScanner(signals: CompiledSignals): Scanner {
  const owners = signals.flatMap((signal) => signal.phrases.map(() => signal));
  const contexts = signals.flatMap(({ under, near, without }) =>
    [under, near, without].flatMap((phrases) => (phrases ? [phrases] : [])),
  );
  const together = createTogether(signals);
  const table = phraseTable(
    [...signals.flatMap(({ phrases }) => phrases), ...contexts.flat()],
    together?.heads,
  );
  const headOf = new Int32Array(table.numbers.size).fill(-1);
  together?.heads.forEach((stem, head) => {
    headOf[table.numbers.get(stem) ?? 0] = head;
  });
  const matcher = createMatcher(table);
  const limits = signals.flatMap((signal) => (signal.limit ? [{ signal, limit: signal.limit }] : []));
  const { anchors, nearest, farthest, beside, goingOn } = startsOf(table, owners.length);
  /** The number of the first phrase of each context. */
  const firstOf = new Map<readonly StoredPhrase[], number>();
  let next = owners.length;
  for (const phrases of contexts) {
    firstOf.set(phrases, next);
    next += phrases.length;
  }

  const tryAt = (phrase: number, at: number, order: number, found: Found[]): void => {
    if (matcher.stands(phrase, anchors[phrase] ?? 0, at))
      found.push({ phrase, order: order * owners.length + phrase, asked: matcher.asked() });
  };
  /** Tries phrases where their second words stand as far from the first as the phrase lets them. */
  const tryBeside = (entry: number, stem: number, other: number, found: Found[]): void => {
    for (let i = beside.phrasesFrom[entry] ?? 0; i < (beside.phrasesFrom[entry + 1] ?? 0); i++) {
      const phrase = beside.phrases[i] ?? 0;
      const [least, most] = [nearest[phrase] ?? 0, farthest[phrase] ?? 0];
      // Both words are gone through once, together.
      let second = matcher.first(other);
      for (let at = matcher.first(stem); at >= 0; at = matcher.next(stem, at)) {
        while (second >= 0 && second < at + least) second = matcher.next(other, second);
        if (second < 0) break;
        if (second <= at + most) tryAt(phrase, at, orderOf(at, stem, 0), found);
      }
    }
  };
  const tryFollowing = (entry: number, stem: number, at: number, following: 0 | 1, found: Found[]): void => {
    for (let i = goingOn.phrasesFrom[entry] ?? 0; i < (goingOn.phrasesFrom[entry + 1] ?? 0); i++)
      tryAt(goingOn.phrases[i] ?? 0, at, orderOf(at, stem, following), found);
  };
  const phrasesIn = (block: BlockWords): SignalHit[] => {
    matcher.read(block);
    const present = matcher.stems();
    const found: Found[] = [];
    for (const stem of present) {
      const from = beside.from[stem] ?? 0;
      const end = beside.from[stem + 1] ?? 0;
      // From the shorter side: with many phrases, there are far more second words than words in a block.
      if (end - from > present.length * 4) {
        for (const other of present) {
          const entry = entryOf(beside, from, end, other);
          if (entry >= 0) tryBeside(entry, stem, other, found);
        }
      } else
        for (let entry = from; entry < end; entry++) {
          const other = beside.seconds[entry] ?? 0;
          if (matcher.holds(other)) tryBeside(entry, stem, other, found);
        }
      const first = goingOn.from[stem] ?? 0;
      const last = goingOn.from[stem + 1] ?? 0;
      if (first === last) continue;
      for (let at = matcher.first(stem); at >= 0; at = matcher.next(stem, at)) {
        if (goingOn.seconds[first] === anything) tryFollowing(first, stem, at, 0, found);
        const next = matcher.id(at + 1);
        const entry = next < 0 ? -1 : entryOf(goingOn, first, last, next);
        if (entry >= 0) tryFollowing(entry, stem, at, 1, found);
      }
    }
    return hitsOf(found, block);
  };
  const hitsOf = (found: Found[], block: BlockWords): SignalHit[] => {
    const hits: SignalHit[] = [];
    if (found.length > 1) found.sort((a, b) => a.order - b.order);
    let last = -1;
    for (const { phrase, order, asked } of found) {
      const signal = owners[phrase];
      // Several of its second words may be there.
      if (signal && order !== last) hits.push(hitOf(signal, block, asked));
      last = order;
    }
    return hits;
  };
  const measured = headsOfPhrases(table, limits, firstOf);
  /** Whether words may hold what a limit measures. */
  const mayMeasure = (words: BlockWords): boolean => {
    matcher.read(words);
    for (const stem of matcher.stems()) if (measured[stem] === 1) return true;
    return false;
  };
  const measuring = new WeakMap<BlockWords, boolean>();
  const headingsMayMeasure = (headings: BlockWords): boolean => {
    let known = measuring.get(headings);
    if (known === undefined) measuring.set(headings, (known = mayMeasure(headings)));
    return known;
  };
  const held: FoundOnce<boolean> = new WeakMap();
  const placed: FoundOnce<readonly PhrasePlace[]> = new WeakMap();
  const scanned = new WeakMap<BlockWords, { hits: readonly SignalHit[]; hasQuantities: boolean }>();
  return {
    scan(block, headings) {
      const known = scanned.get(block);
      if (known?.hasQuantities) return known.hits;
      const isWanted = limits.length > 0 && (!headings || headingsMayMeasure(headings) || mayMeasure(block));
      if (known && !isWanted) return known.hits;
      const hits = phrasesIn(block);
      if (isWanted) hits.push(...overLimits(block, limits));
      for (const { signal, asked } of together?.find(block, matcher, headOf) ?? [])
        hits.push(hitOf(signal, block, asked));
      scanned.set(block, { hits, hasQuantities: isWanted });
      return hits;
    },
    holds: (block, phrases) =>
      onceFor(held, block, phrases, () => {
        matcher.read(block);
        const first = firstOf.get(phrases) ?? table.parts.length;
        for (let phrase = first; phrase < first + phrases.length; phrase++) {
          const part = table.parts[phrase] ?? 0;
          if (!matcher.isPresent(part)) continue;
          for (let at = 0; at < block.words.length; at++) if (matcher.stands(phrase, part, at)) return true;
        }
        return false;
      }),
    places: (block, phrases) =>
      onceFor(placed, block, phrases, () => {
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
        return found.sort((a, b) => a.firstWord - b.firstWord);
      }),
  };
}

/** What is found of phrases in a block, however many hits ask for it. */
type FoundOnce<T> = WeakMap<BlockWords, Map<readonly StoredPhrase[], T>>;

function onceFor<T>(
  known: FoundOnce<T>,
  block: BlockWords,
  phrases: readonly StoredPhrase[],
  find: () => T,
): T {
  let ofBlock = known.get(block);
  if (!ofBlock) known.set(block, (ofBlock = new Map<readonly StoredPhrase[], T>()));
  let found = ofBlock.get(phrases);
  if (found === undefined) ofBlock.set(phrases, (found = find()));
  return found;
}

/** Marks the stems that what limits measure can start with. */
function headsOfPhrases(
  table: PhraseTable,
  limits: readonly { readonly signal: CompiledSignal }[],
  firstOf: ReadonlyMap<readonly StoredPhrase[], number>,
): Uint8Array {
  const heads = new Uint8Array(table.numbers.size);
  for (const {
    signal: { near = [] },
  } of limits) {
    const first = firstOf.get(near) ?? 0;
    for (let phrase = first; phrase < first + near.length; phrase++)
      for (const head of headsOf(table, table.parts[phrase] ?? 0)) heads[head] = 1;
  }
  return heads;
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

/**
 * Phrases by two of their words, in flat arrays, since what is spread over memory takes as long to reach as to read. Each of
 * the first three holds for its items where they start in another; one more entry gives the end.
 */
interface Pairs {
  /** The number of the first word to its entries. */
  readonly from: Int32Array;
  /** Of each entry, the number of the second word, in order for each first word. */
  readonly seconds: Int32Array;
  /** Entry to its phrases. */
  readonly phrasesFrom: Int32Array;
  readonly phrases: Int32Array;
}

/** In the place of a second word, where there is none. */
const anything = -1;

/** The entry of a second word between two entries; -1 where there is none. */
function entryOf({ seconds }: Pairs, from: number, end: number, second: number): number {
  let [low, high] = [from, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seconds[middle] ?? 0) < second) low = middle + 1;
    else high = middle;
  }
  return low < end && seconds[low] === second ? low : -1;
}

/** @param pairs by first word, the phrases of each second word */
function flatPairs(
  pairs: readonly (ReadonlyMap<number, readonly number[]> | undefined)[],
  stems: number,
): Pairs {
  const from = new Int32Array(stems + 1);
  const seconds: number[] = [];
  const phrasesFrom: number[] = [];
  const phrases: number[] = [];
  for (let stem = 0; stem < stems; stem++) {
    from[stem] = seconds.length;
    for (const [second, listed] of [...(pairs[stem] ?? [])].sort(([a], [b]) => a - b)) {
      seconds.push(second);
      phrasesFrom.push(phrases.length);
      for (const phrase of listed) phrases.push(phrase);
    }
  }
  from[stems] = seconds.length;
  phrasesFrom.push(phrases.length);
  return {
    from,
    seconds: Int32Array.from(seconds),
    phrasesFrom: Int32Array.from(phrasesFrom),
    phrases: Int32Array.from(phrases),
  };
}

/**
 * Phrases are looked for from one of their parts, the anchor: the one that documents hold least often. A phrase whose anchor
 * starts with a certain word is found by that word and a second one, which must follow it at once, or stand anywhere in the
 * block: where either is missing, the phrase costs nothing, whatever the number of phrases.
 */
interface Starts {
  /** Phrase to its anchor. */
  readonly anchors: Int32Array;
  /** Phrase to where its second word may stand, counted from the first word of its anchor. */
  readonly nearest: Int16Array;
  readonly farthest: Int16Array;
  /** By an anchor and a second word that may stand anywhere. */
  readonly beside: Pairs;
  /** By an anchor and what follows it at once: a word, or {@link anything}. */
  readonly goingOn: Pairs;
}

/** How phrases are found from the words of their anchors, for the first so many phrases of a table. */
function startsOf(table: PhraseTable, count: number): Starts {
  const commonness = commonnessIn(table, count);
  const anchors = new Int32Array(count);
  const nearest = new Int16Array(count);
  const farthest = new Int16Array(count);
  const besides: (Map<number, number[]> | undefined)[] = [];
  const goingsOn: (Map<number, number[]> | undefined)[] = [];
  const add = (
    pairs: (Map<number, number[]> | undefined)[],
    first: number,
    second: number,
    phrase: number,
  ): void => {
    const made = (pairs[first] ??= new Map<number, number[]>());
    const listed = made.get(second);
    if (!listed) made.set(second, [phrase]);
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
      if (next !== undefined) add(goingsOn, first, next, phrase);
      else if (others.length === 0) add(goingsOn, first, anything, phrase);
      else for (const other of others) add(besides, first, other, phrase);
    }
  }
  const stems = table.numbers.size;
  return {
    anchors,
    nearest,
    farthest,
    beside: flatPairs(besides, stems),
    goingOn: flatPairs(goingsOn, stems),
  };
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
 * @param named in order
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
  for (let n = firstInSentence(block, named, sentence ?? 0); n < named.length; n++) {
    const place = named[n];
    if (!place || block.sentences[place.firstWord] !== sentence) break;
    nearest = Math.min(nearest, distanceTo(place.firstWord, place.lastWord));
  }
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

/** Index of the first place that starts in a sentence or after it. */
function firstInSentence(
  { sentences }: BlockWords,
  places: readonly PhrasePlace[],
  sentence: number,
): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[places[middle]?.firstWord ?? 0] ?? 0) < sentence) low = middle + 1;
    else high = middle;
  }
  return low;
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
  const text = block.text.slice(first.from, last.to);
  const isOfTerms = limits.every(
    ({ limit: { quantity } }) => quantity === 'duration' || quantity === 'money',
  );
  if (isOfTerms && !mayHoldTerms(text)) return [];
  return quantities(text, first.from).flatMap((quantity) => {
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
