/** Which pack a document belongs to, and what of its text is data: its front matter, or all of `pack.yml`. */
import * as vscode from 'vscode';
import type { SchemaName } from '../guidance/jsonSchema.ts';
import type { LoadedPack } from '../guidance/packFolder.ts';
import type { Packs } from './packs.ts';

/** Documents of packs are of these languages. */
export const packSelector: vscode.DocumentSelector = [{ language: 'markdown' }, { language: 'yaml' }];

export interface PackDocument {
  readonly folder: vscode.WorkspaceFolder;
  readonly pack: LoadedPack;
}

/** The pack that a document is in; undefined where it is in none. */
export async function packOf({ uri }: vscode.TextDocument, packs: Packs): Promise<PackDocument | undefined> {
  const own = vscode.workspace.getWorkspaceFolder(uri);
  for (const { folder, packs: loaded } of own ? await packs.loaded() : []) {
    if (folder.uri.toString() !== own?.uri.toString()) continue;
    const path = uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1);
    const pack = loaded.find((one) => one.folder !== undefined && path.startsWith(`${one.folder}/`));
    if (pack) return { folder, pack };
  }
  return undefined;
}

/** The data of a pack's file: its YAML, where it starts, and what it is of. */
export interface PackData {
  readonly source: string;
  readonly from: number;
  readonly schema: SchemaName;
}

/** @returns undefined where the file has no data, or does not close its front matter yet and has a body */
export function dataOf(document: vscode.TextDocument): PackData | undefined {
  const text = document.getText();
  if (document.languageId === 'yaml')
    return /\/pack\.ya?ml$/i.test(document.uri.path) ? { source: text, from: 0, schema: 'pack' } : undefined;
  const from = /^\uFEFF?---[ \t]*\r?\n/.exec(text)?.[0].length;
  if (from === undefined) return undefined;
  const close = /^---[ \t]*$/m.exec(text.slice(from))?.index;
  const source = close === undefined ? text.slice(from) : text.slice(from, from + close);
  return { source, from, schema: /^overrides[ \t]*:/m.test(source) ? 'override' : 'principle' };
}
