/** Grid and simple tables of reStructuredText to rows of cells. */
import type { Span } from './document.ts';
import { isBlank, type Line } from './format.ts';

export const gridTop = /^\+(?:-+\+)+$/;
export const simpleRule = /^=+(?: +=+)+$/;

/**
 * The rows of a grid table, each as the parts of its lines that stand in cells, in order.
 * A row ends at a rule: a line that has one in any column, since a cell that reaches over it belongs to the row above.
 */
export function gridRows(lines: readonly Line[]): Span[][] {
  const rows: Span[][] = [];
  let row: Span[] = [];
  for (const { from, text } of lines) {
    if (/\+[-=]+\+/.test(text)) {
      rows.push(row);
      row = [];
    }
    for (const { index, 0: found } of text.matchAll(/[^|]+/g)) {
      for (const cell of found.matchAll(/(?:[^+]|\+(?![-=]))+/g)) {
        if (!/^[-=+\s]*$/.test(cell[0]))
          row.push({ from: from + index + cell.index, to: from + index + cell.index + cell[0].length });
      }
    }
  }
  return [...rows, row].filter(({ length }) => length > 0);
}

/**
 * The rows of a simple table: a line with text in its first column starts one.
 * @param indent the column where the table starts
 */
export function simpleRows(lines: readonly Line[], indent: number): Span[][] {
  const [rule] = lines;
  const columns = [...(rule?.text.matchAll(/=+/g) ?? [])].map(({ index }) => index);
  const rows: Span[][] = [];
  for (const line of lines) {
    if (isBlank(line) || /^[=\- ]+$/.test(line.text)) continue;
    const starts: number[] = [];
    for (const at of columns) {
      if (at >= line.text.length) break;
      if (at === indent || line.text[at - 1] === ' ') starts.push(at);
    }
    const parts = starts.map((at, n) => ({
      from: Math.min(line.from + at, line.to),
      to: Math.min(line.from + (starts[n + 1] ?? line.text.length), line.to),
    }));
    const last = rows.at(-1);
    const continues = last !== undefined && line.text.slice(indent, columns[1]).trim() === '';
    if (continues) last.push(...parts);
    else rows.push(parts);
  }
  return rows;
}
