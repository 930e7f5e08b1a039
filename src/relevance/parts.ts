/** The part of a document that a block belongs to: a decision, options, what exists today, …, as headings and lead-ins tell. */
import {
  type Block,
  type BlockContent,
  lineageKey,
  type ParsedDocument,
  textOf,
} from '../document/document.ts';
import { blocksInCommon, type Lineage } from '../document/lineage.ts';
import { type BlockWords, blockWords } from './blockWords.ts';
import { endsAsCitation, introducesSpeech } from './citation.ts';
import { deniesWhatFollows } from './negation.ts';

export type Part =
  | 'decision'
  | 'options'
  | 'today'
  | 'consequences'
  | 'risks'
  | 'excluded'
  | 'past'
  | 'definitions'
  | 'examples'
  | 'cited';

export interface BlockPart {
  /** Absent where nothing says more than that the document states it. */
  readonly part?: Part;
  /** Said by the heading; otherwise by a lead-in, a bold line or the block's own start. */
  readonly byHeading: boolean;
}

/** What a heading says of what stands under it: the first pattern that fits. Names of MADR, Nygard and RFC templates included. */
// prettier-ignore
const headings: readonly (readonly [Part | 'none', RegExp])[] = [
  ['none', /\b(option|renewal|extension) (periods?|years?|terms?|pricing)\b|\boptions? to (extend|renew)\b|\bextensions? options?\b|\bdecision (drivers|criteria)\b|\bdefinition of (done|ready)\b|\bsystem context\b|\bdo['’]?s and don\b/i],
  ['options', /\b(not (chosen|selected|adopted|pursued)|rejected|discarded|dismissed|discounted|dropped)\b/i],
  ['decision', /\((chosen|selected|preferred|recommended|accepted|adopted)\)|[✅✔]|\b(decisions?|outcome|chosen|selected|preferred|recommend\w*|resolution)\b|^[\d.\s]*((the )?proposal|proposed (solution|approach|change|design)|how)$/i],
  ['options', /\b(alternatives?|pros and cons|prior art|considered (options|designs|approaches|solutions)|(options|designs|approaches|solutions|what we) (were |we )?considered|trade-?off analysis)\b/i],
  ['options', /^[\d.\s]*(the )?options?( (evaluated|explored|under review))?$/i],
  ['options', /^[\d.\s]*(option|alternative|candidate|approach) ([\dA-Z]|one|two|three|four|five)\b/i],
  ['consequences', /\b(consequences?|drawbacks?|trade-?offs?|limitations|downsides?|disadvantages)\b/i],
  ['risks', /^[\d.\s]*((key|main|known|project|technical|delivery|security|open) )?(risks?|raid)( (register|log|assessment|and (mitigations?|issues|assumptions|dependencies)))?$/i],
  ['excluded', /\b(anti-?patterns?|pitfalls|common mistakes|(what|things) to avoid|(out|not in) (of )?scope|exclusions?|non-?goals|non-?requirements|prohibited|not permitted|do(n['’]?t| not))\b/i],
  ['past', /\b(lessons( learn(ed|t))?|retrospective|what went wrong)\b/i],
  ['definitions', /^[\d.\s]*definitions?\b|\b(glossary|terminology|abbreviations|acronyms|interpretation|defined terms)\b/i],
  ['examples', /^[\d.\s]*((worked|sample|illustrative) )?examples?\b|\billustrations?\b/i],
  ['today', /\b(context|background|problem( statement)?|current (state|situation|architecture|arrangements?|system|position|service|provision|landscape)|as[- ]is|history|where we are( now| today)?|existing (systems?|services?|arrangements?|environment|landscape)|motivation|status quo)\b|^[\d.\s]*why( now)?\W*$/i],
];

/** What a block says of itself by its first words. */
// prettier-ignore
const openings: readonly (readonly [Part, RegExp])[] = [
  ['decision', /^\W*(chosen option|decision|we (have )?(chose|chosen|decided|selected|agreed)|in the context of)\b/i],
  ['decision', /^\W*(option|alternative) \w+\b[^.]{0,80}\((chosen|selected|preferred|recommended|accepted|adopted)\)/i],
  ['options', /^\W*([Oo]ption|[Aa]lternative) [\dA-Z]\b(?! (year|period|term|extension)s?\b)/],
  ['options', /^\W*(option|alternative) (\d|one|two|three|four|five)\b(?! (year|period|term|extension)s?\b)\W/i],
  ['options', /^\W*(rejected|discarded|discounted|dismissed|not chosen|not selected|ruled out)\b/i],
  ['consequences', /^\W*(bad,? because|neutral,? because|cons?|negative|drawbacks?|downsides?)\b\W/i],
  ['risks', /^\W*risks?( \d+)?\W*[:|—–-]/i],
  ['excluded', /^\W*(out of scope|not in scope|non-?goals?|anti-?patterns?|exclusions?|avoid)\W*:/i],
  ['examples', /^\W*(for example|for instance|examples?|e\.g\.)\W/i],
];

/** What a paragraph that ends in a colon says of the list after it. */
// prettier-ignore
const leadIns: readonly (readonly [Part, RegExp])[] = [
  ['excluded', /\b(out of scope|not in scope|unacceptable|anti-?patterns?)\b/i],
  ['decision', /\b(decided|chose|chosen|selected|decision|agreed|recommend\w*)\b/i],
  ['examples', /\b(for example|for instance|examples?|e\.g\.?)\W*$/i],
  ['options', /\b((following|these|\w+) (options|alternatives)|(options|alternatives) (are|were|considered|include)|we (considered|evaluated|looked at|weighed)|(were|been) (considered|evaluated|proposed|discussed))\b/i],
  ['today', /^\W*(today|currently|at present|until now|the (current|legacy|existing|present)\b)/i],
];

const fitting = <P>(text: string, table: readonly (readonly [P, RegExp])[]): P | undefined =>
  table.find(([, pattern]) => pattern.test(text))?.[0];

/** "- [Why we build our own cluster](014-….md)": the title of another document. */
const linkAlone = /^[^\w[]*(\d+\W*)?\[[^\]\n]*\]\([^)\n]*\)\W*$/;

/** Beginnings and ends tell enough, and keep the patterns' work small. In characters. */
const longest = 300;

/** What a block's own text says, wherever the block stands. */
interface OwnPart {
  /** By its first words. */
  readonly opening: Part | undefined;
  /** By a bold start of a paragraph, for what follows it: a heading in all but name. */
  readonly bold: { readonly part: Part | undefined } | undefined;
  /** By a colon at its end, for the list or quotation after it. */
  readonly leadIn: Part | undefined;
  /** A list or quotation that follows is somebody else's words. */
  readonly introducesSpeech: boolean;
  readonly endsAsCitation: boolean;
  readonly keepsToday: boolean;
  /** "Rejected: …": what is said of an option even under a decision. */
  readonly isRejection: boolean;
}

/** Kept by the content of a block, which is its own text: an edit elsewhere does not change it. */
const ownParts = new WeakMap<BlockContent, OwnPart>();

function ownPart(document: ParsedDocument, block: Block): OwnPart {
  const known = ownParts.get(block.content);
  if (known) return known;
  const text = textOf(document.text, block.spans);
  const [start, end] = [text.slice(0, longest), text.slice(-longest)];
  const title = boldStart(document.text, block);
  const made: OwnPart = {
    opening: linkAlone.test(document.text.slice(block.from, block.to)) ? 'cited' : fitting(start, openings),
    bold: title === undefined ? undefined : { part: headingOf(title) ?? fitting(title, openings) },
    leadIn:
      block.type === 'paragraph' && /:\W{0,3}$/.test(end.slice(-5))
        ? leadInPart(blockWords(document, block), end)
        : undefined,
    introducesSpeech: block.type !== 'heading' && introducesSpeech(end),
    endsAsCitation: block.quoted && endsAsCitation(document.text.slice(block.from, block.to).slice(-longest)),
    keepsToday: block.type !== 'heading' && keeping.test(text),
    isRejection: /^\W*(rejected|dis|not|ruled)/i.test(start),
  };
  ownParts.set(block.content, made);
  return made;
}

/** What was read from the blocks of a section, and from the headings over it. */
interface SectionParts {
  readonly path: readonly string[];
  readonly parts: readonly BlockPart[];
  /** What the section decides on what exists today; undefined until it is asked for. */
  fate: Fate | undefined;
}

/** The parts of those sections of a document that were asked for. */
interface DocumentParts {
  readonly blocks: readonly Block[];
  readonly title: string | undefined;
  readonly bySection: (SectionParts | undefined)[];
}

const lastParts = new WeakMap<Lineage, DocumentParts>();

/**
 * The part that a block belongs to. A section is read once, and once more where an edit changes a block or a heading of it, so
 * that this is linear in the document.
 * What stands nearest counts: the block's own first words, the lead-in of its list or quotation, a bold line in the place of
 * a heading, then the headings from the innermost.
 * @param index of the block in the document
 */
export function partOf(document: ParsedDocument, index: number): BlockPart {
  const number = document.blocks[index]?.section ?? 0;
  const { parts } = sectionParts(document, partsIn(document), number);
  return parts[index - (document.sections[number]?.firstBlock ?? 0)] ?? { byHeading: true };
}

function partsIn(document: ParsedDocument): DocumentParts {
  const last = lastParts.get(document[lineageKey]);
  if (last?.blocks === document.blocks) return last;
  const { blocks } = document;
  const title = titleOf(document);
  const bySection = last?.title === title && last ? keptSections(last, document) : [];
  const made = { blocks, title, bySection };
  lastParts.set(document[lineageKey], made);
  return made;
}

/** The parts of those sections of which an edit has changed nothing. */
function keptSections(last: DocumentParts, { blocks, sections }: ParsedDocument): DocumentParts['bySection'] {
  const common = blocksInCommon(last.blocks, blocks);
  const moved = last.blocks.length - blocks.length;
  return sections.map(({ firstBlock, endBlock, path }, number) => {
    const isBefore = endBlock <= common.first;
    if (!isBefore && firstBlock < blocks.length - common.last) return undefined;
    const old = isBefore ? number : last.blocks[firstBlock + moved]?.section;
    const known = old === undefined ? undefined : last.bySection[old];
    return known?.parts.length === endBlock - firstBlock && isSamePath(known.path, path) ? known : undefined;
  });
}

export const isSamePath = (one: readonly string[], other: readonly string[]): boolean =>
  one === other || (one.length === other.length && one.every((title, i) => title === other[i]));

function sectionParts(document: ParsedDocument, known: DocumentParts, number: number): SectionParts {
  const made = known.bySection[number];
  if (made) return made;
  const { path = [], firstBlock = 0, endBlock = 0 } = document.sections[number] ?? {};
  // Without the document's own title: a paper on options may decide.
  const over = path.length > 1 && path[0] === known.title ? path.slice(1) : path;
  const read = { path, parts: partsOf(document, over, firstBlock, endBlock), fate: undefined };
  return (known.bySection[number] = read);
}

function partsOf(
  document: ParsedDocument,
  over: readonly string[],
  firstBlock: number,
  endBlock: number,
): BlockPart[] {
  const byHeading = pathPart(over);
  const cited = citedQuotes(document, firstBlock, endBlock);
  let bold: Part | undefined;
  let leadIn: Part | undefined;
  return document.blocks.slice(firstBlock, endBlock).map((block, i): BlockPart => {
    const own = ownPart(document, block);
    if (block.type !== 'listItem') {
      if (own.bold) bold = own.bold.part;
      leadIn = own.leadIn;
    }
    // Under a decision, "Option B: …" names what was decided.
    const opening =
      (own.opening === 'options' && byHeading === 'decision' && !own.isRejection) ||
      // "Bad, because …" weighs the option that it stands under.
      (own.opening === 'consequences' && byHeading === 'options')
        ? undefined
        : own.opening;
    const near =
      (cited.has(firstBlock + i) ? 'cited' : opening) ??
      (block.type === 'listItem' ? leadIn : undefined) ??
      bold;
    if (near !== undefined) return { part: near, byHeading: false };
    return byHeading === undefined ? { byHeading: true } : { part: byHeading, byHeading: true };
  });
}

/** The heading of the whole document, where there is one beside those of its parts. */
function titleOf({ sections: [, first, second] }: ParsedDocument): string | undefined {
  return first?.level === 1 && second !== undefined ? first.path[0] : undefined;
}

const keeping =
  /\b(keep|retain|continue|stay|remain)\b[^.]{0,40}\b(current|existing|present|today|legacy|as (it|they|is)|where (it|they))\b|\b(no change|status quo|do nothing|nothing changes)\b/i;

/** What a document decides on what exists today; undecided where no part of it is a decision. */
export type Fate = 'kept' | 'changed' | 'undecided';

/** What becomes of what exists today, so that it is known whether what is said of it holds for the future. */
export function fateOfToday(document: ParsedDocument): Fate {
  const known = partsIn(document);
  let made: Fate = 'undecided';
  for (let number = 0; number < document.sections.length; number++) {
    const section = sectionParts(document, known, number);
    section.fate ??= fateIn(document, number, section.parts);
    if (section.fate === 'kept') return 'kept';
    if (section.fate === 'changed') made = 'changed';
  }
  return made;
}

function fateIn(document: ParsedDocument, number: number, parts: readonly BlockPart[]): Fate {
  const first = document.sections[number]?.firstBlock ?? 0;
  let made: Fate = 'undecided';
  for (const [i, { part }] of parts.entries()) {
    const block = document.blocks[first + i];
    if (!block || block.type === 'heading' || part !== 'decision') continue;
    if (ownPart(document, block).keepsToday) return 'kept';
    made = 'changed';
  }
  return made;
}

function headingOf(title: string): Part | undefined {
  const part = fitting(title, headings);
  return part === 'none' ? undefined : part;
}

function pathPart(path: readonly string[]): Part | undefined {
  for (const title of [...path].reverse()) {
    const part = fitting(title.slice(0, longest), headings);
    if (part !== undefined) return part === 'none' ? undefined : part;
  }
  return undefined;
}

/** "**Option 2: a framework**" or "**Risks.** …" at the start of a paragraph. */
function boldStart(text: string, block: Block): string | undefined {
  if (block.type !== 'paragraph') return undefined;
  return /^(\*\*|__)(?=\S)([^*_\n]{1,100})\1/.exec(text.slice(block.from, block.from + 110))?.[2];
}

function leadInPart(read: BlockWords, end: string): Part | undefined {
  if (deniesWhatFollows(read)) return 'excluded';
  return introducesSpeech(end) ? 'cited' : fitting(end, leadIns);
}

/** The blocks of quotations that cite somebody else. The paragraphs of one quotation stand and fall together. */
function citedQuotes(document: ParsedDocument, first: number, end: number): Set<number> {
  const { blocks } = document;
  const cited = new Set<number>();
  for (let i = first; i < end; i++) {
    if (!blocks[i]?.quoted) continue;
    let after = i + 1;
    while (after < end && blocks[after]?.quoted) after++;
    const [before, last] = [blocks[i - 1], blocks[after - 1]];
    const isIntroduced = i > first && before !== undefined && ownPart(document, before).introducesSpeech;
    const isAttributed = last !== undefined && ownPart(document, last).endsAsCitation;
    if (isIntroduced || isAttributed) for (let j = i; j < after; j++) cited.add(j);
    i = after - 1;
  }
  return cited;
}
