/**
 * What the extension costs in a real VS Code, beside one that registers the same and does nothing: how long it takes to become
 * active, what memory its host takes with ten documents open, and how long a letter takes to stand in the editor, with the
 * extension and without it. Usage: npm run bench -- host
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setUpHost } from '../tools/host-setup.mjs';
import { launchBrowser, type Page, runInWindow, startServer } from '../tools/host.mjs';
import { emptyExtension } from './shared/emptyExtension.mts';
import { at, fixed, head, median, required, row } from './shared/measure.mts';
import { documentText } from './shared/text.mts';

const root = path.join(import.meta.dirname, '..');
/** Windows of each kind, in turn. */
const rounds = 5;
/** Letters that are typed in each kind of window, in turns of so many. */
const letters = 240;
const turn = 20;

spawnSync(process.execPath, ['esbuild.config.mjs'], { cwd: root, stdio: 'inherit' });
await setUpHost();
const base = mkdtempSync(path.join(tmpdir(), 'design-manual-bench-'));
const workspace = path.join(base, 'documents');
const empty = path.join(base, 'empty');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
mkdirSync(workspace);
for (let i = 0; i < 10; i++) writeFileSync(path.join(workspace, `${i}.md`), documentText(20_000, i + 1));
writeFileSync(path.join(workspace, 'long.md'), documentText(100_000));
emptyExtension(root, empty);
cpSync(path.join(import.meta.dirname, 'shared/inHost.cjs'), path.join(base, 'inHost.cjs'));

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly version: string;
}

/** What `shared/inHost.cjs` says, in milliseconds and megabytes. */
interface Said {
  readonly load: number;
  readonly activate: number;
  readonly memory: number;
}

const kinds = { 'an empty extension': empty, 'Design Manual': root } as const;
type Kind = keyof typeof kinds;

const browser = await launchBrowser();
const said = new Map<Kind, Said[]>();
const taken = new Map<string, number[]>();
try {
  for (let round = 0; round < rounds; round++)
    for (const [kind, folder] of Object.entries(kinds) as [Kind, string][])
      said.set(kind, [...(said.get(kind) ?? []), await inWindow(folder)]);
  await typeInTurn();
} finally {
  await browser.close();
  rmSync(base, { recursive: true, force: true, maxRetries: 3 });
}

async function inWindow(developed: string): Promise<Said> {
  const server = await startServer({});
  const payload = [
    ['extensionDevelopmentPath', server.remote(developed)],
    ['extensionTestsPath', server.remote(path.join(base, 'inHost.cjs'))],
  ];
  try {
    const { tests } = await runInWindow(browser, server.url({ folder: workspace, payload }), {
      timeout: 120_000,
      onTest: () => undefined,
    });
    const [one] = tests as unknown as (Said & { readonly error?: string })[];
    if (!one || one.error !== undefined) throw new Error(one?.error ?? 'the window said nothing');
    return one;
  } finally {
    await server.close();
  }
}

/** Types in a window with the extension and in one without, in turns, so that both are as busy. */
async function typeInTurn(): Promise<void> {
  const windows = [await openEditor('without'), await openEditor('with')];
  try {
    for (let typed = 0; typed < letters; typed += turn)
      for (const { name, page } of windows) {
        const times = await latencies(page);
        // The first letters warm up.
        if (typed > 0) taken.set(name, [...(taken.get(name) ?? []), ...times]);
      }
  } finally {
    for (const { page, close } of windows) {
      await page.close();
      await close();
    }
  }
}

async function openEditor(
  name: 'with' | 'without',
): Promise<{ name: string; page: Page; close: () => Promise<void> }> {
  const dir = mkdtempSync(path.join(base, 'server-'));
  mkdirSync(path.join(dir, 'extensions'));
  const { publisher, name: id, version } = manifest;
  if (name === 'with')
    symlinkSync(root, path.join(dir, 'extensions', `${publisher}.${id}-${version}`), 'junction');
  const server = await startServer({ driver: false, dir });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const payload = [
    ['openFile', `${server.remote(path.join(workspace, 'long.md'))}:40:1`],
    ['gotoLineMode', 'true'],
  ];
  await page.goto(server.url({ folder: workspace, payload }));
  // Not the first, which the headings that stick to the top cover.
  const line = page.locator('.view-line >> nth=12').first();
  await line.waitFor({ timeout: 60_000 });
  // Until the extension is active and has judged the document.
  await page.waitForTimeout(8_000);
  await line.click();
  await page.keyboard.press('End');
  await page.evaluate(watchLetters);
  return { name, page, close: () => server.close() };
}

/** Runs in the page: notes for each key how long it takes until lines of the editor change. */
function watchLetters(): void {
  const page = globalThis as unknown as {
    document: {
      querySelector(selector: string): object | null;
      addEventListener(type: string, listener: () => void, capture: boolean): void;
    };
    MutationObserver: new (heard: () => void) => { observe(target: object, options: object): void };
    designManualTimes: number[];
  };
  page.designManualTimes = [];
  let pressed: number | undefined;
  page.document.addEventListener('keydown', () => (pressed = performance.now()), true);
  const lines = page.document.querySelector('.view-lines');
  if (!lines) throw new Error('there are no lines');
  new page.MutationObserver(() => {
    if (pressed === undefined) return;
    page.designManualTimes.push(performance.now() - pressed);
    pressed = undefined;
  }).observe(lines, { childList: true, subtree: true, characterData: true, attributes: true });
}

async function latencies(page: Page): Promise<number[]> {
  await page.bringToFront();
  await page.keyboard.type(' the supplier keeps w'.slice(0, turn), { delay: 120 });
  await page.waitForTimeout(500);
  return page.evaluate(() => {
    const { designManualTimes } = globalThis as unknown as { designManualTimes: number[] };
    return designManualTimes.splice(0);
  });
}

const of = (kind: Kind, value: (one: Said) => number): number => median((said.get(kind) ?? []).map(value));
const [plain, ours] = ['an empty extension', 'Design Manual'] as const;
head(
  `median of ${rounds} windows`,
  'code loaded, ms',
  'activated, ms',
  'together, ms',
  'memory with ten documents, MB',
);
for (const kind of [plain, ours])
  row(
    kind,
    fixed(of(kind, ({ load }) => load)),
    fixed(of(kind, ({ activate }) => activate)),
    fixed(of(kind, ({ load, activate }) => load + activate)),
    fixed(of(kind, ({ memory }) => memory)),
  );
head('a letter in 100 KB', 'milliseconds, median', '95th of 100', 'letters');
for (const [name, times] of taken) {
  const sorted = [...times].sort((a, b) => a - b);
  row(`${name} the extension`, fixed(at(sorted, 0.5)), fixed(at(sorted, 0.95)), String(sorted.length));
}
const together = ({ load, activate }: Said): number => load + activate;
head('', 'measured', 'required', '');
required('activation ÷ that of an empty extension', of(ours, together) / of(plain, together), 'at most', 1.5);
required(
  'memory above that of an empty extension, MB',
  of(ours, ({ memory }) => memory) - of(plain, ({ memory }) => memory),
  'at most',
  40,
);
