/** What the fuzzer tries: for each target what goes in, and what must hold of what comes out. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument, type ParsedDocument } from '../../src/document/document.ts';
import { languageIds } from '../../src/document/languages.ts';
import { updateDocument } from '../../src/document/update.ts';
import type { PackFile } from '../../src/guidance/pack.ts';
import { readTeamPack } from '../../src/guidance/teamPack.ts';
import { type Bundled, withPacks } from '../../src/guidance/withPacks.ts';
import { rankAt } from '../../src/relevance/rank.ts';
import { matchesWorthShowing } from '../../src/relevance/worth.ts';
import { judge, type Judged } from '../../src/review/gate.ts';
import { reviewDocument } from '../../src/review/review.ts';
import { noSettings, readSettings } from '../../src/review/settings.ts';
import { settingsFileProblems } from '../../src/review/settingsFile.ts';
import { changesOf, type Edit, edits, text as generated } from '../document/generated.ts';

/** An input is plain JSON, so that what was found can be kept as a file. */
export interface Target {
  readonly name: string;
  readonly input: fc.Arbitrary<unknown>;
  /** Throws where something does not hold. */
  readonly check: (input: never) => void;
}

/** Longest that one input may take; many times what any takes. In milliseconds of the processor. */
export const longest = 5_000;

/** How long something takes the processor, in milliseconds: what else the machine does at the time does not count. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** @param sources documents, pages of packs and the like, whose lines are cut up and mixed into what is generated */
export function targetsOf(bundled: Bundled, sources: readonly string[]): readonly Target[] {
  const line = fc.constantFrom(...new Set(sources.flatMap((source) => source.split(/(?<=\n)/))));
  const phrase = line.map((words) => words.trim().split(' ').slice(0, 5).join(' '));
  const odd = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom(
      '\u0000',
      '\uD800',
      '\u202E',
      '\uFEFF',
      '\r',
      '\t',
      '#',
      '---\n',
      '*',
      '[',
      '{',
      '"',
      ': ',
    ),
    fc.nat(4000).map((n) => '>'.repeat(n)),
    fc.nat(4000).map((n) => '[('.repeat(n)),
    fc.nat(2000).map((n) => 'not '.repeat(n)),
    fc.nat(2000).map((n) => '1 + '.repeat(n)),
  );

  const documents = languageIds.map((languageId) => {
    const part = fc.oneof(
      { weight: 4, arbitrary: line },
      { weight: 2, arbitrary: phrase.map((words) => `${words} `) },
      { weight: 3, arbitrary: generated(languageId).map((some) => some.slice(0, 300)) },
      { weight: 1, arbitrary: odd },
    );
    return {
      name: `document-${languageId}`,
      input: fc.record({
        text: fc.array(part, { maxLength: 25, size: 'max' }).map((parts) => parts.join('')),
        edits: edits(languageId),
      }),
      check: ({ text, edits: sequence }: { text: string; edits: Edit[] }) => {
        let document = parseDocument(text, languageId);
        judged(document, bundled);
        for (const edit of sequence) {
          document = updateDocument(document, changesOf(document.text, edit));
          const anew = parseDocument(document.text, languageId);
          assert.deepEqual(document, anew);
          assert.deepEqual(judged(document, bundled), judged(anew, bundled));
        }
      },
    };
  });

  const packText = fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...pageLines) },
        { weight: 2, arbitrary: phrase.map((words) => `        - ${words}\n`) },
        { weight: 1, arbitrary: wordsTogether },
        { weight: 1, arbitrary: odd },
      ),
      { maxLength: 40, size: 'max' },
    )
    .map((parts) => parts.join(''));
  const pageLine = fc.oneof(fc.constantFrom(...pageLines), wordsTogether, line, odd);
  /** A page that is whole, with some lines cut out and others put in: it gets further than one made of lines alone. */
  const changedPage = fc
    .tuple(
      fc.constantFrom(...sources.filter((source) => source.startsWith('---\nid:'))),
      fc.array(fc.tuple(fc.nat(60), fc.nat(1), fc.array(pageLine, { maxLength: 1 })), { maxLength: 3 }),
    )
    .map(([source, changes]) => {
      const lines = source.replace(/(?<=^id: ).*$/m, 'a').split(/(?<=\n)/);
      for (const [at, cut, put] of changes) lines.splice(at, cut, ...put);
      return lines.join('');
    });
  const page = fc.oneof(
    packText.map((some) => `---\n${some}\n---\n\n## Do\n\nSo.\n`),
    packText,
    { weight: 3, arbitrary: changedPage },
  );
  const pack = {
    name: 'pack',
    input: fc.record({
      files: fc.array(
        fc.record({ path: fc.constantFrom('pack.yml', 'a.md', 'b/b.md', 'c.md', 'README.md'), text: page }),
        { maxLength: 5 },
      ),
      document: fc.array(line, { maxLength: 20 }).map((parts) => parts.join('')),
    }),
    check: ({ files, document }: { files: PackFile[]; document: string }) => {
      const read = readTeamPack('fuzz', files, bundled.guidance);
      const texts = new Map(files.map(({ path, text }) => [path, text]));
      for (const { path, line: at, from, to, fix } of read.problems) {
        const length = Math.max(
          0,
          ...files.filter((file) => file.path === path).map(({ text }) => text.length),
        );
        if (texts.has(path)) assert.ok(from >= 0 && to >= from && to <= length, 'a problem lies in its file');
        assert.ok(at >= 1);
        if (fix) assert.ok(fix.from >= 0 && fix.to >= fix.from && fix.to <= length, 'so does its fix');
      }
      const together = withPacks(bundled, [read]);
      judged(parseDocument(document), { guidance: together.guidance });
    },
  };

  const settings = {
    name: 'settings',
    input: fc.record({
      values: fc.record({
        severity: fc.jsonValue(),
        pinned: fc.oneof(fc.jsonValue(), fc.array(pinLike)),
        kinds: fc.oneof(
          fc.jsonValue(),
          fc.dictionary(globLike, fc.constantFrom('procurement', 'other', 'x')),
        ),
        ignore: fc.jsonValue(),
      }),
      file: fc.oneof(fc.string(), fc.json()),
      path: globLike,
    }),
    check: ({ values, file, path }: { values: Record<string, unknown>; file: string; path: string }) => {
      const ids = bundled.guidance.principles;
      const { settings: read } = readSettings(values, (id) => ids.has(id));
      judge(parseDocument(sources[0] ?? ''), bundled.guidance, read, { path });
      for (const text of [file, JSON.stringify({ 'designManual.pinned': values['pinned'] }, null, 1)])
        for (const { from, to } of settingsFileProblems(text, false, ids.keys()))
          assert.ok(from >= 0 && to >= from && to <= text.length);
    },
  };
  return [...documents, pack, settings];
}

