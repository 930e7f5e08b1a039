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

declare module '*/tools/host-setup.mjs' {
  export function setUpHost(): Promise<void>;
}
/** As far as the benchmark of the host uses it. */
declare module '*/tools/host.mjs' {
  export interface Page {
    goto(url: string): Promise<unknown>;
    locator(selector: string): {
      first(): { waitFor(options: { timeout: number }): Promise<void>; click(): Promise<void> };
    };
    waitForTimeout(ms: number): Promise<void>;
    bringToFront(): Promise<void>;
    evaluate<T>(run: () => T): Promise<T>;
    close(): Promise<void>;
    readonly keyboard: {
      press(key: string): Promise<void>;
      type(text: string, options: { delay: number }): Promise<void>;
    };
  }
  export interface Browser {
    newPage(options: { viewport: { width: number; height: number } }): Promise<Page>;
    close(): Promise<void>;
  }
  export interface Server {
    remote(file: string): string;
    url(options: { folder: string; payload: readonly (readonly string[])[] }): string;
    close(): Promise<void>;
  }
  export function startServer(options: { driver?: boolean; dir?: string }): Promise<Server>;
  export function launchBrowser(): Promise<Browser>;
  export function runInWindow(
    browser: Browser,
    url: string,
    options: { timeout: number; onTest: (test: unknown) => void },
  ): Promise<{ tests: unknown[] }>;
}
