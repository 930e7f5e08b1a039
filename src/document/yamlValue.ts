/**
 * Values of the part of YAML that settings need, with their places: scalars in one line, plain or quoted, and lists
 * and maps in both styles. Anchors, tags and text blocks are not read, and named as such.
 */
import type { Span } from './document.ts';
import { isBlank, type Line } from './format.ts';

export type YamlNode = Span &
  (
    | { readonly kind: 'scalar'; readonly value: string }
    | { readonly kind: 'list'; readonly items: readonly YamlNode[] }
    | { readonly kind: 'map'; readonly entries: readonly YamlEntry[] }
    | { readonly kind: 'unread' }
  );

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlNode;
}

/** A line whose content starts at a column; what stands before it belongs to the list around it. */
interface Row {
  readonly line: Line;
  readonly column: number;
}

/** Deeper than any setting. */
const deepest = 6;
const entry = /^(?:"([^"]*)"|'([^']*)'|([^\s"'#[\]{},&*!|>%@`-][^#:]*|-[^\s:]+))[ \t]*:(?=[ \t]|$)/;

/**
 * Reads the value of a field.
 * @param column where it may start in the field's own line
 * @param below the lines under the field that belong to it
 */
export function yamlValue(text: string, line: Line, column: number, below: readonly Line[]): YamlNode {
  return valueOf(text, { line, column }, rowsOf(below), 0);
}

const rowsOf = (lines: readonly Line[]): Row[] =>
  lines
    .filter((line) => !isBlank(line) && line.text[line.indent] !== '#')
    .map((line) => ({ line, column: line.indent }));

const sourceOf = ({ line, column }: Row): string => line.text.slice(column);

function valueOf(text: string, { line, column }: Row, below: readonly Row[], depth: number): YamlNode {
  const source = line.text.slice(column);
  const start = column + (source.length - source.trimStart().length);
  const from = line.from + start;
  const to = below.at(-1)?.line.to ?? line.to;
  if (depth > deepest) return { kind: 'unread', from, to };
  if (source.trim() !== '' && !/^\s*#/.test(source)) {
    if (entry.test(line.text.slice(start)) && depth > 0 && /^\s*-\s/.test(line.text.slice(0, start)))
      return blockOf(text, [{ line, column: start }, ...below], depth);
    return flowOf(text, from, to);
  }
  return below.length === 0
    ? { kind: 'scalar', value: '', from: line.to, to: line.to }
    : blockOf(text, below, depth);
}

/** A list or map in lines. */
function blockOf(text: string, rows: readonly Row[], depth: number): YamlNode {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) return { kind: 'unread', from: 0, to: 0 };
  const span = { from: first.line.from + first.column, to: last.line.to };
  const isItem = (row: Row): boolean => /^-(?:\s|$)/.test(sourceOf(row));
  const isList = isItem(first);
  if (!isList && !entry.test(sourceOf(first))) return flowOf(text, span.from, span.to);
  const items: YamlNode[] = [];
  const entries: YamlEntry[] = [];
  for (let i = 0; i < rows.length;) {
    const row = rows[i];
    if (!row) break;
    let end = i + 1;
    const belongs = (other: Row): boolean =>
      other.column > first.column || (!isList && other.column === first.column && isItem(other));
    for (let other = rows[end]; other && belongs(other); other = rows[++end]);
    const below = rows.slice(i + 1, end);
    const key = entry.exec(sourceOf(row));
    if (row.column !== first.column || (isList ? !isItem(row) : !key)) {
      const from = row.line.from + row.column;
      const unread: YamlNode = { kind: 'unread', from, to: row.line.to };
      if (isList) items.push(unread);
      else entries.push({ key: '', keySpan: { from, to: row.line.to }, value: unread });
    } else if (isList) {
      items.push(valueOf(text, { line: row.line, column: row.column + 1 }, below, depth + 1));
    } else if (key) {
      const keySpan = {
        from: row.line.from + row.column,
        to: row.line.from + row.column + key[0].length - 1,
      };
      const name = (key[1] ?? key[2] ?? key[3] ?? '').trim();
      const value = valueOf(text, { line: row.line, column: row.column + key[0].length }, below, depth + 1);
      entries.push({ key: name, keySpan, value });
    }
    i = end;
  }
  return isList ? { kind: 'list', items, ...span } : { kind: 'map', entries, ...span };
}

/** A scalar, or a list or map in brackets, which may go over lines. */
function flowOf(text: string, start: number, end: number): YamlNode {
  let at = start;
  const skip = (): void => {
    for (; at < end; at++) {
      const isComment = text[at] === '#' && /\s/.test(text[at - 1] ?? ' ');
      if (isComment) while (at < end && !/[\r\n]/.test(text[at] ?? '')) at++;
      else if (!/\s/.test(text[at] ?? '')) break;
    }
  };
  const scalar = (inside: boolean): YamlNode => {
    const from = at;
    const quote = text[at];
    if (quote === '"' || quote === "'") {
      do at++;
      while (at < end && text[at] !== quote);
      if (at >= end) return { kind: 'unread', from, to: end };
      at++;
      return { kind: 'scalar', value: text.slice(from + 1, at - 1), from, to: at };
    }
    while (at < end && !/[\r\n]/.test(text[at] ?? '')) {
      if (inside && /[,[\]{}]/.test(text[at] ?? '')) break;
      if (inside && text[at] === ':' && /\s/.test(text[at + 1] ?? ' ')) break;
      if (text[at] === '#' && /\s/.test(text[at - 1] ?? ' ')) break;
      at++;
    }
    const value = text.slice(from, at).trimEnd();
    const kind = /^[&*!|>%@`]/.test(value) ? 'unread' : 'scalar';
    return { kind, value, from, to: from + value.length };
  };
  const node = (depth: number): YamlNode => {
    skip();
    const from = at;
    const open = text[at];
    if (at >= end || depth > deepest) {
      at = Math.max(at, end);
      return { kind: 'unread', from: start, to: end };
    }
    if (open !== '[' && open !== '{') return scalar(depth > 0);
    at++;
    const items: YamlNode[] = [];
    const entries: YamlEntry[] = [];
    for (;;) {
      skip();
      if (at >= end) return { kind: 'unread', from, to: end };
      if (text[at] === (open === '[' ? ']' : '}')) break;
      const before = at;
      const item = node(depth + 1);
      skip();
      if (open === '{' && text[at] === ':' && item.kind === 'scalar') {
        at++;
        entries.push({ key: item.value, keySpan: { from: item.from, to: item.to }, value: node(depth + 1) });
        skip();
      } else if (open === '{') return { kind: 'unread', from, to: end };
      else items.push(item);
      if (text[at] === ',') at++;
      else if (at === before) return { kind: 'unread', from, to: end };
    }
    at++;
    return open === '[' ? { kind: 'list', items, from, to: at } : { kind: 'map', entries, from, to: at };
  };
  const read = node(0);
  skip();
  return at < end ? { kind: 'unread', from: start, to: end } : read;
}
