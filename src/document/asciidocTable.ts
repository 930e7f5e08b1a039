/** Tables of AsciiDoc to rows: cells stand after separators, and a row is full when all columns are. */
import type { Span } from './document.ts';
import { isBlank, type Line } from './format.ts';

export interface AsciidocTable {
  /** The attribute `cols`: how wide each column is; with it, cells need not stand in the lines of their rows. */
  readonly cols?: string;
  readonly separator?: string;
  /** `csv`, `tsv` or `dsv`; otherwise cells stand after separators. */
  readonly format?: string;
  /** The first character of the table's delimiter. */
  readonly mark?: string;
}

interface Cell {
  /** Its text, line by line. */
  readonly parts: Span[];
  readonly width: number;
  readonly height: number;
  readonly judged: boolean;
}

/** Columns, span and style of a cell, as they stand before its separator. */
const specification = /(?:^|\s)(?:(\d{1,3})?(?:\.(\d{1,2}))?[*+])?[<^>]?(?:\.[<^>])?([adehlmsv]?)$/;

/**
 * The rows of a table, each as its judged cells, in order.
 * @param lines those between the delimiters
 */
export function tableRows(
  lines: readonly Line[],
  { cols, separator, format, mark = '|' }: AsciidocTable,
): Span[][] {
  const told = lines.filter((line) => !line.text.startsWith('//'));
  if (format !== undefined || mark === ',' || mark === ':') return told.map((line) => [line]);
  const { cells, firstLine } = cellsOf(told, separator ?? mark);
  const columns = cols === undefined ? firstLine : columnCount(cols);
  /** How many columns of rows to come are taken by cells that reach down into them. */
  const taken: number[] = [];
  const rows: Span[][] = [];
  let row: Span[] = [];
  let filled = 0;
  for (const cell of cells) {
    while (filled >= columns && taken.length > 0) filled = taken.shift() ?? 0;
    if (cell.judged) row.push(...cell.parts);
    filled += cell.width;
    for (let below = 0; below < cell.height - 1; below++) taken[below] = (taken[below] ?? 0) + cell.width;
    if (filled < columns) continue;
    rows.push(row);
    row = [];
    filled = taken.shift() ?? 0;
  }
  return [...rows, row];
}

function columnCount(cols: string): number {
  const count = cols
    .split(/[,;]/)
    .reduce((sum, column) => sum + Math.min(Number(/^\s*(\d{1,4})\*/.exec(column)?.[1] ?? 1), 1000), 0);
  return Math.max(count, 1);
}

/** The cells in order, and how many columns those of the first line take. */
function cellsOf(lines: readonly Line[], separator: string): { cells: Cell[]; firstLine: number } {
  const cells: Cell[] = [];
  let firstLine = 0;
  for (const line of lines) {
    if (isBlank(line)) continue;
    let previous = 0;
    const starts: { at: number; from: number; spec: RegExpExecArray | null }[] = [];
    for (let at = line.text.indexOf(separator); at >= 0; at = line.text.indexOf(separator, at + 1)) {
      if (line.text[at - 1] === '\\') continue;
      const spec = specification.exec(line.text.slice(Math.max(previous, at - 12), at));
      const written = spec && spec[0].trim().length > 0 ? spec[0].trimStart().length : 0;
      starts.push({ at, from: at - written, spec });
      previous = at + 1;
    }
    const carried = cells.at(-1);
    const end = starts[0]?.from ?? line.text.length;
    // Text before the first separator belongs to the cell above.
    if (end > 0) carried?.parts.push({ from: line.from, to: line.from + end });
    starts.forEach(({ at, spec }, n) => {
      const to = starts[n + 1]?.from ?? line.text.length;
      const [, width, height, style] = spec ?? [];
      cells.push({
        parts: [{ from: line.from + at + separator.length, to: line.from + to }],
        width: Number(width ?? 1) || 1,
        height: Number(height ?? 1) || 1,
        judged: style !== 'l' && style !== 'm',
      });
    });
    if (firstLine === 0) firstLine = cells.reduce((sum, { width }) => sum + width, 0);
  }
  return { cells, firstLine };
}
