/**
 * Edits of lists in settings files, made as a careful person would: comments, order and the style of the file stay, and no
 * other key is touched.
 */
import { createScanner, type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { TextEdit } from './edits.ts';

/** Numbers of the parser's tokens. Its own enum has them in its types only, where a file by itself cannot reach them. */
const tokens = { comma: 5, lineComment: 12, blockComment: 13, space: 15 } as const;

/** Where a setting stands in a file: its key, and in a `.code-workspace` file "settings" before it. */
export type SettingPath = readonly string[];

/** The edits, in order of place; or where the file cannot be read, so that nothing was changed. */
export type ListEdits = { readonly edits: readonly TextEdit[] } | { readonly unreadableAt: number };

/**
 * Adds an entry to the end of a list; no edits where it is there already. The list, and the file, are made where there is
 * none.
 * @param same whether an entry that is there says the same
 */
export function addToList(
  text: string,
  path: SettingPath,
  entry: string,
  same: (value: unknown) => boolean,
): ListEdits {
  const found = find(text, path);
  if ('unreadableAt' in found) return found;
  const { list, parent, missing } = found;
  if (list?.children?.some((child) => same(valueOf(child)))) return { edits: [] };
  const style = styleOf(text);
  if (list) return { edits: append(text, list, () => JSON.stringify(entry), style) };
  const written = (indent: string): string => nested(missing, JSON.stringify(entry), indent, style);
  if (parent) return { edits: append(text, parent, written, style) };
  const { eol, unit } = style;
  const made = `{${eol}${unit}${written(unit)}${eol}}${eol}`;
  return { edits: [{ from: 0, to: text.length, text: made }] };
}

/** Takes every entry out of a list that says the same; no edits where there is none. */
export function removeFromList(
  text: string,
  path: SettingPath,
  same: (value: unknown) => boolean,
): ListEdits {
  const found = find(text, path);
  if ('unreadableAt' in found) return found;
  const children = found.list?.children ?? [];
  const kept = children.filter((child) => !same(valueOf(child)));
  const edits = children.flatMap((child, i) => (kept.includes(child) ? [] : removal(text, children, i)));
  const last = kept.at(-1);
  const before = children.at(-1);
  // What was not the last is so now, and its comma goes, unless the file has one after what is last.
  if (last && before && last !== before && commaAfter(text, endOf(before)) === undefined) {
    const comma = commaAfter(text, endOf(last));
    if (comma !== undefined) edits.push({ from: comma, to: comma + 1, text: '' });
  }
  return { edits: merged(edits) };
}

/** Deletions in order of place, those that overlap as one. */
function merged(edits: readonly TextEdit[]): TextEdit[] {
  const result: TextEdit[] = [];
  for (const { from, to } of [...edits].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && from <= last.to) result[result.length - 1] = { ...last, to: Math.max(last.to, to) };
    else result.push({ from, to, text: '' });
  }
  return result;
}

const endOf = ({ offset, length }: Node): number => offset + length;

/** The plain value of a node of JSON. */
export function valueOf(node: Node | undefined): unknown {
  if (node?.type === 'array') return (node.children ?? []).map(valueOf);
  if (node?.type !== 'object') return node?.value;
  return Object.fromEntries(
    (node.children ?? []).map(({ children: [key, value] = [] }) => [String(key?.value), valueOf(value)]),
  );
}

/** The value of a key of an object; the last one counts, as it does in VS Code. */
export const propertyOf = (node: Node | undefined, key: string): Node | undefined =>
  node?.type === 'object'
    ? node.children?.filter(({ children }) => children?.[0]?.value === key).at(-1)?.children?.[1]
    : undefined;

interface Found {
  readonly list?: Node;
  /** The object that the rest of the path is to be added to. */
  readonly parent?: Node;
  readonly missing: SettingPath;
}

function find(text: string, path: SettingPath): Found | { unreadableAt: number } {
  if (text.trim() === '') return { missing: path };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  if (root?.type !== 'object' || errors[0]) return { unreadableAt: errors[0]?.offset ?? 0 };
  let parent = root;
  for (const [depth, key] of path.entries()) {
    const value = propertyOf(parent, key);
    if (!value) return { parent, missing: path.slice(depth) };
    const isLast = depth === path.length - 1;
    if (value.type !== (isLast ? 'array' : 'object')) return { unreadableAt: value.offset };
    if (isLast) return { list: value, missing: [] };
    parent = value;
  }
  return { parent, missing: [] };
}

