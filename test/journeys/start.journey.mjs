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

    test('it shows a hint and pins its principle', async () => {
      await step('See a hint, and why').click();
      await w.page.getByRole('button', { name: 'Go to the next hint' }).click();
      await w.page.locator('.monaco-hover:visible').first().waitFor({ timeout: 20_000 });
      await w.picture('walkthrough-hint');
      await w.page.keyboard.press('Escape');
      await step('Pin a principle').click();
      await w.page.getByRole('button', { name: 'Pin the principle at the cursor' }).click();
      await w.page.locator('.squiggly-warning').first().waitFor({ timeout: 20_000 });
      await w.picture('walkthrough-pin');
    });
  });
}
