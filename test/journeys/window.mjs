// What journeys share: a browser window on a real VS Code with the extension installed, and what a person does in it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchBrowser, startServer } from '../../tools/host.mjs';
import { copyFixture } from '../../tools/launch-host.mjs';

/** The colour themes that journeys run in: one, unless THEMES names more, with commas. */
export const themes = (process.env.THEMES ?? 'Light Modern').split(',');

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
  await page.locator('.view-line').first().waitFor({ timeout: 60_000 });

  const row = (text) => page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text });
  const pictures = path.join('test-results', theme.toLowerCase().replaceAll(' ', '-'));
  let taken = 0;
  return {
    page,
    row,
    hint: page.locator('.squiggly-info'),
    side: (text) => page.locator('.sidebar .monaco-list-row').filter({ hasText: text }),
    reader: () => page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame'),
    async picture(label) {
      mkdirSync(pictures, { recursive: true });
      await page.waitForTimeout(500); // what has just opened fades in
      const number = String(++taken).padStart(2, '0');
      await page.screenshot({ path: path.join(pictures, `${number}-${label}.png`) });
    },
    /** Runs a command by its title, as a person would. */
    async command(title) {
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget:visible input').fill(`>${title}`);
      await row(title).first().waitFor();
      await page.keyboard.press('Enter');
    },
    /** Goes to the next hint, whose hover opens and is closed again. */
    async nextHint() {
      await this.command('Design Manual: Go to Next Hint');
      const hover = page.locator('.monaco-hover:visible').first();
      await hover.waitFor({ timeout: 20_000 });
      await page.keyboard.press('Escape');
      await hover.waitFor({ state: 'hidden' });
    },
    /** Opens the quick fixes at the cursor and gives the row of one. Keys that come while the editor is busy are pressed again. */
    async quickFix(text) {
      const fix = page.locator('.action-widget .monaco-list-row', { hasText: text }).first();
      for (let tries = 1; ; tries++) {
        await page.keyboard.press('Control+.');
        try {
          await fix.waitFor({ timeout: 7000 });
          return fix;
        } catch (error) {
          if (tries === 4) throw error;
          await page.keyboard.press('Escape');
        }
      }
    },
    /** Puts the cursor at a line and column, counted from 1. */
    async goTo(line, column = 1) {
      await page.keyboard.press('Control+g');
      await page.locator('.quick-input-widget:visible input').fill(`:${line}:${column}`);
      await page.keyboard.press('Enter');
      await page.locator('.quick-input-widget:visible').waitFor({ state: 'detached' });
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
      fixture.remove();
    },
  };
}
