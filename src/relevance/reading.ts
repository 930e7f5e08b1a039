/**
 * Reading like a person: when words that signal a conflict do not state one.
 * Each rule stands here once, in a table, from the place of the words to a yes or no.
 */
import type { Block, ParsedDocument } from '../document/document.ts';
import { type BlockWords, endsInS, lowerCase, markBefore } from './blockWords.ts';
import { isReported } from './citation.ts';
import { clausesOf, type StemSet, stemSet } from './clauses.ts';
import { around, cuesIn, onceForBlock, sentenceEndAt, sentenceStartAt, stemAt } from './cues.ts';
import { isNegated } from './negation.ts';
import { type Fate, type Part, partOf } from './parts.ts';
import type { SignalHit } from './scanner.ts';

/** A place to be read: words in a block of a document. */
export interface Place {
  readonly document: ParsedDocument;
  readonly block: Block;
  /** Of the block in the document. */
  readonly index: number;
  readonly read: BlockWords;
  /** What the document decides on what exists today. */
  readonly fateOfToday: () => Fate;
  readonly hit: SignalHit;
}

/** A place with the part of the document that it stands in, as the rules see it. */
interface Placed extends Place {
  /** Absent where the signal itself asks for the heading that says so. */
  readonly part: Part | undefined;
}

interface Rule {
  /** Follows "the words stand here, but". */
  readonly says: string;
  /** Spoils support as well: what is denied satisfies nothing. Other rules only keep a conflict from being one. */
  readonly always?: true;
  readonly holds: (placed: Placed) => boolean;
}

const rules: readonly Rule[] = [
  { says: 'as a heading', always: true, holds: ({ block }) => block.type === 'heading' },
  { says: 'are denied', always: true, holds: ({ read, hit }) => isNegated(read, hit) },
  { says: 'are ruled out', always: true, holds: isExcluded },
  { says: 'as an option that was dropped', always: true, holds: (placed) => placed.part === 'options' || isRejected(placed) },
  { says: 'as somebody else’s words', always: true, holds: ({ part, read, hit }) => part === 'cited' || isReported(read, hit) },
  { says: 'as what was thought of', holds: isConsidered },
  { says: 'as what exists today', holds: isPresentState },
  { says: 'as a lesson of the past', holds: ({ part }) => part === 'past' },
  { says: 'in a question', holds: isAsked },
  { says: 'under a condition', holds: isConditional },
  { says: 'as an example', holds: isExample },
  { says: 'in a definition', holds: isDefinition },
  { says: 'with what is done about it', holds: isAdmitted },
  { says: 'behind what keeps it apart', holds: isIsolated },
  { says: 'with the exception that was granted', holds: isExcepted },
]; // prettier-ignore

/**
 * Why words that signal a conflict or support do not state it, in words that follow "the words stand here, but"; undefined
 * where they do.
 */
export function unstatedBecause(place: Place): string | undefined {
  const { signal } = place.hit;
  const { part, byHeading } = partOf(place.document, place.index);
  const isHeardThere = signal.underOptions === true && part === 'options';
  const isAskedFor = byHeading && (signal.under !== undefined || isHeardThere);
  const placed: Placed = { ...place, part: isAskedFor ? undefined : part };
  const conflict = signal.relation === 'conflict';
  return rules.find((rule) => (conflict || rule.always) && rule.holds(placed))?.says;
}

const hasQuestion = onceForBlock(({ text }) => text.includes('?'));

/** The punctuation that ends its sentence asks. */
function isAsked({ read, hit }: Placed): boolean {
  return hasQuestion(read) && markBefore(read, sentenceEndAt(read, hit.lastWord)).includes('?');
}

const excluding = stemSet('scope excluded exclude excludes exempt omitted no not');

/** Under "Out of scope" or "Anti-patterns", or in a list of what must not be; unless that is what the signal listens for. */
function isExcluded({ read, hit, part }: Placed): boolean {
  return part === 'excluded' && ![...hit.asked].some((i) => excluding.has(stemAt(read, i)));
}

const rejections = stemSet('rejected dropped discarded dismissed discounted');
/** Whether a block holds a word of any form of rejection that is read: "ruled out", "turned down" and "taken out" as well. */
const mayReject = onceForBlock((read) =>
  read.words.some(({ stem }) => rejections.has(stem) || /^(rule|turn|taken)$/.test(stem)),
);

