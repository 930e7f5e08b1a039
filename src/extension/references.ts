/** References to principles in documents: links, hovers, completion of ids, and what is wrong with them. */
import * as vscode from 'vscode';
import { parseDocument } from '../document/document.ts';
import { isLanguageId, languageIds } from '../document/languages.ts';
import {
  mayRefer,
  type Reference,
  referenceAt,
  type ReferenceProblem,
  referenceProblems,
  referenceScheme,
  referencesIn,
  unfinishedReference,
} from '../document/references.ts';
import { type Guidance, nearestIds } from '../guidance/guidance.ts';
import { rangeOf } from './analyses.ts';
import type { Assets } from './assets.ts';
import { escapeMarkdown } from './hover.ts';
import { principleUri } from './reader.ts';
import { themeWords } from './words.ts';

/** How long after the last key the references are checked, in milliseconds. */
const pause = 400;

const known = new WeakMap<vscode.TextDocument, { version: number; references: readonly Reference[] }>();

/** The references of a document as it is now; read once for a version. */
export function referencesOf(document: vscode.TextDocument): readonly Reference[] {
  const { languageId, version } = document;
  const before = known.get(document);
  if (before?.version === version) return before.references;
  const text = document.getText();
  const references =
    mayRefer(text) && isLanguageId(languageId) ? referencesIn(parseDocument(text, languageId)) : [];
  known.set(document, { version, references });
  return references;
}

export const referenceAtPosition = (
  document: vscode.TextDocument,
  position: vscode.Position,
): Reference | undefined => referenceAt(referencesOf(document), document.offsetAt(position));

export function registerReferences(assets: Assets): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentLinkProvider([...languageIds], {
      async provideDocumentLinks(document) {
        const references = referencesOf(document);
        if (references.length === 0) return [];
        const { principles } = await assets.guidance();
        return references.flatMap((reference) => {
          const principle = principles.get(reference.principle);
          if (!principle) return [];
          const link = new vscode.DocumentLink(rangeOf(document, reference), principleUri(principle.id));
          link.tooltip = principle.title;
          return [link];
        });
      },
    }),
    vscode.languages.registerHoverProvider([...languageIds], {
      async provideHover(document, position) {
        const reference = referenceAtPosition(document, position);
        return reference && hoverOf(reference, rangeOf(document, reference), await assets.guidance());
      },
    }),
    vscode.languages.registerCompletionItemProvider(
      [...languageIds],
      {
        async provideCompletionItems(document, position) {
          const line = document.lineAt(position).text.slice(0, position.character);
          const unfinished = unfinishedReference(line);
          if (!unfinished) return [];
          const range = new vscode.Range(position.line, unfinished.from, position.line, position.character);
          return completions(await assets.guidance(), range);
        },
      },
      ':',
      '/',
    ),
    checkReferences(assets),
  );
}

function hoverOf(
  { principle: id }: Reference,
  range: vscode.Range,
  { principles }: Guidance,
): vscode.Hover | undefined {
  const principle = principles.get(id);
  if (!principle) return undefined;
  const text = new vscode.MarkdownString('', true);
  text.isTrusted = { enabledCommands: ['designManual.openPrinciple', 'designManual.findCitations'] };
  const link = (label: string, command: string): string =>
    `[${label}](command:${command}?${encodeURIComponent(JSON.stringify([id]))})`;
  const successor = principle.supersededBy === undefined ? undefined : principles.get(principle.supersededBy);
  text.appendMarkdown(`**${escapeMarkdown(principle.title)}** · ${themeWords[principle.theme]}\n\n`);
  if (principle.status === 'historic')
    text.appendMarkdown(`$(archive) ${escapeMarkdown(historicWords(successor?.title))}\n\n`);
  text.appendMarkdown(`${escapeMarkdown(principle.summary)}\n\n`);
  text.appendMarkdown(
    [
      link(vscode.l10n.t('Open the principle'), 'designManual.openPrinciple'),
      link(vscode.l10n.t('Find documents that cite it'), 'designManual.findCitations'),
    ].join(' · '),
  );
  return new vscode.Hover(text, range);
}

const historicWords = (successor: string | undefined): string =>
  successor === undefined
    ? vscode.l10n.t('Historic: kept as context, not as a current rule.')
    : vscode.l10n.t('Historic: kept as context, not as a current rule. “{0}” holds today.', successor);

