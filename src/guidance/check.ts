/** What a pack must be beyond valid: readable, in British English, without repetition, and joined up. */
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { bodySections } from './body.ts';
import type { PackFile } from './pack.ts';
import type { Principle } from './principle.ts';
import type { Problem } from './problem.ts';
import { sentences, wordCount, type Sentence } from './prose.ts';
import { readPrinciple } from './read.ts';
import { britishSpelling } from './words.ts';

/** Body, in words. */
export const pageLength = { least: 250, most: 600 } as const;
/** Words. Plain-English guides ask for 25; a worked example may need a little more. */
export const longestSentence = 30;
/** Years: the Flesch-Kincaid grade plus five. Ours are written for specialists, who prefer plain words too. */
export const oldestReadingAge = 14;
/** Points under a heading, and sentences for "Why it matters". */
const counts = [
  ['Do', 'points', 3, 6],
  ['Avoid', 'points', 3, 6],
  ['Questions a reviewer asks', 'points', 3, 5],
  ['Why it matters', 'sentences', 2, 4],
] as const;
/** British English uses these too, with another meaning: the verb "to license", a computer "program". */
const alsoBritish = new Set([
  'license',
  'licensed',
  'licenses',
  'licensing',
  'program',
  'programs',
  'size',
  'sized',
  'sizes',
  'prize',
  'prizes',
  'resize',
  'resized',
  'seize',
  'seized',
  'capsize',
]);

/**
 * Checks the pages of a pack one by one and against one another.
 * Files that cannot be read as principles are passed over: reading the pack reports them.
 * @param today an ISO date, for dates that lie in the future
 * @returns what is wrong, in the order of the files
 */
export function checkPages(files: readonly PackFile[], today: string): Problem[] {
  const pages = files.flatMap((file): Page[] => {
    const { principle } = readPrinciple(file.path, file.text);
    return principle ? [pageOf(file, principle)] : [];
  });
  const byId = new Map(pages.map((page) => [page.principle.id, page]));
  const firstUse = new Map<string, Page>();
  return pages.flatMap((page) => [
    ...checkFrontMatter(page, byId, today),
    ...checkLength(page),
    ...checkSentences(page, firstUse),
    ...checkLinks(page),
  ]);
}

interface Page {
  readonly file: PackFile;
  readonly principle: Principle;
  /** Of the body; lines count from the top of the file. */
  readonly sentences: readonly Sentence[];
  /** 1-based line of the body's first line. */
  readonly bodyLine: number;
}

function pageOf(file: PackFile, principle: Principle): Page {
  const bodyLine = file.text.slice(0, file.text.indexOf(principle.body)).split('\n').length;
  const found = sentences(principle.body).map(({ text, line }) => ({ text, line: line + bodyLine - 1 }));
  return { file, principle, sentences: found, bodyLine };
}

const problem = (page: Page, line: number, message: string): Problem => ({
  path: page.file.path,
  line,
  message,
});

/** Line of a field of the front matter, or of a text in it after that field. */
function lineOf(page: Page, field: string, text = ''): number {
  const lines = page.file.text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`${field}:`));
  const at = lines.findIndex((line, i) => i >= start && line.includes(text));
  return Math.max(start, at, 0) + 1;
}

function checkFrontMatter(page: Page, byId: ReadonlyMap<string, Page>, today: string): Problem[] {
  const { id, status, supersededBy, related, sources, summary } = page.principle;
  const problems: Problem[] = [];
  if (status === 'historic' && supersededBy === undefined)
    problems.push(
      problem(page, lineOf(page, 'status'), 'a historic principle must name its successor in "supersededBy"'),
    );
  if (status === 'current' && supersededBy !== undefined)
    problems.push(
      problem(
        page,
        lineOf(page, 'supersededBy'),
        'only a historic principle has a successor: set "status: historic" or remove "supersededBy"',
      ),
    );
  if (supersededBy !== undefined && byId.get(supersededBy)?.principle.status === 'historic')
    problems.push(
      problem(
        page,
        lineOf(page, 'supersededBy'),
        `"${supersededBy}" is historic itself: name the principle that holds today`,
      ),
    );
  for (const other of related) {
    const back = byId.get(other)?.principle.related;
    if (back && !back.includes(id))
      problems.push(
        problem(
          page,
          lineOf(page, 'related'),
          `"${other}" does not name "${id}" in its own "related": add it there, or remove it here`,
        ),
      );
  }
  for (const { title, checked } of sources)
    if (checked !== undefined && checked > today)
      problems.push(
        problem(
          page,
          lineOf(page, 'sources', checked),
          `"${title}" cannot have been checked on ${checked}, which is yet to come`,
        ),
      );
  if (!/[.!?]$/.test(summary) || sentences(summary).length !== 1)
    problems.push(
      problem(page, lineOf(page, 'summary'), 'the summary must be one whole sentence, with its full stop'),
    );
  for (const word of american(summary))
    problems.push(problem(page, lineOf(page, 'summary'), spellingMessage(word)));
  return problems;
}

