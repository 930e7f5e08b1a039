/** A page of guidance as text for a terminal: the little Markdown that principles are written in, without its marks. */
import type { Paint } from './output.ts';

/** Longer lines are hard to read, however wide the window. */
const widest = 100;

/**
 * Renders a page.
 * @param columns of the terminal, where it is known
 */
export function pageText(markdown: string, paint: Paint, columns: number = widest): string {
  const width = Math.max(20, Math.min(columns, widest));
  return markdown
    .replace(/^(#+ .*)$/gm, '\n$1\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .split('\n')
    .map((line) => lineText(line, paint, width))
    .join('\n');
}

function lineText(line: string, paint: Paint, width: number): string {
  const [, hashes, heading] = /^(#+) +(.*)$/.exec(line) ?? [];
  if (heading !== undefined) {
    const text = paint('bold', unlinked(heading));
    return hashes === '#' ? paint('underline', text) : text;
  }
  const text = unlinked(line);
  const hanging = /^\s*(?:(?:[-*]|\d+[.)])\s+|>\s*)?/.exec(text)?.[0].length ?? 0;
  // Bold is wrapped with its marks and painted after, so that escape codes take no room.
  return wrap(text, width, ' '.repeat(hanging)).replace(/\*\*(.+?)\*\*/gs, (_, bold: string) =>
    paint('bold', bold),
  );
}

/** `[title](address)` as `title (address)`; a principle's address as its id, which `show` takes. */
const unlinked = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\(design-manual:\/([^)]*)\.md\)/g, '$1 ($2)')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)');

/** Breaks a line at spaces; lines after the first are indented. */
function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width);
    const at = space > indent.length ? space : rest.indexOf(' ', Math.max(width, indent.length + 1));
    if (at < 0) break;
    lines.push(rest.slice(0, at).trimEnd());
    rest = indent + rest.slice(at + 1);
  }
  return [...lines, rest].join('\n');
}
