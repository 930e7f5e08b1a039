/** Citation: when a document reports what somebody else says. */
import { type BlockWords, markBefore } from './blockWords.ts';
import { stemSet } from './clauses.ts';
import type { PhrasePlace } from './scanner.ts';

const speech = stemSet(
  'said says say wrote writes states stated claims claimed argues argued told replied asked quotes quoted reported noted promised insisted called described found proposed suggested read reads complained remarked spoke',
);
const introduction =
  /\b(said|says|wrote|writes|states?|stated|reads?|quot(e|es|ed|ing)|according to|claims?|claimed|argues?|argued|replied|noted|puts it)\b[^.]{0,120}:?\W{0,3}$/i;
/** What this document or the contract itself says is no citation. */
const itself =
  /\b(this (specification|document|contract|agreement|section|clause|requirement|schedule|record)|clauses?|requirements?|the (contract|agreement|specification|tender))\b[^.]{0,60}$/i;

/** A text before a quotation that says whose words it holds: "The board said:", "According to the old policy". */
export function introducesSpeech(end: string): boolean {
  const sentence = end.slice(Math.max(end.lastIndexOf('. ') + 1, 0));
  const found = introduction.exec(sentence);
  return found !== null && !itself.test(sentence.slice(0, found.index));
}

/** An attribution at the end of a quotation: "— Jane Doe, 2019", "([the policy](https://…))", "[3]". */
export const endsAsCitation = (end: string): boolean =>
  /[—–]\s*\[?\p{Lu}[^.]{2,100}$/u.test(end) ||
  /(^|\s)-{1,3}\s*\p{Lu}[^.]{2,100}$/u.test(end.split('\n').at(-1)?.replace(/^\W*>/, '') ?? '') ||
  /\(?\[[^\]]{1,100}\]\([^)]{1,200}\)\W{0,3}$/.test(end) ||
  /\[\d{1,3}\]\W{0,2}$/.test(end) ||
  /\(\p{Lu}[^()]{1,60},? \d{4}[a-z]?\)\W{0,2}$/u.test(end);

interface Quotation {
  readonly from: number;
  readonly to: number;
}

const cache = new WeakMap<BlockWords, readonly Quotation[]>();

/** What stands in double or curly quotation marks, as indices of words, inclusive. */
function quotationsOf(block: BlockWords): readonly Quotation[] {
  const known = cache.get(block);
  if (known) return known;
  const found: Quotation[] = [];
  let open: { mark: string; from: number } | undefined;
  for (let i = 0; i <= block.words.length; i++) {
    for (const mark of markBefore(block, i)) {
      if (open === undefined) {
        if (mark === '“' || mark === '"' || mark === '‘') open = { mark, from: i };
      } else if (
        (open.mark === '“' && mark === '”') ||
        (open.mark === '‘' && mark === '’') ||
        mark === open.mark
      ) {
        found.push({ from: open.from, to: i - 1 });
        open = undefined;
      }
    }
  }
  cache.set(block, found);
  return found;
}

/** How far from quoted words the verb of speech may stand, in words. */
const speechReach = 10;

/** The first quotation that the first or the last word of a hit stands in. They are in order, and none lies in another. */
function quotationAt(quotations: readonly Quotation[], hit: PhrasePlace): Quotation | undefined {
  let [low, high] = [0, quotations.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotations[middle]?.to ?? 0) < hit.firstWord) low = middle + 1;
    else high = middle;
  }
  for (let n = low; n < quotations.length; n++) {
    const quotation = quotations[n];
    if (!quotation || quotation.from > hit.lastWord) return undefined;
    const { from, to } = quotation;
    if (from <= hit.firstWord || (from <= hit.lastWord && hit.lastWord <= to)) return quotation;
  }
  return undefined;
}

/** The words stand in quotation marks with others, or a verb of speech beside the marks says that somebody else speaks. */
export function isReported(block: BlockWords, hit: PhrasePlace): boolean {
  const quotation = quotationAt(quotationsOf(block), hit);
  if (!quotation) return false;
  if (quotation.from < hit.firstWord || hit.lastWord < quotation.to) return true;
  const around = (from: number, to: number): boolean =>
    block.words
      .slice(Math.max(from, 0), to)
      .some(({ stem }, i, all) => speech.has(stem) || (stem === 'accord' && all[i + 1]?.stem === 'to'));
  return (
    around(quotation.from - speechReach, quotation.from) ||
    around(quotation.to + 1, quotation.to + 1 + speechReach)
  );
}
