/** Finds words that stand together in one sentence, whatever their order: what phrases would need a thousand wordings for. */
import type { CompiledSignal, CompiledSignals } from '../guidance/compile.ts';
import { isStopWord } from '../guidance/stopWords.ts';
import { exactWord, runsOf, type WordGroup } from '../guidance/together.ts';
import { anyNumber, isNumber, stem } from '../guidance/words.ts';
import { type BlockWords, lowerCase } from './blockWords.ts';
import type { Matcher } from './matching.ts';
import type { PhrasePlace } from './scanner.ts';

/** Words that stand together: indices of those asked for, in order. */
export interface TogetherHit {
  readonly signal: CompiledSignal;
  readonly asked: readonly number[];
}

/** How far from its anchor a group may stand, in words of the same sentence. */
const reach = 22;

/** Groups are numbered, so that signals which ask for the same group share the work. */
interface Listener {
  readonly signal: CompiledSignal;
  readonly groups: readonly number[];
  readonly after: readonly number[];
  readonly except: number | undefined;
  /** Index in `groups` of the one that documents hold least often, from which the others are looked for. */
  readonly anchor: number;
}

/** A run of words that an anchor may stand as. */
interface Run {
  readonly stems: readonly string[];
  readonly group: number;
}

/** What a word may be the head of. */
interface Head {
  /** Runs of groups that are anchors. */
  readonly anchors: Run[];
  /** All groups that have such a run. */
  readonly groups: number[];
}

/** Finds words that stand together. */
export interface TogetherFinder {
  /** The stems that the block's words must hold for anything to be found. */
  readonly heads: readonly string[];
  /**
   * @param matcher which has read the block
   * @param headOf the number of a stem, as the matcher has it, to its index in `heads`; -1 where it is none
   */
  find(block: BlockWords, matcher: Matcher, headOf: Int32Array): readonly TogetherHit[];
}

/**
 * @returns what finds the words in a block; undefined where no signal asks for any. Only anchors are looked for everywhere:
 * where none stands, as in most blocks, nothing else is done
 */
export function createTogether(signals: CompiledSignals): TogetherFinder | undefined {
  const numbers = new Map<string, number>();
  /** The runs of each group. */
  const runs: (readonly (readonly string[])[])[] = [];
  const numberOf = (group: WordGroup): number => {
    const key = JSON.stringify(group);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const made = numbers.size;
    numbers.set(key, made);
    runs.push(runsOf(group));
    return made;
  };
  const asked = signals.flatMap((signal) => signal.together.map((together) => ({ signal, together })));
  if (asked.length === 0) return undefined;
  const numbered = asked.map(({ signal, together }) => ({
    signal,
    together,
    groups: together.groups.map(numberOf),
    except: together.except.length > 0 ? numberOf(together.except) : undefined,
  }));
  const commonness = commonnessOf(runs);
  const anchored = new Map<number, Listener[]>();
  for (const { signal, together, groups, except } of numbered) {
    const anchor = rarest(groups, commonness);
    const listener = { signal, groups, after: together.after, except, anchor };
    const listed = anchored.get(groups[anchor] ?? -1);
    if (listed) listed.push(listener);
    else anchored.set(groups[anchor] ?? -1, [listener]);
  }
  const heads = new Map<string, Head>();
  runs.forEach((all, group) => {
    for (const stems of all) {
      const name = headOf(stems);
      let head = heads.get(name);
      if (!head) heads.set(name, (head = { anchors: [], groups: [] }));
      if (anchored.has(group)) head.anchors.push({ stems, group });
      if (head.groups.at(-1) !== group) head.groups.push(group);
    }
  });
  const ofGroups = runs.map(byHead);
  /** For each group, the number of the last reading that met a head of it. */
  const met = new Int32Array(runs.length);
  let reading = 0;
  const byIndex = [...heads.values()];
  return {
    heads: [...heads.keys()],
    find(block, matcher, headOf) {
      reading++;
      let mayStand = false;
      for (const stem of matcher.stems()) {
        const head = byIndex[headOf[stem] ?? -1];
        if (!head) continue;
        for (const group of head.groups) met[group] = reading;
        if (head.anchors.length > 0) mayStand = true;
      }
      if (!mayStand) return noHits;
      const found = new Map<number, PhrasePlace[]>();
      for (const stem of matcher.stems()) {
        const head = byIndex[headOf[stem] ?? -1];
        for (const { stems, group } of head?.anchors ?? noAnchors) {
          if (
            !(anchored.get(group) ?? none).some(({ groups }) => groups.every((one) => met[one] === reading))
          )
            continue;
          for (let at = matcher.first(stem); at >= 0; at = matcher.next(stem, at)) {
            if (!stands(stems, at, block)) continue;
            const place = { firstWord: at, lastWord: at + stems.length - 1 };
            const places = found.get(group);
            if (places) places.push(place);
            else found.set(group, [place]);
          }
        }
      }
      if (found.size === 0) return noHits;
      for (const standing of found.values()) standing.sort(byPlace);
      const hits: TogetherHit[] = [];
      const places = placesIn(block, ofGroups, found);
      const inOrder = [...found].sort(
        ([one, [a]], [other, [b]]) => (a && b ? byPlace(a, b) : 0) || one - other,
      );
      for (const [group, standing] of inOrder)
        for (const listener of anchored.get(group) ?? none)
          if (listener.groups.every((one) => met[one] === reading))
            for (const place of standing) {
              const chosen = around(listener, place, places, block);
              if (chosen) hits.push({ signal: listener.signal, asked: chosen });
            }
      return hits;
    },
  };
}

