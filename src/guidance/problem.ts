/** Something wrong in a file of a pack: where it is, what is wrong, and what to do. */
export interface Problem {
  /** Path of the file, as it was given to the reader. */
  readonly path: string;
  /** 1-based line; 1 where the whole file is meant. */
  readonly line: number;
  readonly message: string;
}

/** One line for a terminal or a build log: `path:line: message`. */
export function problemText(problem: Problem): string {
  return `${problem.path}:${problem.line}: ${problem.message}`;
}