/** Its own sentence, the next one without another subject, or another cell of its row says that it was rejected. */
function isRejected({ read, hit, block }: Placed): boolean {
  if (!mayReject(read)) return false;
  const sentence = read.sentences[hit.lastWord] ?? 0;
  const first = sentenceEndAt(read, hit.lastWord);
  if (first < read.words.length) {
    const start = [0, 1, 2, 3, 4]
      .filter((i) => read.sentences[first + i] === sentence + 1)
      .map((i) => stemAt(read, first + i));
    // "Rejected as too costly.", "This option was rejected."
    if (
      rejections.has(start[0] ?? '') ||
      (/^(it|thi|that)$/.test(start[0] ?? '') &&
        start.some((stem) => rejections.has(stem) || stem === 'rule'))
    )
      return true;
  }
  const before = hit.firstWord - 1;
  const previous = read.sentences[before];
  // "Rejected: …"
  if (
    previous !== undefined &&
    previous !== sentence &&
    markBefore(read, hit.firstWord).includes(':') &&
    rejections.has(stemAt(read, before))
  )
    return true;
  // "…, proposed by the branch, was turned down": said of the same subject.
  for (let i = hit.lastWord + 1; read.sentences[i] === sentence && i <= hit.lastWord + 10; i++) {
    const [stem, next, more] = [stemAt(read, i), stemAt(read, i + 1), stemAt(read, i + 2)];
    if (!/^(wa|were)$/.test(stem)) continue;
    if (stemAt(read, i - 1) !== 'and' && !markBefore(read, i).includes(',')) continue;
    if (rejections.has(next) || (next === 'turn' && more === 'down') || (next === 'taken' && more === 'out'))
      return true;
  }
  return block.type === 'tableRow' && hasRejectingCell(read);
}

/** Whether a cell of a row starts with its rejection. */
const hasRejectingCell = onceForBlock((read) =>
  read.words.some(({ stem }, i) => rejections.has(stem) && markBefore(read, i).includes('|')),
);

const thinking = stemSet('considered proposed suggested discussed explored evaluated examined weighed');

const thoughts = cuesIn((read, i) => {
  const stem = stemAt(read, i);
  return /^(could|might|option|altern|look)$/.test(stem) || thinking.has(stem);
});

/** "could", "was proposed", "we considered", "one option would be": nobody asks for it. */
function isConsidered({ read, hit }: Placed): boolean {
  return around(thoughts(read), hit, clausesOf(read)).some((i) => {
    if (hit.asked.has(i)) return false;
    const [stem, next, before] = [stemAt(read, i), stemAt(read, i + 1), stemAt(read, i - 1)];
    if (i < hit.firstWord) {
      if (stem === 'could' || stem === 'might') return true;
      if ((stem === 'option' || stem === 'altern') && /^(would|is|wa)$/.test(next)) return true;
      if (stem === 'look' && next === 'at') return true;
    }
    const isReport = /^(we|thei|team|board|wa|were|been|had|also)$/.test(before);
    const isNear = i < hit.firstWord || i <= hit.lastWord + 5;
    const isPast = lowerCase(read, i).endsWith('ed');
    return thinking.has(stem) && isPast && isReport && isNear;
  });
}

/** As they stand: the adverb has the stem of the adjective. */
const adverbs = /^(today|currently|presently|previously|formerly|historically)$/;
const outgoing = stemSet('legacy existing current old previous former outgoing');
const lacking = stemSet('no not never nobody nothing without');
const pastTense = stemSet('was were had');
/** The sentence asks for it, or keeps it: whatever else the document decides. */
const binding = stemSet('shall must decided keep keeps remain remains retain retains stay stays');
/** The same, where no decision is told. */
const asking = stemSet(binding, 'will should required continue continues');

const bindings = cuesIn((read, i) => asking.has(stemAt(read, i)));
const times = cuesIn((read, i) => {
  const stem = stemAt(read, i);
  return (
    /^(at|until|us)$/.test(stem) ||
    outgoing.has(stem) ||
    pastTense.has(stem) ||
    adverbs.test(lowerCase(read, i))
  );
});

/**
 * What exists is being changed: "today the system runs …", "the legacy service was …". Under Context or Background any word
 * for it counts, and none is needed where the document decides on a change; elsewhere it must open the sentence.
 */
