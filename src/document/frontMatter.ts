/**
 * The YAML front matter of a document that is judged: where it ends, its plain top-level fields, and its own settings
 * under `design-manual`. The library for YAML would add 30 KB to an extension of 41 KB (compressed), and take other
 * than linear time on some texts, so only this shape is read: see `yamlValue`.
 */
import type { Span } from './document.ts';
import { isBlank, type Line, linesOf } from './format.ts';
import { type YamlNode, yamlValue } from './yamlValue.ts';

export interface DocumentFrontMatter {
  /** Top-level scalar fields, keys in lower case. */
  readonly fields: ReadonlyMap<string, string>;
  /** The value of `design-manual`, where there is one. */
  readonly settings?: YamlNode;
  /** Offset of the first character after it; 0 where there is none. */
  readonly end: number;
}

const field = /^([A-Za-z][\w-]*):(?:[ \t]+(.*))?$/;

/** Reads front matter between `---` lines at the very start. A fence that is never closed is not front matter. */
export function readFrontMatter(text: string): DocumentFrontMatter {
  const start = /^\uFEFF?---[ \t]*(?=[\r\n])/.exec(text)?.[0].length;
  const close = start === undefined ? undefined : closedAt(text, start);
  const fields = new Map<string, string>();
  if (start === undefined || !close) return { fields, end: 0 };
  const lines = linesOf(text.slice(0, close.from)).slice(1);
  let settings: YamlNode | undefined;
  lines.forEach((line, i) => {
    const [, key, value] = field.exec(line.text) ?? [];
    if (key === undefined) return;
    if (key === 'design-manual')
      settings = yamlValue(text, line, line.text.indexOf(':') + 1, nested(lines, i + 1));
    const plain = value === undefined ? '' : scalar(value);
    if (plain) fields.set(key.toLowerCase(), plain);
  });
  return { fields, end: close.to, ...(settings ? { settings } : {}) };
}

/** The line that closes front matter, from the end of the line before it to the start of the line after it. */
function closedAt(text: string, from: number): Span | undefined {
  const close = /(?:\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/g;
  close.lastIndex = from;
  const found = close.exec(text);
  return found ? { from: found.index, to: close.lastIndex } : undefined;
}

/** The lines that belong to the field above them: indented, blank, or items of its list. */
function nested(lines: readonly Line[], from: number): Line[] {
  const end = lines.findIndex(
    (line, at) => at >= from && !isBlank(line) && line.indent === 0 && !/^(?:- |-$|#)/.test(line.text),
  );
  return lines.slice(from, end < 0 ? lines.length : end);
}

const scalar = (value: string): string => {
  const trimmed = value.trim();
  const quoted = /^"([^"]*)"|^'([^']*)'/.exec(trimmed);
  return quoted ? (quoted[1] ?? quoted[2] ?? '') : trimmed.replace(/(?:^|[ \t])#.*$/, '').trim();
};
