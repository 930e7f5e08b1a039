/**
 * Text of a team's pack as data: nothing that it holds can be a tag, load a picture or lead anywhere but to the web and
 * to other principles. The rules look at characters, not at Markdown's grammar, so that they hold in every reader of it.
 */
import { parser } from '@lezer/markdown';

/** A place that was made harmless, and what is said of it. */
export interface Unsafe {
  /** Offsets in the text that was given, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly message: string;
  /** What is read instead. */
  readonly text: string;
}

/** Where links may lead. */
const allowedTarget = /^<?(?:https?:\/\/|mailto:|#|design-manual:\/?[a-z0-9-]|[a-z0-9-]+\.md(?:[#)>\s]|$))/;

interface Rule {
  readonly pattern: RegExp;
  /** What takes the place of a match; undefined where it is harmless. `code` says whether it stands in code. */
  readonly instead: (
    match: RegExpExecArray,
    place: { readonly code: boolean; readonly line: boolean },
  ) => { text: string; message?: string } | undefined;
}

/** How far around a mark a rule looks, in characters, so that time stays linear. */
const reach = 300;

/** Directions and joints that are not seen, and control characters. A joiner within an emoji is one of its parts. */
const unseen: Rule = {
  pattern:
    /(?<!\p{Extended_Pictographic}\uFE0F?)\u200D|[\u200B\u200C\u200E\u200F\u061C\u2028\u2029\u202A-\u202E\u2060-\u2069\uFEFF\u00AD\p{Cc}]/gu,
  instead: ([found]) =>
    /[\t\n\r]/.test(found)
      ? undefined
      : { text: '', message: `the character ${codePoint(found)} cannot be seen, and is taken out` },
};

const codePoint = (text: string): string =>
  `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const marks: readonly Rule[] = [
  {
    pattern: /<(?=[A-Za-z/!?])/g,
    instead: ({ input, index }, { code, line }) => {
      const rest = input.slice(index, index + reach);
      // An address in angle brackets is a link of its own.
      if (!line && (/^<https?:\/\/[^\s<>]*>/.test(rest) || /^<[\w.+-]+@[\w.-]+>/.test(rest)))
        return undefined;
      return code ? { text: '‹' } : { text: line ? '‹' : '&lt;', message: 'HTML is shown as text' };
    },
  },
  {
    pattern: /!+\[/g,
    instead: (_, { code }) => ({ text: '[', ...(code ? {} : { message: 'pictures are not shown' }) }),
  },
  {
    pattern: /\][(:]/g,
    instead: ({ 0: [, mark = ''], input, index }, { code, line }) => {
      const target = input.slice(index + 2, index + reach).trimStart();
      if (!line && (allowedTarget.test(target) || (mark === '(' && target.startsWith(')')))) return undefined;
      const before = input.slice(Math.max(0, index - reach), index);
      const isDefinition = /(?:^|\n)[\s>*+\-\d.)]*\[[^\]\n]*$/.test(before);
      const shown = /^[^\s)>]{0,40}/.exec(target)?.[0] ?? '';
      const message = line
        ? 'links do not belong here'
        : `a link to "${shown}" leads nowhere: only https:, http:, mailto: and design-manual: do`;
      return { text: `] ${mark}`, ...(!code && (mark === '(' || isDefinition) ? { message } : {}) };
    },
  },
];

/**
 * Makes a text harmless.
 * @param line the text is one line that is shown as it is, and not Markdown with links
 * @returns the text that is to be used, and every place that a person would miss something of, in order
 */
export function safeText(text: string, line = false): { text: string; unsafe: Unsafe[] } {
  // What cannot be seen goes first, as it could part what the others look for.
  const seen = applied(text, [unseen], line, () => false);
  if (!/<[A-Za-z/!?]|!\[|\][(:]/.test(seen.text)) return seen;
  const safe = applied(seen.text, marks, line, codeIn(seen.text));
  const moved = safe.unsafe.map((place) => {
    let shift = 0;
    for (const { from } of seen.unsafe) if (from <= place.from + shift) shift++;
    return { ...place, from: place.from + shift, to: place.to + shift };
  });
  return { text: safe.text, unsafe: [...seen.unsafe, ...moved].sort((a, b) => a.from - b.from) };
}

/** The characters of a text that cannot be seen. */
export const unseenIn = (text: string): Unsafe[] => applied(text, [unseen], true, () => false).unsafe;

function applied(
  text: string,
  rules: readonly Rule[],
  line: boolean,
  isCode: (offset: number) => boolean,
): { text: string; unsafe: Unsafe[] } {
  const found = rules
    .flatMap(({ pattern, instead }) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const change = instead(match, { code: isCode(match.index), line });
        return change ? [{ from: match.index, to: match.index + match[0].length, ...change }] : [];
      }),
    )
    .sort((a, b) => a.from - b.from);
  let result = '';
  let at = 0;
  for (const { from, to, text: instead } of found) {
    result += text.slice(at, from) + instead;
    at = to;
  }
  const unsafe = found.flatMap(({ message, ...place }) =>
    message === undefined ? [] : [{ ...place, message }],
  );
  return { text: result + text.slice(at), unsafe };
}

/** Whether an offset stands in code, where nothing is more than what it says. */
function codeIn(text: string): (offset: number) => boolean {
  const code = new Uint8Array(text.length);
  parser.parse(text).iterate({
    enter: ({ name, from, to }) => {
      if (!/^(?:InlineCode|CodeBlock|FencedCode)$/.test(name)) return true;
      code.fill(1, from, to);
      return false;
    },
  });
  return (offset) => code[offset] === 1;
}
