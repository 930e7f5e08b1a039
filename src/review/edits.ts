/** What quick fixes write into a document, in its own language. */
import type { Block, ParsedDocument, Span } from '../document/document.ts';
import { readFrontMatter } from '../document/frontMatter.ts';
import { writeSuppression } from '../document/suppressions.ts';
import type { DocumentKind } from '../guidance/vocabulary.ts';
import type { Match } from '../relevance/analyse.ts';

export interface TextEdit extends Span {
  /** What takes the place of the span. */
  readonly text: string;
  /** Where in `text` the writer goes on. */
  readonly cursor?: number;
}

const eolOf = ({ text }: ParsedDocument): string => (text.includes('\r\n') ? '\r\n' : '\n');

const lineStart = ({ text }: ParsedDocument, offset: number): number =>
  Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;

const lineBefore = (document: ParsedDocument, start: number): string => {
  const before = document.text.slice(0, start).replace(/\r?\n$|\r$/, '');
  return before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
};

/**
 * Silences a principle in the block of a match, with the cursor on the reason.
 * @returns undefined where the language has no comment for such a place: in a table of AsciiDoc or reStructuredText, and
 *   before the title of plain text
 */
export function suppressionEdit(
  document: ParsedDocument,
  { principle, block: index, to }: Pick<Match, 'principle' | 'block' | 'to'>,
): TextEdit | undefined {
  const block = document.blocks[index];
  if (!block) return undefined;
  const { languageId, text } = document;
  const written = writeSuppression(languageId, [principle]);
  if (block.type === 'tableRow' && languageId !== 'markdown') return undefined;
  // Plain text knows its title by standing first.
  if (block.type === 'heading' && languageId === 'plaintext' && index === 0) return undefined;
  if (languageId === 'markdown' && (block.type === 'tableRow' || block.type === 'listItem')) {
    // A line of its own would end the table or part the list.
    const at = endOfWords(document, block.type === 'tableRow' ? (cellAt(block, to) ?? block) : block);
    return { from: at, to: at, text: ` ${written.text}`, cursor: written.cursor + 1 };
  }
  const start = lineStart(document, block.from);
  const eol = eolOf(document);
  const lead = /^[\s>]*/.exec(text.slice(start, block.from))?.[0] ?? '';
  const needsBlank = languageId === 'restructuredtext' && lineBefore(document, start).trim() !== '';
  const before = `${needsBlank ? eol : ''}${lead}`;
  const after = `${eol}${written.blankLineAfter ? `${lead.trimEnd()}${eol}` : ''}`;
  const inserted = `${before}${written.text}${after}`;
  return { from: start, to: start, text: inserted, cursor: before.length + written.cursor };
}

const cellAt = ({ spans }: Block, to: number): Span | undefined =>
  spans.find((span) => span.from < to && to <= span.to);

const endOfWords = ({ text }: ParsedDocument, { from, to }: Span): number =>
  from + text.slice(from, to).trimEnd().length;

/** Silences a principle in the whole document, with the cursor on the reason. */
export function fileSuppressionEdit(document: ParsedDocument, principle: string): TextEdit {
  const { languageId, text } = document;
  const written = writeSuppression(languageId, [principle], { wholeDocument: true });
  const eol = eolOf(document);
  if (languageId === 'plaintext') {
    // Its title stands first, so this stands last.
    const end = text.trimEnd().length;
    const lead = end > 0 ? eol + eol : '';
    return { from: end, to: end, text: lead + written.text, cursor: lead.length + written.cursor };
  }
  const at = languageId === 'markdown' ? readFrontMatter(text).end : text.startsWith('\uFEFF') ? 1 : 0;
  const lead = at > 1 ? eol : '';
  const inserted = `${lead}${written.text}${eol}${at > 1 ? '' : eol}`;
  return { from: at, to: at, text: inserted, cursor: lead.length + written.cursor };
}

/** Takes a comment out, with its line and one empty line after it where nothing else stands there. */
export function removalEdit(document: ParsedDocument, span: Span): TextEdit {
  const { text } = document;
  const start = lineStart(document, span.from);
  const rest = /^[ \t]*(\r\n|\n|\r|$)/.exec(text.slice(span.to));
  if (/^[\s>]*$/.test(text.slice(start, span.from)) && rest) {
    const end = span.to + rest[0].length;
    const blank =
      lineBefore(document, start).trim() === '' ? /^[ \t>]*(\r\n|\n|\r)/.exec(text.slice(end)) : null;
    return { from: start, to: end + (blank?.[0].length ?? 0), text: '' };
  }
  const space = text[span.from - 1] === ' ' ? 1 : 0;
  return { from: span.from - space, to: span.to, text: '' };
}

/** What a section's last lines may be that belong to the heading after them: anchors, attributes and comments. */
const belongsToNext = /^(\[.*\]|\.\. .*|<!--.*-->|\/\/.*)[ \t]*$/;

