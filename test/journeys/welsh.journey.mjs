// The interface in Welsh: the proof that all of it goes through translations.
import { openWindow } from './window.mjs';

suite('journey: in Welsh', () => {
  let w;

  suiteSetup(async () => {
    w = await openWindow({
      theme: 'Light Modern',
      language: 'cy',
      file: 'tenders/casework-specification.md',
      place: '50:90',
    });
  });
  suiteTeardown(async () => {
    await w?.close();
  });

  test('views, rows and commands are translated', async () => {
    await w.page.locator('.activitybar .action-label[aria-label^="Design Manual"]').click();
    await w.page.locator('.sidebar .pane-header', { hasText: 'Perthnasol Yma' }).waitFor({ timeout: 20_000 });
    await w.side('Diogelwch').first().waitFor({ timeout: 20_000 });
    await w.picture('welsh');
  });
});
