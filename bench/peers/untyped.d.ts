/** Peers that come without types; only what is used of them. */
declare module 'commonmark' {
  export class Parser {
    parse(text: string): unknown;
  }
}
declare module 'markdown-it' {
  export default class MarkdownIt {
    parse(text: string, env: object): unknown;
  }
}
declare module 'write-good' {
  export default function writeGood(text: string): unknown[];
}
