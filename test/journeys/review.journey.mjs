// A journey of a reviewer: hints and their marks, the view, the search, the library, the reader, and what is new.
import assert from 'node:assert/strict';
import { openWindow, themes } from './window.mjs';

for (const theme of themes) {
  suite(`journey: reviewing a tender, in ${theme}`, () => {
    let w;

    suiteSetup(async () => {
      w = await openWindow({
        theme,
        file: 'tenders/casework-specification.md',
        place: '50:90',
        settings: { 'designManual.inlineMarkers': true },
      });
    });
    suiteTeardown(async () => {
      await w?.close();
    });

    test('the conflict is underlined', async () => {
      await w.hint.first().waitFor({ timeout: 30_000 });
    });

    test('the view lists the principles that matter at the cursor', async () => {
      await w.page.locator('.activitybar .action-label[aria-label^="Design Manual"]').click();
      const row = w.side('Plan to compete');
      await row.first().waitFor({ timeout: 20_000 });
      assert.match((await row.first().getAttribute('aria-label')) ?? '', /in conflict/);
      await w.picture('hints');
    });

    test('a hover says why and what would satisfy', async () => {
      await w.page.keyboard.press('Control+1');
      await w.command('Show or Focus Hover');
      const hover = w.page.locator('.monaco-hover:visible').filter({ hasText: 'Plan to compete' });
      await hover.first().waitFor({ timeout: 20_000 });
      assert.match(await hover.first().innerText(), /Not relevant here/);
      await w.picture('hover');
      await w.page.keyboard.press('Escape');
    });

    test('an empty search shows what is relevant here', async () => {
      await w.page.keyboard.press('Escape');
      await w.command('Design Manual: Search Guidance');
      await w.row('Plan to compete').first().waitFor({ timeout: 20_000 });
      await w.picture('search-empty');
    });

    test('the search finds a principle as words are typed, and opens it', async () => {
      await w.page.keyboard.type('exit plan');
      const first = w.page.locator('.quick-input-list .monaco-list-row').first();
      await first.filter({ hasText: 'Agree the exit before signing the entry' }).waitFor({ timeout: 20_000 });
      await w.picture('search');
      await w.page.keyboard.press('Enter');
      await w
        .reader()
        .locator('h1')
        .filter({ hasText: 'Agree the exit before signing the entry' })
        .waitFor({ timeout: 30_000 });
      await w.picture('reader');
    });

    test('a link of the reader leads to another principle', async () => {
      const link = w.reader().locator('a[data-href$=".md"]:not([data-href*=":"])').first();
      const title = await link.innerText();
      await link.click();
      await w.reader().locator('h1').filter({ hasText: title }).waitFor({ timeout: 30_000 });
    });

    test('the library is browsed by theme', async () => {
      await w.side('User needs').first().waitFor({ timeout: 20_000 });
      await w.side('User needs').first().click();
      await w.page.locator('.sidebar .monaco-list-row[aria-level="2"]').first().waitFor();
      await w.picture('library');
    });

    test('what is new in the guidance is listed', async () => {
      await w.command('Design Manual: Show New and Changed Guidance');
      await w.page
        .locator('.quick-input-widget:visible .quick-input-title')
        .filter({ hasText: 'New and changed guidance' })
        .waitFor({ timeout: 20_000 });
      await w.row('changed').first().waitFor();
      await w.picture('changes');
      // The oldest are below those that are shown.
      await w.page.keyboard.type('first published');
      await w.row('first published').first().waitFor();
      await w.page.keyboard.press('Escape');
    });
  });
}
