/** Negation: whether the words of a hit are denied by their own clause, by its verb, or by what introduces a list. */
import { words } from '../guidance/words.ts';
import { type BlockWords, lowerCase, markBefore } from './blockWords.ts';
import { auxiliaries, clausesOf, isThirdPerson, stemSet } from './clauses.ts';
import type { PhrasePlace } from './scanner.ts';

/** Only the place of a hit matters here. */
type Hit = PhrasePlace & { readonly asked: ReadonlySet<number> };

/** A table of word sequences: how many words of one stand at a word, 0 where none does. It is made when it is first asked. */
function sequences(list: string): (block: BlockWords, at: number) => number {
  let known: ReadonlyMap<string, readonly (readonly string[])[]> | undefined;
  return (block, at) =>
    ((known ??= sequencesByFirst(list)).get(block.words[at]?.stem ?? '') ?? []).find((stems) =>
      stems.every((stem, i) => block.words[at + i]?.stem === stem),
    )?.length ?? 0;
}

function sequencesByFirst(list: string): ReadonlyMap<string, readonly (readonly string[])[]> {
  const byFirst = new Map<string, string[][]>();
  for (const line of list.split(',')) {
    const stems = words(line).map(({ stem }) => stem);
    const first = stems[0] ?? '';
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), stems].sort((a, b) => b.length - a.length),
    );
  }
  return byFirst;
}

/** Words that look like a negation of what follows, and are none. */
const noNegation = sequences(
  `not only, not just, not merely, not simply, not solely, not uncommon, not unusual, not unlikely, not unreasonable,
  not unreasonably, no later than, not later than, no more than, not more than, no less than, not less than, no fewer than,
  not fewer than, no longer than, not longer than, no earlier than, not earlier than, no sooner than, not exceed,
  not to exceed, whether or not, not hesitate, without limitation, without limiting, without prejudice, not limited to,
  without exception, without delay, without fail, without interruption, without notice, without further notice, without charge,
  without cost, without undue, no additional cost, no extra cost, no additional charge, no extra charge, no cost, no charge,
  no doubt, no matter, no alternative but, no alternative to, no option but, no choice but, no other, nothing but, none other than, no one but, if not,
  why not,  not to mention, not least, not optional`,
);
/** Of several words, these deny what follows them. */
const phrasesThatDeny = sequences(
  `rather than, instead of, as opposed to, in place of, in lieu of, other than, apart from, except for, free of, free from,
  no longer, away from, move from, moves from, moved from, moving from, migrate from, migrates from, move off, moves off, moving off, ruled out, rule out, rules out, except where, except when, decide against,
  decided against, and against, guard against, protect against, opt out, opts out, opted out`,
);
const particles = stemSet(
  `no not nothing nobody never neither nor none cannot unable don't doesn't didn't won't can't isn't aren't wasn't weren't
  couldn't shouldn't mustn't wouldn't hasn't haven't hadn't needn't shan't`,
);
const without = stemSet('without lacking');
/** Verbs that deny what they act on. */
const verbs = stemSet(
  `avoid prevent prohibit forbid preclude refuse reject exclude eliminate remove replace retire decommission abandon dismiss
  decline cease discontinue oppose mitigate ban disallow discourage escape outlaw drop discard`,
);
/** What follows these is what is wanted, whatever was denied before: "replace the cloud with …", "rejected in favour of …". */
const replacements = stemSet('with by favour');
const reach = { particle: 12, phrase: 6, without: 5, verb: 7 } as const;

/** What makes a denial of "is not …" and of "is …" behind its subject. */
const deniedPredicates = stemSet(
  `permitted allowed accepted acceptable used required needed an option considered chosen planned proposed part applied wanted
  adopted pursued foreseen envisaged intended tolerated included bought procured purchased deployed run operated kept retained
  maintained renewed extended exercised introduced built created granted offered awarded entered stored hosted held placed
  developed implemented installed supported made given apply occur exist happen appropriate suitable selected recommended
  sought specified allowed prescribed mandated available`,
);
const denyingPredicates = stemSet(
  `prohibited forbidden excluded banned disallowed barred rejected avoided removed eliminated unacceptable void refused declined
  abolished precluded prevented discarded dismissed dropped discounted retired decommissioned replaced discontinued`,
);
/** Words that make a hit a clause of its own: what follows it is not said of it as a subject. */
const clauseWords = stemSet('if unless when where because');
/** Words that may stand between a subject and its verb. */
const subjectReach = 5;

/** "will not renew", "without a lock-in", "proprietary formats are not accepted": denied in its own clause. */
export function isNegated(block: BlockWords, hit: Hit): boolean {
  return isDeniedBefore(block, hit) || isDeniedAfter(block, hit);
}

