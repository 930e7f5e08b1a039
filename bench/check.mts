/**
 * A check of a document, from its text to its hints and problems, beside parsers and checkers of Markdown in one run: how it
 * grows with the text and with the principles, and what an edit costs.
 * Usage: npm run bench -- check [a folder of Markdown to use in place of the text that is made]
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LanguageId } from '../src/document/languages.ts';
import { alex, contenders, harper, markdownlint, ours, ownParser, tenfold } from './peers/check.mts';
import { core } from './shared/built.mts';
import { at, clock, fixed, head, median, required, row } from './shared/measure.mts';
import { check, guidanceOf, judged } from './shared/ours.mts';
import { documentText, textOfFolder } from './shared/text.mts';

const folder = process.argv[2];
const textOf = (kilobytes: number): string =>
  folder === undefined ? documentText(kilobytes * 1000) : textOfFolder(folder, kilobytes * 1000);

/** In kilobytes. */
const sizes = [10, 100, 1000] as const;
type Size = (typeof sizes)[number];
const nameOf = (size: Size): string => (size === 1000 ? '1 MB' : `${size} KB`);

/** Each contender runs in so many processes, in turn, so that a busy minute does not count against one alone. */
const rounds = 2;
const times = new Map<string, number[]>();
const base = mkdtempSync(path.join(tmpdir(), 'design-manual-bench-'));
try {
  const files = sizes.map((size) => path.join(base, `${size}.md`));
  sizes.forEach((size, i) => {
    writeFileSync(files[i] ?? '', textOf(size));
  });
  for (let round = 0; round < rounds; round++)
    for (const name of Object.keys(contenders))
      (await timed(name, files)).forEach((taken, i) => {
        const key = `${name} ${sizes[i]}`;
        times.set(key, [...(times.get(key) ?? []), ...taken]);
      });
} finally {
  rmSync(base, { recursive: true, force: true });
}

function timed(name: string, files: readonly string[]): Promise<number[][]> {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(import.meta.dirname, 'shared/timed.mts'), [name, ...files]);
    child.once('message', (taken) => {
      resolve(taken as number[][]);
      child.kill();
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`${name} ended with ${code}`));
    });
  });
}

const timeOf = (name: string, size: Size): number => median(times.get(`${name} ${size}`) ?? []);

const guidance = await guidanceOf(1);
const text = textOf(100);
const found = check(guidance)(text);
console.log(
  `100 KB: ${found.analysis.document.blocks.length} blocks, ${found.analysis.matches.length} matches, ${found.hints.length} hints.`,
);
head(
  'milliseconds of the processor, median',
  ...sizes.map(nameOf),
  '1 MB ÷ 100 KB',
  '÷ our check, 100 KB',
  '1 MB',
);
for (const name of Object.keys(contenders))
  row(
    name,
    ...sizes.map((size) => fixed(timeOf(name, size), 2)),
    fixed(timeOf(name, 1000) / timeOf(name, 100)),
    ...([100, 1000] as const).map((size) => fixed(timeOf(name, size) / timeOf(ours, size), 2)),
  );

/** The same text in another language, as far as a check of it takes the same work. */
const translations: Readonly<Record<Exclude<LanguageId, 'markdown'>, (text: string) => string>> = {
  asciidoc: (text) => text.replace(/^#+(?= )/gm, (marks) => '='.repeat(marks.length)),
  restructuredtext: (text) =>
    text.replace(/^(#+) (.*)$/gm, (_, marks: string, title: string) => {
      const line = (marks.length === 1 ? '=' : marks.length === 2 ? '-' : '~').repeat(title.length);
      return `${title}\n${line}`;
    }),
  plaintext: (text) => text,
};

head('a full check of 100 KB', 'milliseconds, median', '÷ of Markdown');
const inMarkdown = medianOf(() => check(guidance)(text));
for (const [language, translate] of Object.entries(translations)) {
  const translated = translate(text);
  const ms = medianOf(() => check(guidance, language as LanguageId)(translated));
  row(language, fixed(ms, 2), fixed(ms / inMarkdown, 2));
}

/** Of so many runs, without the first, which only warm up. */
function medianOf(run: () => unknown, runs = 30): number {
  const taken = Array.from({ length: runs }, () => {
    const started = clock();
    run();
    return clock() - started;
  });
  return median(taken.slice(runs / 3));
}

/** Milliseconds for each keystroke where a word is typed in so many places of a document, the least first. */
function typing(size: Size): number[] {
  let document = core.parseDocument(textOf(size));
  judged(document, guidance);
  const places = [...document.text.matchAll(/[a-z](?= [a-z]+ [a-z]+)/g)].map(({ index }) => index + 1);
  const word = ' contract';
  const taken: number[] = [];
  for (let place = 0; place < 40; place++) {
    const offset = (places[Math.floor((places.length * (place + 0.5)) / 40)] ?? 0) + place * word.length;
    [...word].forEach((letter, i) => {
      const started = clock();
      document = core.updateDocument(document, [{ offset: offset + i, length: 0, text: letter }]);
      judged(document, guidance);
      taken.push(clock() - started);
    });
  }
  return taken.sort((a, b) => a - b);
}
typing(100);
const edits = new Map(sizes.map((size) => [size, typing(size)]));
const edit = (size: Size): number => at(edits.get(size) ?? [], 0.5);
head('a keystroke in', 'milliseconds, median', '95th of 100', '÷ a full check');
for (const [size, taken] of edits)
  row(
    nameOf(size),
    fixed(edit(size), 2),
    fixed(at(taken, 0.95), 2),
    fixed(edit(size) / timeOf(ours, size), 3),
  );

head('', 'measured', 'required', '');
for (const size of [100, 1000] as const) {
  const share = (peer: string): number => timeOf(peer, size) / timeOf(ours, size);
  required(`full check ÷ bare parser, ${nameOf(size)}`, 1 / share(ownParser), 'at most', 2);
  required(`markdownlint ÷ full check, ${nameOf(size)}`, share(markdownlint), 'at least', 10);
  required(`alex ÷ full check, ${nameOf(size)}`, share(alex), 'at least', 50);
  required(`Harper ÷ full check, ${nameOf(size)}`, share(harper), 'at least', 100);
}
required('full check, 1 MB ÷ 100 KB', timeOf(ours, 1000) / timeOf(ours, 100), 'at most', 12);
required('keystroke ÷ full check, 100 KB', edit(100) / timeOf(ours, 100), 'at most', 0.05);
required('keystroke, 100 KB ÷ 10 KB', edit(100) / edit(10), 'at most', 1.5);
required('ten times the principles ÷ once, 100 KB', timeOf(tenfold, 100) / timeOf(ours, 100), 'at most', 1.5);