interface Style {
  readonly eol: string;
  /** One step of indentation. */
  readonly unit: string;
}

const styleOf = (text: string): Style => ({
  eol: text.includes('\r\n') ? '\r\n' : '\n',
  unit: /^([ \t]+)["}/\]]/m.exec(text)?.[1] ?? '  ',
});

/** `"settings": { "key": [entry] }`, a line for each. */
function nested([key, ...rest]: SettingPath, entry: string, indent: string, style: Style): string {
  const inner = indent + style.unit;
  const [open, close] = rest.length > 0 ? ['{', '}'] : ['[', ']'];
  const value = rest.length > 0 ? nested(rest, entry, inner, style) : entry;
  return `${JSON.stringify(key)}: ${open}${style.eol}${inner}${value}${style.eol}${indent}${close}`;
}

function indentAt(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
}

/** Adds an element to a list, or a property to an object, after the last. */
function append(
  text: string,
  node: Node,
  write: (indent: string) => string,
  { eol, unit }: Style,
): TextEdit[] {
  const close = endOf(node) - 1;
  const last = node.children?.at(-1);
  const outer = indentAt(text, node.offset);
  if (!last) {
    // Comments may stand in it, and stay before what is added.
    const kept = text.slice(node.offset + 1, close).trimEnd().length;
    const from = node.offset + 1 + kept;
    return [{ from, to: close, text: `${eol}${outer}${unit}${write(outer + unit)}${eol}${outer}` }];
  }
  const end = endOf(last);
  if (!/[\r\n]/.test(text.slice(node.offset, last.offset)))
    return [{ from: end, to: end, text: `, ${write(outer)}` }];
  const indent = indentAt(text, last.offset);
  const comma = commaAfter(text, end);
  const lineEnd = endOfComments(text, comma === undefined ? end : comma + 1);
  const line = `${eol}${indent}${write(indent)}`;
  if (comma !== undefined) return [{ from: lineEnd, to: lineEnd, text: `${line},` }];
  if (lineEnd === end) return [{ from: end, to: end, text: `,${line}` }];
  return [
    { from: end, to: end, text: ',' },
    { from: lineEnd, to: lineEnd, text: line },
  ];
}

/** The comma after a value, with whatever comments between them. */
function commaAfter(text: string, end: number): number | undefined {
  const scanner = createScanner(text, true);
  scanner.setPosition(end);
  return (scanner.scan() as number) === tokens.comma ? scanner.getTokenOffset() : undefined;
}

/** Where the comments end that follow a place in its line. */
function endOfComments(text: string, at: number): number {
  const scanner = createScanner(text);
  scanner.setPosition(at);
  let end = at;
  for (;;) {
    const kind: number = scanner.scan();
    const isComment = kind === tokens.lineComment || kind === tokens.blockComment;
    if (!isComment && kind !== tokens.space) return end;
    if (isComment) end = scanner.getPosition();
  }
}

/** Takes an element and the comma after it out, with their line where nothing else stands in it. */
function removal(text: string, children: readonly Node[], index: number): TextEdit[] {
  const child = children[index];
  if (!child) return [];
  const [from, end] = [child.offset, endOf(child)];
  const comma = commaAfter(text, end);
  const edits: TextEdit[] = [];
  const isBeside = comma !== undefined && text.slice(end, comma).trim() === '';
  const to = isBeside ? comma + 1 : end;
  if (comma !== undefined && !isBeside) edits.push({ from: comma, to: comma + 1, text: '' });
  const lineStart = from - indentBefore(text, from).length;
  const rest = /^[ \t]*(\r\n|\n|\r)/.exec(text.slice(to));
  const startsLine = lineStart === 0 || /[\r\n]/.test(text[lineStart - 1] ?? '');
  if (startsLine && rest) edits.push({ from: lineStart, to: to + rest[0].length, text: '' });
  else {
    const spaces = startsLine || children[index + 1] ? (/^[ \t]*/.exec(text.slice(to))?.[0].length ?? 0) : 0;
    const before = children[index + 1] || startsLine ? from : lineStart;
    edits.push({ from: before, to: to + spaces, text: '' });
  }
  return edits;
}

const indentBefore = (text: string, offset: number): string =>
  /[ \t]*$/.exec(text.slice(Math.max(0, offset - 1000), offset))?.[0] ?? '';
