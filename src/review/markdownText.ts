/** Text of documents inside Markdown that we write: it is shown as it is, and marks nothing up. */
import type { Quote } from './quote.ts';

/** One line of text, with every character escaped that Markdown or the HTML in it could take for its own. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|~#!&@]/g, '\\$&')
    // A number or a dash would start a list; two letters and a colon an address that some renderers link.
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^([-+=])/, '\\$1')
    .replace(/:\/\//g, '\\://')
    .replace(/\bwww\./gi, 'www\\.');

/** A quotation with its words in bold. */
export function quoteMarkdown({ before, words, after }: Quote): string {
  const lead = before === '' ? '' : escapeMarkdown(before) + (/\s$/.test(before) ? ' ' : '');
  const tail = after === '' ? '' : (/^\s/.test(after) ? ' ' : '') + escapeMarkdown(after);
  return `“${lead}**${escapeMarkdown(words)}**${tail}”`;
}

/** A table; cells are Markdown in one line. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('');

/** A link; what would end its address is encoded. */
export const markdownLink = (text: string, address: string): string =>
  `[${text}](${address.replace(/[()<>\\\s]/g, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)})`;
