import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { settingsSchemas } from '../../tools/settings-schema.ts';

suite('tools: the schema of settings', () => {
  const principles = [
    { id: 'cloud-first', title: 'Choose public cloud first' },
    { id: 'exit-plan', title: 'Plan the exit' },
  ];

  test('offers every principle with its title, and lets ids of packs by', () => {
    const { settings } = settingsSchemas(principles);
    const { definitions, properties } = settings as {
      definitions: {
        principle: { anyOf: [{ enum: string[]; enumDescriptions: string[] }, { pattern: string }] };
      };
      properties: Record<string, { properties?: Record<string, { description: string }> }>;
    };
    const [known, other] = definitions.principle.anyOf;
    assert.deepEqual(known.enum, ['cloud-first', 'exit-plan']);
    assert.deepEqual(known.enumDescriptions, ['Choose public cloud first', 'Plan the exit']);
    assert.match('our-own-one', new RegExp(other.pattern));
    assert.doesNotMatch('Not an id', new RegExp(other.pattern));
    const { severity } = { severity: properties['designManual.severity'] };
    assert.equal(severity?.properties?.['exit-plan']?.description, 'Plan the exit');
  });

  test('is for the settings that the manifest has, in the files that it names', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { configuration: { properties: object }; jsonValidation: { url: string }[] };
    };
    const { settings, workspace } = settingsSchemas(principles) as Record<'settings' | 'workspace', never>;
    const inFile = Object.keys((settings as { properties: object }).properties);
    for (const name of inFile) assert.ok(name in contributes.configuration.properties, name);
    const within = (workspace as { properties: { settings: { properties: object } } }).properties.settings;
    assert.deepEqual(Object.keys(within.properties), inFile);
    assert.deepEqual(
      contributes.jsonValidation.map(({ url }) => url),
      ['./dist/guidance/settingsSchema.json', './dist/guidance/workspaceSchema.json'],
    );
  });
});
