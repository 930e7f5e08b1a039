import assert from 'node:assert/strict';
import { attribution, openGovernmentLicence } from '../../src/guidance/attribution.ts';
import { checkPages } from '../../src/guidance/check.ts';
import { sentences, wordCount } from '../../src/guidance/prose.ts';
import { principleText } from './page.ts';

const today = '2026-11-24';
/** Plain sentences, all different, so that a body is long enough. */
const filler = (name: string, count: number): string =>
  Array.from(
    { length: count },
    (_, i) => `The ${name} team wrote note ${i + 1} about the plan for the day.`,
  ).join('\n');
const points = (name: string, count: number): string =>
  Array.from({ length: count }, (_, i) => `- Ask the ${name} team for plan ${i + 1} of the week.`).join('\n');

interface Parts {
  why?: string;
  doing?: string;
  avoid?: string;
  questions?: string;
  evidence?: string;
  from?: string;
}

const body = (name: string, parts: Parts = {}): string => `## Why it matters

${parts.why ?? filler(`${name} first`, 3)}

## Do

${parts.doing ?? points(`${name} good`, 4)}

## Avoid

${parts.avoid ?? points(`${name} bad`, 4)}

## Questions a reviewer asks

${parts.questions ?? points(`${name} asking`, 4)}

## What good evidence looks like

${parts.evidence ?? filler(`${name} second`, 9)}

## Where this comes from

${parts.from ?? `The ${name} page says so in [the code](https://www.gov.uk/).`}
`;

const page = (
  fields: Record<string, string | null> = {},
  parts: Parts = {},
  id = 'cloud-first',
): { path: string; text: string } => ({
  path: `guidance/architecture/${id}.md`,
  text: principleText({ id, ...fields }, body(id, parts)),
});

/** What is wrong, as `line: message`. */
const wrong = (...pages: { path: string; text: string }[]): string[] =>
  checkPages(pages, today).map(({ line, message }) => `${line}: ${message}`);

/** The line of a text in a page, 1-based. */
const lineOf = ({ text }: { text: string }, part: string): number =>
  text.slice(0, text.indexOf(part)).split('\n').length;

suite('checking pages', () => {
  test('a good page has no problem', () => {
    assert.deepEqual(wrong(page()), []);
  });

  test('length, at both ends', () => {
    assert.match(
      wrong(page({}, { evidence: 'Short.' }))[0] ?? '',
      /the body has \d+ words: write 250 to 600/,
    );
    assert.match(wrong(page({}, { evidence: filler('long', 60) }))[0] ?? '', /write 250 to 600/);
  });

  test('the number of points and sentences, at the heading', () => {
    const two = page({}, { doing: points('x', 2), avoid: points('y', 7) });
    assert.deepEqual(wrong(two).slice(0, 2), [
      `${lineOf(two, '## Do')}: "Do" has 2 points: write 3 to 6`,
      `${lineOf(two, '## Avoid')}: "Avoid" has 7 points: write 3 to 6`,
    ]);
    assert.match(wrong(page({}, { why: filler('why', 5) }))[0] ?? '', /"Why it matters" has 5 sentences/);
    assert.match(
      wrong(page({}, { questions: points('q', 6) }))[0] ?? '',
      /"Questions a reviewer asks" has 6/,
    );
  });

  test('reading age', () => {
    const hard = Array.from(
      { length: 9 },
      (_, i) =>
        `Organisational interoperability considerations necessitate comprehensive standardisation activity ${i}.`,
    ).join('\n');
    assert.match(
      wrong(page({}, { evidence: `${hard}\n${filler('easy', 5)}` })).join(),
      /the reading age is \d+\.\d/,
    );
  });

  test('a long sentence, at its line', () => {
    const long = `We ${'really '.repeat(30)}do.`;
    const bad = page({}, { evidence: `${filler('evidence', 8)}\n${long}` });
    assert.deepEqual(wrong(bad), [
      `${lineOf(bad, long)}: a sentence of 32 words: part it, so that none has more than 30`,
    ]);
  });

  test('American spelling in body and summary, but not what British English shares', () => {
    const bad = page(
      { summary: 'Organize the work so that it can be seen.' },
      { evidence: `${filler('evidence', 8)}\nThe licensing program has a size and color.` },
    );
    assert.deepEqual(
      checkPages([{ ...bad, text: bad.text.replace('Organize', 'We organize') }], today).map(
        (p) => p.message,
      ),
      ['"organize" is American spelling: write "organise"', '"color" is American spelling: write "colour"'],
    );
  });

  test('a sentence that stands in two pages, whatever its case and marks', () => {
    const one = page({ related: null }, { evidence: `${filler('a', 9)}\nNobody knows the price.` });
    const two = page(
      { related: null },
      { evidence: `${filler('b', 9)}\nNobody knows *the price*.` },
      'other',
    );
    assert.deepEqual(wrong(one, two), [
      `${lineOf(two, 'Nobody')}: "Nobody knows the price." stands in guidance/architecture/cloud-first.md too: say it in one place only, or in other words`,
    ]);
  });

  test('related principles that do not answer', () => {
    const one = page({ related: '[other]' });
    assert.deepEqual(wrong(one, page({ related: '[]' }, {}, 'other')), [
      `${lineOf(one, 'related')}: "other" does not name "cloud-first" in its own "related": add it there, or remove it here`,
    ]);
    assert.deepEqual(wrong(one, page({ related: '[cloud-first]' }, {}, 'other')), []);
  });

  test('historic principles and their successors', () => {
    assert.match(wrong(page({ status: 'historic' }))[0] ?? '', /must name its successor/);
    assert.match(wrong(page({ supersededBy: 'other' }))[0] ?? '', /only a historic principle/);
    const old = page({ status: 'historic', supersededBy: 'other' });
    const older = page({ status: 'historic', supersededBy: 'cloud-first' }, {}, 'other');
    assert.match(wrong(old, older)[0] ?? '', /"other" is historic itself/);
  });

  test('a check in the future, and a summary that is not one sentence', () => {
    const source = '[{ title: The code, url: "https://www.gov.uk/", year: 2025, checked: "2027-01-01" }]';
    assert.match(wrong(page({ sources: source }))[0] ?? '', /cannot have been checked on 2027-01-01/);
    assert.match(wrong(page({ summary: 'Do this. Do that.' }))[0] ?? '', /one whole sentence/);
    assert.match(wrong(page({ summary: 'Do this' }))[0] ?? '', /one whole sentence/);
  });

  test('a link that is not among the sources', () => {
    const bad = page({}, { from: 'See [this](https://example.org/x).' });
    assert.deepEqual(wrong(bad), [
      `${lineOf(bad, 'example.org')}: https://example.org/x is not among the page's sources: add it there`,
    ]);
  });
});

