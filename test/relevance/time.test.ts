import assert from 'node:assert/strict';
import path from 'node:path';
import { parseDocument } from '../../src/document/document.ts';
import { type Guidance, loadGuidance, storeGuidance } from '../../src/guidance/guidance.ts';
import { readPack } from '../../src/guidance/pack.ts';
import { rankAt } from '../../src/relevance/rank.ts';
import { judge } from '../../src/review/gate.ts';
import { documentProblems } from '../../src/review/problems.ts';
import { noSettings } from '../../src/review/settings.ts';
import { readPackFiles } from '../../tools/build-guidance.ts';

const ignore = '<!-- design-manual-ignore';

/** Texts that take a rule, a scan or a check of ids the square of their length, from a length. */
const texts: Readonly<Record<string, (length: number) => string>> = {
  'a sentence that never ends': (length) => repeated('the contract renews automatically ', length),
  'a paragraph of conflicts': (length) => repeated('The contract renews automatically. ', length),
  'words of all sorts of signals': (length) =>
    repeated(
      'supplier proprietary format exit data contract years server licence cloud open source ',
      length,
    ),
  'one word': (length) => repeated('contract ', length),
  'compound words': (length) => repeated('open-source-', length),
  quantities: (length) => repeated('a contract of five (5) years ', length),
  denials: (length) => repeated('no supplier shall not unless ', length),
  quotations: (length) => repeated('“The contract renews automatically” said he. ', length),
  exceptions: (length) => repeated('a waiver was granted for proprietary formats, ', length),
  'remedies under risks': (length) => `# Risks\n\n${repeated('so we limit a proprietary format ', length)}`,
  'a row of cells': (length) => `|${repeated('the contract renews automatically | rejected |', length)}`,
  'a heading as long as a book, and sections under it': (length) =>
    `# ${repeated('the contract ', length)}\n\n${repeated('## A\n\nIt renews.\n\n', length)}`,
  'references to what is not there': (length) => numbered((i) => `design-manual:open-standa${i} `, length),
  'suppressions of what is not there': (length) =>
    numbered((i) => `${ignore} cloud-fist${i}: so -->\n\nWords.\n\n`, length),
  'pins of what is not there': (length) =>
    `---\ndesign-manual:\n  pinned: [${repeated('x, ', length)}]\n---\n\nWords.\n`,
  'a suppression of many': (length) => `${ignore} ${repeated('cloud-first, ', length)}: so -->\n\nWords.\n`,
  'suppressions of one section': (length) =>
    `${repeated(`${ignore} cloud-first: so -->\n\n`, length)}# A\n\n${repeated('Words.\n\n', 3_000)}`,
};

const repeated = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length));
const numbered = (text: (i: number) => string, length: number): string =>
  Array.from({ length: Math.ceil(length / text(1000).length) }, (_, i) => text(i)).join('');

suite('relevance: no text takes the square of its length', () => {
  let guidance: Guidance;
  suiteSetup(async () => {
    const { principles } = readPack(await readPackFiles(path.join(import.meta.dirname, '../../guidance')));
    guidance = loadGuidance(storeGuidance(principles));
  });

  for (const [name, text] of Object.entries(texts))
    // Nothing is timed: at this length the square would take far longer than the test may.
    test(name, function () {
      this.timeout(20_000);
      const document = parseDocument(text(100_000));
      const judged = judge(document, guidance, noSettings, { kind: 'procurement' });
      documentProblems(judged, guidance);
      const ranked = rankAt(judged.analysis, guidance, document.lineStarts.length >> 1, 8);
      assert.ok(ranked.length <= 8);
    });
});