function isDeniedBefore(block: BlockWords, hit: Hit): boolean {
  const clauses = clausesOf(block);
  const clause = clauses[hit.firstWord];
  let from = hit.firstWord;
  while (from > 0 && clauses[from - 1] === clause && hit.firstWord - from < reach.particle) from--;
  let particle = false;
  let lacking = false;
  let denials = 0;
  for (let i = from; i <= hit.lastWord; i++) {
    if (i < hit.firstWord && clauses[i] !== clause) continue;
    // A sequence is read as a whole even where the hit asks for one of its words.
    const masked = noNegation(block, i);
    // "an API without charge": inside the hit's own words it denies what they say.
    if (masked > 0 && !(i > hit.firstWord && without.has(block.words[i]?.stem ?? ''))) {
      i += masked - 1;
      continue;
    }
    if (hit.asked.has(i)) continue;
    const stem = block.words[i]?.stem ?? '';
    const distance = hit.firstWord - i;
    const phrase = phrasesThatDeny(block, i);
    if (phrase > 0) {
      if (i < hit.firstWord && distance - phrase < reach.phrase) denials++;
      i += phrase - 1;
    } else if (particles.has(stem)) {
      // "No, it runs on …" answers a question.
      if (!(stem === 'no' && markBefore(block, i + 1).includes(','))) particle = true;
    } else if (without.has(stem)) lacking ||= distance <= reach.without;
    else if (
      verbs.has(stem) &&
      i < hit.firstWord &&
      distance <= reach.verb &&
      !isTurned(block, i, hit.firstWord)
    )
      denials++;
  }
  return ((particle ? 1 : 0) + (lacking ? 1 : 0) + denials) % 2 === 1;
}

/** The verb is a passive, and so speaks of what stands before it; or what follows is what was chosen instead. */
function isTurned(block: BlockWords, verb: number, end: number): boolean {
  // "is gradually replaced"
  const adverb = lowerCase(block, verb - 1).endsWith('ly') ? 1 : 0;
  const before = block.words[verb - 1 - adverb]?.stem ?? '';
  const isPassive =
    auxiliaries.has(before) &&
    !/^(do|doe|did|will|shall|must|mai|can|could|should|would|cannot)$/.test(before);
  if (isPassive && block.words[verb + 1]?.stem !== 'from') return true;
  for (let i = verb + 1; i < end; i++) if (replacements.has(block.words[i]?.stem ?? '')) return true;
  return false;
}

/** "…, of the supplier [is] [not] permitted": what is said of the hit as a subject. */
function isDeniedAfter(block: BlockWords, hit: Hit): boolean {
  const clauses = clausesOf(block);
  const stem = (i: number): string =>
    clauses[i] === clauses[hit.lastWord] ? (block.words[i]?.stem ?? '') : '';
  // "(rejected: too costly)", "- rejected", "| Rejected |": at once, whatever parts them.
  const next = hit.lastWord + 1;
  if (/[(—–|,]|\s-\s/.test(markBefore(block, next)) && denyingPredicates.has(block.words[next]?.stem ?? ''))
    return true;
  for (let i = hit.firstWord; i <= hit.lastWord; i++) {
    const own = block.words[i]?.stem ?? '';
    if (auxiliaries.has(own) || clauseWords.has(own) || (i < hit.lastWord && isThirdPerson(block, i)))
      return false;
  }
  for (let i = next; i <= hit.lastWord + subjectReach; i++) {
    if (/[,();]/.test(markBefore(block, i)) || /^(and|or|that|which|who|to|as|unless|until)$/.test(stem(i)))
      return false;
    // "automatic renewal not allowed", "a proprietary format isn't accepted"
    if (particles.has(stem(i)) && stem(i) !== 'cannot' && (i === next || /['’]t$/.test(lowerCase(block, i))))
      return [1, 2, 3].some((more) => deniedPredicates.has(stem(i + more)));
    if (!auxiliaries.has(stem(i))) continue;
    if (stem(i) === 'cannot') return deniedPredicates.has(stem(i + 2)) || deniedPredicates.has(stem(i + 1));
    for (let at = i + 1; at <= i + 4; at++) {
      if (
        denyingPredicates.has(stem(at)) ||
        (stem(at) === 'rule' && stem(at + 1) === 'out') ||
        (stem(at) === 'out' && stem(at + 2) === 'scope')
      )
        return true;
      if (stem(at) === 'no' && stem(at + 1) === 'longer') return true;
      if (particles.has(stem(at)) && noNegation(block, at) === 0)
        return [1, 2, 3].some((more) => deniedPredicates.has(stem(at + more)));
      if (!auxiliaries.has(stem(at)) && !lowerCase(block, at).endsWith('ly') && stem(at) !== 'therefor')
        break;
    }
    return false;
  }
  return false;
}

/** A sentence that denies what the list after it holds: "The supplier must not:", "We rejected:". */
export function deniesWhatFollows(block: BlockWords): boolean {
  const end = block.words.length;
  const last = block.words[end - 1];
  if (!last) return false;
  const place = { firstWord: end, lastWord: end, asked: new Set<number>() };
  // The list is read as the object that the last clause still lacks.
  const extended: BlockWords = {
    text: block.text,
    words: [...block.words, { stem: '', from: last.to, to: last.to }],
    sentences: [...block.sentences, block.sentences[end - 1] ?? 0],
  };
  if (isDeniedBefore(extended, place)) return true;
  return [end - 1, end - 2].some((at) => denyingPredicates.has(block.words[at]?.stem ?? ''));
}
