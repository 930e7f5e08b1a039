/** How benchmarks measure and print. */

/** Milliseconds of the processor that this process has used: what else the machine does is not counted. */
export function clock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** @param sorted numbers, the least first */
export const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? NaN;

export const median = (numbers: readonly number[]): number =>
  at(
    [...numbers].sort((a, b) => a - b),
    0.5,
  );

export const fixed = (value: number, digits = 1): string =>
  Number.isNaN(value) ? '–' : value.toFixed(digits);

/** Prints a row of a Markdown table. */
export function row(...cells: readonly string[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}

/** Prints the head of a Markdown table. */
export function head(...cells: readonly string[]): void {
  console.log('');
  row(...cells);
  row(...cells.map(() => '---'));
}

/** What was measured, beside what is required of it. */
export function required(name: string, measured: number, bound: 'at most' | 'at least', limit: number): void {
  const met = bound === 'at most' ? measured <= limit : measured >= limit;
  row(name, fixed(measured, 2), `${bound} ${fixed(limit, 3).replace(/\.?0+$/, '')}`, met ? 'met' : 'not met');
}