function isPresentState({ fateOfToday, read, hit, part }: Placed): boolean {
  const clauses = clausesOf(read);
  const asked = around(bindings(read), hit, read.sentences);
  const isIn = (i: number): boolean =>
    (clauses[i] ?? 0) >= (clauses[hit.firstWord] ?? 0) && (clauses[i] ?? 0) <= (clauses[hit.lastWord] ?? 0);
  const isBound = (): boolean => asked.some((i) => binding.has(stemAt(read, i)));
  if (part === 'today' && fateOfToday() === 'changed' && !isBound()) return true;
  // What a document lacks today, it lacks.
  if ([...hit.asked].some((i) => lacking.has(stemAt(read, i)))) return false;
  if (asked.some((i) => (clauses[i] ?? 0) <= (clauses[hit.lastWord] ?? 0))) return false;
  const told = around(times(read), hit, read.sentences);
  if (told.length === 0) return false;
  const first = sentenceStartAt(read, hit.firstWord);
  const isToday = told.some((i) => {
    if (hit.asked.has(i) || i > hit.firstWord + 12) return false;
    const [stem, next, before] = [stemAt(read, i), stemAt(read, i + 1), stemAt(read, i - 1)];
    const isNow =
      adverbs.test(lowerCase(read, i)) ||
      (stem === 'at' && next === 'present') ||
      (stem === 'until' && next === 'now');
    const wasUsed = stem === 'us' && next === 'to' && /^(we|it|thei|system|servic)$/.test(before);
    if (part === 'today') return isNow || wasUsed || outgoing.has(stem) || (isIn(i) && pastTense.has(stem));
    if (i > hit.firstWord || (!isIn(i) && i > first + 1)) return false;
    return isNow || wasUsed || (outgoing.has(stem) && i <= first + 2);
  });
  return isToday && fateOfToday() !== 'kept';
}

const inquiries = stemSet('determine confirm check establish clarify ask identify decide');

const conditions = cuesIn((read, i) =>
  /^(if|whether|event|should|unless|except|other)$/.test(stemAt(read, i)),
);

/** "if the supplier fails", "should the …", "whether it …": up to the comma, which ends a condition. */
function isConditional({ read, hit }: Placed): boolean {
  if (!around(conditions(read), hit, read.sentences).some((i) => i < hit.firstWord)) return false;
  const sentence = read.sentences[hit.firstWord];
  // Words that reach over the comma state what follows from the condition.
  for (let i = hit.firstWord + 1; i <= hit.lastWord; i++) if (markBefore(read, i).includes(',')) return false;
  let isListed = false;
  for (let i = hit.firstWord - 1; i >= 0 && read.sentences[i] === sentence; i--) {
    if (markBefore(read, i + 1).includes(',')) isListed = true;
    const [stem, next, before] = [stemAt(read, i), stemAt(read, i + 1), stemAt(read, i - 1)];
    if (hit.asked.has(i)) continue;
    // "determine if content is in databases, on file servers or …": what is asked is no state of things, however long.
    if ((stem === 'if' || stem === 'whether') && inquiries.has(before)) return true;
    if (isListed) continue;
    if (stem === 'then') return false;
    const isStart = read.sentences[i - 1] !== sentence;
    if (stem === 'whether' || (stem === 'if' && before !== 'even') || (stem === 'event' && before === 'the'))
      return true;
    if (stem === 'should' && isStart && read.words.length > i + 1) return true;
    // Where a sentence starts with it and has no comma, the condition is taken to be short.
    if (stem === 'unless') return !isStart || hit.firstWord - i <= 4;
    if ((stem === 'except' || stem === 'other') && /^(where|when|if|than)$/.test(next)) return true;
  }
  return false;
}

const exampleWords = cuesIn((read, i) => /^(for|e|eg|such)$/.test(stemAt(read, i)));

/** "for example", "e.g.", "such as" before the words, or a part of the document that holds examples. */
function isExample({ read, hit, part }: Placed): boolean {
  if (part === 'examples') return true;
  const clauses = clausesOf(read);
  return around(exampleWords(read), hit, read.sentences).some((i) => {
    if (i >= hit.firstWord || hit.asked.has(i)) return false;
    const [stem, next] = [stemAt(read, i), stemAt(read, i + 1)];
    if (stem === 'for' && /^(exampl|instanc)$/.test(next)) return true;
    if ((stem === 'e' && next === 'g') || stem === 'eg') return true;
    return stem === 'such' && next === 'as' && clauses[i] === clauses[hit.firstWord];
  });
}

const defining = cuesIn((read, i) => /^(mean|refer)$/.test(stemAt(read, i)));

