/**
 * What a team writes: principles, changes to principles of the bundled guidance, and `pack.yml`. Few fields are asked
 * for, so that a principle can be written in five minutes. The editor's completions come from the same schemas.
 */
import * as z from 'zod';
import { packLimits } from './packLimits.ts';
import { fields, idSchema, lineSchema, signalSchema, sourceSchema, urlSchema } from './principle.ts';
import { audiences, phases } from './vocabulary.ts';

const title = lineSchema.max(100);
const summary = lineSchema.max(400);
const keywords = z.array(lineSchema).max(packLimits.keywords);
const examples = z.array(lineSchema).max(packLimits.examples);
const sources = z.array(
  sourceSchema.extend({
    url: urlSchema.nullable().default(null).describe('The address, if it has one.'),
    year: z.int().min(1900).max(2100).optional(),
  }),
);
const signals = z.array(signalSchema).max(packLimits.signals);

/** What a document would say that addresses a principle, to be written over. */
export const evidenceSchema = z.strictObject({
  title: lineSchema.max(100).describe('What the choice is called where there are several.'),
  text: z
    .string()
    .trim()
    .min(1)
    .max(packLimits.evidenceText)
    .describe('What a document would say: plain lines or Markdown.'),
});
const evidence = z
  .array(evidenceSchema)
  .max(packLimits.evidence)
  .describe('Templates that *Insert Example of Evidence* offers.');

const described = <T extends z.ZodType>(schema: T, { description }: z.ZodType): T =>
  description === undefined ? schema : schema.describe(description);

/** The front matter of a principle of a team. */
export const teamPrincipleSchema = z.strictObject({
  id: fields.id,
  title: described(title, fields.title),
  summary: described(summary, fields.summary),
  documents: fields.documents,
  theme: described(fields.theme.default('governance'), fields.theme),
  pillar: described(fields.pillar.default('outcomes'), fields.pillar),
  phases: described(fields.phases.default([...phases]), fields.phases),
  audience: described(fields.audience.default([...audiences]), fields.audience),
  status: fields.status,
  supersededBy: fields.supersededBy,
  sources: described(sources.default([]), fields.sources),
  keywords: described(keywords.default([]), fields.keywords),
  examples: described(examples.default([]), fields.examples),
  related: fields.related,
  expectedIn: fields.expectedIn,
  evidence: described(evidence.default([]), evidence),
  signals: described(signals.default([]), fields.signals),
});

/** What a pack may change of a principle of the bundled guidance; what is left out stays as it is. */
const overrides = {
  title: described(title.optional(), fields.title),
  summary: described(summary.optional(), fields.summary),
  documents: described(fields.documents.optional(), fields.documents),
  theme: described(fields.theme.optional(), fields.theme),
  pillar: described(fields.pillar.optional(), fields.pillar),
  phases: described(fields.phases.optional(), fields.phases),
  audience: described(fields.audience.optional(), fields.audience),
  status: described(z.enum(['current', 'historic']).optional(), fields.status),
  supersededBy: fields.supersededBy,
  sources: described(sources.optional(), fields.sources),
  keywords: described(keywords.optional(), fields.keywords),
  examples: described(examples.optional(), fields.examples),
  related: described(z.array(idSchema).optional(), fields.related),
  expectedIn: described(fields.expectedIn.unwrap().optional(), fields.expectedIn),
  signals: described(signals.optional(), fields.signals),
};
export type OverriddenField = keyof typeof overrides | 'body';

/** The front matter of a file that changes a principle of the bundled guidance. */
export const overrideSchema = z.strictObject({
  overrides: idSchema.describe('The id of the bundled principle that this file changes, field by field.'),
  ...overrides,
  evidence: described(evidence.default([]), evidence),
});

/** `pack.yml`: what a pack says of itself. */
export const packInfoSchema = z.strictObject({
  name: lineSchema.max(80).describe('What the pack is called where its principles are shown.'),
  version: z
    .union([lineSchema.max(40), z.number().transform(String)])
    .describe('Such as 1.2.0; shown beside the name.'),
  licence: lineSchema.max(100).describe('The licence of the text, such as OGL-UK-3.0.'),
  maintainer: lineSchema.max(100).describe('Who to ask: a team or an address.'),
  off: z
    .array(idSchema)
    .default([])
    .describe('Ids of bundled principles that are switched off where this pack is used.'),
});

export type Evidence = z.infer<typeof evidenceSchema>;
export type TeamFrontMatter = z.infer<typeof teamPrincipleSchema>;
export type OverrideFields = Omit<z.infer<typeof overrideSchema>, 'overrides' | 'evidence'>;
