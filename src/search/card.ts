/** What the index keeps of a principle, so that a hit can be shown and filtered without loading anything else. */
import type { Principle } from '../guidance/principle.ts';

const kept = [
  'id',
  'title',
  'summary',
  'theme',
  'pillar',
  'documents',
  'phases',
  'audience',
  'status',
] as const satisfies readonly (keyof Principle)[];

export type Card = Pick<Principle, (typeof kept)[number]>;

export const cardOf = (principle: Card): Card =>
  Object.fromEntries(kept.map((field) => [field, principle[field]])) as unknown as Card;