/** A term is explained. A quantity in a definition is what the contract says wherever it uses the term. */
function isDefinition({ read, hit, part }: Placed): boolean {
  if (hit.signal.limit) return false;
  if (part === 'definitions') return true;
  return around(defining(read), hit, read.sentences).some(
    (i) =>
      i < hit.firstWord &&
      ((stemAt(read, i) === 'mean' && endsInS(read, i) && !/^(by|thi|that|it)$/.test(stemAt(read, i - 1))) ||
        (stemAt(read, i) === 'refer' && stemAt(read, i + 1) === 'to' && endsInS(read, i))),
  );
}

const remedies = stemSet(
  'mitigate mitigated mitigation mitigates contingency offset countered addressed contained',
);

/**
 * A consequence or a risk that the document admits, with what it does about it; or, wherever it stands, "to reduce this
 * risk we …".
 */
function isAdmitted({ read, hit, part }: Placed): boolean {
  const { anywhere, admitted } = remediesIn(read);
  const isRemedy = (i: number): boolean => !hit.asked.has(i);
  return (
    anywhere.some(isRemedy) || ((part === 'consequences' || part === 'risks') && admitted.some(isRemedy))
  );
}

/** The words of a block that tell what is done about what it admits: wherever it stands, and only where it is an admission. */
const remediesIn = onceForBlock((read) => {
  const anywhere: number[] = [];
  const admitted: number[] = [];
  read.words.forEach(({ stem }, i) => {
    const [next, more] = [stemAt(read, i + 1), stemAt(read, i + 2)];
    if (stem === 'to' && /^(limit|reduc|counter|manag)$/.test(next))
      (/^(thi|that)$/.test(more) ? anywhere : admitted).push(i);
    else if (remedies.has(stem)) {
      if (!/^(no|not|without)$/.test(stemAt(read, i - 1))) admitted.push(i);
    } else if (stem === 'so' || stem === 'therefor') {
      if (/^(we|the|it)$/.test(next)) admitted.push(i);
    } else if (
      /^(we|it|thi|that)$/.test(stem) &&
      /^(will|shall)$/.test(next) &&
      /^(review|replac|move|migrat|retir|test|monitor|limit|reduc|keep|be)$/.test(more)
    )
      admitted.push(i);
  });
  return { anywhere, admitted };
});

const shields = stemSet('adapter facade wrapper abstraction gateway');

const apart = cuesIn((read, i) => /^(behind|by)$/.test(stemAt(read, i)));

/** "a proprietary format, hidden behind one adapter": nothing else depends on it. */
function isIsolated({ read, hit }: Placed): boolean {
  return around(apart(read), hit, read.sentences).some(
    (i) =>
      (stemAt(read, i) === 'behind' || /^(isolated|wrapped|hidden)$/.test(lowerCase(read, i - 1))) &&
      [1, 2, 3].some((more) => shields.has(stemAt(read, i + more))),
  );
}

/** As they stand: "except" has the stem of "exception". */
const exceptions = /^(waiver|exemption|dispensation|derogation|exception)s?$/;
const granting = stemSet('granted approved agreed obtained given signed recorded');
const reasons = stemSet('because since reason due');

/** Whether a block speaks of an exception or a justification at all. */
const mayExcept = onceForBlock((read) =>
  read.words.some(({ stem }, i) => stem === 'justifi' || exceptions.test(lowerCase(read, i))),
);

/** "a waiver was granted", "an approved exception", "justified because …", in its own sentence or the next. */
function isExcepted({ read, hit }: Placed): boolean {
  if (!mayExcept(read)) return false;
  const from = sentenceStartAt(read, hit.firstWord);
  const end = sentenceEndAt(read, sentenceEndAt(read, hit.firstWord));
  const here: number[] = [];
  for (let i = from; i < end; i++) if (!hit.asked.has(i)) here.push(i);
  const has = (set: StemSet): boolean => here.some((i) => set.has(stemAt(read, i)));
  const exception = here.find((i) => exceptions.test(lowerCase(read, i)));
  const denied = here.some(
    (i) => /^(no|not|without|never)$/.test(stemAt(read, i)) && Math.abs(i - (exception ?? Infinity)) <= 4,
  );
  if (exception !== undefined && has(granting) && !denied) return true;
  return here.some((i) => stemAt(read, i) === 'justifi' && stemAt(read, i - 1) !== 'not' && has(reasons));
}
