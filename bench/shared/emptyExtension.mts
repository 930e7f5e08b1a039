import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes an extension that registers what ours does, by the same manifest, and does nothing. */
export function emptyExtension(root: string, folder: string): void {
  mkdirSync(folder);
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ ...manifest, main: './extension.js', browser: undefined }),
  );
  writeFileSync(path.join(folder, 'package.nls.json'), readFileSync(path.join(root, 'package.nls.json')));
  writeFileSync(path.join(folder, 'extension.js'), source);
}

/** The registrations of src/extension, in a file that holds nothing else. */
const source = `
const vscode = require('vscode');
const languages = ['markdown', 'asciidoc', 'restructuredtext', 'plaintext'];
const settings = [{ language: 'jsonc' }, { language: 'json' }];
const packs = [{ pattern: '**/*.md' }, { pattern: '**/*.{yaml,yml}' }];
const nothing = () => undefined;
exports.activate = ({ extension, subscriptions }) => {
  const { commands, views } = extension.packageJSON.contributes;
  const event = new vscode.EventEmitter().event;
  for (const { command } of commands) subscriptions.push(vscode.commands.registerCommand(command, nothing));
  for (const { id } of Object.values(views).flat())
    subscriptions.push(vscode.window.createTreeView(id, { treeDataProvider: { getChildren: nothing, getTreeItem: nothing } }));
  for (const name of ['hints', 'settings', 'packs', 'verdicts'])
    subscriptions.push(vscode.languages.createDiagnosticCollection(name));
  const readonly = {
    stat: nothing, readDirectory: nothing, createDirectory: nothing, readFile: nothing, writeFile: nothing,
    delete: nothing, rename: nothing, watch: () => ({ dispose: nothing }), onDidChangeFile: event,
  };
  subscriptions.push(
    vscode.languages.registerDocumentLinkProvider(languages, { provideDocumentLinks: nothing }),
    vscode.languages.registerReferenceProvider(languages, { provideReferences: nothing }),
    vscode.languages.registerCodeLensProvider(languages, { provideCodeLenses: nothing }),
    vscode.languages.registerHoverProvider(languages, { provideHover: nothing }),
    vscode.languages.registerHoverProvider(packs, { provideHover: nothing }),
    vscode.languages.registerCompletionItemProvider(languages, { provideCompletionItems: nothing }, ':'),
    vscode.languages.registerCompletionItemProvider(settings, { provideCompletionItems: nothing }, '"'),
    vscode.languages.registerCompletionItemProvider(packs, { provideCompletionItems: nothing }),
    vscode.languages.registerCodeActionsProvider(languages, { provideCodeActions: nothing }),
    vscode.languages.registerCodeActionsProvider(settings, { provideCodeActions: nothing }),
    vscode.languages.registerCodeActionsProvider(packs, { provideCodeActions: nothing }),
    vscode.workspace.registerFileSystemProvider('design-manual', readonly, { isReadonly: true }),
    vscode.languages.createLanguageStatusItem('status', languages),
    vscode.workspace.onDidChangeTextDocument(nothing),
    vscode.workspace.onDidChangeConfiguration(nothing),
    vscode.window.onDidChangeActiveTextEditor(nothing),
    vscode.window.onDidChangeTextEditorSelection(nothing),
  );
};
`;
