/** The YAML front matter of a document that is judged: only where it ends, and its plain top-level fields. */

export interface DocumentFrontMatter {
  readonly fields: ReadonlyMap<string, string>;
  /** Offset of the first character after it; 0 where there is none. */
  readonly end: number;
}

const field = /^([A-Za-z][\w-]*):[ \t]+(.*?)[ \t]*$/;

/** Reads front matter between `---` lines at the very start. A fence that is never closed is not front matter. */
export function readFrontMatter(text: string): DocumentFrontMatter {
  const open = /^\uFEFF?---[ \t]*\r?\n/.exec(text)?.[0];
  const fields = new Map<string, string>();
  if (open === undefined) return { fields, end: 0 };
  let offset = open.length;
  while (offset < text.length) {
    const newline = text.indexOf('\n', offset);
    const end = newline < 0 ? text.length : newline + 1;
    const line = text.slice(offset, end).replace(/\r?\n$/, '');
    if (/^(---|\.\.\.)[ \t]*$/.test(line)) return { fields, end };
    const [, key, value] = field.exec(line) ?? [];
    if (key !== undefined && value) fields.set(key.toLowerCase(), value.replace(/^(['"])(.*)\1$/, '$2'));
    offset = end;
  }
  return { fields: new Map(), end: 0 };
}
