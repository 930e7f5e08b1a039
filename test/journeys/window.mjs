// What journeys share: a browser window on a real VS Code with the extension installed, and what a person does in it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchBrowser, startServer } from '../../tools/host.mjs';
import { copyFixture } from '../../tools/launch-host.mjs';

/** The colour themes that journeys run in: one, unless THEMES names more, with commas. */
export const themes = (process.env.THEMES ?? 'Light Modern').split(',');

/** How long anything is waited for: many times what it takes, as a machine may be slow. In milliseconds. */
export const patience = 60_000;

/**
 * Presses again what a busy editor has not heeded.
 * @param press presses, and throws where nothing has come of it; takes how often it was tried before
 */
async function untilHeeded(what, press) {
  let last;
  for (let turn = 0; turn < 6; turn++)
    try {
      return await press(turn);
    } catch (error) {
      last = error;
    }
  throw new Error(`nothing comes of ${what}`, { cause: last });
}

/** What a person does with the boxes at the top of a window: the palette, lists and questions. */
export function boxes(page) {
  const input = page.locator('.quick-input-widget:visible input[type="text"]');
  const row = (text) => page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text });
  /** The row that Enter takes. */
  const focused = (text) =>
    page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: text }).first();
  /** Opens a box by its key, and types into it. A box that comes while another closes goes with that one. */
  const typeInto = (key, text, expected) =>
    untilHeeded(`${key} and ${text}`, async () => {
      await page.keyboard.press(key);
      await input.fill(text, { timeout: 5000 });
      await focused(expected).waitFor({ timeout: 10_000 });
    });
  /** Takes the row in focus of the box that says this, which goes. */
  const accept = (text) =>
    untilHeeded(`Enter on ${text}`, async () => {
      await page.keyboard.press('Enter');
      await page.waitForFunction(
        (typed) =>
          [...document.querySelectorAll('.quick-input-widget input')].every(
            (one) => !one.checkVisibility() || one.value !== typed,
          ),
        text,
        { timeout: 10_000 },
      );
    });
  return {
    row,
    /** Runs a command by its title, as a person would; `shown` is what its row says. */
    async command(title, shown = title) {
      await typeInto('F1', `>${title}`, shown);
      await accept(`>${title}`);
    },
    /** Looks for a row in the list that is open, and takes it. */
    async choose(words, shown = words) {
      await row(shown).first().waitFor();
      await input.fill(words);
      await focused(shown).waitFor();
      await accept(words);
    },
    /** Puts the cursor at a line and column, counted from 1. */
    async goTo(line, column = 1) {
      await typeInto('Control+g', `:${line}:${column}`, String(line));
      await accept(`:${line}:${column}`);
      await this.closed();
    },
    /** Waits until no box is open. */
    closed: () => page.locator('.quick-input-widget:visible').waitFor({ state: 'detached' }),
    /** Leaves a box without an answer. */
    async leave() {
      await untilHeeded('Escape', async () => {
        await page.keyboard.press('Escape');
        await page.locator('.quick-input-widget:visible').waitFor({ state: 'detached', timeout: 3000 });
      });
    },
  };
}

/**
 * Opens a file of a copy of examples/ with the cursor at a place.
 * prepare: what is to be in the copy besides. trust: the folder is not trusted yet, as with a folder that is new.
 * Pictures go to test-results/<theme>/, which is not committed.
 */
export async function openWindow({ theme, file, place = '1:1', settings = {}, language, prepare, trust }) {
  const fixture = copyFixture();
  prepare?.(fixture.folder);
  const { publisher, name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  // Installed, not under development: such a window leaves the theme aside.
  const dir = mkdtempSync(path.join(tmpdir(), 'design-manual-journey-'));
  mkdirSync(path.join(dir, 'extensions'));
  symlinkSync(path.resolve('.'), path.join(dir, 'extensions', `${publisher}.${name}-${version}`), 'junction');
  const server = await startServer({
    driver: false,
    dir,
    trust,
    settings: { 'workbench.colorTheme': theme, 'editor.fontSize': 13, ...settings },
  });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(patience);
  // A language pack for the workbench would set this; what is ours is translated without one.
  if (language)
    await page.addInitScript((code) => {
      Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => code, set: () => undefined });
    }, language);
  const payload = [
    ['openFile', `${server.remote(path.join(fixture.folder, file))}:${place}`],
    ['gotoLineMode', 'true'],
  ];
  await page.goto(server.url({ folder: fixture.folder, payload }));
  await page.locator('.view-line').first().waitFor();

  const pictures = path.join('test-results', theme.toLowerCase().replaceAll(' ', '-'));
  let taken = 0;
  return {
    page,
    hint: page.locator('.squiggly-info'),
    side: (text) => page.locator('.sidebar .monaco-list-row').filter({ hasText: text }),
    reader: () => page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame'),
    async picture(label) {
      mkdirSync(pictures, { recursive: true });
      await page.waitForTimeout(500); // what has just opened fades in
      const number = String(++taken).padStart(2, '0');
      await page.screenshot({ path: path.join(pictures, `${number}-${label}.png`) });
    },
    ...boxes(page),
    /** Goes to the next hint, whose hover opens and is closed again. */
    async nextHint() {
      await this.command('Design Manual: Go to Next Hint');
      const hover = page.locator('.monaco-hover:visible').first();
      await hover.waitFor();
      await untilHeeded('a hover that closes', async () => {
        await page.keyboard.press('Escape');
        await hover.waitFor({ state: 'hidden', timeout: 3000 });
      });
    },
    /** Opens the quick fixes at the cursor and gives the row of one. */
    async quickFix(text) {
      const fix = page.locator('.action-widget .monaco-list-row', { hasText: text }).first();
      await untilHeeded(`the quick fix ${text}`, async (turn) => {
        if (turn > 0) await page.keyboard.press('Escape');
        await page.keyboard.press('Control+.');
        await fix.waitFor({ timeout: 7000 });
      });
      return fix;
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
      fixture.remove();
    },
  };
}
