/** The shape of a principle's front matter. Only reading and building need it, so that bundles go without the validator. */
import * as z from 'zod';
import { quantityKinds } from './quantity.ts';
import { audiences, documentKinds, phases, pillars, relations, themes } from './vocabulary.ts';

const longestId = 80;
const longestLine = 2_000;

export const idSchema = z
  .string()
  .max(longestId)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case, such as "open-standards"');
/** Text in one line. */
export const lineSchema = z
  .string()
  .trim()
  .min(1)
  .max(longestLine)
  .regex(/^[^\n\r]*$/, 'must be one line');
const date = z.iso.date('must be a date such as 2026-11-24');

/** A change of wording that satisfies the principle whatever else the sentence says. */
const replacementSchema = z.union([
  z.strictObject({
    append: lineSchema.describe(
      'Follows the words found where they end in a name, and the rest of that name.',
    ),
  }),
  z.strictObject({ with: lineSchema.describe('Takes the place of the words found.') }),
]);

const phrases = z.array(lineSchema).min(1);

const signalContext = {
  relation: z
    .enum(relations)
    .describe('What the words do: they go against the principle, follow it, or only touch it.'),
  because: lineSchema.describe('Why a match matters, to follow the words found: “…”: <because>.'),
  satisfy: lineSchema.optional().describe('What would put it right. A conflict must say it.'),
  replace: replacementSchema.optional().describe('Only of a conflict: wording that is offered as a fix.'),
  strength: z
    .enum(['strong', 'medium', 'weak'])
    .default('medium')
    .describe('How sure a match is. Weak conflicts are not shown as hints.'),
  documents: z
    .array(z.enum(documentKinds))
    .min(1)
    .optional()
    .describe('Only in documents of these kinds. Without it, in all of the principle’s kinds.'),
  under: phrases.optional().describe('Only under a heading that holds one of these phrases.'),
  underOptions: z
    .literal(true)
    .optional()
    .describe('Heard under headings of options too: it is about how options are weighed.'),
  near: phrases.optional().describe('Only in a block that also holds one of these phrases.'),
  without: phrases.optional().describe('Never in a block that also holds one of these phrases.'),
};

const phraseSignal = z
  .strictObject({
    ...signalContext,
    phrases: z
      .array(lineSchema)
      .default([])
      .describe('What is listened for: (a|b) one of, [a] optional, ... a gap, # any number.'),
    together: z
      .array(lineSchema)
      .default([])
      .describe(
        'Groups of words that stand in one sentence: a|b one of, <supplier> a concept, + in any order, >3 after at most three words, - without.',
      ),
  })
  .refine(({ phrases, together }) => phrases.length + together.length > 0, 'write "phrases" or "together"');

const limitSignal = z.strictObject({
  ...signalContext,
  limit: z
    .union([
      z.strictObject({ quantity: z.enum(quantityKinds), over: lineSchema }),
      z.strictObject({ quantity: z.enum(quantityKinds), under: lineSchema }),
    ])
    .describe('Matches a quantity greater than `over`, or less than `under`: “2 years” or “£100 million”.'),
  near: phrases.describe('What the quantity measures: a limit always names it.'),
});

export const signalSchema = z.union([phraseSignal, limitSignal]);

/** An address on the web that can stand in a Markdown link as it is. */
export const urlSchema = z
  .url({ protocol: /^https?$/, error: 'must be an address that starts with https:// or http://' })
  .regex(
    /^[^\s()<>[\]\\"'`]*$/,
    'must not hold spaces, quotes, brackets or backslashes: write them as %28 and the like',
  );

export const sourceSchema = z.strictObject({
  title: lineSchema,
  url: urlSchema.nullable().describe('The address, or null where it has none.'),
  where: lineSchema.optional().describe('Where in the source, such as “point 5”.'),
  year: z.int().min(1990).max(2100),
  checked: date
    .optional()
    .describe('When the page was last read against this source. Absent where nobody has yet.'),
});

export const expectedInSchema = z.array(
  z.strictObject({
    kind: z.enum(documentKinds),
    because: lineSchema.describe('Why a document of this kind is incomplete without it.'),
    when: phrases
      .optional()
      .describe('Only of a document several of whose blocks hold one of these phrases. Without it, of all.'),
  }),
);

/** The fields of a principle; what a reader or a writer of one needs to know of each is its description. */
export const fields = {
  id: idSchema.describe('The principle’s name in references and settings: lower-case words with hyphens.'),
  title: lineSchema.max(60).describe('An instruction, in a few words.'),
  summary: lineSchema.max(200).describe('One sentence, shown on hover.'),
  pillar: z.enum(pillars).describe('Which of the three guiding principles it serves.'),
  theme: z.enum(themes).describe('The shelf that it stands on in the library.'),
  documents: z.array(z.enum(documentKinds)).min(1).describe('The kinds of document that it is written for.'),
  phases: z.array(z.enum(phases)).min(1).describe('The phases of a service in which it matters.'),
  audience: z.array(z.enum(audiences)).min(1).describe('Who it is for.'),
  status: z
    .enum(['current', 'historic'])
    .default('current')
    .describe('A historic principle is kept as context, not as a rule.'),
  supersededBy: idSchema.optional().describe('Of a historic principle: the one that holds today.'),
  sources: z.array(sourceSchema).min(1).describe('Where it comes from.'),
  keywords: z
    .array(lineSchema)
    .default([])
    .describe('What people call it, or type when they mean it: for search and ranking.'),
  examples: z
    .array(lineSchema.max(300))
    .default([])
    .describe(
      'Sentences as documents write them where they touch it, for or against: places like them are found.',
    ),
  related: z.array(idSchema).default([]).describe('Ids of other principles.'),
  expectedIn: expectedInSchema
    .default([])
    .describe('Kinds of document that are incomplete without it, each with the reason.'),
  signals: z.array(signalSchema).default([]).describe('What it listens for in documents.'),
};

export const frontMatterSchema = z.strictObject(fields);

export type Signal = z.infer<typeof signalSchema>;
export type Expectation = z.infer<typeof expectedInSchema>[number];
export type Replacement = z.infer<typeof replacementSchema>;
/** A team may not know the year. */
export type Source = Omit<z.infer<typeof sourceSchema>, 'year'> & { readonly year?: number | undefined };
export type FrontMatter = Omit<z.infer<typeof frontMatterSchema>, 'sources'> & {
  readonly sources: readonly Source[];
};

/** One unit of guidance. `body` is Markdown without the front matter. */
export interface Principle extends FrontMatter {
  readonly body: string;
}
