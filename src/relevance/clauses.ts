/** The clauses of a block: how far a negation or a condition in it reaches. Without a grammar, by what clauses start with. */
import { words } from '../guidance/words.ts';
import { type BlockWords, endsInS, markBefore } from './blockWords.ts';

/** A set of stems. It is made when it is first asked: to make all of them takes a third of the extension's start. */
export interface StemSet {
  has(stem: string): boolean;
}

/** @param lists words as documents write them, or sets that are to be in this one */
export function stemSet(...lists: readonly (string | StemSet)[]): StemSet {
  const sets = lists.filter((list) => typeof list !== 'string');
  let stems: ReadonlySet<string> | undefined;
  return {
    has(stem) {
      stems ??= new Set(
        lists.flatMap((list) => (typeof list === 'string' ? words(list).map((word) => word.stem) : [])),
      );
      return stems.has(stem) || sets.some((set) => set.has(stem));
    },
  };
}

/** These start a clause of their own, whatever follows. */
const conjunctions = stemSet(
  'but whereas while although though because however therefore so when then since hence thus',
);
/** After these, or after a comma, a clause starts if a subject with its verb follows, or a verb that bears a tense. */
const coordinators = stemSet('and yet');
export const auxiliaries = stemSet(
  'is are was were be been has have had will shall must may can could should would does do did cannot',
);
const tensed = stemSet(
  'is are was were has have had will shall must may can could should would does do did cannot',
);
const subjects = stemSet('it we they he she i you this these those there');
const determiners = stemSet(
  'the a an its our their his her your my each every any some this that these those all no',
);
/** Verbs of designs and contracts, for those clauses that have no auxiliary. */
const verbs = stemSet(
  `renew extend continue run use keep remain include need require apply store hold own depend cost last expire provide work
  stay charge pay grant give allow operate host manage maintain retain roll commit send serve live sit rely connect start
  end terminate accept save deliver support share copy write read call replace buy choose`,
);

/** How far after its start a clause must show its verb, in words. */
const verbReach = 7;

const cache = new WeakMap<BlockWords, readonly number[]>();

/** The number of the clause of each word. A sentence is one clause or more. */
export function clausesOf(block: BlockWords): readonly number[] {
  const known = cache.get(block);
  if (known) return known;
  let clause = 0;
  const made = block.words.map(({ stem }, i) => {
    const mark = markBefore(block, i);
    if (i > 0 && (block.sentences[i] !== block.sentences[i - 1] || /[—–|]|\s-\s/.test(mark))) clause++;
    else if (i > 0 && conjunctions.has(stem)) clause++;
    else if (coordinators.has(stem) && i + 1 < block.words.length && startsClause(block, i + 1)) clause++;
    else if (mark.includes(',') && stem !== 'or' && !coordinators.has(stem) && startsClause(block, i))
      clause++;
    return clause;
  });
  cache.set(block, made);
  return made;
}

/** A verb of the table with the -s of the third person. */
export const isThirdPerson = (block: BlockWords, at: number): boolean => {
  const word = block.words[at];
  return word !== undefined && verbs.has(word.stem) && endsInS(block, at);
};

function startsClause(block: BlockWords, at: number): boolean {
  const stem = (i: number): string => block.words[i]?.stem ?? '';
  if (
    tensed.has(stem(at)) ||
    (subjects.has(stem(at)) && !determiners.has(stem(at + 1))) ||
    isThirdPerson(block, at)
  )
    return true;
  for (let i = at + 1; i < at + verbReach; i++) {
    if (block.sentences[i] !== block.sentences[at] || /[,—–]/.test(markBefore(block, i))) return false;
    if (tensed.has(stem(i))) return true;
    if (!verbs.has(stem(i)) || determiners.has(stem(i - 1))) continue;
    if (isThirdPerson(block, i) || endsInS(block, i - 1)) return true;
  }
  return false;
}
