/** Words as signals and documents are compared by: lower case, without apostrophes, British spelling, stemmed. */
import { stemmer } from 'stemmer';
import { classOf, digit, letter, neither } from './characters.ts';

export interface Word {
  /** What is compared: a stem, or the digits of a number. */
  readonly stem: string;
  /** Offsets in the text that was read, end exclusive. */
  readonly from: number;
  readonly to: number;
}

/** What a phrase asks for where it wants any number. */
export const anyNumber = '#';

export const isNumber = (stem: string): boolean => {
  const code = stem.charCodeAt(0);
  return code >= 48 && code <= 57;
};

/** A word at a place. Most words are plain ASCII, which is read without it; see {@link wordEnd}. */
const wordPattern = /\d[\d,.]*\d|\d|\p{L}(?:[\p{L}\p{M}]|['’](?=\p{L}))*/uy;

/** American endings and their British forms, before stemming. Rare words are not worth an exception. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/^(.{3,})iz(e|es|ed|ing|ation|ations|er|ers)$/, '$1is$2'],
  [/^(.{3,})yz(e|es|ed|ing)$/, '$1ys$2'],
  [/^(behavi|col|fav|hon|lab|neighb|harb|endeav)or(.*)$/, '$1our$2'],
  [/^(licen)se(s|d|e|es)?$/, '$1ce$2'],
  [/^(cent|fib|met)er(s?)$/, '$1re$2'],
  [/^program(s?)$/, 'programme$1'],
  [/^(fulfil|enrol|instal)l(ment.*|s)$/, '$1$2'],
  [/^(cance|labe|mode|trave)l(ed|ing)$/, '$1ll$2'],
  [/^(catal|dial|anal)og(s?)$/, '$1ogue$2'],
  [/^defense$/, 'defence'],
  [/^judgment/, 'judgement'],
];

/** A lower-case word in British spelling, as far as regular endings tell. */
export function britishSpelling(word: string): string {
  for (const [american, british] of spellings)
    if (american.test(word)) return word.replace(american, british);
  return word;
}

/**
 * Words that Porter's algorithm takes for others: a word that stands for those on its line, which are then compared as it is.
 * "accessibility" is no "access", and "customer" is not "custom".
 */
const apart: ReadonlyMap<string, string> = new Map(
  `accessible accessibility accessibly
   performance
   https
   applicable
   application applications
   applicant applicants
   executable executables
   expensive
   expense expenses
   follower followers
   one ones
   police
   generic generically
   generate generates generated generating generation generator generators
   important importance importantly
   publication publications
   community communities
   communication communications communicate communicates communicated communicating
   author authors authored
   customer customers
   customs
   experiment experiments experimental experimentation
   object objects
   objective objectives
   integrity
   integral
   university universities
   universal universally
   organ organs
   operator operators
   relative relatively
   internal internally
   policy policies
   several
   secretary
   negative negatively
   native natively
   station stations
   capital
   logic logical logically
   notable notably
   news
   active actively
   activity activities
   actor actors
   productive productivity
   production
   product products
   process processes processed processing
   procession
   interest interests
   interesting
   past
   paste pasted
   international internationally
   designate designated designation
   consist consists consisting
   consistent consistency consistently
   competent competence competency competencies
   competition competitions competitive competitively
   compete competes competed competing
   responsible responsibility responsibilities
   responsive responsiveness
   respond responds responded responding response responses
   sensitive sensitivity
   sense
   document documents
   documentation
   transport
   transportation
   general generally
   effective effectively effectiveness
   effect effects
   commission commissions commissioned
   commit commits committed
   commitment commitments
   committee committees`
    .split('\n')
    .flatMap((line) => {
      const [first = '', ...others] = line.trim().split(/\s+/);
      return [first, ...others].map((word): [string, string] => [word, first]);
    }),
);

/** Porter's stemmer is slow beside a look-up, and documents repeat their words. */
const stems = new Map<string, string>();
const maxStems = 20_000;

/**
 * The form by which a word is compared (Porter's algorithm, after spelling is made British).
 * @param word one word, in any case, as {@link words} finds it
 */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const plain = word.toLowerCase().replace(/['’]s?$|['’]/g, '');
  if (isNumber(plain)) return plain.replaceAll(',', '');
  const result = apart.get(plain) ?? stemmer(britishSpelling(plain));
  if (stems.size >= maxStems) stems.clear();
  stems.set(word, result);
  return result;
}

/**
 * The words of a text, in order. Hyphens and other punctuation part words.
 * @param text any text
 * @param offset added to every position, where `text` is a part of a document
 */
export function words(text: string, offset = 0): Word[] {
  const found: Word[] = [];
  for (let at = 0; at < text.length;) {
    const end = wordEnd(text, at);
    if (end > at) found.push({ stem: stemAt(text, at, end), from: offset + at, to: offset + end });
    at = Math.max(end, at + 1);
  }
  return found;
}

/**
 * Words that were met, by what their characters come to: a word that is met again is compared where it stands, since to cut it
 * out and look it up takes longer than all else that is done with most words.
 */
const met: ({ readonly word: string; readonly stem: string } | undefined)[] = [];

/** The stem of the word between two places. */
function stemAt(text: string, from: number, end: number): string {
  let sum = end - from;
  for (let at = from; at < end; at++) sum = (sum * 31 + text.charCodeAt(at)) & 0xffffff;
  const place = (sum ^ (sum >> 12)) & 4095;
  const known = met[place];
  if (known?.word.length === end - from && text.startsWith(known.word, from)) return known.stem;
  const cut = text.slice(from, end);
  // A part of a text keeps the whole of it in memory where it is not short; a word outlives its document here.
  const word = cut.length < 12 ? cut : Array.from(cut).join('');
  const made = stem(word);
  met[place] = { word, stem: made };
  return made;
}

/** Where the word that starts at a place ends; the place itself where none starts there. */
function wordEnd(text: string, at: number): number {
  const first = classOf(text.charCodeAt(at));
  if (first === neither) return at;
  let end = at + 1;
  if (first === digit) {
    for (let next = end; next < text.length; next++) {
      const code = text.charCodeAt(next);
      if (classOf(code) === digit) end = next + 1;
      else if (code !== comma && code !== fullStop) break;
    }
    return end;
  }
  if (first === letter) {
    while (classOf(text.charCodeAt(end)) === letter) end++;
    const code = text.charCodeAt(end);
    // At the end of the text this is no number.
    if (!(code >= 128 || code === apostrophe)) return end;
  }
  wordPattern.lastIndex = at;
  return wordPattern.test(text) ? wordPattern.lastIndex : at;
}

const [apostrophe, comma, fullStop] = [39, 44, 46] as const;
