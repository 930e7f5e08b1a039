import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../src/document/document.ts';
import { type Guidance, loadGuidance, storeGuidance } from '../../src/guidance/guidance.ts';
import { readPack } from '../../src/guidance/pack.ts';
import { analyse, type Match } from '../../src/relevance/analyse.ts';
import { principleText } from '../guidance/page.ts';

const signals = `
  - relation: conflict
    strength: strong
    because: it is hosted on our own servers
    satisfy: Choose public cloud.
    phrases: [(our|its|their) own (servers|data centre)]
  - relation: conflict
    strength: strong
    because: the contract goes on without a decision
    satisfy: Let it end.
    phrases:
      - automatically [be] (renew|extend)
      - (renew|extend) automatically
      - automatic (renewal|extension)
  - relation: conflict
    strength: strong
    because: the format is closed
    satisfy: Use an open one.
    phrases: [proprietary (format|protocol)]
  - relation: conflict
    strength: strong
    because: the term is long
    satisfy: Shorten it.
    near: [contract term, initial term, term of the contract, contract for, contract runs, agreement for]
    limit: { quantity: duration, over: 4 years }
  - relation: conflict
    strength: strong
    because: nobody may leave
    satisfy: Allow it.
    phrases: [no (exit|way out), cannot (leave|terminate)]
  - relation: support
    strength: strong
    because: it can be left
    phrases: [(terminate|terminated) at any time, or equivalent]`;

const guidance: Guidance = (() => {
  const { principles, problems } = readPack([
    { path: 'architecture/cloud-first.md', text: principleText({ signals }) },
  ]);
  assert.deepEqual(problems, []);
  return loadGuidance(storeGuidance(principles));
})();

const conflictsOf = (text: string): string[] =>
  analyse(parseDocument(text), guidance, { kind: 'architecture' }).hints.map((hint) => hint.text);

