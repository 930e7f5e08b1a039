/** Where in YAML somebody is writing: the path of keys around a place, however unfinished the text is. */

export interface YamlPlace {
  /** Keys, and 0 for an item of a list, down to the value that is being written; of a key, those around it. */
  readonly path: readonly (string | 0)[];
  /** A word that stands alone may become a key or be a value. */
  readonly wanted: 'key' | 'value' | 'either';
  /** Offsets of the word at the place. */
  readonly from: number;
  readonly to: number;
  /** The other keys beside it. */
  readonly siblings: readonly string[];
}

/** A line as YAML's layout sees it. */
interface Row {
  /** Columns of the dashes that it starts with. */
  readonly dashes: readonly number[];
  /** Where its content starts. */
  readonly column: number;
  readonly key: string | undefined;
}

const keyPattern = /^("[^"]*"|'[^']*'|[\w.-]+)[ \t]*:(?=[ \t]|$)/;

function rowOf(line: string): Row | undefined {
  const [lead = ''] = /^[ ]*(?:-[ ]+)*(?:-$)?/.exec(line) ?? [];
  const content = line.slice(lead.length);
  if (lead.trim() === '' && (content === '' || content.startsWith('#'))) return undefined;
  const dashes = [...lead.matchAll(/-/g)].map(({ index }) => index);
  return { dashes, column: lead.length, key: keyPattern.exec(content)?.[1]?.replace(/^["']|["']$/g, '') };
}

/**
 * Finds the place of an offset in block YAML, and in lists and maps in brackets within one line.
 * @param source YAML, however broken
 */
export function yamlPlaceAt(source: string, offset: number): YamlPlace {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const lines = source.split('\n').map((line) => line.replace(/\r$/, ''));
  const at = source.slice(0, start).split('\n').length - 1;
  const line = lines[at] ?? '';
  const before = line.slice(0, offset - start);
  const rows = lines.map(rowOf);
  const lead = /^[ ]*(?:-(?:[ ]+|$))*/.exec(before)?.[0] ?? '';
  const row: Row = rows[at] ?? { dashes: [], column: lead.length, key: undefined };
  const outer = parents(rows, at, row);
  const rest = before.slice(row.column);
  const key = keyPattern.exec(rest);
  const word = wordAround(line, offset - start);
  const place = { from: start + word.from, to: start + word.to };
  if (!key)
    return {
      ...place,
      path: outer,
      wanted: row.dashes.length > 0 && row.key === undefined ? 'either' : 'key',
      siblings: siblingsOf(rows, at, row),
    };
  const name = row.key ?? '';
  return { ...place, ...inBrackets(rest.slice(key[0].length), [...outer, name]) };
}

/** The value of a key so far: a plain one, or what is open in it of lists and maps in brackets. */
function inBrackets(
  value: string,
  path: readonly (string | 0)[],
): Pick<YamlPlace, 'path' | 'wanted' | 'siblings'> {
  let open: { path: (string | 0)[]; isMap: boolean; siblings: string[] }[] = [];
  let here = [...path];
  let text = '';
  for (const char of value) {
    const top = open.at(-1);
    if (char === '[' || char === '{') {
      open = [...open, { path: here, isMap: char === '{', siblings: [] }];
      here = char === '[' ? [...here, 0] : here;
      text = '';
    } else if (char === ']' || char === '}') {
      here = top?.path ?? here;
      open = open.slice(0, -1);
      text = '';
    } else if (char === ',' && top) {
      here = top.isMap ? top.path : [...top.path, 0];
      text = '';
    } else if (char === ':' && top?.isMap) {
      top.siblings.push(text.trim());
      here = [...top.path, text.trim()];
      text = '';
    } else text += char;
  }
  const top = open.at(-1);
  const isKey = top?.isMap === true && here === top.path;
  return { path: here, wanted: isKey ? 'key' : 'value', siblings: isKey ? top.siblings : [] };
}

/** The keys and lists around the content of a line, from the top. */
function parents(rows: readonly (Row | undefined)[], at: number, row: Row): (string | 0)[] {
  const path: (string | 0)[] = [];
  let line = at;
  let { column } = row;
  let dashes = [...row.dashes];
  for (;;) {
    const dash = dashes.pop();
    if (dash !== undefined) {
      path.unshift(0);
      column = dash;
      if (dashes.length > 0) continue;
      // The dashes of a list may stand under the first letter of its key.
      const owner = above(rows, line, (other) => other.key !== undefined && other.column <= dash);
      if (owner === undefined) return path;
      line = owner;
    } else {
      const owner = above(
        rows,
        line,
        (other) => other.column < column || (other.column === column && other.dashes.length > 0),
      );
      if (owner === undefined) return path;
      line = owner;
      const found = rows[owner];
      if (found?.column === column) {
        dashes = [...found.dashes];
        continue;
      }
    }
    const owner = rows[line];
    if (!owner) return path;
    if (owner.key !== undefined) path.unshift(owner.key);
    column = owner.column;
    dashes = [...owner.dashes];
  }
}

function above(
  rows: readonly (Row | undefined)[],
  from: number,
  fits: (row: Row) => boolean,
): number | undefined {
  for (let at = from - 1; at >= 0; at--) {
    const row = rows[at];
    if (row && fits(row)) return at;
  }
  return undefined;
}

/** The keys that stand in the same map as a line's content. */
function siblingsOf(rows: readonly (Row | undefined)[], at: number, { column, dashes }: Row): string[] {
  const keys: string[] = [];
  for (const step of [-1, 1]) {
    if (step < 0 && dashes.length > 0) continue;
    for (let i = at + step; i >= 0 && i < rows.length; i += step) {
      const row = rows[i];
      if (!row || row.column > column) continue;
      if (row.column < column || (step > 0 && row.dashes.length > 0)) break;
      if (row.key !== undefined) keys.push(row.key);
      if (row.dashes.length > 0) break;
    }
  }
  return keys;
}

function wordAround(line: string, at: number): { from: number; to: number } {
  const isWord = (char: string | undefined): boolean => char !== undefined && /[\w.-]/.test(char);
  let [from, to] = [at, at];
  while (from > 0 && isWord(line[from - 1])) from--;
  while (isWord(line[to])) to++;
  // A dash before a space is that of a list.
  return line.slice(from, to) === '-' ? { from: at, to: at } : { from, to };
}