/**
 * Adds a paragraph at the end of the section of a block.
 * @param paragraph in one or more lines
 */
export function paragraphEdit(document: ParsedDocument, block: number, paragraph: string): TextEdit {
  const { text, blocks, sections } = document;
  const eol = eolOf(document);
  const written = paragraph.replace(/\r?\n/g, eol);
  const next = sections[(blocks[block]?.section ?? 0) + 1];
  const heading = next && blocks[next.firstBlock];
  if (!heading) {
    const end = text.trimEnd().length;
    const lead = end > 0 ? eol + eol : '';
    return { from: end, to: end, text: `${lead}${written}`, cursor: lead.length };
  }
  let at = lineStart(document, heading.from);
  while (at > 0) {
    const line = lineBefore(document, at);
    if (!belongsToNext.test(line) && !(line.trim() === '' && isComment(document, at))) break;
    at = lineStart(document, at - 1 - (text[at - 1] === '\n' && text[at - 2] === '\r' ? 1 : 0));
  }
  const lead = lineBefore(document, at).trim() === '' ? '' : eol;
  return { from: at, to: at, text: `${lead}${written}${eol}${eol}`, cursor: lead.length };
}

/** Whether the last thing above a line, before empty lines, is a suppression: it silences what follows. */
const isComment = ({ text, suppressionComments }: ParsedDocument, at: number): boolean => {
  const end = text.slice(0, at).trimEnd().length;
  return suppressionComments.some(({ to }) => to === end);
};

/** The rest of a name after its first word: words with a capital or a digit, such as "19c Enterprise Edition". */
const restOfName = /^(?:[ \t]+[\p{Lu}\d][\p{L}\p{N}+-]*(?:[.][\p{L}\p{N}+-]+)*)*/u;

/** Whether words end in a name: their last word has a capital or a digit. */
const endsInName = /(?:^|\s)[\p{Lu}\d][^\s]*$/u;

/**
 * Changes the words of a match as its principle declares to be safe.
 * @returns undefined where it declares nothing, or the words do not end in the name that something could follow
 */
export function replacementEdit(document: ParsedDocument, match: Match): TextEdit | undefined {
  const { replace, from, to } = match;
  if (!replace) return undefined;
  if ('with' in replace) return { from, to, text: replace.with };
  if (!endsInName.test(match.text)) return undefined;
  const span = document.blocks[match.block]?.spans.find((one) => one.from < to && to <= one.to);
  const rest = restOfName.exec(document.text.slice(to, span?.to ?? to))?.[0] ?? '';
  const at = to + rest.length;
  return { from: at, to: at, text: ` ${replace.append}` };
}

/**
 * States the kind of a document in the document itself.
 * @returns undefined for plain text, which has no place for it
 */
export function kindEdit(document: ParsedDocument, kind: DocumentKind): TextEdit | undefined {
  const { languageId, text } = document;
  const eol = eolOf(document);
  if (languageId === 'plaintext') return undefined;
  const { end } = readFrontMatter(text);
  const head = languageId === 'markdown' ? text.slice(0, end) : text;
  const stated = (languageId === 'markdown' ? kindField : kindAttribute).exec(head);
  if (stated?.[1] !== undefined) {
    const to = stated.index + stated[0].length;
    return { from: to - stated[1].length, to, text: kind };
  }
  if (languageId !== 'markdown') {
    // A title of AsciiDoc stands above its attributes; fields of reStructuredText may stand first.
    const title = languageId === 'asciidoc' ? (/^= .*(?:\r?\n|$)/.exec(text)?.[0] ?? '') : '';
    const lead = title !== '' && !title.endsWith('\n') ? eol : '';
    const blank = languageId === 'restructuredtext' && !text.startsWith(':') ? eol : '';
    const at = title.length;
    return { from: at, to: at, text: `${lead}:design-manual-kind: ${kind}${eol}${blank}` };
  }
  if (end > 0) {
    const at = (/^\uFEFF?---[ \t]*\r?\n/.exec(text)?.[0] ?? '').length;
    return { from: at, to: at, text: `kind: ${kind}${eol}` };
  }
  return { from: 0, to: 0, text: `---${eol}kind: ${kind}${eol}---${eol}${eol}` };
}

const kindField = /^[ \t]*kind:[ \t]*(architecture|procurement|other)\b/im;
const kindAttribute = /^:design-manual-kind:[ \t]*(\S+)/m;

/**
 * Makes room for the reason of a suppression that has none, with the cursor there.
 * @param at offset where the comment starts
 */
export function reasonEdit(document: ParsedDocument, at: number): TextEdit | undefined {
  const comment = document.suppressionComments.find(({ from }) => from === at);
  const last = comment?.principles.at(-1);
  if (!comment || !last) return undefined;
  const rest = document.text.slice(last.to, comment.to);
  const colon = /^\s*:[ \t]?/.exec(rest)?.[0];
  const from = last.to;
  return { from, to: from + (colon?.length ?? 0), text: ': ', cursor: 2 };
}
