// One journey of a reviewer, in a real browser window: a hint, its hover, the view, the search and the reader.
// With SCREENSHOTS=<folder> each step is saved as a picture. VSIX=<file> tries the package in place of this folder;
// THEME then names the colour theme, which a window with an extension under development would leave aside.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser, startServer } from '../../tools/host.mjs';
import { copyFixture } from '../../tools/launch-host.mjs';

suite('journey: reviewing a tender', () => {
  let fixture, server, browser, page;

  const picture = async (name) => {
    const folder = process.env.SCREENSHOTS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await page.waitForTimeout(400); // what has just opened fades in
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
  };
  const palette = async (text) => {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget:visible input').fill(text);
  };

  suiteSetup(async () => {
    fixture = copyFixture();
    const { THEME, VSIX } = process.env;
    server = await startServer({
      ...(VSIX ? { vsix: VSIX } : {}),
      settings: { 'workbench.colorTheme': THEME ?? 'Light Modern' },
    });
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const file = path.join(fixture.folder, 'tenders', 'casework-specification.md');
    const payload = [
      ...(VSIX ? [] : [['extensionDevelopmentPath', server.remote('.')]]),
      ['openFile', `${server.remote(file)}:50:90`],
      ['gotoLineMode', 'true'],
    ];
    await page.goto(server.url({ folder: fixture.folder, payload }));
    await page.waitForFunction(() => window.driver);
    await page.evaluate(() => window.driver.whenWorkbenchRestored());
  });

  suiteTeardown(async () => {
    await browser?.close();
    await server?.close();
    fixture?.remove();
  });

  test('the conflict is underlined', async () => {
    await page.locator('.squiggly-info').first().waitFor({ timeout: 30_000 });
    assert.ok((await page.locator('.squiggly-info').count()) > 0);
  });

  test('the view lists the principles that matter at the cursor', async () => {
    await page.locator('.activitybar .action-label[aria-label^="Design Manual"]').click();
    const row = page
      .locator('.sidebar .monaco-list-row')
      .filter({ hasText: 'Plan to compete, never to extend' });
    await row.first().waitFor({ timeout: 20_000 });
    assert.match((await row.first().getAttribute('aria-label')) ?? '', /in conflict/);
  });

  test('a hover says why and what would satisfy', async () => {
    const hover = page.locator('.monaco-hover:visible').filter({ hasText: 'Plan to compete' });
    // The cursor stands on the words since the start; the keyboard reaches the hover as the mouse does.
    await page.keyboard.press('Control+1');
    await palette('>Show or Focus Hover');
    await page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: 'Show or Focus Hover' })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await hover.first().waitFor({ timeout: 20_000 });
    const text = await hover.first().innerText();
    assert.match(text, /without a fresh decision/);
    assert.match(text, /plan the next competition/);
    await picture('hover');
    await page.keyboard.press('Escape');
  });

  test('the search finds a principle as words are typed, and opens it', async () => {
    await palette('>Design Manual: Search Guidance');
    await page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: 'Search Guidance' })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page
      .locator('.quick-input-widget:visible .quick-input-title')
      .filter({ hasText: 'Search the guidance' })
      .waitFor();
    await page.keyboard.type('exit plan');
    const first = page.locator('.quick-input-list .monaco-list-row').first();
    await first.filter({ hasText: 'Agree the exit before signing the entry' }).waitFor({ timeout: 20_000 });
    await picture('search');
    await page.keyboard.press('Enter');
    const reader = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await reader
      .locator('h1')
      .filter({ hasText: 'Agree the exit before signing the entry' })
      .waitFor({ timeout: 30_000 });
    await picture('reader');
  });

  test('what is new in the guidance is listed', async () => {
    await palette('>Design Manual: Show New and Changed');
    await page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: 'Show New and Changed Guidance' })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page
      .locator('.quick-input-widget:visible .quick-input-title')
      .filter({ hasText: 'New and changed guidance' })
      .waitFor({ timeout: 20_000 });
    const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'first published' });
    await row.first().waitFor();
    await picture('changes');
    await page.keyboard.press('Escape');
  });
});
