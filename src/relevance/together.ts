/** Finds words that stand together in one sentence, whatever their order: what phrases would need a thousand wordings for. */
import type { CompiledSignal, CompiledSignals } from '../guidance/compile.ts';
import { isStopWord } from '../guidance/stopWords.ts';
import { exactWord, runsOf, type WordGroup } from '../guidance/together.ts';
import { anyNumber, isNumber, stem } from '../guidance/words.ts';
import { type BlockWords, lowerCase } from './blockWords.ts';
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

interface Run {
  readonly stems: readonly string[];
  readonly group: number;
}

/** @returns what finds the words in a block, in one pass over them; undefined where no signal asks for any */
export function createTogether(signals: CompiledSignals): ((block: BlockWords) => TogetherHit[]) | undefined {
  const numbers = new Map<string, number>();
  const byHead = new Map<string, Run[]>();
  const commonness: number[] = [];
  const heads = new Map<string, number>();
  const numberOf = (group: WordGroup): number => {
    const key = JSON.stringify(group);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const made = numbers.size;
    numbers.set(key, made);
    for (const stems of runsOf(group)) {
      const head = headOf(stems);
      heads.set(head, (heads.get(head) ?? 0) + 1);
      const listed = byHead.get(head);
      if (listed) listed.push({ stems, group: made });
      else byHead.set(head, [{ stems, group: made }]);
    }
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
  for (const [key, made] of numbers)
    commonness[made] = runsOf(JSON.parse(key) as WordGroup).reduce(
      (sum, run) => sum + (run.length > 1 ? 1 : weightOf(headOf(run), heads)),
      0,
    );
  const anchored = new Map<number, Listener[]>();
  for (const { signal, together, groups, except } of numbered) {
    const anchor = rarest(groups, commonness);
    const listener = { signal, groups, after: together.after, except, anchor };
    const listed = anchored.get(groups[anchor] ?? -1);
    if (listed) listed.push(listener);
    else anchored.set(groups[anchor] ?? -1, [listener]);
  }
  return (block) => {
    const places = placesIn(block, byHead);
    const hits: TogetherHit[] = [];
    for (const [group, found] of places)
      for (const listener of anchored.get(group) ?? [])
        for (const place of found) {
          const chosen = around(listener, place, places, block);
          if (chosen) hits.push({ signal: listener.signal, asked: chosen });
        }
    return hits;
  };
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

type Places = ReadonlyMap<number, readonly PhrasePlace[]>;

/** Where each group stands, in order of place. */
function placesIn(block: BlockWords, byHead: ReadonlyMap<string, readonly Run[]>): Places {
  const { words, sentences } = block;
  const places = new Map<number, PhrasePlace[]>();
  const add = (group: number, firstWord: number, lastWord: number): void => {
    const listed = places.get(group);
    if (listed) listed.push({ firstWord, lastWord });
    else places.set(group, [{ firstWord, lastWord }]);
  };
  words.forEach(({ stem }, at) => {
    for (const head of isNumber(stem) ? [stem, anyNumber] : [stem])
      for (const { stems, group } of byHead.get(head) ?? []) {
        const last = at + stems.length - 1;
        if (sentences[last] !== sentences[at]) continue;
        const fits = stems.every((asked, i) => {
          const here = words[at + i]?.stem ?? '';
          if (asked === here || (asked === anyNumber && isNumber(here))) return true;
          const exact = exactWord(asked);
          return exact !== undefined && exact === lowerCase(block, at + i);
        });
        if (fits) add(group, at, last);
      }
  });
  return places;
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
    const found = places.get(groups[i] ?? -1) ?? [];
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
  if (except !== undefined && holdsIn(places.get(except) ?? [], place, sentences)) return undefined;
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
