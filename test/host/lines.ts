import { version } from 'vscode';

/** A mocha reporter that prints a line of JSON for each test, marked so that it is found among the workbench's own. */
interface Ran {
  fullTitle(): string;
  duration?: number;
}

// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- mocha wants a reporter to be a class
export class Lines {
  constructor(runner: { on(event: string, listener: (test: Ran, error?: Error) => void): unknown }) {
    const say = (line: object): void => {
      console.log(`@@test ${JSON.stringify(line)}`);
    };
    runner.on('pass', (test) => {
      say({ ok: true, title: test.fullTitle(), ms: test.duration });
    });
    runner.on('fail', (test, error) => {
      say({ ok: false, title: test.fullTitle(), error: error?.stack ?? String(error) });
    });
    runner.on('pending', (test) => {
      say({ skipped: true, title: test.fullTitle() });
    });
    runner.on('end', () => {
      say({ end: true, vscode: version });
    });
  }
}
