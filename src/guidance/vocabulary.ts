/** The closed lists of the guidance: what a pillar, theme, document kind, phase, audience and relation can be. */

export const pillars = ['user-needs', 'outcomes', 'openness'] as const;

export const themes = [
  'user-needs',
  'outcomes',
  'openness',
  'architecture',
  'data',
  'security',
  'sourcing',
  'delivery',
  'operations',
  'people',
  'governance',
  'sustainability',
] as const;

/** The document kinds that guidance is written for. Any other document is `other`, and gets no hints. */
export const documentKinds = ['architecture', 'procurement'] as const;

export const phases = ['discovery', 'alpha', 'beta', 'live', 'retirement'] as const;

export const audiences = [
  'cto',
  'architect',
  'developer',
  'service-owner',
  'commercial',
  'security',
] as const;

export const relations = ['conflict', 'support', 'topic'] as const;

export type Pillar = (typeof pillars)[number];
export type Theme = (typeof themes)[number];
export type GuidedKind = (typeof documentKinds)[number];
export type DocumentKind = GuidedKind | 'other';
export type Phase = (typeof phases)[number];
export type Audience = (typeof audiences)[number];
export type Relation = (typeof relations)[number];