/** For each rule, passages that conflict and near ones that do not. */
const rules: Readonly<Record<string, { conflict: readonly string[]; clean: readonly string[] }>> = {
  'negation in its own clause': {
    conflict: [
      'The service runs on our own servers.',
      'The supplier shall not be liable and the contract renews automatically.',
      'The buyer may not assign the agreement, and the agreement extends automatically each June.',
      'The ministry is not ready for the cloud, so it runs on our own servers.',
      'We cannot wait and will keep everything on our own servers.',
      'The council does not own a licence but its own servers hold the data.',
      'The cloud is not ready; the registry stays on our own servers.',
      'No data leaves the region when it is held on our own servers.',
      'This is not a pilot, it runs on our own servers.',
      'We do not use the cloud because our own servers are cheaper.',
      'The vendor is not paid monthly and the subscription is automatically renewed.',
      'The tax office has no spare staff, yet it runs on our own servers.',
      'No, the archive stays on our own servers.',
      'Not much changes: the portal runs on our own servers.',
      'Nobody objected, and the licence renews automatically.',
    ],
    clean: [
      'The service will not run on our own servers.',
      'The contract shall not renew automatically.',
      'There is no automatic extension of the agreement.',
      'The agreement is never automatically renewed.',
      'The hospital does not keep records on its own servers.',
      "The province won't host anything on its own servers.",
      'The port authority isn’t going to use a proprietary format.',
      'We cannot run this on our own servers.',
      'Nothing is kept on our own servers.',
      'Neither the portal nor the registry uses our own servers.',
      'The bidder must not use a proprietary format or extend automatically.',
      'None of the agencies uses a proprietary protocol.',
      'The data is published without a proprietary format.',
      'The supplier shall not, under any circumstances, extend automatically.',
      'Data must be free of any proprietary format.',
      'The design is free from proprietary protocols.',
      'We will not build, buy or run our own servers.',
      'The service no longer depends on our own servers.',
      'Bids without automatic renewal are preferred.',
    ],
  },
  'verbs that deny': {
    conflict: [
      'We replace the cloud with our own servers.',
      'The public cloud was rejected in favour of our own servers.',
      'Access is prevented by our own servers.',
      'We cannot avoid our own servers.',
      'Nothing prevents automatic renewal.',
      'The clause does not exclude automatic extension.',
      'Bidders are prohibited from visiting, and the contract renews automatically.',
      'This shall not replace our own servers.',
    ],
    clean: [
      'Suppliers must avoid any proprietary format.',
      'The law prohibits automatic renewal.',
      'The policy forbids automatic extension.',
      'We will retire our own servers.',
      'The programme decommissions our own servers next spring.',
      'We rejected our own servers.',
      'The board ruled out our own servers.',
      'The team decided against our own servers.',
      'We removed the proprietary format.',
      'This avoids automatic renewal.',
      'The rules exclude automatic extension.',
      'The framework bans automatic renewal.',
    ],
  },
  'instead of and rather than': {
    conflict: [
      'Instead, we run on our own servers.',
      'We would rather use our own servers.',
      'It uses our own servers rather than the cloud.',
      'We use our own servers instead of the cloud.',
    ],
    clean: [
      'We use the cloud rather than our own servers.',
      'It runs in a shared platform instead of our own servers.',
      'An open format is used in place of a proprietary format.',
      'The agency buys a service as opposed to our own servers.',
      'Move away from our own servers by June.',
      'Any format other than a proprietary format is welcome.',
      'The service moves from our own servers to a shared platform, in lieu of automatic renewal.',
    ],
  },
  'denied as a subject': {
    conflict: [
      'Data on our own servers is not encrypted.',
      'Our own servers are not patched.',
      'Automatic renewal applies.',
      'The contract renews automatically and is not reviewed.',
      'It runs on our own servers, not in the cloud.',
      'Data lives on our own servers, which are not permitted to fail.',
      'Automatic renewal is not uncommon here.',
      'Our own servers will be used.',
    ],
    clean: [
      'Automatic renewal is not permitted.',
      'Automatic extension of the contract is prohibited.',
      'A proprietary format is not acceptable.',
      'Proprietary formats are not accepted.',
      'Our own servers were rejected.',
      'Our own servers have been ruled out.',
      'Our own servers are no longer used.',
      'Automatic renewal shall not be allowed.',
      "A proprietary protocol isn't acceptable.",
      'Automatic renewals of any kind are excluded.',
      'Our own servers cannot be used.',
      'Proprietary formats must be avoided.',
      'Our own servers (rejected: too costly).',
    ],
  },
  'what only looks like a negation': {
    conflict: [
      'Not only the portal but the registry runs on our own servers.',
      'The lease renews automatically no later than 1 May.',
      'No later than May the portal moves to our own servers.',
      'No fewer than two sites run on our own servers.',
      'Not less than half of the data is on our own servers.',
      'Do not hesitate to ask for our own servers.',
      'Without limitation the agreement is automatically renewed.',
      'Notwithstanding clause 4 the agreement is automatically renewed.',
      'It shall be held, without exception, on our own servers.',
      'There is no alternative to our own servers.',
      'There is no choice but our own servers.',
      'We cannot operate without our own servers.',
      'At no additional cost the licence is automatically renewed.',
      'Whether or not the county objects, the contract renews automatically.',
      'Nothing but our own servers will do.',
      'It is not optional to use our own servers.',
    ],
    clean: [
      'Not only is automatic renewal not allowed, it is void.',
      'The licence will not, without limitation, be automatically renewed.',
    ],
  },
  'unless, if and should': {
    conflict: [
      'Unless the Authority objects, the contract renews automatically.',
      'The contract renews automatically unless the Authority objects.',
      'If the supplier fails, we run on our own servers.',
      'The agreement is automatically renewed if no notice is given.',
      'Should demand grow, our own servers take the load.',
      'Even if the Crown objects the contract renews automatically.',
      'In the event of a delay, the contract renews automatically.',
      'Unless cancelled in writing within 30 days the agreement renews automatically.',
    ],
    clean: [
      'If the contract renews automatically, the supplier must tell the board.',
      'Should the agreement renew automatically, the price falls.',
      'The board must be told if the contract renews automatically.',
      'Tell us whether the licence renews automatically.',
      'Everything is in the cloud except where our own servers are named by law.',
      'All data is open unless our own servers hold it.',
      'Bidders state whether a proprietary format is used.',
      'In the event that the contract renews automatically, fees fall.',
    ],
  },
  'options that were dropped': {
    conflict: [
      '## Decision\n\nWe run on our own servers.',
      '## Decision Outcome\n\nChosen option: our own servers, because they are here.',
      '## Options considered\n\n### Option 1: local hosting (chosen)\n\nIt runs on our own servers.',
      '## Considered Options\n\nChosen option: our own servers.',
      '## Option periods\n\nThe contract renews automatically.',
      '## Options to extend\n\nThe contract renews automatically.',
      '## Decision drivers\n\nThe service runs on our own servers.',
      '## Decision\n\n- Option B: our own servers',
      'Our own servers are kept. The cloud was rejected.',
      'We rejected the cloud and will run on our own servers.',
      '## Recommended option\n\nRun it on our own servers.',
      'The proposal was rejected in May. The service runs on our own servers.',
      'In the context of tax, we decided for our own servers and against the cloud.',
      '## Solution\n\n**Option 2: local hosting (selected)**\n\nIt runs on our own servers.',
      '| Option | Result |\n|---|---|\n| Our own servers | chosen |',
    ],
    clean: [
      '## Options considered\n\nRun it on our own servers.',
      '## Considered Options\n\n* Run on our own servers\n* Use the cloud',
      '## Pros and Cons of the Options\n\n### Local hosting\n\nGood, because our own servers are near.',
      '## Alternatives\n\nWe keep our own servers.',
      '## Alternatives considered\n\nWe keep our own servers.',
      '## Prior art\n\nThe canton runs on its own servers.',
      '## Rejected options\n\nUse our own servers.',
      '## Decision\n\n### Alternatives\n\nUse our own servers.',
      '## Hosting\n\n**Option 2: local hosting**\n\nIt runs on our own servers.',
      '## Hosting\n\n- Option A: the cloud\n- Option B: our own servers',
      'Our own servers. Rejected as too costly.',
      'Local hosting on our own servers. This option was rejected.',
      'Rejected: our own servers.',
      '| Option | Result |\n|---|---|\n| Our own servers in two towns | Rejected |',
      'The options were:\n\n- our own servers\n- the cloud',
      'We looked at three approaches. The following options were considered:\n\n- our own servers',
      '## 4. Option 2 - local hosting\n\nIt runs on our own servers.',
      'In the context of tax, we decided for the cloud and against our own servers.',
    ],
  },
  'what was only thought of': {
    conflict: [
      'We propose to run on our own servers.',
      'The contract may be automatically renewed.',
      'It shall be considered complete and runs on our own servers.',
      'The board could not agree, so it stays on our own servers.',
    ],
    clean: [
      'The service could run on our own servers.',
      'It might use a proprietary format.',
      'One option would be our own servers.',
      'We considered our own servers.',
      'Our own servers were considered.',
      'It was proposed to run on our own servers.',
      'The team discussed our own servers at length.',
      'We also looked at our own servers.',
    ],
  },
  'what exists today': {
    conflict: [
      '## Context\n\nThe new service must run on our own servers.',
      '## Background\n\nThe contract will be automatically renewed.',
      '## Context\n\nToday it runs on our own servers.\n\n## Decision\n\nWe keep the current hosting.',
      '## Requirements\n\nThe supplier shall connect the existing portal to our own servers.',
      'The system will remain on our own servers as it does today.',
      'The current contract will be automatically renewed.',
    ],
    clean: [
      '## Context\n\nToday the system runs on our own servers.',
      '## Background\n\nThe legacy system was on our own servers.',
      '## Problem\n\nThe service was built on our own servers.',
      '## Context and Problem Statement\n\nCurrently, all files use a proprietary format.',
      '## Current state\n\nThe existing archive sits on our own servers.',
      'Currently the portal runs on our own servers.',
      'At present, the registry runs on our own servers.',
      'The legacy platform runs on our own servers.',
      'Until now the border agency ran on its own servers.',
    ],
  },
  'questions': {
    conflict: ['Why wait? It runs on our own servers.', 'It runs on our own servers. Is that wise?'],
    clean: ['Should it run on our own servers?', 'Is a proprietary format used?', 'Does the contract renew automatically?'],
  },
  'quotation and citation': {
    conflict: [
      '> The service shall run on our own servers.',
      'The requirements follow.\n\n> The service shall run on our own servers.',
      'Clause 4 reads as follows:\n\n> The contract renews automatically.',
      'The “public” part runs on our own servers.',
      'The "Services" run on our own servers.',
      'The minister said "yes", and it runs on our own servers.',
      'The contract contains the words "renews automatically".',
    ],
    clean: [
      'The board said:\n\n> We keep our own servers.',
      'According to the old policy:\n\n> All data is on our own servers.',
      'The policy says:\n\n> All data is held.\n>\n> It is held on our own servers.',
      '> We keep our own servers.\n>\n> — Ministry of Transport, 2014',
      '> The contract renews automatically. ([the old terms](https://example.org/terms))',
      '> It runs on our own servers. [3]',
      'The vendor said “it must run on our own servers”.',
      '"It runs on our own servers", the auditor wrote.',
      'The auditor found that "data is on our own servers".',
      'Their bid spoke of “a proprietary format with many merits”.',
      'The mayor stated ‘we keep our own servers for ever’.',
    ],
  },
  'definitions': {
    conflict: [
      'This means that it runs on our own servers.',
      '## Definition of done\n\nThe service runs on our own servers.',
      '## Definitions\n\n“Contract term” means five years.',
    ],
    clean: [
      '“Local hosting” means hosting on our own servers.',
      '“On-premises” refers to our own servers.',
      '## Definitions\n\nLocal hosting: our own servers.',
      '## Glossary\n\nEvergreen: an automatic renewal each year.',
    ],
  },
  'examples': {
    conflict: ['The examples are clear and the service runs on our own servers.', 'Such data is held on our own servers.'],
    clean: [
      'Avoidable costs arise, for example, from our own servers.',
      'Describe the hosting (e.g. our own servers).',
      'State risks such as a proprietary format.',
      '## Examples\n\nIt runs on our own servers.',
      'Some hosting is costly, for instance our own servers.',
    ],
  },
  'what is ruled out by a heading or a list': {
    conflict: [
      '## Scope\n\nIt runs on our own servers.',
      'The supplier must:\n\n- run it on our own servers',
      'The supplier must not be late:\n\n## Hosting\n\n- our own servers',
      '## Out of scope\n\nThere is no exit.',
    ],
    clean: [
      '## Anti-patterns\n\nRunning on our own servers.',
      '## Out of scope\n\nHosting on our own servers.',
      '## Non-goals\n\n- Our own servers',
      '## What to avoid\n\nA proprietary format.',
      '## Lessons learned\n\nWe ran on our own servers.',
      'The supplier must not:\n\n- use a proprietary format\n- run on our own servers',
      'We will avoid:\n\n- automatic renewal',
      'The following are not permitted:\n\n- our own servers',
      'The following are prohibited:\n\n- our own servers',
    ],
  },
  'consequences and risks': {
    conflict: [
      '## Consequences\n\nData stays on our own servers.',
      '## Risks\n\nThe contract renews automatically.',
      '## Security\n\nWe mitigate fire. It runs on our own servers.',
    ],
    clean: [
      '## Consequences\n\nData stays on our own servers, so we will review this in a year.',
      '## Risks\n\nThe contract renews automatically. Mitigation: a diary entry a quarter before.',
      '## Risks\n\n| Risk | Answer |\n|---|---|\n| A proprietary format | mitigated by an export each night |',
      '## Drawbacks\n\nIt uses a proprietary protocol. We will replace it in May.',
      '## Trade-offs\n\nIt uses our own servers; the cost is offset by a grant.',
    ],
  },
  'kept apart': {
    conflict: ['It uses a proprietary format behind the counter.'],
    clean: ['It uses a proprietary format, hidden behind one adapter.', 'A proprietary protocol is isolated by a gateway.'],
  },
  'satisfied by what follows': {
    conflict: [
      'The contract renews automatically.\n\nThe parties meet.\n\nThe town pays.\n\nIt may be terminated at any time.',
      '## A\n\nThe contract renews automatically.\n\n## B\n\nIt may be terminated at any time.',
      'The contract renews automatically. It may not be terminated at any time.',
    ],
    clean: [
      'The contract renews automatically. It may be terminated at any time.',
      'The contract renews automatically, but may be terminated at any time.',
      'The contract renews automatically.\n\nIt may be terminated at any time.',
      'A proprietary format, or equivalent, is asked for.',
      'The contract renews automatically.\n\nThe parties meet.\n\nIt may be terminated at any time.',
    ],
  },
  'exceptions that were granted': {
    conflict: [
      'It runs on our own servers. No waiver has been granted.',
      'The supplier grants rights to a proprietary format (except as agreed below).',
      'It runs on our own servers. Exceptions are reported.',
      'A five-year contract term is not justified because demand is unknown.',
    ],
    clean: [
      'It runs on our own servers. A waiver was granted by the board on 3 May.',
      'It uses a proprietary format under an approved exception until 2027.',
      'The contract term of seven years is justified because the build takes four.',
      'It runs on our own servers; an exemption was approved for this site.',
    ],
  },
  'what a quantity measures': {
    conflict: [
      'The contract term is seven years.',
      'The contract term is not less than five years.',
      'The initial term is three (3) years with two one-year options.',
      'A contract for 60 months is planned.',
      'The initial term, with 30 days’ notice to end it, is six years.',
      'The contract runs from 1 April 2026 until 30 June 2031.',
      'The term of the contract is up to 10 years.',
      '## Contract term\n\nIt is five years.',
      'Records are kept for two years, and the contract term is five years.',
    ],
    clean: [
      'The contract term is four years.',
      'The contract term ends on 2,000 days’ notice.',
      'During the contract term, staff need five years of experience.',
      'Data is kept for seven years after the contract term.',
      'During the contract term data is kept for seven years.',
      'The contract term is two years, with a warranty of 5 years.',
      'The contract term is reviewed every 5 years.',
      'For the contract term only people aged 18 years apply.',
      'In the last five years no contract term was met.',
      'The contract term is no longer than four years.',
      'The initial term is 36 months with one 12-month option.',
      '## Contract term\n\nStaff need five years of experience.',
      'The contract term shall not be five years.',
      'Bidders show seven years’ trading before the initial term.',
    ],
  },
}; // prettier-ignore

