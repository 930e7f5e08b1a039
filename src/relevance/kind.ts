/** What kind of document this is, from its front matter, its headings and its words. */
import { documentKinds, type DocumentKind } from '../guidance/vocabulary.ts';
import { type Block, lineageKey, type ParsedDocument, textOf } from '../document/document.ts';
import { blocksInCommon, type Lineage } from '../document/lineage.ts';

/** A cue is counted once for each pattern, however often it stands. Words of the text stand in one block. */
interface Cue {
  readonly kind: DocumentKind;
  readonly in: 'title' | 'heading' | 'text';
  readonly weight: number;
  readonly pattern: RegExp;
  /** What the next block must hold as well. */
  readonly next?: RegExp;
}

/** Headings are those of the MADR, Nygard, arc42 and RFC templates, and of tender and statement-of-work outlines. */
// prettier-ignore
const cues: readonly Cue[] = [
  { kind: 'architecture', in: 'title', weight: 4, pattern: /\b(adr|architecture|design|rfc|decision( record)?|solution|technical approach)\b/i },
  { kind: 'architecture', in: 'heading', weight: 3, pattern: /^(\d+[.)]?\s*)?(the )?decisions?( outcome| drivers?| made| record)?$/i },
  { kind: 'architecture', in: 'heading', weight: 3, pattern: /\b(considered options|options considered|alternatives( considered)?)\b/i },
  { kind: 'architecture', in: 'heading', weight: 3, pattern: /\bdecision (outcome|drivers|required)\b/i },
  { kind: 'architecture', in: 'heading', weight: 2, pattern: /^(\d+[.)]?\s*)?consequences$/i },
  { kind: 'architecture', in: 'heading', weight: 1, pattern: /^(\d+[.)]?\s*)?(status\b.*|(discussion \()?context\)?|context and problem statement|rationale)$/i },
  { kind: 'architecture', in: 'heading', weight: 2, pattern: /\b(architecture|high[- ]level design|building blocks?|deployment view|component|system context|quality attributes)\b/i },
  { kind: 'architecture', in: 'heading', weight: 1, pattern: /\b(pros and cons|trade-?offs|drawbacks|(unresolved|open) questions|prior art|motivation)\b/i },
  { kind: 'architecture', in: 'text', weight: 2, pattern: /\b(we (will|have decided|decided|chose|propose)( to)? (use|adopt|build|move|replace|host|migrate)|deciders:|decision makers?:|status:\W*(accepted|proposed|approved|superseded))/i },
  { kind: 'architecture', in: 'text', weight: 1, pattern: /\b(api|database|micro-?services?|front[- ]?end|back[- ]?end|container|kubernetes|cluster)\b/i },

  { kind: 'architecture', in: 'text', weight: 3, pattern: /^status$/i, next: /^\W*(accepted|proposed|approved|superseded|adopted|implemented|rejected|deprecated)\b/i },
  { kind: 'architecture', in: 'text', weight: 4, pattern: /\b(this (adr|rfc|decision record|design (document|doc|proposal)) (lays|sets|records|documents|describes|proposes|covers|explains|outlines)|scope of this (adr|rfc))/i },
  { kind: 'architecture', in: 'title', weight: 2, pattern: /^(adr[- ]?)?\d{3,4}\s*[—–:.-]/i },
  { kind: 'architecture', in: 'heading', weight: 4, pattern: /\b(it|ict|technology) strategy\b/i },
  { kind: 'architecture', in: 'heading', weight: 2, pattern: /^(the )?(problems?|problem statement)$/i },
  { kind: 'architecture', in: 'heading', weight: 3, pattern: /^(\d+[.)]?\s*)?(what[’']?s proposed|(the |our )?(original )?(proposals?|proposed \w+|(agreed |chosen )?solution)|reasoning|solution overview)$/i },
  { kind: 'architecture', in: 'heading', weight: 3, pattern: /^(\d+[.)]?\s*)?non-?goals$/i },
  { kind: 'architecture', in: 'title', weight: 5, pattern: /\b(it|ict|technology|technical|digital|data|cloud|platform) strategy\b/i },

  { kind: 'procurement', in: 'title', weight: 5, pattern: /\b(tender|rf[pqi]|request for (proposals?|quotations?|information)|statement of (work|requirements)|sow|pws|performance work statement|statement of objectives|soo|contract|agreement|procurement|acquisition|specification|purchase|licen[cs]e agreement)\b/i },
  { kind: 'procurement', in: 'heading', weight: 2, pattern: /\b(statement of work|scope of (work|services)|period of performance|deliverables|acceptance (criteria|requirements)|place of performance|contract (type|term|value|administration))\b/i },
  { kind: 'procurement', in: 'heading', weight: 2, pattern: /\b(termination|payment|pricing|fees|(evaluation|selection) (criteria|factors)|award criteria|submission of|instructions to|bidders?|offerors?|tenderers?|confidentiality|indemnif\w+|intellectual property|warrant(y|ies)|governing law|limitation of liability)\b/i },
  { kind: 'procurement', in: 'heading', weight: 4, pattern: /\b(proposal guidelines|requests? for proposals?|rfps?)\b/i },
  { kind: 'procurement', in: 'heading', weight: 1, pattern: /\b(requirements|scope|background|term|invoic\w+|service levels?|key personnel|security requirements|budget)\b/i },
  { kind: 'procurement', in: 'text', weight: 3, pattern: /\bthe (contractor|supplier|vendor|offeror|tenderer|bidder|licensor|licensee|consultant|service provider|successful (bidder|tenderer|supplier))\b[^.]{0,40}\b(shall|must|will|agrees?)\b/i },
  { kind: 'procurement', in: 'text', weight: 2, pattern: /\b(contracting officer|contracting authority|purchase order|firm[- ]fixed[- ]price|time[- ]and[- ]materials|task order|blanket purchase|call-?off|bid(s|ders?)|proposals? (must|shall|will)|tender(s|ers)?|solicitation|grantee)\b/i },
  { kind: 'procurement', in: 'text', weight: 5, pattern: /\b((seeking|inviting|soliciting|accepting|invites?|requests?) (sealed )?(proposals|bids|tenders|quotations|quotes)|for the following rfps?)\b/i },
  { kind: 'procurement', in: 'text', weight: 3, pattern: /(^|\n)([A-Z]?[\d.]*\d[.)]?\s+|[A-Z][.)]\s+)?((period|place) of performance|scope of (work|services)|contract type)\b/i },
  { kind: 'procurement', in: 'text', weight: 3, pattern: /\b((licensor|vendor|supplier|provider) (hereby )?grants?( to)?|subject to the terms (and conditions )?of this (agreement|licen[cs]e))\b/i },
  { kind: 'procurement', in: 'text', weight: 1, pattern: /\b(invoices?|hereinafter|hereby|effective date|the parties)\b/i },

  { kind: 'other', in: 'title', weight: 6, pattern: /\b(readme|change ?log|release notes|contributing|code of conduct|getting started|tutorial|how to|guide|glossary|recipe|runbook|playbook|handbook|terms of (use|service)|policy|post-?mortem|incident|minutes|lab|workshop|onboarding|faq)\b/i },
  { kind: 'other', in: 'title', weight: 4, pattern: /\b(design sprint|retrospective|research|survey|findings|lessons)\b/i },
  { kind: 'other', in: 'heading', weight: 3, pattern: /\b(installation|installing|quick ?start|getting started|usage|prerequisites|contributing|unreleased|changelog|licen[cs]e|ingredients|steps|code of conduct|running (the )?tests|local development|development setup|what we (learned|heard)|methodology|next steps|timeline)\b/i },
  { kind: 'other', in: 'heading', weight: 12, pattern: /^(an? |the )?(handbook|guidebook|field guide|playbook|toolkit) (for|to|on)\b/i },
  { kind: 'other', in: 'heading', weight: 4, pattern: /\b(public domain|cc0|creative commons|(apache|mit|bsd|general public) licen[cs]e|no copyright)\b/i },
  { kind: 'other', in: 'heading', weight: 4, pattern: /^\[?v?\d+\.\d+\.\d+/ },
  { kind: 'other', in: 'heading', weight: 4, pattern: /^(who we talked to|what we did|participants|research (questions|goals|findings|plan)|key (findings|takeaways)|findings|synthesis|lessons learned)\b/i },
  { kind: 'other', in: 'heading', weight: 4, pattern: /^(screenshots?|demos?( featuring.*)?|features|community|documentation|support|authors|acknowledge?ments)$/i },
  { kind: 'other', in: 'text', weight: 2, pattern: /\b(npm (install|run|test)|pip install|git clone|brew install|yarn (install|add)|make install|pull requests? (are )?welcome|this repo(sitory)? (contains|is|holds))\b/i },
];