const noAnchors: readonly Run[] = [];
const byPlace = (one: PhrasePlace, other: PhrasePlace): number => one.firstWord - other.firstWord;

const noHits: TogetherHit[] = [];
const none: readonly Listener[] = [];

/** How common each group is: in how many groups its words stand, for these speak as documents do. */
function commonnessOf(groups: readonly (readonly (readonly string[])[])[]): number[] {
  const heads = new Map<string, number>();
  for (const stems of groups.flat()) heads.set(headOf(stems), (heads.get(headOf(stems)) ?? 0) + 1);
  return groups.map((runs) =>
    runs.reduce((sum, run) => sum + (run.length > 1 ? 1 : weightOf(headOf(run), heads)), 0),
  );
}

/** The stem by which a run is looked for. */
const headOf = ([first = '']: readonly string[]): string => {
  const exact = exactWord(first);
  return exact === undefined ? first : stem(exact);
};

const weightOf = (head: string, heads: ReadonlyMap<string, number>): number =>
  head === anyNumber || isStopWord(head) ? 1e4 : (heads.get(head) ?? 0);

function rarest(groups: readonly number[], commonness: readonly number[]): number {
  let best = 0;
  groups.forEach((group, i) => {
    if ((commonness[group] ?? 0) < (commonness[groups[best] ?? -1] ?? 0)) best = i;
  });
  return best;
}

/** Where a group stands, in order of place. */
type Places = (group: number) => readonly PhrasePlace[];

/** Looks for groups as they are asked for, each once in a block. */
function placesIn(
  block: BlockWords,
  runs: readonly ReadonlyMap<string, readonly (readonly string[])[]>[],
  known: ReadonlyMap<number, readonly PhrasePlace[]>,
): Places {
  const places = new Map(known);
  const { words } = block;
  return (group) => {
    const listed = places.get(group);
    if (listed) return listed;
    const found: PhrasePlace[] = [];
    const ofGroup = runs[group];
    const look = (head: string, at: number): void => {
      for (const stems of ofGroup?.get(head) ?? noRuns)
        if (stands(stems, at, block)) found.push({ firstWord: at, lastWord: at + stems.length - 1 });
    };
    if (ofGroup)
      for (let at = 0; at < words.length; at++) {
        const stem = words[at]?.stem ?? '';
        look(stem, at);
        if (isNumber(stem)) look(anyNumber, at);
      }
    places.set(group, found);
    return found;
  };
}