suite('prose', () => {
  test('sentences without marks, headings and addresses, each with its line', () => {
    const text =
      '## Do\n\n- Read *this* one.\n- And [that](https://a.b/c.d) too.\n\n> Quoted. Twice\n> over lines.';
    assert.deepEqual(sentences(text), [
      { text: 'Read this one.', line: 3 },
      { text: 'And that too.', line: 4 },
      { text: 'Quoted.', line: 6 },
      { text: 'Twice over lines.', line: 6 },
    ]);
  });

  test('abbreviations and figures do not end a sentence', () => {
    assert.deepEqual(
      sentences('See No. 10 and 3.5 of it. It costs £1.3 million.').map(({ text }) => text),
      ['See No. 10 and 3.5 of it.', 'It costs £1.3 million.'],
    );
  });

  test('words', () => {
    assert.equal(wordCount("The supplier's well-known price is £1,200.50, or so."), 8);
  });
});

suite('attribution', () => {
  test('names each version of the licence that sources are under', () => {
    const govUk = { url: 'https://www.gov.uk/guidance/x' };
    const manual = { url: 'https://github.com/alphagov/government-service-design-manual/blob/1/x.md' };
    const press = { url: 'https://www.example.com/gov.uk' };
    assert.equal(openGovernmentLicence({ url: 'https://gds.blog.gov.uk/x' }), '3.0');
    assert.equal(openGovernmentLicence({ url: 'https://www.gov.uk.example.com/' }), undefined);
    assert.equal(openGovernmentLicence({ url: null }), undefined);
    assert.equal(attribution([press]), undefined);
    const notice = attribution([govUk, manual, press]) ?? '';
    assert.match(notice, /Open Government Licence v2\.0/);
    assert.match(notice, /Open Government Licence v3\.0/);
  });
});