/** Less than this, and the document is not taken for either kind. */
const least = 5;

/**
 * Judges the kind of a document. Front matter `kind: architecture|procurement|other` decides where it is given.
 * Otherwise cues in title, headings and text are added up; the highest sum wins if it reaches a least sum.
 */
export function documentKind(document: ParsedDocument): DocumentKind {
  const stated = document.frontMatter.get('kind')?.toLowerCase();
  if (stated === 'other' || documentKinds.some((kind) => kind === stated)) return stated as DocumentKind;
  const sums = kindCues(document);
  const [first, second] = (['architecture', 'procurement'] as const)
    .map((kind) => ({ kind, sum: sums[kind] }))
    .sort((a, b) => b.sum - a.sum);
  if (!first || !second || first.sum < least || first.sum <= sums.other) return 'other';
  return first.kind;
}

/** The sum of the cues for each kind: whole numbers from 0. */
export function kindCues(document: ParsedDocument): Record<DocumentKind, number> {
  const sums: Record<DocumentKind, number> = { architecture: 0, procurement: 0, other: 0 };
  for (const { cue } of cuesIn(document)) sums[cue.kind] += cue.weight;
  return sums;
}

/** What speaks for a kind: where it stands, and the words. */
export interface KindCue {
  readonly in: Cue['in'];
  readonly words: string;
}

