/**
 * Data that people write in YAML, by itself or between `---` lines above Markdown, with the place of every value. Only
 * data: there is no other language than YAML, no tags, and few aliases.
 */
import { type Document, isMap, isPair, isScalar, isSeq, type Node, parseDocument, visit } from 'yaml';

/** Offsets in the file, end exclusive. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
}

export interface YamlProblem extends TextSpan {
  readonly message: string;
}

/** The data of a file, and where each value of it stands. */
export interface PlacedData {
  readonly data: unknown;
  /** The value at a path of keys and indices; the nearest value above it, where it is absent. */
  spanOf(path: readonly PropertyKey[]): TextSpan;
  /** The key of the last field of a path; as {@link PlacedData.spanOf} where there is none. */
  keySpanOf(path: readonly PropertyKey[]): TextSpan;
  /** Plain values that are cut off by a ` #`, which starts a comment. */
  readonly cutOff: readonly TextSpan[];
}

/** Aliases can make a small file expand without end; front matter has no need of more than a few. */
const mostAliases = 20;

/**
 * Reads YAML. Never throws.
 * @param offset where the source stands in its file
 */
export function readYaml(source: string, offset = 0): { read?: PlacedData; problems: YamlProblem[] } {
  const whole = { from: offset, to: offset + source.length };
  const { stackTraceLimit } = Error;
  try {
    // The parser makes an error for each bracket that is not closed, at the bottom of as many calls: with their stacks, a line of
    // brackets takes the square of its length.
    Error.stackTraceLimit = 0;
    const document = parseDocument(source, { uniqueKeys: true, logLevel: 'error' });
    const problems = [...document.errors, ...document.warnings].map(({ message, pos: [from, to] }) => ({
      message: firstSentence(message),
      from: offset + Math.min(from, source.length),
      to: offset + Math.min(Math.max(to, from), source.length),
    }));
    if (problems.length > 0) return { problems };
    const data: unknown = document.toJS({ maxAliasCount: mostAliases });
    return { read: placed(document, data, offset), problems: [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const isDeep = error instanceof RangeError;
    return {
      problems: [{ message: isDeep ? 'it is nested too deeply' : firstSentence(message), ...whole }],
    };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The parser's message without its own line number and excerpt. */
const firstSentence = (message: string): string =>
  (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');

function placed(document: Document, data: unknown, offset: number): PlacedData {
  const cutOff: TextSpan[] = [];
  visit(document, {
    Scalar(_, node) {
      if (node.comment != null && node.range) cutOff.push(spanIn(node, offset, { from: offset, to: offset }));
    },
  });
  const find = (path: readonly PropertyKey[]): { key: TextSpan; value: TextSpan } => {
    let node: unknown = document.contents;
    let value = spanIn(node, offset, { from: offset, to: offset });
    let key = value;
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find(
          (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === step,
        );
        if (!pair) break;
        key = spanIn(pair.key, offset, value);
        value = spanIn(pair.value, offset, key);
        node = pair.value;
      } else if (isSeq(node)) {
        const item: unknown = node.items[Number(step)];
        if (item === undefined) break;
        value = spanIn(item, offset, value);
        key = value;
        node = item;
      } else break;
    }
    return { key, value };
  };
  return { data, spanOf: (path) => find(path).value, keySpanOf: (path) => find(path).key, cutOff };
}

/** A node's own text; a value that is not written has no place of its own. */
function spanIn(node: unknown, offset: number, fallback: TextSpan): TextSpan {
  const range = (node as Node | null | undefined)?.range;
  return range && range[1] > range[0] ? { from: offset + range[0], to: offset + range[1] } : fallback;
}

/** A file's front matter and the Markdown below it. */
export interface FrontMatterText {
  /** YAML between the fences. */
  readonly source: string;
  /** Where the source starts in the file. */
  readonly from: number;
  readonly body: string;
  /** Where the body starts in the file. */
  readonly bodyFrom: number;
}

/** Parts a file at its fences; undefined where it does not start with front matter, or does not close it. */
export function splitFrontMatter(text: string): FrontMatterText | undefined {
  const from = /^\uFEFF?---[ \t]*\r?\n/.exec(text)?.[0].length;
  if (from === undefined) return undefined;
  const close = /^---[ \t]*(?:\r?\n|$)/gm;
  close.lastIndex = from;
  const found = close.exec(text);
  if (!found) return undefined;
  const bodyFrom = found.index + found[0].length;
  return { source: text.slice(from, found.index), from, body: text.slice(bodyFrom), bodyFrom };
}
