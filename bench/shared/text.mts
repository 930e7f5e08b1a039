/**
 * Markdown as architecture documents and specifications are, of any length and the same on every run: passages of the examples,
 * of the pages of guidance and of the labelled pairs, among plain sentences of a small grammar, tables, lists and code.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readPairs } from '../../test/relevance/pairs.ts';
import { pickFrom, seeded } from './random.mts';

const root = path.join(import.meta.dirname, '../..');

/** Words for a place in a sentence; `|` parts them. */
const grammar: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries({
    sentence:
      'The <thing> <verb> the <thing> <when>.|<when^>, the <role> <verb> a <quality> <thing> for the <place>.|Each <thing> that the <role> <verb> is kept in the <place>, and the <role> is told <when>.|It takes the <role> about <number> minutes to see why the <thing> was <state>.|See the [<thing>](https://example.org/<thing>) and `<code>` for what the <role> <verb>.|Where a <thing> is <state>, the <place> shows *<state>* until the <role> <verb> it.|In <year> the <role> counted <number> of these, most of them <state> <when>.|Whether the <thing> is **<state>** depends on the <thing> beside it; the <role> has no say in that.',
    thing:
      'form|letter|case|message|queue|payment|report|job|record|account|screen|schedule|table|event|batch|parcel|receipt|visit|licence|map|note|file|folder|search|list',
    verb: 'opens|reads|sends|closes|checks|prints|sorts|splits|joins|counts|copies|names|renames|shows|hides|moves|fills|signs|dates|repeats',
    role: 'caseworker|clerk|officer|visitor|team|operator|reader|office|inspector|writer|analyst|driver',
    place:
      'office|archive|inbox|register|first page|second screen|dashboard|warehouse|test environment|county',
    quality: 'new|short|long|second|blue|daily|weekly|separate|printed|later|plain|small',
    state: 'open|late|empty|ready|waiting|lost|found|half done|in order|out of date|new|unread',
    when: 'every night|on Monday|after lunch|once a week|before noon|within the hour|at the end of the month|when the form is closed',
    code: 'case_id|GET /cases|queue.size|retry-after|form.ts|SELECT 1',
    number: '3|12|20|45|110|250|1,300',
    year: '2019|2021|2023|2024',
  }).map(([name, list]) => [name, list.split('|')]),
);

function speak(name: string, random: () => number): string {
  return pickFrom(grammar[name] ?? [name], random).replace(/<(\w+)(\^?)>/g, (_, inner: string, capital) => {
    const words = speak(inner, random);
    return capital ? words.charAt(0).toUpperCase() + words.slice(1) : words;
  });
}

const several = (from: number, to: number, random: () => number, make: () => string): string[] =>
  Array.from({ length: from + Math.floor(random() * (to - from + 1)) }, make);

/** Paragraphs and list items of the files of a folder. */
function paragraphsOf(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .flatMap((name) => {
      const text = readFileSync(path.join(root, folder, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
      return text.split(/\n{2,}/).filter((part) => /^[A-Z*[-]/.test(part) && !part.startsWith('---'));
    });
}

/**
 * @param length about how long, in UTF-16 units
 */
export function documentText(length: number, seed = 1): string {
  const random = seeded(seed);
  const sources = [
    paragraphsOf('examples'),
    paragraphsOf('guidance'),
    readPairs(path.join(root, 'test/relevance/pairs')).map(({ text }) => text),
  ];
  const paragraph = (): string =>
    random() < 0.4
      ? pickFrom(pickFrom(sources, random), random)
      : several(1, 5, random, () => speak('sentence', random)).join(' ');
  const block = (): string => {
    const kind = random();
    if (kind < 0.7) return paragraph();
    if (kind < 0.88)
      return several(
        2,
        7,
        random,
        () => `- ${random() < 0.3 ? paragraph() : speak('sentence', random)}`,
      ).join('\n');
    if (kind < 0.95) {
      const cells = (): string =>
        `| ${speak('thing', random)} | ${speak('sentence', random)} | ${speak('state', random)} |`;
      return ['| What | How | Now |', '|---|---|---|', ...several(3, 9, random, cells)].join('\n');
    }
    return `\`\`\`json\n${several(3, 10, random, () => `  "${speak('code', random)}": "${speak('thing', random)}",`).join('\n')}\n\`\`\``;
  };
  const parts = ['# Architecture decision: the casework service'];
  for (let made = 0; made < length;) {
    const heading = `${random() < 0.5 ? '##' : '###'} ${speak('quality', random)} ${speak('thing', random)} of the ${speak('place', random)}`;
    const section = [heading, ...several(1, 5, random, block)].join('\n\n');
    parts.push(section);
    made += section.length + 2;
  }
  const text = parts.join('\n\n').slice(0, length);
  return text.slice(0, text.lastIndexOf('\n')) + '\n';
}

/** The Markdown of a folder, one file after another and over again. */
export function textOfFolder(folder: string, length: number): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(md|markdown)$/.test(name))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''));
  const once = files.join('\n\n');
  if (once.trim() === '') throw new Error(`${folder} holds no Markdown`);
  const text = once.repeat(Math.ceil(length / once.length)).slice(0, length);
  return text.slice(0, text.lastIndexOf('\n')) + '\n';
}
