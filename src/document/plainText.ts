/** Plain text to blocks: what people mean by blank lines, numbers, capitals and underlines. */
import type { Span } from './document.ts';
import { blockOf, isBlank, type Line, linesOf, type Reading, restOf } from './format.ts';

/** Addresses. */
const unjudged = /(?:https?|ftp|file|mailto):[^\s<>]+/g;

const suppression = /^\[design-manual-ignore[^\]]*\]$/;
const titleField = /^(?:title|subject):[ \t]*(?=\S)/i;
const numbered = /^(\d{1,3}(?:\.\d{1,3}){0,5})\.?[ \t]+(?=\S)/;
const item =
  /^(?:[-*•‣–o·][ \t]+|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,6})\)[ \t]+|(?:\d{1,3}|[a-z]|[ivx]{1,6})\.[ \t]+)(?=\S)/;
const quoteMark = /^(?:>[ \t]?)+/;
const underline = /^(?:={3,}|-{3,}|~{3,}|\*{3,}|\^{3,}|_{3,})$/;
/** "4 Payment ........ 12" */
const contentsLine = /(?:\.{4}|(?:\. ){4}|_{4}|…{2})[ \t]*\d{1,4}$/;
/** A heading is no longer than this, in characters. */
const longest = 90;
/** Levels: a title, then capitals, then numbers by their depth. Underlines by their character. */
const titleLevel = 1;
const capitalsLevel = 2;
const underlineLevels: Readonly<Record<string, number>> = { '=': 1, '*': 1, '-': 2, _: 2, '~': 3, '^': 4 };

/** Reads plain text. Any text is valid. */
export function readPlainText(text: string): Reading {
  const lines = linesOf(text);
  const reading: Reading = { blocks: [], comments: [], fields: [] };
  /** Where each numbered line stands among those that are not blank, to tell headings from lists. */
  const told = lines.flatMap((line, at) => (isBlank(line) ? [] : [at]));
  const placeOf = new Map(told.map((at, place) => [at, place]));
  const lineAt = (at: number): Line | undefined => lines[at];
  const isEmptyAt = (at: number): boolean => {
    const line = lines[at];
    return !line || isBlank(line);
  };
  const wordsOf = (at: number | undefined): string =>
    at === undefined ? '' : (lines[at]?.text.trim() ?? '');
  let i = 0;

  const add = (type: 'paragraph' | 'listItem', parts: readonly Span[], quoted = false): void => {
    reading.blocks.push(...blockOf(text, type, parts, unjudged, { quoted }));
  };

  /** The level of the heading that line `i` is, or undefined. */
  const headingLevel = (line: Line): number | undefined => {
    const words = line.text.trim();
    if (words.length > longest || quoteMark.test(words)) return undefined;
    const below = wordsOf(i + 1);
    const number = numbered.exec(words)?.[1];
    const depth = number === undefined ? 0 : number.split('.').length;
    if (underline.test(below) && below.length * 2 > words.length && /[\p{L}\p{N}]/u.test(words)) {
      return depth > 0 ? capitalsLevel + depth : underlineLevels[below.charAt(0)];
    }
    if (/[.,;!?]$/.test(words)) return undefined;
    if (depth > 0) return isNumberedHeading(words, below, depth) ? capitalsLevel + depth : undefined;
    return isCapitals(words) && !isCapitals(below) && !item.test(words) ? capitalsLevel : undefined;
  };

  /** "3.2 Term", unless its neighbours are numbered alike: then it is an item of a list, or a line of contents. */
  const isNumberedHeading = (words: string, below: string, depth: number): boolean => {
    const place = placeOf.get(i) ?? 0;
    const isAlike = (other: string): boolean => numbered.exec(other)?.[1]?.split('.').length === depth;
    if (isAlike(wordsOf(told[place - 1])) || isAlike(wordsOf(told[place + 1]))) return false;
    const named = words.replace(numbered, '');
    if (!/^["“‘(]?[\p{Lu}\p{N}]/u.test(named) || named.split(/\s+/).length > 10) return false;
    // A sentence that goes on below is a clause.
    return below === '' || /^["“‘(]?[\p{Lu}\p{N}]/u.test(below) || item.test(below);
  };

  const readHeading = (line: Line, level: number, skipped = 0): void => {
    const isUnderlined = underline.test(wordsOf(i + 1));
    const span = { from: line.from + line.indent + skipped, to: line.to };
    const place = { from: line.from, to: (isUnderlined ? lineAt(i + 1)?.to : undefined) ?? line.to };
    reading.blocks.push(...blockOf(text, 'heading', [span], unjudged, { level, place }));
    i += isUnderlined ? 2 : 1;
  };

  /** The lines of a paragraph or item from line `i` on. */
  const readText = (line: Line, column: number, type: 'paragraph' | 'listItem'): void => {
    const quoted = quoteMark.test(line.text.trimStart());
    const parts = [restOf(line, column)];
    for (i++; !isEmptyAt(i); i++) {
      const next = lineAt(i);
      const words = wordsOf(i);
      if (!next || suppression.test(words) || item.test(words) || contentsLine.test(words)) break;
      if (quoteMark.test(words) !== quoted) break;
      if (underline.test(wordsOf(i + 1)) || (numbered.test(words) && headingLevel(next) !== undefined)) break;
      parts.push(restOf(next, quoted ? next.indent + (quoteMark.exec(words)?.[0].length ?? 0) : next.indent));
    }
    add(type, parts, quoted);
  };

  while (i < lines.length) {
    const line = lineAt(i);
    const words = wordsOf(i);
    if (!line || words === '') {
      i++;
      continue;
    }
    if (suppression.test(words)) {
      const from = line.from + line.indent;
      const to = from + words.length;
      reading.comments.push({ from, to, body: { from: from + 1, to: to - 1 } });
      i++;
      continue;
    }
    if (contentsLine.test(words) || !/[\p{L}\p{N}]/u.test(words)) {
      i++;
      continue;
    }
    const titled = i === told[0] ? titleField.exec(words)?.[0] : undefined;
    const level = titled === undefined ? headingLevel(line) : titleLevel;
    if (level !== undefined) readHeading(line, level, titled?.length ?? 0);
    else {
      const marker = item.exec(words)?.[0] ?? quoteMark.exec(words)?.[0] ?? '';
      readText(line, line.indent + marker.length, item.test(words) ? 'listItem' : 'paragraph');
    }
  }
  return reading;
}

/** Capitals and no small letter, in at least one word that is no abbreviation of two letters. */
const isCapitals = (words: string): boolean => /\p{Lu}{3}/u.test(words) && !/\p{Ll}/u.test(words);
