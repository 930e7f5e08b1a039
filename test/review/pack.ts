/** A small guidance for tests of the review. */
import { type Guidance, loadGuidance, storeGuidance } from '../../src/guidance/guidance.ts';
import type { Principle } from '../../src/guidance/principle.ts';
import { readPrinciple } from '../../src/guidance/read.ts';
import { principleText } from '../guidance/page.ts';

function principle(fields: Record<string, string>): Principle {
  const { principle: read, problems } = readPrinciple('a.md', principleText(fields));
  if (!read) throw new Error(JSON.stringify(problems));
  return read;
}

const conflict = (phrase: string, more = ''): string =>
  `[{ relation: conflict, strength: strong, because: it is so, satisfy: Mend it., phrases: [${phrase}]${more} }]`;

const principles = [
  principle({
    id: 'cloud-first',
    signals: conflict('own servers'),
    expectedIn: '[{ kind: architecture, because: Every design says where it runs. }]',
  }),
  principle({
    id: 'no-brands',
    theme: 'sourcing',
    documents: '[procurement]',
    signals: conflict('must be Oracle', ', without: [or equivalent], replace: { append: or equivalent }'),
  }),
  principle({
    id: 'open-formats',
    theme: 'data',
    signals: conflict('secret format', ', replace: { with: open format }'),
  }),
  principle({ id: 'exit-plan', theme: 'sourcing' }),
];

export const guidance: Guidance = loadGuidance(storeGuidance(principles));
