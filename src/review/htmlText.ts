/** HTML out of text that anybody may have written: what is not made by {@link html} is escaped. */

/** A piece of HTML that is safe to put into another. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = string | number | Html | undefined | readonly (string | number | Html | undefined)[];

/**
 * A template whose values are escaped, unless they are HTML themselves; lists are joined, and undefined is nothing. Values stand
 * in text or in quoted attributes.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  const text = parts.map((part, i) => (i === 0 ? part : written(values[i - 1]) + part));
  return new Html(text.join(''));
}

function written(value: Value): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(written).join('');
  return escapeHtml(String(value));
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes for text and for quoted attributes; control characters, which HTML does not allow, become spaces. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (one) => escapes[one] ?? '').replace(/[^\P{Cc}\n\t]/gu, ' ');

/** A table that scrolls by itself where the screen is narrower, by keyboard too. */
export const scrolling = (label: string, table: Html): Html =>
  html`<div class="scroll" role="region" aria-label="${label}, a table" tabindex="0">${table}</div>`;