/** The cue of a document that speaks most for a kind, where there is any. */
export function kindCue(document: ParsedDocument, kind: DocumentKind): KindCue | undefined {
  const [best] = cuesIn(document)
    .filter(({ cue }) => cue.kind === kind)
    .sort((a, b) => b.cue.weight - a.cue.weight);
  if (!best) return undefined;
  const { cue, block } = best;
  const here =
    cue.in === 'text'
      ? textAt(document, block)
      : cue.in === 'title'
        ? titleOf(document)
        : headingAt(document, block);
  const next = cue.next ? ` ${wordsOf(cue.next, textAt(document, block + 1))}` : '';
  return { in: cue.in, words: wordsOf(cue.pattern, here) + next };
}

interface FoundCue {
  readonly cue: Cue;
  /** Where it stands first; -1 for the title. */
  readonly block: number;
}

/** The cues that a document has. */
function cuesIn(document: ParsedDocument): readonly FoundCue[] {
  const first = firstBlocks(document);
  const title = titleOf(document);
  return cues.flatMap((cue, number): FoundCue[] => {
    const block = first[number] ?? -1;
    return block >= 0 || (cue.in === 'title' && cue.pattern.test(title)) ? [{ cue, block }] : [];
  });
}

const titleOf = ({ sections, frontMatter }: ParsedDocument): string =>
  bare(frontMatter.get('title') ?? sections[1]?.path[0] ?? '');

const textAt = ({ text, blocks }: ParsedDocument, at: number): string =>
  textOf(text, blocks[at]?.spans ?? []);

const headingAt = ({ blocks }: ParsedDocument, at: number): string =>
  bare(blocks[at]?.content.heading?.title ?? '');

/** The first block of each cue, by its number; -1 where there is none. */
interface FoundCues {
  readonly blocks: readonly Block[];
  readonly first: Int32Array;
}

const lastFound = new WeakMap<Lineage, FoundCues>();

/** Where each cue of headings and text stands first. After an edit, only what has changed is read. */
function firstBlocks(document: ParsedDocument): Int32Array {
  const { blocks } = document;
  const last = lastFound.get(document[lineageKey]);
  if (last?.blocks === blocks) return last.first;
  const common = last ? blocksInCommon(last.blocks, blocks) : { first: 0, last: 0 };
  const end = blocks.length - common.last;
  const moved = blocks.length - (last?.blocks.length ?? 0);
  const first = new Int32Array(cues.length).fill(-1);
  // The block before what has changed has another after it.
  const from = Math.max(common.first - 1, 0);
  if (last) {
    last.first.forEach((block, number) => {
      if (block >= 0 && block < from) first[number] = block;
    });
  }
  findFirst(document, from, end, first);
  if (last) {
    const lost: number[] = [];
    last.first.forEach((block, number) => {
      if (block < 0 || (first[number] ?? -1) >= 0) return;
      if (block + moved >= end) first[number] = block + moved;
      else lost.push(number);
    });
    if (lost.length > 0) findFirst(document, end, blocks.length, first);
  }
  lastFound.set(document[lineageKey], { blocks, first });
  return first;
}

/** Looks in some blocks, end exclusive, for the cues that have not been found. */
function findFirst(document: ParsedDocument, from: number, end: number, first: Int32Array): void {
  const sought = cues.flatMap(({ in: where }, number) =>
    where !== 'title' && (first[number] ?? -1) < 0 ? [number] : [],
  );
  for (let at = from; at < end; at++) {
    const block = document.blocks[at];
    if (!block) return;
    const text = textOf(document.text, block.spans);
    for (const number of sought) {
      const cue = cues[number];
      if (!cue || (first[number] ?? -1) >= 0 || (cue.in === 'heading' && !block.content.heading)) continue;
      if (!cue.pattern.test(cue.in === 'heading' ? headingAt(document, at) : text)) continue;
      if (!cue.next || cue.next.test(textAt(document, at + 1))) first[number] = at;
    }
  }
}

const wordsOf = (pattern: RegExp, text: string): string =>
  (pattern.exec(text)?.[0] ?? '').replace(/\s+/g, ' ').trim();
/** A heading without what only marks it: "**Problem**:", "004_Access_Control_SOW". */
const bare = (heading: string): string => heading.replace(/_|&nbsp;/g, ' ').replace(/^[\s*]+|[\s*:]+$/g, '');
