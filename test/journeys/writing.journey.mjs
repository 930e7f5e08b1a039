// A journey of somebody who writes a tender: a conflict appears, is understood, mended or silenced with a reason; the
// sidebar follows; the kind of document is changed.
import assert from 'node:assert/strict';
import { openWindow, themes } from './window.mjs';

for (const theme of themes) {
  suite(`journey: writing a tender, in ${theme}`, () => {
    let w;

    suiteSetup(async () => {
      w = await openWindow({
        theme,
        file: 'tenders/casework-specification-revised.md',
        settings: {
          'designManual.delay': 300,
          'designManual.codeLens': 'on',
          'designManual.inlineMarkers': true,
        },
      });
      await w.page.locator('.activitybar .action-label[aria-label^="Design Manual"]').click();
      await w.side('Library').or(w.page.locator('.sidebar .pane-header')).first().waitFor();
      await w.page.keyboard.press('Control+1');
    });
    suiteTeardown(async () => {
      await w?.close();
    });

    test('a conflict that is typed is marked, once the paragraph is left', async () => {
      await w.page.locator('.view-line', { hasText: 'Tender' }).first().waitFor();
      await w.page.keyboard.press('Control+End');
      await w.page.keyboard.press('Enter');
      await w.page.keyboard.type('The contract is automatically renewed for a further year.');
      assert.equal(await w.hint.count(), 0, 'not while it is typed');
      await w.page.keyboard.press('Enter');
      await w.page.keyboard.press('Enter');
      await w.hint.first().waitFor({ timeout: 20_000 });
      await w.picture('hint');
    });

    test('the sidebar follows the cursor, and the review knows of the conflict', async () => {
      await w.page.keyboard.press('ArrowUp');
      await w.page.keyboard.press('ArrowUp');
      const row = w.side('Plan to compete');
      await row.first().waitFor({ timeout: 20_000 });
      assert.match((await row.first().getAttribute('aria-label')) ?? '', /in conflict/);
      await w.picture('relevant-here');
      await w.command('Design Manual: Review Document');
      await w.side('in conflict').first().waitFor({ timeout: 20_000 });
      await w.picture('review');
      await w.page.keyboard.press('Control+1');
    });

    test('the hover opens the principle, and back leads to the document', async () => {
      await w.command('Design Manual: Go to Next Hint');
      const hover = w.page.locator('.monaco-hover:visible').filter({ hasText: 'Plan to compete' });
      await hover.first().waitFor({ timeout: 20_000 });
      await w.picture('hover');
      await hover.locator('a', { hasText: 'Open the principle' }).first().click();
      await w.reader().locator('h1').filter({ hasText: 'Plan to compete' }).waitFor({ timeout: 30_000 });
      await w.picture('reader');
      await w.command('Go Back');
      await w.page.locator('.view-line', { hasText: 'automatically renewed' }).first().waitFor();
    });

    test('a quick fix silences it, and is not content without a reason', async () => {
      await w.nextHint();
      const fix = await w.quickFix('Not relevant here');
      await w.picture('quick-fixes');
      await fix.click();
      await w.page.locator('.squiggly-warning').first().waitFor({ timeout: 20_000 });
      await w.picture('no-reason');
      await w.page.keyboard.type('the regulator sets the term');
      await w.page.locator('.squiggly-warning').first().waitFor({ state: 'detached', timeout: 20_000 });
      await w.hint.first().waitFor({ state: 'detached', timeout: 20_000 });
      await w.page.locator('.view-line', { hasText: 'the regulator sets the term' }).first().waitFor();
      await w.picture('silenced');
    });

    test('mended words take the hint with them', async () => {
      await w.page.keyboard.press('Control+End');
      await w.page.keyboard.type('The term is extended automatically by two years.');
      await w.page.keyboard.press('Enter');
      await w.page.keyboard.press('Enter');
      await w.hint.first().waitFor({ timeout: 20_000 });
      await w.nextHint();
      await w.page.keyboard.press('End');
      for (let i = 0; i < 49; i++) await w.page.keyboard.press('Shift+ArrowLeft');
      await w.page.keyboard.type('There is no extension.');
      await w.hint.first().waitFor({ state: 'detached', timeout: 20_000 });
    });

    test('the kind is changed, and the hints with it', async () => {
      await w.command('Design Manual: Show Status of Document');
      await w.row('Change the kind of document').waitFor();
      await w.picture('status');
      await w.page.keyboard.press('Enter');
      await w.row('Another kind of document').waitFor();
      await w.picture('kinds');
      await w.page.locator('.quick-input-widget:visible input').fill('Another');
      await w.page.keyboard.press('Enter');
      await w.row('Write it in the document').waitFor();
      await w.page.keyboard.press('Enter');
      await w.page.locator('.quick-input-widget:visible').waitFor({ state: 'detached' });
      await w.page.keyboard.press('Control+Home');
      await w.page.locator('.view-line', { hasText: 'kind: other' }).first().waitFor();
      await w.page.locator('.sidebar', { hasText: 'does not read as' }).waitFor({ timeout: 20_000 });
      await w.picture('another-kind');
    });
  });
}
