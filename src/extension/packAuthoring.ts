/** Completion and hover in the files of packs, from the schemas that read them. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import type { JsonSchema } from '../guidance/jsonSchema.ts';
import type { YamlPlace } from '../guidance/yamlPlace.ts';
import type { Assets } from './assets.ts';
import { dataOf, packOf, packSelector } from './packFiles.ts';
import type { PackReader } from './onDemand.ts';
import type { Packs } from './packs.ts';

/** Fields that hold ids of principles; of these, `overrides` and `off` only those of bundled ones. */
const idFields: Readonly<Record<string, 'all' | 'bundled'>> = {
  related: 'all',
  supersededBy: 'all',
  overrides: 'bundled',
  off: 'bundled',
};

interface Written {
  readonly place: YamlPlace;
  readonly range: vscode.Range;
  /** The schemas of a value at a path. */
  readonly at: (path: YamlPlace['path']) => JsonSchema[];
}

export function registerPackAuthoring(
  assets: Assets,
  packs: Packs,
  packReader: () => Promise<PackReader>,
): vscode.Disposable {
  const writtenAt = async (
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<Written | undefined> => {
    const data = dataOf(document);
    const offset = document.offsetAt(position);
    if (!data || offset < data.from || offset > data.from + data.source.length) return undefined;
    if (!(await packOf(document, packs))) return undefined;
    const { jsonSchema, schemasAt, yamlPlaceAt } = await packReader();
    const place = yamlPlaceAt(data.source, offset - data.from);
    const schema = jsonSchema(data.schema);
    return {
      place,
      range: new vscode.Range(
        document.positionAt(data.from + place.from),
        document.positionAt(data.from + place.to),
      ),
      at: (path) => schemasAt(schema, path),
    };
  };
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      packSelector,
      {
        async provideCompletionItems(document, position) {
          const written = await writtenAt(document, position);
          if (!written) return [];
          const { place } = written;
          return [
            ...(place.wanted === 'value' ? [] : keyItems(written)),
            ...(place.wanted === 'key'
              ? []
              : await valueItems(
                  written,
                  () => assets.bundled(),
                  () => assets.guidance(document.uri),
                )),
          ];
        },
      },
      ' ',
      '[',
      ',',
      '-',
    ),
    vscode.languages.registerHoverProvider(packSelector, {
      async provideHover(document, position) {
        const written = await writtenAt(document, position);
        if (!written) return undefined;
        const { place, range, at } = written;
        const word = document.getText(range);
        const path = place.wanted === 'value' ? place.path : [...place.path, word];
        const schemas = at(path);
        // A key that is written stands with its value; without one it may be an item.
        const [described] = [...schemas, ...at(place.path)].filter(({ description }) => description);
        return described && word !== '' ? new vscode.Hover(wordsOf(described), range) : undefined;
      },
    }),
  );
}

function keyItems({ place, range, at }: Written): vscode.CompletionItem[] {
  const items = new Map<string, vscode.CompletionItem>();
  for (const { properties = {}, required = [] } of at(place.path))
    for (const [key, schema] of Object.entries(properties)) {
      if (place.siblings.includes(key) || items.has(key)) continue;
      const isRequired = required.includes(key);
      const item = new vscode.CompletionItem(key, vscode.CompletionItemKind.Property);
      item.range = range;
      item.insertText = `${key}: `;
      item.documentation = wordsOf(schema);
      if (isRequired) item.detail = vscode.l10n.t('must be there');
      item.sortText = `${isRequired ? 0 : 1} ${String(items.size).padStart(3, '0')}`;
      if (schema.enum ?? schema.items ?? idFields[key])
        item.command = { command: 'editor.action.triggerSuggest', title: '' };
      items.set(key, item);
    }
  return [...items.values()];
}

async function valueItems(
  { place, range, at }: Written,
  bundled: () => Promise<Guidance>,
  all: () => Promise<Guidance>,
): Promise<vscode.CompletionItem[]> {
  const field = place.path.filter((key) => typeof key === 'string').at(-1) ?? '';
  const which = Object.hasOwn(idFields, field) ? idFields[field] : undefined;
  if (which) {
    const { principles } = await (which === 'bundled' ? bundled() : all());
    return [...principles.values()].map(({ id, title }) => {
      const label = { label: id, description: title };
      const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Reference);
      item.filterText = `${id} ${title}`;
      item.insertText = id;
      item.range = range;
      return item;
    });
  }
  const values = new Set(at(place.path).flatMap((schema) => valuesOf(schema)));
  return [...values].map((value) => {
    const item = new vscode.CompletionItem(value, vscode.CompletionItemKind.EnumMember);
    item.range = range;
    return item;
  });
}

/** The values that a schema allows, where they are few; of a list, those of its items. */
const valuesOf = ({ enum: values, const: only, type, items }: JsonSchema): string[] =>
  (values ?? (only === undefined ? [] : [only]))
    .map(String)
    .concat(type === 'array' && items ? valuesOf(items) : []);

/** What a field is, with its default and its bounds. */
function wordsOf(schema: JsonSchema): vscode.MarkdownString {
  const values = valuesOf(schema);
  const lines = [
    schema.description ?? '',
    ...(values.length > 0
      ? [vscode.l10n.t('One of {0}.', values.map((value) => `\`${value}\``).join(', '))]
      : []),
    ...(schema.maxLength === undefined ? [] : [vscode.l10n.t('At most {0} characters.', schema.maxLength)]),
    ...(typeof schema.default === 'string'
      ? [vscode.l10n.t('Without it: {0}.', `\`${schema.default}\``)]
      : []),
  ];
  return new vscode.MarkdownString(lines.filter((line) => line !== '').join('\n\n'));
}