function checkLength(page: Page): Problem[] {
  const { body } = page.principle;
  const problems: Problem[] = [];
  const words = wordCount(body.replace(/\]\([^)]*\)/g, ']'));
  if (words < pageLength.least || words > pageLength.most)
    problems.push(
      problem(
        page,
        page.bodyLine,
        `the body has ${words} words: write ${pageLength.least} to ${pageLength.most}`,
      ),
    );
  const { sections } = bodySections(body);
  for (const [heading, unit, least, most] of counts) {
    const text = sections.get(heading) ?? '';
    const count = unit === 'points' ? (text.match(/^[-*] /gm)?.length ?? 0) : sentences(text).length;
    if (count < least || count > most)
      problems.push(
        problem(
          page,
          headingLine(page, heading),
          `"${heading}" has ${count} ${unit}: write ${least} to ${most}`,
        ),
      );
  }
  const syllables = page.sentences.reduce((sum, { text }) => sum + syllable(text), 0);
  const read = page.sentences.reduce((sum, { text }) => sum + wordCount(text), 0);
  const age =
    5 +
    fleschKincaid({
      sentence: Math.max(page.sentences.length, 1),
      word: Math.max(read, 1),
      syllable: syllables,
    });
  if (age > oldestReadingAge)
    problems.push(
      problem(
        page,
        page.bodyLine,
        `the reading age is ${age.toFixed(1)}: make sentences shorter and words plainer until it is ${oldestReadingAge} or less`,
      ),
    );
  return problems;
}

const headingLine = (page: Page, heading: string): number =>
  page.file.text.split('\n').findIndex((line) => line.trim() === `## ${heading}`) + 1 || page.bodyLine;

/** @param firstUse sentences of the pages before this one, which are added to */
function checkSentences(page: Page, firstUse: Map<string, Page>): Problem[] {
  const problems: Problem[] = [];
  for (const { text, line } of page.sentences) {
    const words = wordCount(text);
    if (words > longestSentence)
      problems.push(
        problem(
          page,
          line,
          `a sentence of ${words} words: part it, so that none has more than ${longestSentence}`,
        ),
      );
    for (const word of american(text)) problems.push(problem(page, line, spellingMessage(word)));
    const same = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const twin = firstUse.get(same);
    if (twin)
      problems.push(
        problem(
          page,
          line,
          `"${text}" stands in ${twin.file.path} too: say it in one place only, or in other words`,
        ),
      );
    else firstUse.set(same, page);
  }
  return problems;
}

const american = (text: string): string[] =>
  (text.match(/\p{Ll}\p{L}+/gu) ?? []).filter(
    (word) => !alsoBritish.has(word) && britishSpelling(word) !== word,
  );

const spellingMessage = (word: string): string =>
  `"${word}" is American spelling: write "${britishSpelling(word)}"`;

/** Whatever a page links to must be among its sources, so that one list is kept up to date. */
function checkLinks(page: Page): Problem[] {
  const known = new Set(page.principle.sources.map(({ url }) => url));
  return page.principle.body
    .split('\n')
    .flatMap((text, i) =>
      [...text.matchAll(/\]\((https?:[^)\s]+)\)/g)]
        .filter(([, url]) => !known.has(url ?? ''))
        .map(([, url]) =>
          problem(page, page.bodyLine + i, `${url ?? ''} is not among the page's sources: add it there`),
        ),
    );
}
