/** Something wrong in a file of a pack: where it is, what is wrong, and what to do. */
export interface Problem {
  /** Path of the file, as it was given to the reader. */
  readonly path: string;
  /** 1-based line; 1 where the whole file is meant. */
  readonly line: number;
  readonly message: string;
}

/** A problem of a team's pack, at its exact place where that is known, and with what would mend it where that is plain. */
export interface PackProblem extends Problem {
  /** An error costs what it stands in: a principle, an override, or a field of `pack.yml`. A warning costs nothing more. */
  readonly severity: 'error' | 'warning';
  /** 1-based column in UTF-16 units. */
  readonly column: number;
  /** Offsets in the file, end exclusive; the same where the whole file is meant. */
  readonly from: number;
  readonly to: number;
  readonly fix?: ProblemFix;
}

/** An edit: the text between two offsets is replaced. An empty span inserts, and an empty text removes. */
export interface ProblemFix {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** One line for a terminal or a build log: `path:line: message`. */
export function problemText(problem: Problem): string {
  return `${problem.path}:${problem.line}: ${problem.message}`;
}

/** 1-based line of an offset, and 1-based column in UTF-16 units. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const start = Math.max(before.lastIndexOf('\n'), -1) + 1;
  let line = 1;
  for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) line++;
  return { line, column: offset - start + 1 };
}
