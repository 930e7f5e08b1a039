import assert from 'node:assert/strict';
import { parseDocument } from '../../src/document/document.ts';
import { type Guidance, loadGuidance, storeGuidance } from '../../src/guidance/guidance.ts';
import { readPack } from '../../src/guidance/pack.ts';
import { analyse } from '../../src/relevance/analyse.ts';
import { principleText } from '../guidance/page.ts';

const signals = `
  - relation: conflict
    strength: strong
    because: the contract goes on by itself
    satisfy: Let it end.
    phrases: ["(renew|renewed|extend|extended) automatically", "automatic (renewal|extension)"]
  - relation: conflict
    strength: strong
    because: it keeps one vendor's format
    satisfy: Use an open one.
    phrases: ["proprietary (format|database)", "vendor lock-in"]
  - relation: conflict
    strength: strong
    because: the term is long
    satisfy: Make it shorter.
    near: [contract, agreement, term]
    limit: { quantity: duration, over: 2 years }
  - relation: support
    strength: strong
    because: it can be left
    phrases: [leave at any time, or equivalent]`;

const { principles, problems } = readPack([
  { path: 'architecture/cloud-first.md', text: principleText({ signals }) },
]);
assert.deepEqual(problems, []);
const guidance: Guidance = loadGuidance(storeGuidance(principles));
const conflicts = (text: string): string[] =>
  analyse(parseDocument(text), guidance, { kind: 'procurement' }).hints.map((hint) => hint.text);

/** Each rule, with sentences that state the conflict and sentences that do not. */
const rules: Record<string, { states: string[]; clean: string[] }> = {
  'a denial in the same clause': {
    states: [
      'The contract is extended automatically.',
      'The supplier shall not be liable and the contract is extended automatically.',
      'Notice is not needed, because the contract is extended automatically.',
      'Unless the Authority objects, the agreement will be renewed automatically.',
      'It is renewed automatically unless either party gives notice.',
      'The licence is renewed automatically no later than March.',
      'Without limitation, the licence is renewed automatically.',
      'Data is kept not only in a proprietary format.',
    ],
    clean: [
      'The contract will not be extended automatically.',
      "It won't be renewed automatically.",
      'No proprietary format is used.',
      'There shall be no automatic renewal.',
      'The design avoids vendor lock-in.',
      'We chose text instead of a proprietary format.',
      'Use JSON rather than a proprietary format.',
      'Neither an automatic renewal nor a longer term is offered.',
      'The export is free of any proprietary format.',
      'Automatic renewal is not permitted.',
      'Automatic extension is prohibited.',
      'Vendor lock-in must be avoided.',
      'A proprietary database was ruled out.',
      'We are moving away from a proprietary database.',
      'This protects against vendor lock-in.',
      'The old system is gradually replaced, avoiding vendor lock-in.',
      'The contract can never be renewed automatically.',
    ],
  },
  'an option that was not chosen': {
    states: [
      '## Decision\n\nWe store it in a proprietary format.',
      '## Option years\n\nThe contract is extended automatically.',
    ],
    clean: [
      '## Options considered\n\nWe store it in a proprietary format.',
      '## Alternatives\n\nA proprietary database.',
      '## Pros and cons of the options\n\n### Vendor suite\n\nA proprietary database.',
      '## Pros and cons of the options\n\n### Vendor suite\n\n- Bad, because of vendor lock-in.',
      '## Analysis\n\n**Option 2: the suite**\n\nA proprietary database holds it.',
      'A proprietary database was offered. It was rejected.',
      'We decided against a proprietary database.',
    ],
  },
  'what is supposed or asked': {
    states: ['The supplier may use a proprietary format.', 'The supplier will use a proprietary format.'],
    clean: [
      'A suite could bring vendor lock-in.',
      'We considered a proprietary database.',
      'Is the contract renewed automatically?',
      'Determine if cases are on paper, in spreadsheets, or in a proprietary database.',
      'If the data were in a proprietary format it would be converted.',
      'One option was a proprietary database.',
      '## Context\n\nThe legacy system used a proprietary database.',
    ],
  },
  'what somebody else says': {
    states: ['> The supplier shall use a proprietary format.'],
    clean: [
      'The old policy states:\n\n> Contracts are extended automatically.',
      'Their bid spoke of “a proprietary format with many merits”.',
      '> Data stays in a proprietary format.\n> — A Vendor',
      '- ✅ [14. Why we chose a proprietary database](014-database.md)',
    ],
  },
  'what is, beside what is decided': {
    states: [
      '## Context\n\nCases are held in a proprietary database.',
      '## Context\n\nCases are held in a proprietary database.\n\n## Decision\n\nWe keep the existing store.',
      '## Context\n\nCases shall be held in a proprietary database.\n\n## Decision\n\nWe add an index.',
      '## Context\n\nCases are on paper.\n\n## Decision\n\nThey go into a proprietary database.',
    ],
    clean: [
      '## Context\n\nCases are held in a proprietary database.\n\n## Decision\n\nWe move them to PostgreSQL.',
      '## Problem\n\n- vendor lock-in\n\n## Proposal\n\nWe move to open formats.',
      '## Why\n\nThere is vendor lock-in.\n\n## How\n\nWe move to open formats.',
    ],
  },
  'definitions, examples and asides': {
    states: ['The system writes a proprietary format for each case.'],
    clean: [
      '“Lock” means a proprietary format that one product reads.',
      'Avoidable ties, for example a proprietary format, are listed.',
      '## Glossary\n\nA proprietary format: one vendor reads it.',
      '## Out of scope\n\nThe proprietary database of the old system.',
      '## Lessons learned\n\nThe proprietary database cost us a year.',
    ],
  },
  'what the text satisfies or owns up to': {
    states: ['The contract is extended automatically. Prices are fixed.'],
    clean: [
      'The contract is extended automatically, but the Authority may leave at any time.',
      'It uses a proprietary database or equivalent.',
      'It uses a proprietary format. An exemption was granted by the board in May.',
      'It uses a proprietary format, hidden behind one adapter.',
      'This brings vendor lock-in; to reduce this risk we test the export each month.',
    ],
  },
  'what a quantity measures': {
    states: [
      'The contract runs for five years.',
      'The agreement has an initial term of 24 months with two 12-month options.',
      '## Term\n\nIt lasts five years.',
    ],
    clean: [
      'The contract runs for two years.',
      'The contract asks for five years of experience.',
      'Bidders show accounts of the last five years before the contract.',
      'Records of the contract are kept for seven years.',
      'The contract gives a warranty of three years.',
      'The contract is audited every three years.',
    ],
  },
};

suite('relevance: reading', () => {
  for (const [rule, { states, clean }] of Object.entries(rules)) {
    test(`${rule}: stated`, () => {
      for (const text of states) assert.equal(conflicts(text).length, 1, text);
    });
    test(`${rule}: not stated`, () => {
      for (const text of clean) assert.deepEqual(conflicts(text), [], text);
    });
  }

  test('a match that is not stated says why', () => {
    const { matches } = analyse(parseDocument('It is not renewed automatically.'), guidance, {
      kind: 'procurement',
    });
    assert.equal(matches[0]?.relation, 'topic');
    assert.match(matches[0].message, /the words stand here, but are denied/);
  });
});
