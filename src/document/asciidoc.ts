/**
 * AsciiDoc to blocks, line by line. Why not a library: @asciidoctor/core, the one that is kept, gives line numbers and
 * not offsets, and is over a megabyte; the smaller ones convert to HTML or Markdown and keep no place at all.
 * After the AsciiDoc language documentation, https://docs.asciidoctor.org/asciidoc/latest/.
 */
import { type AsciidocTable, tableRows } from './asciidocTable.ts';
import type { Span } from './document.ts';
import { blockOf, isBlank, type Line, linesOf, type Reading, restOf } from './format.ts';

/** Code, link targets, macros whose text is no prose, attribute references and anchors. */
const unjudged = new RegExp(
  [
    /\+{3}[^+]{1,500}\+{3}/,
    /`{1,2}[^`]{1,2000}`{1,2}/,
    /(?<![\p{L}\p{N}_+])\+(?=\S)[^+\n]{0,500}\S\+(?![\p{L}\p{N}_+])/u,
    /\b(?:pass|stem|latexmath|asciimath|image|icon|kbd|btn|menu|anchor|indexterm2?|include|video|audio):[^\s[]{0,500}\[[^\]]{0,500}\]/,
    /(?:https?|ftp|irc|file):\/\/[^\s[\]<>]+/,
    /\b(?:link|xref|mailto|footnote|footnoteref):[^\s[]{0,500}(?=\[)/,
    /<<[^<>,\n]{1,500}(?:,|>>)/,
    /\[\[[^\]\n]{1,500}\]\]/,
    /\[[.#%][^\]\n]{1,200}\](?=#)/,
    /\(\(\([^()]{1,500}\)\)\)/,
    /\{[\w-]{1,100}\}/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

const attribute = /^:(!?[\w-]+!?):(?:[ \t]+(.*))?$/;
const attributeListStart = /^\[[\w.#%{,"'*[\]]/;
const delimiter = /^(?:--|-{4,}|\.{4,}|\+{4,}|\/{4,}|_{4,}|\*{4,}|={4,}|`{3,}.*|[|,:!]={3,})[ \t]*$/;
const directiveStart = /^(?:include|ifdef|ifndef|ifeval|endif)::/;
const macroStart = /^[A-Za-z][\w-]*::(?=\S*?\[)/;
const rule = /^(?:'{3,}|<{3,}|-{3}|\*{3}|- - -|\* \* \*)[ \t]*$/;
const heading = /^(={1,6}|#{1,6})[ \t]+(?=\S)/;
const item =
  /^[ \t]*(?:[-•]|\*{1,5}|\.{1,5}|\d+\.|[A-Za-z]\.|[ivxIVX]+\)|<[\d.]+>)[ \t]+(?:\[[ x*]\][ \t]+)?(?=\S)/;
const term = /(?::{2,4}|;;)(?=[ \t]|$)/;
const admonition = /^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+/;
const author = /^[^\s,.;:]+(?: [^\s,;:]+){0,2}(?: <[^>]+>)?(?:;.*)?$/;
/** Characters of underlines of two-line titles, and the level of each. */
const underlines = '=-~^+';
const verbatimStyles = new Set(
  'source listing literal pass stem latexmath asciimath comment plantuml mermaid ditaa graphviz dot a2s svgbob'.split(
    ' ',
  ),
);

const endsList = (line: string): boolean => line.trimEnd().endsWith(']');
const isAttributeList = (line: string): boolean => attributeListStart.test(line) && endsList(line);
const isDirective = (line: string): boolean => directiveStart.test(line) && endsList(line);
const isMacro = (line: string): boolean => macroStart.test(line) && endsList(line);

/** What the attribute lists above a block say of it. */
interface Style extends AsciidocTable {
  readonly name: string;
}
const noStyle: Style = { name: '' };

/** Reads AsciiDoc. Any text is valid. */
export function readAsciidoc(text: string): Reading {
  const lines = linesOf(text);
  const reading: Reading = { blocks: [], comments: [], fields: [] };
  /** The delimiters of the blocks that are open, outermost first. */
  const open: { delimiter: string; quoted: boolean }[] = [];
  const openDelimiters = new Map<string, number>();
  let style = noStyle;
  /** A list continuation stands before: what follows belongs to the item. */
  let attached = false;
  let i = 0;

  const lineAt = (at: number): string => lines[at]?.text ?? '';
  const quoted = (): boolean => open.at(-1)?.quoted ?? false;
  const add = (type: 'paragraph' | 'listItem', parts: readonly Span[], isQuoted = quoted()): void => {
    reading.blocks.push(...blockOf(text, type, parts, unjudged, { quoted: isQuoted }));
  };
  const isDelimiter = (at: number): boolean => delimiter.test(lineAt(at));
  const isItem = (line: string): boolean => item.test(line) || (term.test(line) && !isMacro(line));
  const isSingleComment = (line: string): boolean => line.startsWith('//') && !line.startsWith('///');

  /** The end of a block that holds lines as they are: its own delimiter, that of a block around it, or the end. */
  const closingLine = (from: number, own: string): number => {
    let at = from;
    while (at < lines.length && lineAt(at).trimEnd() !== own && !openDelimiters.has(lineAt(at).trimEnd()))
      at++;
    return at;
  };

  const readAttribute = (line: Line): boolean => {
    const [whole, name, value] = attribute.exec(line.text) ?? [];
    if (whole === undefined || name === undefined) return false;
    reading.fields.push({
      name: name.toLowerCase(),
      value: restOf(line, line.text.length - (value ?? '').length),
    });
    while (lineAt(i).endsWith(' \\') && i + 1 < lines.length) i++;
    return true;
  };

  const readComment = (line: Line): void => {
    reading.comments.push({ from: line.from, to: line.to, body: restOf(line, 2) });
  };

  /** The lines under a document's title: who wrote it and when, and attributes. */
  const readHeader = (): void => {
    for (let facts = 0; i < lines.length; i++) {
      const line = lines[i];
      if (!line || isBlank(line)) return;
      if (readAttribute(line) || isDirective(line.text)) continue;
      if (isSingleComment(line.text)) readComment(line);
      else if (facts === 0 && author.test(line.text)) facts = 1;
      else if (facts === 1 && /\d/.test(line.text)) facts = 2;
      else return;
    }
  };

  const readHeading = (line: Line, level: number, from: number, to: number, length: number): void => {
    const isTitle = reading.blocks.length === 0 && level === 1;
    const span = { from: line.from + from, to: line.from + to };
    const place = { from: line.from, to: lines[i + length - 1]?.to ?? line.to };
    reading.blocks.push(...blockOf(text, 'heading', [span], unjudged, { level, place }));
    i += length;
    if (isTitle) readHeader();
  };

  /** Underlined with about as many characters as it has. */
  const underlineLevel = (line: string, below: string): number => {
    const level = underlines.indexOf(below[0] ?? ' ') + 1;
    if (level === 0 || below.length < 2 || below.length > 1000 || !/[\p{L}\p{N}]/u.test(line)) return 0;
    if (below !== below.charAt(0).repeat(below.length)) return 0;
    return Math.abs(line.replace(/[\uD800-\uDBFF]/g, '').length - below.length) < 2 ? level : 0;
  };

  /** The lines of a paragraph or item from line `i` on, which are passed over. */
  const readText = (first: Span, inList: boolean, marker?: RegExp): Span[] => {
    const parts = [first];
    for (i++; i < lines.length; i++) {
      const line = lines[i];
      if (!line || isBlank(line) || isAttributeList(line.text) || isDelimiter(i)) break;
      if (inList && (line.text.trimEnd() === '+' || isItem(line.text))) break;
      if (isSingleComment(line.text)) readComment(line);
      else if (!isDirective(line.text)) parts.push(restOf(line, marker?.exec(line.text)?.[0].length ?? 0));
    }
    return parts;
  };

  const skipText = (): void => {
    while (i < lines.length && lineAt(i).trim() !== '') i++;
  };

  const readDelimited = (line: Line, now: Style): void => {
    const own = line.text.trimEnd();
    const close = own.startsWith('`') ? /^`+/.exec(own)?.[0] : own;
    if (/^[|,:!]=/.test(own)) {
      const end = closingLine(i + 1, own);
      const isQuoted = quoted();
      for (const row of lines.slice(i + 1, end)) if (isSingleComment(row.text)) readComment(row);
      for (const cells of tableRows(lines.slice(i + 1, end), { ...now, mark: own.charAt(0) })) {
        reading.blocks.push(...blockOf(text, 'tableRow', cells, unjudged, { quoted: isQuoted }));
      }
      i = lineAt(end).trimEnd() === own ? end + 1 : end;
    } else if (/^(?:-{4}|[.+/`])/.test(own) || verbatimStyles.has(now.name)) {
      const end = closingLine(i + 1, close ?? own);
      if (own.startsWith('/')) {
        const body = { from: lines[i + 1]?.from ?? line.to, to: lines[end]?.from ?? text.length };
        reading.comments.push({ from: line.from, to: lines[end]?.to ?? text.length, body });
      }
      i = lineAt(end).trimEnd() === close ? end + 1 : end;
    } else {
      open.push({
        delimiter: own,
        quoted: quoted() || own.startsWith('_') || now.name === 'quote' || now.name === 'verse',
      });
      openDelimiters.set(own, open.length - 1);
      i++;
    }
  };

  const readItem = (line: Line): void => {
    const marker = item.exec(line.text)?.[0];
    if (marker !== undefined) {
      add('listItem', readText(restOf(line, marker.length), true));
      return;
    }
    const mark = term.exec(line.text);
    const named = { from: line.from + line.indent, to: line.from + (mark?.index ?? line.text.length) };
    const said = restOf(line, (mark?.index ?? 0) + (mark?.[0].length ?? 0));
    const more = readText(said, true);
    add('listItem', [named, ...more]);
    if (more.length > 1 || text.slice(said.from, said.to).trim() !== '') return;
    // What the term means may stand below it, indented, after a blank line.
    while (i < lines.length && lineAt(i).trim() === '') i++;
    const next = lines[i];
    if (next && next.indent > 0 && !isItem(next.text)) add('listItem', readText(next, true));
  };

  const readParagraph = (line: Line, now: Style): void => {
    if (verbatimStyles.has(now.name)) {
      skipText();
      return;
    }
    const type = attached ? 'listItem' : 'paragraph';
    if (/^>[ \t]?/.test(line.text)) {
      const marker = /^>[ \t]?/;
      add(type, readText(restOf(line, marker.exec(line.text)?.[0].length ?? 0), attached, marker), true);
      return;
    }
    const label = admonition.exec(line.text)?.[0].length ?? 0;
    const parts = readText(restOf(line, label), attached);
    const spoken =
      line.text.startsWith('"') && /^-- \S/.test(text.slice(parts.at(-1)?.from, parts.at(-1)?.to));
    add(type, parts, quoted() || spoken || now.name === 'quote' || now.name === 'verse');
  };

  while (i < lines.length) {
    const line = lines[i];
    if (!line || isBlank(line)) {
      i++;
      continue;
    }
    const trimmed = line.text.trimEnd();
    const closes = openDelimiters.get(trimmed);
    if (closes !== undefined) {
      for (const { delimiter: closed } of open.splice(closes)) openDelimiters.delete(closed);
      style = noStyle;
      i++;
      continue;
    }
    if (isSingleComment(line.text)) readComment(line);
    else if (isAttributeList(line.text)) style = { ...style, ...styleOf(line.text) };
    else if (readAttribute(line) || isDirective(line.text) || isMacro(line.text) || rule.test(line.text)) {
      // Nothing of these is prose.
    } else if (trimmed === '+') attached = true;
    else if (/^\.[^\s.]/.test(line.text)) add('paragraph', [restOf(line, 1)]);
    else {
      const now = style;
      style = noStyle;
      const mark = open.length === 0 ? heading.exec(line.text) : null;
      const below =
        open.length === 0 && line.indent === 0 ? underlineLevel(trimmed, lineAt(i + 1).trimEnd()) : 0;
      if (isDelimiter(i)) readDelimited(line, now);
      else if (mark) {
        const end = trimmed.endsWith(` ${mark[1] ?? ''}`) ? trimmed.length - mark[0].length : trimmed.length;
        readHeading(line, mark[1]?.length ?? 1, mark[0].length, end, 1);
      } else if (below > 0 && !item.test(line.text)) readHeading(line, below, 0, trimmed.length, 2);
      else if (isItem(line.text) && !verbatimStyles.has(now.name)) readItem(line);
      else if (line.indent > 0) skipText();
      else readParagraph(line, now);
      attached = false;
      continue;
    }
    i++;
  }
  return reading;
}

/** Reads an attribute list such as `[quote, A. Author]` or `[cols="1,2"]`. */
function styleOf(line: string): Partial<Style> {
  const name = /^\[([\w-]+)/.exec(line)?.[1] ?? (line.startsWith('[,') ? 'source' : undefined);
  const columns = /\bcols\s*=\s*(?:"([^"]*)"|'([^']*)'|([^,\]]*))/.exec(line);
  const cols = columns?.[1] ?? columns?.[2] ?? columns?.[3];
  const separator = /\bseparator\s*=\s*["']?([^"'\]])/.exec(line)?.[1];
  const format = /\bformat\s*=\s*["']?(csv|tsv|dsv)/.exec(line)?.[1];
  return {
    ...(name === undefined ? {} : { name }),
    ...(cols === undefined ? {} : { cols }),
    ...(separator === undefined ? {} : { separator }),
    ...(format === undefined ? {} : { format }),
  };
}
