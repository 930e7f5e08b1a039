/** The JSON schema of our settings that hold ids: every bundled principle is offered with its title. Ids of packs are let by. */
import { documentKinds, themes } from '../src/guidance/vocabulary.ts';
import { levels } from '../src/review/settings.ts';
import { settingsSection } from '../src/review/settingsFile.ts';

interface Titled {
  readonly id: string;
  readonly title: string;
}

/** The schema of a settings file, and of a `.code-workspace` file, in which the settings stand under "settings". */
export function settingsSchemas(principles: readonly Titled[]): { settings: object; workspace: object } {
  const principle = {
    anyOf: [
      {
        enum: principles.map(({ id }) => id),
        enumDescriptions: principles.map(({ title }) => title),
      },
      { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
    ],
  };
  const level = { type: 'string', enum: levels };
  const named = [...principles, ...themes.map((id) => ({ id, title: `Theme: ${id}` }))];
  const properties = {
    [`${settingsSection}.pinned`]: {
      type: 'array',
      items: {
        anyOf: [
          { $ref: '#/definitions/principle' },
          {
            type: 'object',
            required: ['id'],
            properties: {
              id: { $ref: '#/definitions/principle' },
              severity: level,
              for: { type: 'array', items: { type: 'string', enum: documentKinds } },
            },
          },
        ],
      },
    },
    [`${settingsSection}.ignore`]: { type: 'array', items: { $ref: '#/definitions/principle' } },
    [`${settingsSection}.severity`]: {
      type: 'object',
      properties: Object.fromEntries(named.map(({ id, title }) => [id, { ...level, description: title }])),
    },
  };
  const schema = { $schema: 'http://json-schema.org/draft-07/schema#', definitions: { principle } };
  return {
    settings: { ...schema, properties },
    workspace: { ...schema, properties: { settings: { properties } } },
  };
}
