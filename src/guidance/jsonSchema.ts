/** JSON schemas of what a team writes, made of the schemas that read it: for completion and hover in editors. */
import * as z from 'zod';
import { overrideSchema, packInfoSchema, teamPrincipleSchema } from './teamSchema.ts';

/** As much of JSON Schema as the schemas below use. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly (string | number | null)[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly additionalProperties?: boolean | JsonSchema;
}

const schemas = {
  principle: teamPrincipleSchema,
  override: overrideSchema,
  pack: packInfoSchema,
} as const;

/** What a schema is of: the front matter of a principle, that of changes to a bundled one, and `pack.yml`. */
export type SchemaName = keyof typeof schemas;

const made = new Map<SchemaName, JsonSchema>();

/** The schema of what a person writes, in which fields with a default may be left out. */
export function jsonSchema(name: SchemaName): JsonSchema {
  const known = made.get(name);
  if (known) return known;
  const schema = z.toJSONSchema(schemas[name], { io: 'input', reused: 'inline' }) as JsonSchema;
  made.set(name, schema);
  return schema;
}

/**
 * The part of a schema at a path of keys and indices, such as `signals`, 0, `relation`.
 * @returns every schema that may hold there: more than one where there are alternatives, none where nothing may stand
 */
export function schemasAt(schema: JsonSchema, path: readonly PropertyKey[]): JsonSchema[] {
  let open = alternatives(schema);
  for (const key of path)
    open = open.flatMap((one) => {
      const next = typeof key === 'number' ? one.items : one.properties?.[String(key)];
      return next ? alternatives(next) : [];
    });
  return open;
}

const alternatives = (schema: JsonSchema): JsonSchema[] =>
  schema.anyOf
    ? schema.anyOf.flatMap(alternatives).map((one) => ({ ...described(schema), ...one }))
    : [schema];

const described = ({ description }: JsonSchema): JsonSchema =>
  description === undefined ? {} : { description };
