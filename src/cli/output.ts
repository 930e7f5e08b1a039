/** How the command line writes: JSON for scripts, and text with restrained colour for people. */
import type { Relation } from '../guidance/vocabulary.ts';

export type Format = 'text' | 'json';
/** Those of `check`. */
export const checkFormats = ['text', 'json', 'sarif', 'github', 'junit'] as const;
export type CheckFormat = (typeof checkFormats)[number];

/** SGR codes: on and off. */
const styles = {
  bold: [1, 22],
  underline: [4, 24],
  conflict: [33, 39],
  support: [32, 39],
  topic: [36, 39],
  gap: [35, 39],
  problem: [31, 39],
} as const satisfies Record<Relation | 'bold' | 'underline' | 'gap' | 'problem', readonly [number, number]>;

/** Gives a text a style, or gives it back as it is where there are no colours. */
export type Paint = (style: keyof typeof styles, text: string) => string;

export const painter = (coloured: boolean): Paint =>
  coloured
    ? (style, text) => `\u001b[${styles[style][0]}m${text}\u001b[${styles[style][1]}m`
    : (_style, text) => text;

/** Colours on a terminal only, and never where NO_COLOR is set to anything (no-color.org). */
export const wantsColour = (
  stream: { isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean => stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';

/** For standard output as it is now. */
export const paint: Paint = painter(wantsColour(process.stdout, process.env));

/** Text of a document or a path, without the control characters that could take over a terminal. */
export const plain = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');

/** Writes to standard output, with a newline at the end. The process must end by itself for all of it to arrive. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

export const printJson = (value: unknown): void => {
  print(JSON.stringify(value, null, 2));
};

/** Says on standard error what is wrong. */
export function complain(text: string): void {
  process.stderr.write(`design-manual: ${plain(text)}\n`);
}

/** Rows as columns, each as wide as its widest cell; the last is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  return rows
    .map((row) => row.map((cell, i) => (i < row.length - 1 ? cell.padEnd(widths[i] ?? 0) : cell)).join('  '))
    .join('\n');
}

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
