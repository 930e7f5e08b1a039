// A journey of somebody new: the walkthrough, from a sample document to a pinned principle.
import { openWindow, themes } from './window.mjs';

for (const theme of themes) {
  suite(`journey: getting started, in ${theme}`, () => {
    let w;

    suiteSetup(async () => {
      w = await openWindow({ theme, file: 'README.md' });
    });
    suiteTeardown(async () => {
      await w?.close();
    });

    const step = (title) => w.page.locator('.getting-started-step', { hasText: title }).first();

    test('the walkthrough opens a sample document', async () => {
      await w.command('Welcome: Open Walkthrough');
      await w.page.locator('.quick-input-widget:visible input').fill('Design Manual');
      await w.row('Get Started with Design Manual').waitFor();
      await w.page.keyboard.press('Enter');
      await step('Open a sample document').waitFor({ timeout: 30_000 });
      await w.picture('walkthrough');
      await w.page.getByRole('button', { name: 'Open the document' }).click();
      await w.page
        .locator('.view-line', { hasText: 'Westbrook Council' })
        .first()
        .waitFor({ timeout: 20_000 });
      await w.hint.first().waitFor({ timeout: 20_000 });
    });

    test('its next steps show a hint, and pin its principle', async () => {
      // The buttons of the steps run these commands.
      await w.command('Design Manual: Go to Next Hint');
      await w.page.locator('.statusbar-item', { hasText: 'Hint 1 of' }).first().waitFor({ timeout: 20_000 });
      await w.picture('walkthrough-hint');
      await w.page.keyboard.press('Escape');
      await w.command('Design Manual: Pin Principle');
      await w.page.locator('.squiggly-warning').first().waitFor({ timeout: 20_000 });
      await w.picture('walkthrough-pin');
    });
  });
}