const pinLike = fc.oneof(
  fc.string(),
  fc.constantFrom('cloud-first', 'open-standards'),
  fc.record({ id: fc.constantFrom('cloud-first', 'x'), note: fc.jsonValue(), severity: fc.string() }),
);
const globLike = fc
  .array(fc.constantFrom('**', '*', '/', '?', '{a,b}', '{', '}', '[', ']', '!', 'a', 'b.md', '\\'), {
    maxLength: 40,
    size: 'max',
  })
  .map((parts) => parts.join(''));

/** All that is shown of a document, once every span of it is known to lie in the text. */
function judged(document: ParsedDocument, { guidance }: Pick<Bundled, 'guidance'>): unknown {
  const { text } = document;
  const result: Judged = judge(document, guidance, noSettings, { kind: 'procurement' });
  for (const block of document.blocks) inside(block, text, block.spans);
  for (const match of result.analysis.matches) {
    inside(match, text, []);
    assert.ok(match.score >= 0 && match.score <= 1, 'a score is from 0 to 1');
    assert.ok(guidance.principles.has(match.principle));
  }
  for (const { from, to } of document.suppressionComments) inside({ from, to }, text, []);
  const middle = document.lineStarts.length >> 1;
  return [
    result.hints,
    result.gaps,
    [...result.silenced],
    reviewDocument(result, guidance),
    rankAt(result.analysis, guidance, middle, 8),
    matchesWorthShowing(result.analysis, guidance),
  ];
}

interface Range {
  readonly from: number;
  readonly to: number;
}
function inside(whole: Range, text: string, parts: readonly Range[]): void {
  let end = whole.from;
  assert.ok(whole.from >= 0 && whole.from <= whole.to && whole.to <= text.length, 'a span lies in the text');
  for (const { from, to } of parts) {
    assert.ok(from >= end && to >= from && to <= whole.to, 'parts lie in their block, in order');
    end = to;
  }
}

/** What a signal of words together may hold, in its order and in any other. */
const wordsTogether = fc
  .array(
    fc.constantFrom('<supplier>', '<nobody>', 'keep', '=code', '|', '|', ' + ', ' > ', ' >3 ', ' >999999999 ', ' - ', '<', '>', '=', ' '),
    { maxLength: 60, size: 'max' },
  )
  .map((parts) => `    together: [${JSON.stringify(parts.join(''))}]\n`); // prettier-ignore

/** Lines that a page of a pack may hold, in any order and at any depth. */
const pageLines = [
  'id: harbour-first\n', 'id: cloud-first\n', 'overrides: cloud-first\n', 'title: Berth in the harbour\n', 'summary: Ships berth.\n',
  'documents: [procurement]\n', 'documents: all\n', 'theme: sourcing\n', 'theme: ours\n', 'pillar: openness\n', 'status: historic\n',
  'keywords: [a, b, "c d"]\n', 'keywords: &k [x]\n', 'examples: *k\n', 'related: [open-standards, nowhere]\n', 'off: [open-standards]\n',
  'name: Harbour\n', 'version: 1.2.0\n', 'version: x\n', 'expectedIn: [{ kind: procurement, because: So. }]\n', 'sources: []\n',
  'signals:\n', '  - relation: conflict\n', '    strength: strong\n', '    because: it says so\n', '    satisfy: Do.\n', '    phrases:\n',
  '    phrases: [anchor ...5 (sea|open water), "# years"]\n', '    phrases: ["(a|b) (a|b) (a|b) (a|b) (a|b) (a|b) (a|b) c"]\n',
  '    near: [term, duration]\n', '    without: [not]\n', '    under: [scope]\n', '    limit: { quantity: duration, over: 2 years }\n',
  '    limit: { quantity: money, under: -1 }\n', '    replace: { with: x }\n', '    underOptions: true\n', '__proto__: { a: 1 }\n',
  'constructor: 1\n', '? [a]\n: b\n', '!!js/function "x"\n', '<<: *k\n', 'id: !!binary aGk=\n', '- item\n', '---\n', '...\n', '\t- x\n',
  '## Do\n\n- one\n', '# comment\n', '"', "'", '{', '[', '|\n', '>\n  folded\n', 'sources: [{ title: t, url: "javascript:alert(1)", year: 9 }]\n',
]; // prettier-ignore
