// A journey of a review: the workspace as it is reviewed, verdicts with reasons, and the review as a page to send.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openWindow, themes } from './window.mjs';

const title = 'Plan to compete';

for (const theme of themes) {
  suite(`journey: verdicts on a review, in ${theme}`, () => {
    let w, folder;

    suiteSetup(async () => {
      w = await openWindow({
        theme,
        file: 'tenders/casework-specification.md',
        place: '50:90',
        prepare: (at) => (folder = at),
      });
      await w.hint.first().waitFor({ timeout: 30_000 });
    });
    suiteTeardown(async () => {
      await w?.close();
    });
    /** Rows of the review alone: other views name the same principles. */
    const found = (text) =>
      w.page
        .locator('.sidebar .pane', { has: w.page.locator('.pane-header[aria-label^="Review"]') })
        .locator('.monaco-list-row')
        .filter({ hasText: text })
        .first();
    /** Types into the box that asks for this, and waits for it to go. */
    const typed = async (prompt, text) => {
      const box = w.page.locator('.quick-input-widget:visible').filter({ hasText: prompt });
      await box.waitFor({ timeout: 20_000 });
      await box.locator('input[type="text"]').fill(text);
      await w.page.keyboard.press('Enter');
      await box.waitFor({ state: 'detached', timeout: 20_000 });
    };
    /**
     * Answers the box that asks where to save. It lists folders while one types, and takes no answer until it has: what it has
     * not heeded is said again.
     */
    const saveAs = async (file) => {
      const input = w.page.locator('.quick-input-widget:visible input[type="text"]');
      await w.row('tenders').first().waitFor({ timeout: 20_000 });
      for (let turn = 0; (await input.count()) > 0; turn++) {
        assert.ok(turn < 15, 'the box where to save stays open');
        if ((await input.inputValue()) !== file) {
          await w.page.keyboard.press('Control+a');
          await w.page.keyboard.type(file);
        } else await w.page.keyboard.press('Enter');
        await input.waitFor({ state: 'detached', timeout: 1500 }).catch(() => undefined);
      }
    };
    /** From the keyboard, to a row of the review. */
    const goToRow = async (text) => {
      await w.command('Design Manual: Focus on Review View');
      await w.page.locator('.sidebar .pane-body:focus-within').waitFor();
      await w.page.keyboard.press('Home');
      const focused = w.page.locator('.sidebar .monaco-list-row.focused').filter({ hasText: text });
      for (let steps = 0; !(await focused.count()); steps++) {
        assert.ok(steps < 60, `no row "${text}"`);
        await w.page.keyboard.press('ArrowDown');
        await w.page.waitForTimeout(50);
      }
    };

    test('the workspace is reviewed, and its documents are listed with what was found', async () => {
      await w.command('Design Manual: Review Workspace');
      const row = found('casework-specification.md');
      await row.waitFor({ timeout: 30_000 });
      await w.page
        .locator('.sidebar .pane')
        .filter({ hasText: /documents are judged/ })
        .waitFor({ timeout: 30_000 });
      // Room for the review: the other views are closed, and the sidebar is drawn wider.
      for (const name of ['Relevant Here', 'Pinned', 'Library'])
        await w.page.locator(`.sidebar .pane-header[aria-expanded="true"][aria-label^="${name}"]`).click();
      const { x = 0, width = 0 } = (await w.page.locator('.sidebar').boundingBox()) ?? {};
      await w.page.mouse.move(x + width, 500);
      await w.page.mouse.down();
      await w.page.mouse.move(600, 500, { steps: 5 });
      await w.page.mouse.up();
      assert.match((await row.getAttribute('aria-label')) ?? '', /in conflict/);
      await w.page.locator('.notification-toast').waitFor({ state: 'detached', timeout: 30_000 });
      await w.picture('workspace-by-document');
    });

    test('it is grouped by principle', async () => {
      await w.command('Design Manual: Group Review by Principle');
      await found(title).waitFor({ timeout: 20_000 });
      assert.match((await found(title).getAttribute('aria-label')) ?? '', /in conflict/);
      await w.picture('workspace-by-principle');
      await w.command('Design Manual: Group Review by Document');
      await found('casework-specification.md').waitFor({ timeout: 20_000 });
    });

    test('the review of the document quotes the words, and leads to their line', async () => {
      await w.command('Design Manual: Review Document');
      await found(title).waitFor({ timeout: 20_000 });
      await w.page.keyboard.press('Control+1');
      await w.goTo(1);
      // In short above, in full in its row.
      await w.page
        .locator('.sidebar .pane-header[aria-label^="Review"] .description')
        .filter({ hasText: /\d+ in conflict · \d+ missing/ })
        .waitFor({ timeout: 20_000 });
      await goToRow(title);
      await w.page.keyboard.press('ArrowRight');
      const quoted = found('automatically renewed');
      await quoted.waitFor({ timeout: 20_000 });
      await w.picture('document');
      await quoted.click();
      await w.page.locator('.statusbar [aria-label^="Ln 50"]').first().waitFor({ timeout: 20_000 });
    });

    test('from the keyboard, a reviewer disagrees and says why', async () => {
      await goToRow('automatically renewed');
      await w.page.keyboard.press('Control+Enter');
      await w.row('Disagree, with a reason').first().waitFor({ timeout: 20_000 });
      await w.picture('verdict-choice');
      await w.page.keyboard.type('disagree');
      await w.row('Agree, with a note').waitFor({ state: 'detached' });
      await w.page.keyboard.press('Enter');
      await typed('Why do you disagree?', 'The Act names the renewal.');
      await found('disagreed: The Act names the renewal.').waitFor({ timeout: 20_000 });
      await w.picture('verdict-given');
      const lines = readFileSync(path.join(folder, '.design-manual/verdicts.jsonl'), 'utf8');
      assert.match(lines, /"verdict":"disagree","note":"The Act names the renewal\."/);
    });

    test('a verdict on words that have changed says so', async () => {
      await w.page.keyboard.press('Control+1');
      await w.goTo(50, 1);
      await w.page.keyboard.type('In short: ');
      await found('out of date').waitFor({ timeout: 20_000 });
      await w.picture('verdict-out-of-date');
      // The cursor stands after what was typed.
      for (const _ of 'In short: ') await w.page.keyboard.press('Backspace');
      await found('out of date').waitFor({ state: 'detached', timeout: 20_000 });
    });

    test('every row of the review has a name for a screen reader', async () => {
      const names = await w.page
        .locator('.sidebar .monaco-list-row')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')?.trim() ?? ''));
      assert.ok(names.length > 10 && !names.includes(''), names.join('\n'));
    });

    test('the review is exported as a page', async () => {
      await w.command('Design Manual: Export Review');
      await w.row('This document').first().click();
      await w.row('Web page').first().waitFor({ timeout: 20_000 });
      await w.picture('export-format');
      await w.row('Web page').first().click();
      await saveAs(path.join(folder, 'review.html'));
      await w.page.locator('.tab[aria-label^="review.html"]').waitFor({ timeout: 20_000 });
      const html = readFileSync(path.join(folder, 'review.html'), 'utf8');
      assert.match(html, /automatically renewed/);
      assert.match(html, /The Act names the renewal/);
    });
  });
}
