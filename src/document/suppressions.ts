/**
 * Suppressions: comments in a document that silence one principle, and say why.
 * `<!-- design-manual-ignore cloud-first: the law names this data centre -->` silences the next block;
 * `design-manual-ignore-file` the whole document. Without a reason a comment silences nothing.
 */
import type { Block, Span } from './document.ts';

export interface Suppression extends Span {
  readonly principle: string;
  readonly reason: string;
  /** Index of the block that it silences; absent for the whole document. */
  readonly block?: number;
}

const comment = /^<!--\s*design-manual-ignore(-file)?\s+([a-z0-9-]+)\s*:\s*(\S[\s\S]*?)\s*-->\s*$/;

/** Reads the suppressions among the comments of a document. */
export function readSuppressions(
  text: string,
  comments: readonly Span[],
  blocks: readonly Block[],
): Suppression[] {
  return comments.flatMap(({ from, to }) => {
    const [, wholeFile, principle, reason] = comment.exec(text.slice(from, to)) ?? [];
    if (principle === undefined || reason === undefined) return [];
    if (wholeFile) return [{ from, to, principle, reason }];
    const block = blocks.findIndex((candidate) => candidate.to > from);
    return block < 0 ? [] : [{ from, to, principle, reason, block }];
  });
}
