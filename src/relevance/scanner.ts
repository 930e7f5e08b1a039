/** Finds every signal's phrases and quantities in a block, in one pass over its words. */
import type { CompiledSignal, CompiledSignals } from '../guidance/compile.ts';
import type { Phrase } from '../guidance/phrase.ts';
import { quantities } from '../guidance/quantity.ts';
import { anyNumber, isNumber, stemFits, type Word, words } from '../guidance/words.ts';
import type { Block, Span } from '../document/document.ts';

/** The words of a block, ready to be scanned. */
export interface BlockWords {
  readonly words: readonly Word[];
  /** Sentence number of each word, from 0. Phrases with gaps do not cross sentences. */
  readonly sentences: readonly number[];
}

/** A signal's phrase or quantity at a place. */
export interface SignalHit extends Span {
  readonly signal: CompiledSignal;
  /** Indices of the first and last word, inclusive. */
  readonly firstWord: number;
  readonly lastWord: number;
  /** Indices of the words that the phrase asked for; those between them stood in its gaps. */
  readonly asked: ReadonlySet<number>;
}

/** Signals indexed by the first word of their phrases, so that a block is read once whatever their number. */
export interface Scanner {
  scan(text: string, block: BlockWords): SignalHit[];
}

/** Reads the words of a block's judged spans. */
export function blockWords(text: string, block: Block): BlockWords {
  const found = block.spans.flatMap((span) => words(text.slice(span.from, span.to), span.from));
  let sentence = 0;
  const sentences = found.map((word, i) => {
    const previous = found[i - 1];
    if (previous && /[.!?;:](?:["'”’)]|\s)*\s/.test(text.slice(previous.to, word.from))) sentence++;
    return sentence;
  });
  return { words: found, sentences };
}

/** Makes a scanner of compiled signals. */
export function createScanner(signals: CompiledSignals): Scanner {
  const byFirstStem = new Map<string, { signal: CompiledSignal; phrase: Phrase }[]>();
  const limits = signals.filter((signal) => signal.limit);
  for (const signal of signals) {
    for (const phrase of signal.phrases) {
      for (const stem of firstStems(phrase)) {
        const listed = byFirstStem.get(stem);
        if (listed) listed.push({ signal, phrase });
        else byFirstStem.set(stem, [{ signal, phrase }]);
      }
    }
  }
  return {
    scan(text, block) {
      const hits: SignalHit[] = [];
      block.words.forEach((word, i) => {
        const started = byFirstStem.get(word.stem) ?? [];
        const numbered = isNumber(word.stem) ? (byFirstStem.get(anyNumber) ?? []) : [];
        for (const { signal, phrase } of [...started, ...numbered]) {
          const asked = matchPhrase(phrase, block, i);
          if (asked) hits.push(hitOf(signal, block, asked));
        }
      });
      if (limits.length > 0) hits.push(...overLimits(text, block, limits));
      return hits;
    },
  };
}

/** Whether any of the phrases stands anywhere in the words. */
export const holdsPhrase = (block: BlockWords, phrases: readonly Phrase[]): boolean =>
  phrases.some((phrase) => block.words.some((_, i) => matchPhrase(phrase, block, i) !== undefined));

/** How far from a quantity the thing that it measures may be named, in words of the same sentence. */
const measureReach = 10;

/** Whether any of the phrases stands near these words, in their own sentence. */
export function holdsPhraseNear(block: BlockWords, phrases: readonly Phrase[], hit: SignalHit): boolean {
  const sentence = block.sentences[hit.firstWord];
  return phrases.some((phrase) => {
    for (let at = Math.max(0, hit.firstWord - measureReach - 1); at <= hit.lastWord + measureReach; at++) {
      if (block.sentences[at] === sentence && matchPhrase(phrase, block, at)) return true;
    }
    return false;
  });
}

function overLimits(text: string, block: BlockWords, limits: CompiledSignals): SignalHit[] {
  const first = block.words[0];
  const last = block.words.at(-1);
  if (!first || !last) return [];
  const found = quantities(text.slice(first.from, last.to), first.from);
  return found.flatMap((quantity) =>
    limits
      .filter(({ limit }) => limit?.quantity === quantity.kind && quantity.value > limit.over)
      .map((signal): SignalHit => {
        const inside = block.words.flatMap((word, i) =>
          word.to > quantity.from && word.from < quantity.to ? [i] : [],
        );
        const [firstWord = 0] = inside;
        const { from, to } = quantity;
        return { signal, from, to, firstWord, lastWord: inside.at(-1) ?? firstWord, asked: new Set(inside) };
      }),
  );
}

function hitOf(signal: CompiledSignal, block: BlockWords, asked: readonly number[]): SignalHit {
  const firstWord = asked[0] ?? 0;
  const lastWord = asked.at(-1) ?? firstWord;
  const from = block.words[firstWord]?.from ?? 0;
  return { signal, from, to: block.words[lastWord]?.to ?? from, firstWord, lastWord, asked: new Set(asked) };
}

function firstStems(phrase: Phrase): Set<string> {
  const first = phrase[0];
  return new Set(first && 'oneOf' in first ? first.oneOf.flatMap(([stem]) => stem ?? []) : []);
}

/**
 * Matches a phrase at a word.
 * Backtracking is bounded by the limits of the phrase language (`src/guidance/phrase.ts`), so this is constant time.
 * @returns the indices of the words asked for, or undefined
 */
function matchPhrase(phrase: Phrase, block: BlockWords, at: number, part = 0): number[] | undefined {
  const current = phrase[part];
  if (!current) return [];
  if ('gap' in current) {
    for (let skipped = 0; skipped <= current.gap; skipped++) {
      const next = at + skipped;
      if (block.sentences[next] !== block.sentences[at - 1]) return undefined;
      const rest = matchPhrase(phrase, block, next, part + 1);
      if (rest) return rest;
    }
    return undefined;
  }
  for (const run of current.oneOf) {
    if (!run.every((stem, i) => stemFits(block.words[at + i]?.stem, stem))) continue;
    const rest = matchPhrase(phrase, block, at + run.length, part + 1);
    if (rest) return [...run.map((_, i) => at + i), ...rest];
  }
  return current.optional ? matchPhrase(phrase, block, at, part + 1) : undefined;
}