const noRuns: readonly (readonly string[])[] = [];

/** The runs of a group by their heads. */
function byHead(runs: readonly (readonly string[])[]): ReadonlyMap<string, readonly (readonly string[])[]> {
  const listed = new Map<string, (readonly string[])[]>();
  for (const run of runs) {
    const head = headOf(run);
    const others = listed.get(head);
    if (others) others.push(run);
    else listed.set(head, [run]);
  }
  return listed;
}

/** Whether a run stands at a word that is its head, in one sentence. */
function stands(stems: readonly string[], at: number, block: BlockWords): boolean {
  const { words, sentences } = block;
  if (sentences[at + stems.length - 1] !== sentences[at]) return false;
  for (let i = 0; i < stems.length; i++) {
    const asked = stems[i] ?? '';
    const here = words[at + i]?.stem ?? '';
    if (asked === here || (asked === anyNumber && isNumber(here))) continue;
    const exact = exactWord(asked);
    if (exact === undefined || exact !== lowerCase(block, at + i)) return false;
  }
  return true;
}

/** Index of the first place that starts at a word or after it. */
function firstFrom(places: readonly PhrasePlace[], word: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.firstWord ?? 0) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The words of all groups around the place of the anchor, each group as near to it as its order allows. */
function around(
  { groups, after, except, anchor }: Listener,
  place: PhrasePlace,
  places: Places,
  { sentences }: BlockWords,
): number[] | undefined {
  const sentence = sentences[place.firstWord];
  const chosen: (PhrasePlace | undefined)[] = groups.map(() => undefined);
  chosen[anchor] = place;
  /** Chooses the place of a group that is nearest to the anchor, of those that start and end between two words. */
  const choose = (i: number, from: number, to: number, endsFrom: number, startsTo: number): boolean => {
    const found = places(groups[i] ?? -1);
    let nearest = Infinity;
    for (let n = firstFrom(found, from); n < found.length; n++) {
      const other = found[n];
      if (!other || other.firstWord > startsTo) break;
      if (other.lastWord > to || other.lastWord < endsFrom || sentences[other.firstWord] !== sentence)
        continue;
      if (chosen.some((one) => one && one.firstWord <= other.lastWord && other.firstWord <= one.lastWord))
        continue;
      const distance = Math.max(place.firstWord - other.lastWord, other.firstWord - place.lastWord);
      if (distance < nearest) [nearest, chosen[i]] = [distance, other];
    }
    return nearest < Infinity;
  };
  const [least, most] = [place.firstWord - reach, place.lastWord + reach];
  for (let i = anchor - 1; i >= 0; i--) {
    const next = (chosen[i + 1]?.firstWord ?? 0) - 1;
    const gap = after[i + 1] ?? -1;
    if (!(gap < 0 ? choose(i, least, most, least, most) : choose(i, least, next, next - gap, next)))
      return undefined;
  }
  for (let i = anchor + 1; i < groups.length; i++) {
    const next = (chosen[i - 1]?.lastWord ?? 0) + 1;
    const gap = after[i] ?? -1;
    if (!(gap < 0 ? choose(i, least, most, least, most) : choose(i, next, most, next, next + gap)))
      return undefined;
  }
  if (except !== undefined && holdsIn(places(except), place, sentences)) return undefined;
  const asked = new Set<number>();
  for (const one of chosen) for (let i = one?.firstWord ?? 0; i <= (one?.lastWord ?? -1); i++) asked.add(i);
  return [...asked].sort((a, b) => a - b);
}

/** How far an exception is looked for in the sentence, in words. */
const exceptReach = 40;

function holdsIn(found: readonly PhrasePlace[], place: PhrasePlace, sentences: readonly number[]): boolean {
  for (let n = firstFrom(found, place.firstWord - exceptReach); n < found.length; n++) {
    const other = found[n];
    if (!other || other.firstWord > place.lastWord + exceptReach) return false;
    if (sentences[other.firstWord] === sentences[place.firstWord]) return true;
  }
  return false;
}