suite('relevance: reading like a person', () => {
  for (const [rule, { conflict, clean }] of Object.entries(rules)) {
    test(rule, () => {
      const missed = conflict.filter((text) => conflictsOf(text).length === 0);
      const alarms = clean.filter((text) => conflictsOf(text).length > 0);
      assert.deepEqual({ missed, alarms }, { missed: [], alarms: [] });
    });
  }

  test('what is not stated stays as a topic, with the reason', () => {
    const text = 'It will not run on our own servers.';
    const [match] = analyse(parseDocument(text), guidance, { kind: 'architecture' }).matches;
    assert.equal(match?.relation, 'topic');
    assert.match(match.message, /^“our own servers”: the words stand here, but are denied\.$/);
  });

  const passages = Object.values(rules)
    .flatMap(({ conflict, clean }) => [...conflict, ...clean])
    .filter((text) => !text.includes('\n'));
  const matchesIn = (text: string): Match[] => [
    ...analyse(parseDocument(text), guidance, { kind: 'architecture' }).matches,
  ];

  test('spans lie in the text, and hold the words of the match', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...passages, '£', '5 %', '“', '> ', '- '), { maxLength: 6 }),
        (parts) => {
          const text = parts.join('\n\n');
          for (const { from, to, text: shown } of matchesIn(text)) {
            assert.ok(from >= 0 && to > from && to <= text.length);
            assert.equal(text.slice(from, to).replace(/\s+/g, ' '), shown);
          }
        },
      ),
    );
  });

  test('a paragraph of another section changes nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...passages), fc.constantFrom(...passages), (passage, other) => {
        const plain = (matches: readonly Match[]): string[] =>
          matches.map(({ relation, text }) => `${relation} ${text}`);
        const alone = matchesIn(`## A\n\n${passage}\n`);
        const start = `## B\n\n${other}\n\n`;
        const together = matchesIn(`${start}## A\n\n${passage}\n`).filter(({ from }) => from >= start.length);
        assert.deepEqual(plain(together), plain(alone));
      }),
    );
  });
});
