/**
 * reStructuredText to blocks, line by line. Why not a library: those for JavaScript (restructured, rst-compiler) keep
 * line numbers at best and have had no release for years, or convert to HTML.
 * After https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html.
 */
import type { BlockType, Span } from './document.ts';
import { blockOf, isBlank, type Line, linesOf, type Reading, restOf } from './format.ts';
import { gridRows, gridTop, simpleRows, simpleRule } from './restructuredTextTable.ts';

/** Literals, roles that mark code, the targets of links, substitutions, footnote marks and addresses. */
const unjudged = new RegExp(
  [
    /`{2}[^`]{1,2000}`{2}/,
    /:(?!(?:ref|doc|term|abbr|any|numref|emphasis|strong|sub|sup|subscript|superscript|guilabel|menuselection|title-reference|title|t|need):)[A-Za-z][\w:+.-]{0,100}:`[^`]{1,2000}`/,
    /:[A-Za-z][\w:+.-]{0,100}:(?=`)/,
    /<[^<>`]{1,2000}>(?=`)/,
    /\|[^|\s][^|\n]{0,200}\|_{0,2}/,
    /\[(?:#?[\w.-]{0,100}|\*)\]_/,
    /(?:https?|ftp|file|mailto):[^\s<>`]+/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

const explicit = /^\.\.(?:[ \t]+|$)/;
const directive = /^\.\.[ \t]+(?:\|[^|]+\|[ \t]+)?([A-Za-z][\w:+.-]*?)[ \t]?::(?:[ \t]+|$)/;
const substitution = /^\.\.[ \t]+\|/;
const target = /^\.\.[ \t]+_/;
const footnote = /^\.\.[ \t]+\[[^\]]+\][ \t]+/;
const field = /^:(?![: ])((?:[^:\\\n]|\\.|:(?![ \t]|$)){1,200}):(?:[ \t]+|$)/;
const bullet = /^[*+\-•‣⁃](?:[ \t]+|$)/;
const enumerator =
  /^(?:\(?(?:\d{1,9}|[A-Za-z]|#|[ivxlcdmIVXLCDM]{1,12})\)|(?:\d{1,9}|[A-Za-z]|#|[ivxlcdmIVXLCDM]{1,12})\.)(?:[ \t]+|$)/;
const adornment = /^([!-/:-@[-`{-~])\1*$/;
/** Directives whose content is prose; of any other, nothing is judged. */
const proseDirectives = new Set(
  'note tip hint important warning caution danger attention error admonition seealso todo topic sidebar epigraph highlights pull-quote compound container rubric versionadded versionchanged deprecated glossary figure table list-table only centered tab tab-item dropdown grid card details'.split(
    ' ',
  ),
);
const quotations = new Set(['epigraph', 'pull-quote']);
/** Directives whose argument, in their first line, is a name or a path and not prose. */
const namedDirectives = new Set(['container', 'figure', 'only', 'glossary', 'compound', 'grid']);

/** An indented part of the document that is open: a list item, a quotation, the content of a directive. */
interface Container {
  readonly indent: number;
  /** Its content has not begun: its first line says where it stands. */
  readonly isNew: boolean;
  readonly inList: boolean;
  readonly quoted: boolean;
}

const document: Container = { indent: 0, isNew: false, inList: false, quoted: false };

/** Reads reStructuredText. Any text is valid. */
export function readRestructuredText(text: string): Reading {
  const lines = linesOf(text);
  const reading: Reading = { blocks: [], comments: [], fields: [] };
  const open: Container[] = [document];
  /** Title styles in order of appearance: their place is their level. */
  const titleStyles: string[] = [];
  let titles = 0;
  let i = 0;

  const top = (): Container => open.at(-1) ?? document;
  const push = (
    indent: number,
    { inList = top().inList, quoted = top().quoted, isNew = false } = {},
  ): void => {
    if (indent > top().indent) open.push({ indent, isNew, inList, quoted });
  };
  const add = (type: BlockType, parts: readonly Span[]): void => {
    reading.blocks.push(...blockOf(text, type, parts, unjudged, { quoted: top().quoted }));
  };
  const isBlankAt = (at: number): boolean => {
    const line = lines[at];
    return !line || isBlank(line);
  };

  /** The first line after `from` that is not blank and stands at this column or before it. */
  const endOfIndented = (from: number, indent: number): number => {
    let at = from;
    let end = from;
    for (; at < lines.length; at++) {
      const line = lines[at];
      if (!line || isBlank(line)) continue;
      if (line.indent <= indent) break;
      end = at + 1;
    }
    return end;
  };

  /** A title, underlined or between two lines. */
  const readTitle = (): boolean => {
    const [line, below, last] = [lines[i], lines[i + 1], lines[i + 2]];
    if (!line || !below) return false;
    const over = line.text.trimEnd();
    if (adornment.test(over) && last && !isBlank(below) && last.text.trimEnd() === over) {
      if (over.length < below.text.trim().length && over.length < 4) return false;
      title(below, `${over.charAt(0)} over`, 3);
      return true;
    }
    const under = below.text.trimEnd();
    if (line.indent > 0 || adornment.test(over) || !adornment.test(under)) return false;
    if (under.length < over.length && under.length < 4) return false;
    title(line, under.charAt(0), 2);
    return true;
  };
  const title = (line: Line, style: string, length: number): void => {
    if (!titleStyles.includes(style)) titleStyles.push(style);
    open.length = 1;
    const first = lines[i] ?? line;
    const last = lines[i + length - 1] ?? line;
    const span = { from: line.from + line.indent, to: line.to };
    titles++;
    const level = titleStyles.indexOf(style) + 1;
    const place = { from: first.from, to: last.to };
    reading.blocks.push(...blockOf(text, 'heading', [span], unjudged, { level, place }));
    i += length;
  };

  /** Directives, comments, targets and footnotes. */
  const readExplicit = (line: Line, column: number): void => {
    const source = line.text.slice(column);
    const end = endOfIndented(i + 1, column);
    const [whole, name] = directive.exec(source) ?? [];
    if (whole !== undefined && name !== undefined) {
      if (!proseDirectives.has(name) || substitution.test(source)) {
        i = end;
        return;
      }
      readProse(restOf(line, column + whole.length), name, column);
      return;
    }
    const note = footnote.exec(source)?.[0];
    if (note !== undefined) {
      const below = lines[i + 1];
      const isLong = below && !isBlank(below) && below.indent > column;
      push(isLong ? below.indent : column + 1, { isNew: !isLong });
      readText(restOf(line, column + note.length), top().indent);
      return;
    }
    const marker = explicit.exec(source)?.[0] ?? '..';
    // Two dots alone are a comment that ends with its line.
    const isEmpty = marker === source && isBlankAt(i + 1);
    const last = lines[isEmpty ? i : end - 1] ?? line;
    if (!target.test(source) && !substitution.test(source)) {
      const from = line.from + column;
      reading.comments.push({ from, to: last.to, body: { from: from + marker.length, to: last.to } });
    }
    i = isEmpty ? i + 1 : end;
  };

  /** The argument of a directive and its options; its content is read as part of the document. */
  const readProse = (argument: Span, name: string, column: number): void => {
    push(column + 1, { quoted: top().quoted || quotations.has(name), isNew: true });
    i++;
    const parts = namedDirectives.has(name) ? [] : [argument];
    while (!isBlankAt(i) && (lines[i]?.indent ?? 0) > column && !endsArgument(lines[i])) {
      const line = lines[i];
      if (line && field.test(line.text.trimStart())) i++;
      else if (line && parts.length > 0) {
        parts.push(line);
        i++;
      } else break;
    }
    add(top().inList ? 'listItem' : 'paragraph', parts);
  };
  const endsArgument = (line: Line | undefined): boolean => {
    const source = line?.text.trimStart() ?? '';
    return bullet.test(source) || enumerator.test(source) || explicit.test(source);
  };

  /** A paragraph from line `i` on, whose first line is given; its other lines stand at this column. */
  const readText = (first: Span, column: number, asItem = false): void => {
    const parts = [first];
    for (i++; i < lines.length; i++) {
      const line = lines[i];
      if (!line || isBlank(line) || line.indent !== column) break;
      parts.push(line);
    }
    const next = lines[i];
    const isTerm = parts.length === 1 && next && !isBlank(next) && next.indent > column;
    add(asItem || isTerm || top().inList ? 'listItem' : 'paragraph', parts);
    if (isTerm) push(next.indent, { inList: true });
    if (text.slice(first.from, parts.at(-1)?.to).trimEnd().endsWith('::')) skipLiteral(column);
  };

  /** A literal block: indented more than what announced it, or each line marked with the same character. */
  const skipLiteral = (column: number): void => {
    let at = i;
    while (at < lines.length && isBlankAt(at)) at++;
    const first = lines[at];
    if (!first) return;
    if (first.indent > column) i = endOfIndented(at, column);
    else if (first.indent === column && /^[!-/:-@[-`{-~]/.test(first.text.slice(column)) && at > i) {
      const mark = first.text[column];
      while (lines[at]?.indent === column && lines[at]?.text[column] === mark) at++;
      i = at;
    }
  };

  /** Whether what looks like a list marker starts an item: a further line must be indented, or none must follow. */
  const isItemHere = (column: number, width: number): boolean => {
    const next = lines[i + 1];
    if (!next || isBlank(next) || next.indent >= column + width) return true;
    return next.indent < column || (next.indent === column && enumerator.test(next.text.slice(column)));
  };

  /** A rule that a blank line follows closes a simple table; the rule under its header stands before that. */
  const endsSimple = (at: number): boolean =>
    simpleRule.test(lines[at]?.text.trim() ?? '') && isBlankAt(at + 1);
  /** The first line beyond the last table's top that closes one; it only moves on, so that time is linear. */
  let tableEnd = 0;

  const readTable = (line: Line): boolean => {
    const source = line.text.trim();
    const isGrid = gridTop.test(source);
    if (!isGrid && !simpleRule.test(source)) return false;
    let end = i + 1;
    if (isGrid) while (/^[+|]/.test(lines[end]?.text.slice(line.indent) ?? '')) end++;
    else {
      while (tableEnd <= i || (tableEnd < lines.length && !endsSimple(tableEnd))) tableEnd++;
      if (tableEnd === lines.length) return false;
      end = tableEnd + 1;
    }
    const rows = isGrid ? gridRows(lines.slice(i, end)) : simpleRows(lines.slice(i, end), line.indent);
    for (const row of rows) add('tableRow', row);
    i = end;
    return true;
  };

  while (i < lines.length) {
    const line = lines[i];
    if (!line || isBlank(line)) {
      i++;
      continue;
    }
    if (readTitle()) continue;
    while (line.indent < top().indent && open.length > 1) open.pop();
    if (top().isNew && line.indent > top().indent)
      open[open.length - 1] = { ...top(), indent: line.indent, isNew: false };
    else if (line.indent > top().indent) push(line.indent, { quoted: true });
    let column = line.indent;
    let asItem = false;
    // Items may start in one line: "- * text".
    for (;;) {
      const source = line.text.slice(column, column + 100);
      const marker = bullet.exec(source)?.[0] ?? enumerator.exec(source)?.[0];
      if (marker === undefined || !isItemHere(column, marker.length)) break;
      column += marker.length;
      push(column, { inList: true });
      asItem = true;
      if (column >= line.text.length) break;
    }
    const source = line.text.slice(column);
    const name = field.exec(source);
    if (explicit.test(source)) readExplicit(line, column);
    else if (name) {
      // Under nothing but titles, they are about the document.
      if (column === 0 && reading.blocks.length <= titles) {
        reading.fields.push({ name: name[1]?.toLowerCase() ?? '', value: restOf(line, name[0].length) });
      }
      i = endOfIndented(i + 1, column);
    } else if (!asItem && readTable(line)) continue;
    else if (source.startsWith('>>>')) while (!isBlankAt(i)) i++;
    else if (/^\|(?: |$)/.test(source)) readLineBlock(line, column);
    else if (source.startsWith('__ ') || adornment.test(source.trimEnd())) {
      i++;
      if (source.trimEnd() === '::') skipLiteral(column);
    } else readText(restOf(line, column), column, asItem);
  }
  return reading;

  function readLineBlock(first: Line, column: number): void {
    const parts = [restOf(first, column + 1)];
    for (i++; /^\s*(?:\| |\|$)/.test(lines[i]?.text ?? ''); i++) {
      const line = lines[i];
      if (line) parts.push(restOf(line, line.indent + 1));
    }
    add('paragraph', parts);
  }
}
