/**
 * Suppressions: comments in a document that silence principles, and say why. In Markdown
 * `<!-- design-manual-ignore cloud-first: the law names this data centre -->` silences the block that follows, and the
 * whole section where that is a heading; `design-manual-ignore-file` the whole document. Without a reason it silences
 * nothing.
 */
import type { Block, ParsedDocument, Section, Span } from './document.ts';
import type { Comment } from './format.ts';
import type { LanguageId } from './languages.ts';
import { type DocumentSettings, isPrincipleId, type NamedPrinciple, namedIn } from './settings.ts';

/** One principle that is silenced. */
export interface Suppression extends Span {
  readonly principle: string;
  /** Left out only where front matter ignores a principle. */
  readonly reason?: string;
  readonly wholeDocument: boolean;
  /** The blocks that it silences, end exclusive. */
  readonly firstBlock: number;
  readonly endBlock: number;
}

/**
 * What is wrong with a suppression: it gives no reason, names no principle, names what cannot be an id, is followed by
 * no block, or asks for something else than `design-manual-ignore` and `design-manual-ignore-file`.
 */
export type SuppressionProblemKind =
  'noReason' | 'noPrinciple' | 'notAnId' | 'nothingFollows' | 'unknownForm';

export interface SuppressionProblem extends Span {
  readonly problem: SuppressionProblemKind;
}

/** A comment that silences principles, or means to. */
export interface SuppressionComment extends Span {
  readonly wholeDocument: boolean;
  /** As written, each at its place; not all need be ids. */
  readonly principles: readonly NamedPrinciple[];
  readonly reason: string;
  /** In order of place; the comment silences the principles that are not at fault only if it gives a reason. */
  readonly problems: readonly SuppressionProblem[];
}

const directive = /^\s*(design-manual-ignore)([^\s:,]*)(?:[ \t]+|(?=[:\s]|$))/;

/** Reads a comment; undefined where it is about something else. */
export function suppressionComment(text: string, comment: Comment): SuppressionComment | undefined {
  const body = text.slice(comment.body.from, comment.body.to);
  const [whole, , form] = directive.exec(body) ?? [];
  if (whole === undefined) return undefined;
  const rest = body.slice(whole.length);
  const colon = rest.indexOf(':');
  const list = colon < 0 ? rest : rest.slice(0, colon);
  const principles = namedIn(list, comment.body.from + whole.length);
  const reason =
    colon < 0
      ? ''
      : rest
          .slice(colon + 1)
          .replace(/\s+/g, ' ')
          .trim();
  const problems: SuppressionProblem[] = [];
  const { from, to } = comment;
  const wrong = (problem: SuppressionProblemKind, span: Span): void => {
    problems.push({ problem, from: span.from, to: span.to });
  };
  if (form !== '' && form !== '-file') wrong('unknownForm', comment);
  if (principles.length === 0) wrong('noPrinciple', comment);
  for (const named of principles) if (!isPrincipleId(named.principle)) wrong('notAnId', named);
  if (reason === '') wrong('noReason', comment);
  return { from, to, wholeDocument: form === '-file', principles, reason, problems };
}

/** What a document's suppressions do, once it is known which blocks follow them. */
export function placeSuppressions(
  comments: readonly SuppressionComment[],
  { ignored }: DocumentSettings,
  blocks: readonly Block[],
  sections: readonly Section[],
): Pick<ParsedDocument, 'suppressions' | 'suppressionComments'> {
  const whole = { wholeDocument: true, firstBlock: 0, endBlock: blocks.length };
  const suppressions: Suppression[] = ignored.map((named) => ({ ...named, ...whole }));
  const suppressionComments: SuppressionComment[] = [];
  let next = 0;
  let following: ReturnType<typeof blocksFrom>;
  let last = -1;
  for (const comment of comments) {
    const { from, to, reason, wholeDocument, principles } = comment;
    // The block that the comment stands in, or the first after it.
    while (next < blocks.length && (blocks[next]?.to ?? 0) <= from) next++;
    if (next !== last) following = blocksFrom((last = next), blocks, sections);
    const blocksSilenced = wholeDocument ? whole : following;
    const { problems } = comment;
    if (problems.some(({ problem }) => problem === 'noReason' || problem === 'unknownForm')) {
      suppressionComments.push(comment);
    } else if (!blocksSilenced) {
      suppressionComments.push({
        ...comment,
        problems: [...problems, { problem: 'nothingFollows', from, to }],
      });
    } else {
      suppressionComments.push(comment);
      for (const { principle } of principles) {
        if (isPrincipleId(principle)) suppressions.push({ from, to, principle, reason, ...blocksSilenced });
      }
    }
  }
  return { suppressions, suppressionComments };
}

/** A block, or where it is a heading its section with those below it. */
function blocksFrom(
  index: number,
  blocks: readonly Block[],
  sections: readonly Section[],
): Pick<Suppression, 'wholeDocument' | 'firstBlock' | 'endBlock'> | undefined {
  const block = blocks[index];
  if (!block) return undefined;
  let { section } = block;
  const level = sections[section]?.level ?? 0;
  if (block.type === 'heading') while ((sections[section + 1]?.level ?? 0) > level) section++;
  const endBlock = block.type === 'heading' ? (sections[section]?.endBlock ?? index + 1) : index + 1;
  return { wholeDocument: false, firstBlock: index, endBlock };
}

/** Whether a principle is silenced in a block. */
export const isSilenced = (
  { suppressions }: Pick<ParsedDocument, 'suppressions'>,
  principle: string,
  block: number,
): boolean =>
  suppressions.some(
    (suppression) =>
      suppression.principle === principle &&
      suppression.firstBlock <= block &&
      (block < suppression.endBlock || suppression.wholeDocument),
  );

const commentMarkers: Readonly<Record<LanguageId, readonly [string, string]>> = {
  markdown: ['<!-- ', ' -->'],
  asciidoc: ['// ', ''],
  restructuredtext: ['.. ', ''],
  plaintext: ['[', ']'],
};

/** A suppression that is to be written into a document. */
export interface WrittenSuppression {
  /** A line without its ending. */
  readonly text: string;
  /** Where in the text the reason stands, or is to be typed. */
  readonly cursor: number;
  /** The format needs an empty line between this one and the block. */
  readonly blankLineAfter: boolean;
}

/**
 * Writes a suppression in a language's own comments.
 * @param reason in one line; with the empty one, nothing is silenced until it is typed
 * @throws RangeError where an id is not kebab-case, or the reason would end the comment
 */
export function writeSuppression(
  languageId: LanguageId,
  principles: readonly string[],
  { reason = '', wholeDocument = false }: { reason?: string; wholeDocument?: boolean } = {},
): WrittenSuppression {
  const [open, close] = commentMarkers[languageId];
  if (principles.length === 0 || !principles.every(isPrincipleId))
    throw new RangeError('The ids of principles are kebab-case.');
  const ends = close.trim();
  if (/[\r\n]/.test(reason) || (ends !== '' && reason.includes(ends))) {
    throw new RangeError(`A reason stands in one line${ends === '' ? '' : ` without ${ends}`}.`);
  }
  const start = `${open}design-manual-ignore${wholeDocument ? '-file' : ''} ${principles.join(', ')}: `;
  return {
    text: `${start}${reason}${close}`,
    cursor: start.length,
    blankLineAfter: languageId === 'markdown' || languageId === 'restructuredtext',
  };
}
