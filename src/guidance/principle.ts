/** The shape of a principle's front matter. Only reading and building need it, so that bundles go without the validator. */
import { z } from 'zod';
import { quantityKinds } from './quantity.ts';
import { audiences, documentKinds, phases, pillars, relations, themes } from './vocabulary.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case, such as "open-standards"');
const line = z.string().trim().min(1);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-11-24');

/** A change of wording that satisfies the principle whatever else the sentence says. */
const replacementSchema = z.union([
  /** Follows the words found, where they end in a name, and the rest of that name. */
  z.strictObject({ append: line }),
  /** Takes the place of the words found. */
  z.strictObject({ with: line }),
]);

const signalContext = {
  relation: z.enum(relations),
  /** Why a match of this signal matters, to follow the words found: "…: <because>". */
  because: line,
  /** What would satisfy the principle here. A conflict must say it. */
  satisfy: line.optional(),
  /** Only of a conflict: wording that can be offered as a fix. */
  replace: replacementSchema.optional(),
  /** How sure a match is, before its context is weighed. */
  strength: z.enum(['strong', 'medium', 'weak']).default('medium'),
  /** Only in documents of these kinds. Without it, in all of the principle's kinds. */
  documents: z.array(z.enum(documentKinds)).min(1).optional(),
  /** Only under a heading that holds one of these phrases. */
  under: z.array(line).min(1).optional(),
  /** Heard under headings of options too: it is about how options are weighed. */
  underOptions: z.literal(true).optional(),
  /** Only in a block that also holds one of these phrases. */
  near: z.array(line).min(1).optional(),
  /** Never in a block that also holds one of these phrases. */
  without: z.array(line).min(1).optional(),
};

const phraseSignal = z
  .strictObject({
    ...signalContext,
    phrases: z.array(line).default([]),
    /** Words that must stand in one sentence, such as `<supplier> + keep|own + <code>`. */
    together: z.array(line).default([]),
  })
  .refine(({ phrases, together }) => phrases.length + together.length > 0, 'write "phrases" or "together"');

const limitSignal = z.strictObject({
  ...signalContext,
  /** Matches a quantity greater than `over`, or less than `under`, such as "2 years" or "£100 million". */
  limit: z.union([
    z.strictObject({ quantity: z.enum(quantityKinds), over: line }),
    z.strictObject({ quantity: z.enum(quantityKinds), under: line }),
  ]),
  /** A limit always names the thing that it measures. */
  near: z.array(line).min(1),
});

export const signalSchema = z.union([phraseSignal, limitSignal]);

export const sourceSchema = z.strictObject({
  title: line,
  url: z.url().nullable(),
  where: line.optional(),
  year: z.int().min(1990).max(2100),
  /** When we last read the page against this source. Absent where nobody has yet: the reader says so. */
  checked: date.optional(),
});

export const frontMatterSchema = z.strictObject({
  id,
  title: line.max(60),
  summary: line.max(200),
  pillar: z.enum(pillars),
  theme: z.enum(themes),
  documents: z.array(z.enum(documentKinds)).min(1),
  phases: z.array(z.enum(phases)).min(1),
  audience: z.array(z.enum(audiences)).min(1),
  status: z.enum(['current', 'historic']).default('current'),
  supersededBy: id.optional(),
  sources: z.array(sourceSchema).min(1),
  /** What people call it, or type when they mean it: words of the field, for search and ranking. */
  keywords: z.array(line).default([]),
  /** Sentences as documents write them where they touch it, for likeness: of all relations, and as varied as documents are. */
  examples: z.array(line.max(300)).default([]),
  related: z.array(id).default([]),
  expectedIn: z.array(z.strictObject({ kind: z.enum(documentKinds), because: line })).default([]),
  signals: z.array(signalSchema).default([]),
});

export type Signal = z.infer<typeof signalSchema>;
export type Replacement = z.infer<typeof replacementSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** One unit of guidance. `body` is Markdown without the front matter. */
export interface Principle extends FrontMatter {
  readonly body: string;
}