const completions = ({ principles }: Guidance, range: vscode.Range): vscode.CompletionItem[] =>
  [...principles.values()].map(({ id, title, summary, theme, status }) => {
    const item = new vscode.CompletionItem(
      { label: id, description: title },
      vscode.CompletionItemKind.Reference,
    );
    item.range = range;
    // Words of the title find it too.
    item.filterText = `${id} ${title}`;
    item.detail = [title, themeWords[theme]].join(' · ');
    item.documentation = summary;
    if (status === 'historic') {
      item.tags = [vscode.CompletionItemTag.Deprecated];
      item.sortText = `~${id}`;
    }
    return item;
  });

const codes: Readonly<Record<ReferenceProblem['problem'], string>> = {
  unknownPrinciple: 'unknown-principle',
  historicPrinciple: 'historic-principle',
};

const problemsOf = (
  document: vscode.TextDocument,
  { principles }: Guidance,
  cursor?: number,
): ReferenceProblem[] =>
  referenceProblems(
    referencesOf(document),
    (id) => principles.get(id),
    (id) => nearestIds(principles.keys(), id),
    cursor,
  );

/** Where the writer is in a document. */
function cursorIn(document: vscode.TextDocument): number | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document === document ? document.offsetAt(editor.selection.active) : undefined;
}

/** Marks references to principles that are not there or historic, and offers those that are meant. */
function checkReferences(assets: Assets): vscode.Disposable {
  const diagnostics = vscode.languages.createDiagnosticCollection('design-manual-references');
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const check = async (document: vscode.TextDocument): Promise<void> => {
    if (referencesOf(document).length === 0) {
      diagnostics.delete(document.uri);
      return;
    }
    const guidance = await assets.guidance();
    if (document.isClosed) return;
    const problems = problemsOf(document, guidance, cursorIn(document));
    diagnostics.set(
      document.uri,
      problems.map((problem) => diagnosticOf(document, problem, guidance)),
    );
  };
  const checkSoon = (document: vscode.TextDocument, delay: number): void => {
    if (!isLanguageId(document.languageId) || document.uri.scheme === referenceScheme) return;
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key);
        check(document).catch((error: unknown) => {
          console.error('Design Manual: references', error);
        });
      }, delay),
    );
  };
  const checkVisible = (): void => {
    for (const { document } of vscode.window.visibleTextEditors) checkSoon(document, 0);
  };
  checkVisible();
  return vscode.Disposable.from(
    diagnostics,
    vscode.window.onDidChangeVisibleTextEditors(checkVisible),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) checkSoon(document, pause);
    }),
    // A reference that was being written is finished when the cursor leaves it.
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (referencesOf(textEditor.document).length > 0) checkSoon(textEditor.document, pause);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      clearTimeout(timers.get(uri.toString()));
      timers.delete(uri.toString());
      diagnostics.delete(uri);
    }),
    new vscode.Disposable(() => {
      for (const timer of timers.values()) clearTimeout(timer);
    }),
    vscode.languages.registerCodeActionsProvider(
      [...languageIds],
      {
        async provideCodeActions(document, range, { diagnostics: shown }) {
          const ours = shown.filter(({ code }) => Object.values(codes).some((one) => one === code));
          if (ours.length === 0) return [];
          const guidance = await assets.guidance();
          return problemsOf(document, guidance)
            .filter(({ reference }) => rangeOf(document, reference).intersection(range))
            .flatMap((problem) => fixesOf(document, problem, guidance, ours));
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

function diagnosticOf(
  document: vscode.TextDocument,
  { reference, problem, instead }: ReferenceProblem,
  { principles }: Guidance,
): vscode.Diagnostic {
  const isUnknown = problem === 'unknownPrinciple';
  const diagnostic = new vscode.Diagnostic(
    rangeOf(document, reference),
    isUnknown
      ? vscode.l10n.t('There is no principle “{0}”.', reference.principle)
      : historicWords(principles.get(instead[0] ?? '')?.title),
    isUnknown ? vscode.DiagnosticSeverity.Warning : vscode.DiagnosticSeverity.Hint,
  );
  diagnostic.source = 'Design Manual';
  diagnostic.code = codes[problem];
  if (!isUnknown) diagnostic.tags = [vscode.DiagnosticTag.Deprecated];
  return diagnostic;
}

const fixesOf = (
  document: vscode.TextDocument,
  { reference, instead }: ReferenceProblem,
  { principles }: Guidance,
  shown: readonly vscode.Diagnostic[],
): vscode.CodeAction[] =>
  instead.map((id, i) => {
    const title = vscode.l10n.t('Refer to “{0}” ({1})', principles.get(id)?.title ?? id, id);
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    action.edit.replace(document.uri, rangeOf(document, reference.id), id);
    const range = rangeOf(document, reference);
    action.diagnostics = shown.filter((diagnostic) => diagnostic.range.isEqual(range));
    action.isPreferred = i === 0;
    return action;
  });
