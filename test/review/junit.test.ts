import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';
import { junitWriter } from '../../src/review/junit.ts';
import type { DocumentReport } from '../../src/review/report.ts';
import { guidance } from './pack.ts';
import { conflicting, excusing, gapping, reports } from './reports.ts';

const { principles } = guidance;

/** Reads XML; whatever is not well formed is an error. */
function read(xml: string): Element {
  const parser = new DOMParser({ onError: onErrorStopParsing });
  const { documentElement } = parser.parseFromString(xml, 'text/xml');
  assert.ok(documentElement);
  return documentElement;
}
const childrenOf = (element?: Element): Element[] =>
  [...(element?.childNodes ?? [])].filter((node): node is Element => node.nodeType === 1);
const attribute = (element: Element | undefined, name: string): string | null =>
  element?.getAttribute(name) ?? null;
const totals = (element?: Element): (string | null)[] =>
  ['tests', 'failures', 'errors', 'skipped'].map((name) => attribute(element, name));

function junitReport(
  all: readonly DocumentReport[],
  { problems = [], ...context }: Parameters<typeof junitWriter>[0] & { problems?: readonly string[] },
): string {
  const writer = junitWriter(context);
  return [...all.map((report) => writer.document(report)), writer.end(problems)].join('');
}

/** What its suites count, added up. */
function sums(root: Element): number[] {
  const counts = childrenOf(root).map((suite) => totals(suite).map(Number));
  return [0, 1, 2, 3].map((i) => counts.reduce((sum, count) => sum + (count[i] ?? NaN), 0));
}

suite('review: JUnit', () => {
  const all = (): DocumentReport[] =>
    reports({
      'adr/1.md': conflicting,
      'adr/2.md': excusing,
      'gap.md': gapping,
      'clean.md': '# A\n\nWell.\n',
    });

  test('a suite for each document, a case for each finding, and one where there is none', () => {
    const root = read(junitReport(all(), { principles }));
    assert.deepEqual(sums(root), [4, 1, 0, 2]);
    const cases = childrenOf(root).map((suite) => [
      attribute(suite, 'name'),
      attribute(suite, 'failures'),
      childrenOf(suite).map((one) => [
        attribute(one, 'name'),
        attribute(one, 'line'),
        ...childrenOf(one).map((outcome) => [outcome.tagName, attribute(outcome, 'message')]),
      ]),
    ]);
    assert.deepEqual(cases, [
      [
        'adr/1.md',
        '1',
        [
          [
            'Choose public cloud first (cloud-first) at line 5',
            '5',
            ['failure', '“own servers”: it is so. Mend it.'],
          ],
        ],
      ],
      [
        'adr/2.md',
        '0',
        [
          [
            'Choose public cloud first (cloud-first) at line 4',
            '4',
            ['skipped', 'the Act names the building'],
          ],
        ],
      ],
      [
        'gap.md',
        '0',
        [
          [
            'Choose public cloud first (cloud-first)',
            null,
            ['skipped', 'Nothing in this document addresses it. Every design says where it runs.'],
          ],
        ],
      ],
      ['clean.md', '0', [['document', null]]],
    ]);
    const failure = childrenOf(childrenOf(childrenOf(root)[0])[0])[0];
    assert.equal(failure?.textContent, 'adr/1.md:5: “own servers”: it is so. Mend it.');
    assert.equal(attribute(failure, 'type'), 'conflict');
  });

  test('gaps fail where the run fails on them, and what could not be read is an error', () => {
    const root = read(junitReport(all(), { principles, failOn: 'gap', problems: ['b.md: is a folder'] }));
    assert.deepEqual(sums(root), [5, 2, 1, 1]);
    const last = childrenOf(root).at(-1);
    assert.equal(attribute(last, 'name'), 'unreadable');
    assert.equal(attribute(childrenOf(childrenOf(last)[0])[0], 'message'), 'b.md: is a folder');
  });

  test('another kind of document is skipped', () => {
    const [report] = all();
    assert.ok(report);
    const root = read(junitReport([{ ...report, kind: 'other', hints: [], gaps: [] }], { principles }));
    assert.deepEqual(sums(root), [1, 0, 0, 1]);
  });

  test('any name and any words are XML, and read again as they were', () => {
    const [report] = all();
    assert.ok(report);
    const texts = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(texts, texts, (path, message) => {
        const hints = report.hints.map((hint) => ({ ...hint, message }));
        const [suite] = childrenOf(read(junitReport([{ ...report, path, hints }], { principles })));
        const failure = childrenOf(childrenOf(suite)[0])[0];
        // XML has no place for some characters at all.
        const kept = (text: string): string =>
          text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
        assert.equal(attribute(suite, 'name'), kept(path));
        assert.equal(attribute(failure, 'message'), kept(message));
      }),
    );
  });
});
