/** What kind of document this is, from its front matter, its headings and its words. */
import { documentKinds, type DocumentKind } from '../guidance/vocabulary.ts';
import { type Block, type BlockContent, type ParsedDocument, textOf } from '../document/document.ts';

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
  return best && { in: best.cue.in, words: best.words };
}

interface FoundCue {
  readonly cue: Cue;
  readonly words: string;
}

const found = new WeakMap<ParsedDocument, readonly FoundCue[]>();

/** The cues that a document has, each with its first words. */
function cuesIn(document: ParsedDocument): readonly FoundCue[] {
  const known = found.get(document);
  if (known) return known;
  const { blocks } = document;
  const read = blocks.map((block) => blockCues(document, block));
  const headings = read.filter((_, i) => blocks[i]?.content.heading !== undefined);
  const title = bare(document.frontMatter.get('title') ?? headings[0]?.title ?? '');
  const made = cues.flatMap((cue, number): FoundCue[] => {
    if (cue.in === 'title') {
      const words = wordsOf(cue.pattern, title);
      return words === undefined ? [] : [{ cue, words }];
    }
    const places = cue.in === 'heading' ? headings : read;
    for (let i = 0; i < places.length; i++) {
      const words = wordsIn(places[i], cue, number);
      if (words === null) continue;
      if (!cue.next) return [{ cue, words }];
      const more = wordsOf(cue.next, places[i + 1]?.text ?? '');
      if (more !== undefined) return [{ cue, words: `${words} ${more}` }];
    }
    return [];
  });
  found.set(document, made);
  return made;
}

/** What is known of a block: an edit elsewhere does not change it. */
interface BlockCues {
  readonly text: string;
  readonly title: string;
  /** By the number of the cue: its words, or null where the block has none; undefined until it is asked for. */
  readonly words: (string | null | undefined)[];
}

const readBlocks = new WeakMap<BlockContent, BlockCues>();

function blockCues(document: ParsedDocument, { content, spans }: Block): BlockCues {
  const known = readBlocks.get(content);
  if (known) return known;
  const made: BlockCues = {
    text: textOf(document.text, spans),
    title: bare(content.heading?.title ?? ''),
    words: new Array<undefined>(cues.length).fill(undefined),
  };
  readBlocks.set(content, made);
  return made;
}

function wordsIn(block: BlockCues | undefined, cue: Cue, number: number): string | null {
  if (!block) return null;
  const known = block.words[number];
  if (known !== undefined) return known;
  return (block.words[number] =
    wordsOf(cue.pattern, cue.in === 'heading' ? block.title : block.text) ?? null);
}

const wordsOf = (pattern: RegExp, text: string): string | undefined =>
  pattern.exec(text)?.[0].replace(/\s+/g, ' ').trim();
/** A heading without what only marks it: "**Problem**:", "004_Access_Control_SOW". */
const bare = (heading: string): string => heading.replace(/_|&nbsp;/g, ' ').replace(/^[\s*]+|[\s*:]+$/g, '');
