// The page of a review in a browser: with axe on a light screen, on a dark one and on paper, on a phone, and printed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '../../tools/host.mjs';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const media = {
  'light screen': { media: 'screen', colorScheme: 'light' },
  'dark screen': { media: 'screen', colorScheme: 'dark' },
  paper: { media: 'print', colorScheme: 'light' },
  'paper, from a dark screen': { media: 'print', colorScheme: 'dark' },
};

suite('The page of a review', () => {
  let folder;
  let browser;
  let page;
  const asked = [];

  suiteSetup(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'design-manual-report-'));
    cpSync('examples', path.join(folder, 'docs'), { recursive: true });
    const run = (...args) => {
      const cli = path.resolve('dist', 'cli.js');
      const { status, stderr } = spawnSync(process.execPath, [cli, 'review', 'docs', ...args], {
        cwd: folder,
        encoding: 'utf8',
      });
      assert.equal(status, 0, stderr);
    };
    // What a second review of documents that were judged and changed shows: every state, verdicts in date and out of it.
    run('--record', '--output', 'review.html');
    const verdicts = path.join(folder, '.design-manual', 'verdicts.jsonl');
    let said = 0;
    const judged = readFileSync(verdicts, 'utf8')
      .split('\n')
      .map((line) => {
        if (line === '' || ++said % 4 === 3) return line;
        const verdict = ['agree', 'disagree', 'notApplicable'][said % 4];
        return JSON.stringify({ ...JSON.parse(line), verdict, note: 'The board has seen it.' });
      });
    writeFileSync(verdicts, judged.join('\n'));
    const tender = path.join(folder, 'docs', 'tenders', 'casework-specification.md');
    const text = readFileSync(tender, 'utf8').replace('seven years', 'nine years');
    writeFileSync(
      tender,
      `${text}\n<!-- design-manual-ignore greening-ict: The building has its own plan. -->\n`,
    );
    run('--output', 'review.html');
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(path.join(folder, 'review.html')).href);
  });

  suiteTeardown(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('shows every state, what reviewers said and what has changed', async () => {
    const text = await page.locator('main').innerText();
    for (const words of [
      'In conflict',
      'Missing',
      'Addressed',
      'Not applicable',
      'Reviewer agrees',
      'out of date',
    ])
      assert.ok(text.includes(words), words);
    assert.match(await page.locator('header').innerText(), /Since the last review: /);
  });

  test('asks nobody for anything', () => {
    assert.deepEqual(
      asked.filter((url) => !url.endsWith('/review.html')),
      [],
    );
  });

  for (const [name, emulated] of Object.entries(media))
    test(`axe finds nothing on: ${name}`, async () => {
      await page.emulateMedia(emulated);
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes[0]?.html, nodes[0]?.failureSummary]),
        [],
      );
      assert.ok(passes.some(({ id }) => id === 'color-contrast'));
      if (process.env.PICTURES) {
        mkdirSync(process.env.PICTURES, { recursive: true });
        const picture = `${name.replaceAll(/\W+/g, '-')}.png`;
        await page.screenshot({ path: path.join(process.env.PICTURES, picture), fullPage: true });
      }
    });

  test('axe can fail: grey words on white are found', async () => {
    await page.emulateMedia(media['light screen']);
    await page.evaluate(() => document.querySelector('h1').style.setProperty('color', '#bbb'));
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    await page.evaluate(() => document.querySelector('h1').style.removeProperty('color'));
    assert.deepEqual(
      violations.map(({ id }) => id),
      ['color-contrast'],
    );
  });

  test('on a phone the page is as wide as the screen; wide tables scroll by themselves, by keyboard too', async () => {
    await page.emulateMedia(media['light screen']);
    await page.setViewportSize({ width: 320, height: 640 });
    const { width, scrolls } = await page.evaluate(() => {
      const region = document.querySelector('.scroll');
      region.focus();
      return {
        width: document.documentElement.scrollWidth,
        scrolls: region.scrollWidth > region.clientWidth && document.activeElement === region,
      };
    });
    await page.setViewportSize({ width: 1280, height: 900 });
    assert.deepEqual({ width, scrolls }, { width: 320, scrolls: true });
  });

  test('on paper nothing is cut off, and nothing is only for a screen', async () => {
    await page.emulateMedia(media.paper);
    // The room between the margins of A4, the heat map's across: 180 and 273 mm at 96 dots an inch.
    for (const [width, selector] of [
      [680, 'body > *, main > section:not(.wide)'],
      [1031, '.wide'],
    ]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate(
        ([room, chosen]) =>
          [...document.querySelectorAll(chosen)]
            .flatMap((part) => [part, ...part.querySelectorAll('*')])
            .filter((part) => !part.closest('.hidden') && !(room < 1000 && part.closest('.wide')))
            .filter((part) => part.getBoundingClientRect().right > room + 1)
            .map((part) => part.outerHTML.slice(0, 120)),
        [width, selector],
      );
      assert.deepEqual(over, []);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    assert.equal(await page.locator('nav').isVisible(), false);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    if (process.env.PICTURES) writeFileSync(path.join(process.env.PICTURES, 'review.pdf'), pdf);
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    // Page sizes in points: A4 upright, and across for the heat map.
    const boxes = pdf.toString('latin1').match(/\/MediaBox \[[^\]]*\]/g) ?? [];
    const across = boxes.filter((box) => Number(box.split(' ')[3]) > Number.parseFloat(box.split(' ')[4]));
    assert.ok(across.length > 0 && across.length < boxes.length, boxes.join());
  });
});
