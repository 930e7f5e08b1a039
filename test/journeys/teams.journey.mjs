// A journey of a team: a folder that is not trusted, its pack once it is, pins with their reasons, Explain This Hint, a
// mistake in the pack, and a principle that is new.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openWindow, themes } from './window.mjs';

const file = 'tenders/harbour.md';

/** A pack of one principle, a pin with a note, and a document that conflicts with both. */
function prepare(folder) {
  const files = {
    '.vscode/settings.json': `{
  // Agreed by the architecture board
  "designManual.packs": ["harbour"],
  "designManual.pinned": [
    { "id": "avoid-automatic-contract-extension", "note": "The audit of 2025 asked for it" }, // audit
    { "id": "berth", "severity": "information" } // of our own pack
  ]
}
`,
    'harbour/pack.yml':
      'name: Harbour pack\nversion: 1.2.0\nlicence: OGL-UK-3.0\nmaintainer: Architecture board\n',
    'harbour/berth.md': `---
id: berth
title: Berth in the harbour
summary: Ships berth where the pilots are.
documents: [procurement]
theme: openness
signals:
  - relation: conflict
    strength: strong
    because: no pilot is there
    satisfy: Name a harbour.
    phrases:
      - anchor in the open sea
---

Pilots know the harbour.
`,
    [file]: `---
kind: procurement
---

# Tender

The contract is automatically renewed.

## Ships

Ships anchor in the open sea.
`,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

for (const theme of themes) {
  suite(`journey: a team's own guidance, in ${theme}`, () => {
    let w;
    let folder;

    suiteSetup(async () => {
      w = await openWindow({
        theme,
        file,
        trust: true,
        prepare: (made) => {
          folder = made;
          prepare(made);
        },
        settings: {
          'security.workspace.trust.startupPrompt': 'never',
          'designManual.delay': 300,
          // A person's own settings name a folder of a workspace that is not trusted yet no more than its own do.
          'designManual.packs': ['harbour'],
        },
      });
    });
    suiteTeardown(async () => {
      await w?.close();
    });
    const warning = () => w.page.locator('.squiggly-warning');

    test('in a folder that is not trusted bundled guidance and pins work, and packs wait', async () => {
      await w.page.locator('.part.banner').waitFor({ timeout: 30_000 });
      await warning().first().waitFor({ timeout: 30_000 });
      assert.equal(await w.hint.count(), 0, 'nothing of the pack');
      const problems = await w.page
        .locator('.statusbar-item[id="status.problems"] a')
        .getAttribute('aria-label');
      assert.match(problems ?? '', /Warnings: 1/, 'an id that may be of a pack is not called wrong');
      await w.picture('not-trusted');
      await w.page.locator('.part.banner a', { hasText: 'Manage' }).click();
      const editor = w.page.locator('.workspace-trust-editor');
      await editor.waitFor();
      await w.picture('trust');
      await editor.locator('.monaco-button', { hasText: 'Trust' }).first().click();
      await w.page.locator('.part.banner').waitFor({ state: 'hidden' });
      await w.page.locator('.monaco-modal-editor-block .codicon-close').first().click();
      await editor.waitFor({ state: 'hidden' });
      await w.page.locator('.view-line', { hasText: 'Ships anchor' }).waitFor();
      await w.hint.first().waitFor({ timeout: 20_000 });
    });

    test('the hover says why it is pinned', async () => {
      await w.page.keyboard.press('Control+1');
      await w.goTo(7, 20);
      await w.command('Show or Focus Hover');
      const hover = w.page.locator('.monaco-hover:visible').filter({ hasText: 'Why we pin this' });
      await hover.first().waitFor({ timeout: 20_000 });
      await w.picture('why-pinned');
      await w.page.keyboard.press('Escape');
    });

    test('Explain This Hint names the pack and the pin, and leads there', async () => {
      await w.goTo(11, 10);
      await w.command('Design Manual: Explain This Hint');
      await w.row('From the pack “Harbour pack 1.2.0”').waitFor({ timeout: 20_000 });
      await w.row('It listens for “anchor in the open sea”').waitFor();
      await w.picture('explain-pack');
      await w.page.keyboard.press('Escape');
      await w.goTo(7, 20);
      await w.command('Design Manual: Explain This Hint');
      await w.row('Why we pin this').waitFor({ timeout: 20_000 });
      await w.picture('explain-pin');
      await w.page.locator('.quick-input-widget:visible input').fill('Why we pin');
      await w.page.keyboard.press('Enter');
      await w.page
        .locator('.view-line', { hasText: 'The audit of 2025' })
        .first()
        .waitFor({ timeout: 20_000 });
      await w.picture('pin-in-settings');
    });

    test('an id that no principle has is marked in the settings', async () => {
      await w.goTo(4, 28);
      await w.page.keyboard.type('"cloud-fist",');
      await warning().first().waitFor({ timeout: 20_000 });
      await w.command('Go to Next Problem in Files');
      await w.page.locator('.view-lines', { hasText: 'cloud-fist' }).first().waitFor();
      await w.picture('unknown-pin');
      await w.page.keyboard.press('Escape');
      await w.command('File: Revert File');
      await w.page.keyboard.press('Control+F4');
    });

    test('the library and the reader show the pack', async () => {
      await w.page.locator('.activitybar .action-label[aria-label^="Design Manual"]').click();
      await w.side('Plan to compete').first().waitFor({ timeout: 20_000 });
      await w.side('Openness').first().click();
      await w.side('Berth in the harbour').nth(1).waitFor({ timeout: 20_000 });
      const label = (await w.side('Berth in the harbour').nth(1).getAttribute('aria-label')) ?? '';
      assert.match(label, /pinned, Harbour pack, Ships berth/);
      await w.picture('library');
      await w.side('Berth in the harbour').nth(1).click();
      await w.reader().locator('h1').filter({ hasText: 'Berth in the harbour' }).waitFor({ timeout: 30_000 });
      await w.picture('reader-of-pack');
    });

    test('a new principle is started, and is right at once', async () => {
      await w.command('Design Manual: New Principle');
      // The palette goes before the box for the title comes.
      await w.page.locator('.quick-input-title', { hasText: 'New principle' }).waitFor();
      await w.page.locator('.quick-input-widget:visible input').fill('Moor with care');
      await w.picture('new-principle-title');
      await w.page.keyboard.press('Enter');
      await w.page.locator('.view-line', { hasText: 'id: moor-with-care' }).waitFor({ timeout: 20_000 });
      assert.match(
        readFileSync(path.join(folder, 'harbour/moor-with-care.md'), 'utf8'),
        /title: Moor with care/,
      );
      await w.page.keyboard.type('Ships are moored with two ropes.');
      await w.page.locator('.view-line', { hasText: 'summary: Ships are moored with two ropes.' }).waitFor();
      await w.picture('new-principle');
    });

    test('a mistake in it is marked at its line, completed as it is typed', async () => {
      await w.goTo(4);
      await w.page.keyboard.press('End');
      await w.page.keyboard.press('Enter');
      await w.page.keyboard.type('pillar: opennes');
      await w.page.keyboard.press('Escape');
      await w.page.locator('.squiggly-error').first().waitFor({ timeout: 20_000 });
      await w.quickFix('Write “openness”');
      await w.picture('mistake-in-pack');
      await w.page.keyboard.press('Enter');
      await w.page.locator('.squiggly-error').first().waitFor({ state: 'detached', timeout: 20_000 });
      await w.page.keyboard.press('End');
      await w.page.keyboard.press('Enter');
      await w.page.keyboard.press('Control+Space');
      await w.page
        .locator('.suggest-widget:visible .monaco-list-row', { hasText: 'audience' })
        .waitFor({ timeout: 20_000 });
      await w.picture('completion-in-pack');
      await w.page.keyboard.press('Escape');
    });
  });
}
