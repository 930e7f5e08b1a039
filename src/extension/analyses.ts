/** One judgement for each version of an open document, shared by every surface. */
import * as vscode from 'vscode';
import type { ParsedDocument } from '../document/document.ts';
import { isLanguageId, languageIds } from '../document/languages.ts';
import type { TextChange } from '../document/update.ts';
import type { Guidance } from '../guidance/guidance.ts';
import type { DocumentKind } from '../guidance/vocabulary.ts';
import { type Judged, longestText } from '../review/gate.ts';
import type { DocumentProblem } from '../review/problems.ts';
import type { Assets } from './assets.ts';
import type { Commits } from './commits.ts';
import type { Judging, OnDemand } from './onDemand.ts';
import { reviewSettings, section } from './settings.ts';

/** Languages whose documents are read, for the selectors of providers. */
export const languages: readonly string[] = languageIds;

/**
 * Documents that are left alone although their language is one of ours: the reader's pages, old versions beside a diff,
 * cells of a notebook, which are fragments, and comments under review.
 */
const leftAlone = new Set([
  'design-manual',
  'git',
  'gitlens',
  'vscode-local-history',
  'vscode-notebook-cell',
  'comment',
]);

/** Above this a document is judged as long as that is quick; in UTF-16 units. */
const longText = 1_000_000;
/** What is still quick for a long text, in milliseconds. */
const quick = 1_000;

/** Why a document is not judged. */
export type Unjudged = 'language' | 'scheme' | 'disabled' | 'tooLong' | 'tooSlow';

export interface Analyses {
  dispose(): void;
  /** The judgement of the document as it is now; undefined where it is not judged. */
  of(document: vscode.TextDocument): Promise<Judged | undefined>;
  /** The same without regard to what has changed, for reviews; the two are one unless only changed lines are asked for. */
  whole(document: vscode.TextDocument): Promise<Judged | undefined>;
  problemsOf(document: vscode.TextDocument): Promise<readonly DocumentProblem[]>;
  /** Why a document is not judged; undefined where it is. */
  unjudged(document: vscode.TextDocument): Unjudged | undefined;
  /** How long the last judgement took, in milliseconds. */
  took(document: vscode.TextDocument): number;
  /** Says what a document is, for as long as it is open; undefined takes that back. */
  tellKind(document: vscode.TextDocument, kind: DocumentKind | undefined): void;
  /** A version has been judged for the first time. */
  readonly onDidJudge: vscode.Event<vscode.TextDocument>;
  /** Settings or packs have changed, or what is committed, so any judgement may have. */
  readonly onDidChangeSettings: vscode.Event<void>;
}

interface Known {
  parsed?: ParsedDocument;
  /** Since `parsed`. */
  pending: TextChange[][];
  took: number;
  kind?: DocumentKind;
  /** The document as it was last committed. */
  before?: { readonly key: string; readonly value: Judged };
  judged?: Answer;
}

interface Answer {
  readonly key: string;
  readonly value: Judged;
  readonly whole: () => Judged;
  /** The document as it was last committed, where only what has changed since is shown. */
  readonly before?: Judged;
  problems?: DocumentProblem[];
}

export function createAnalyses(assets: Assets, commits: Commits, { judging }: OnDemand): Analyses {
  const known = new WeakMap<vscode.TextDocument, Known>();
  const judgedOne = new vscode.EventEmitter<vscode.TextDocument>();
  const settingsChanged = new vscode.EventEmitter<void>();
  let generation = 0;

  const knownOf = (document: vscode.TextDocument): Known => {
    let entry = known.get(document);
    if (!entry) known.set(document, (entry = { pending: [], took: 0 }));
    return entry;
  };
  const unjudged = (document: vscode.TextDocument): Unjudged | undefined => {
    if (!isLanguageId(document.languageId)) return 'language';
    if (leftAlone.has(document.uri.scheme)) return 'scheme';
    if (!vscode.workspace.getConfiguration(section, document).get<boolean>('enable', true)) return 'disabled';
    const length = document.offsetAt(new vscode.Position(document.lineCount, 0));
    if (length > longestText) return 'tooLong';
    return length > longText && knownOf(document).took > quick ? 'tooSlow' : undefined;
  };
  const parse = (
    document: vscode.TextDocument,
    entry: Known,
    { parseDocument, updateDocument }: Judging,
  ): ParsedDocument => {
    const text = document.getText();
    const languageId = isLanguageId(document.languageId) ? document.languageId : 'markdown';
    let parsed = entry.parsed?.languageId === languageId ? entry.parsed : undefined;
    try {
      for (const changes of entry.pending) parsed &&= updateDocument(parsed, changes);
    } catch {
      parsed = undefined; // Changes that do not fit: read it all again.
    }
    entry.pending = [];
    return (entry.parsed = parsed?.text === text ? parsed : parseDocument(text, languageId));
  };
  const entryOf = async (document: vscode.TextDocument): Promise<Answer | undefined> => {
    if (unjudged(document)) return undefined;
    const [loaded, guidance, committed] = await Promise.all([
      judging(),
      assets.guidance(document.uri),
      commits.of(document),
    ]);
    const { judge, parseDocument } = loaded;
    const entry = knownOf(document);
    const told = `${generation} ${entry.kind ?? ''} ${committed?.key ?? ''}`;
    const key = `${document.version} ${told}`;
    if (entry.judged?.key === key) return entry.judged;
    const started = performance.now();
    const parsed = parse(document, entry, loaded);
    const { settings } = reviewSettings(document, guidance);
    const options = {
      ...(document.isUntitled ? {} : { path: vscode.workspace.asRelativePath(document.uri, false) }),
      ...(entry.kind ? { kind: entry.kind } : {}),
    };
    const judgedWhole = (): Judged => judge(parsed, guidance, settings, options);
    if (committed?.text === undefined) delete entry.before;
    else if (entry.before?.key !== told) {
      const before = parseDocument(committed.text, parsed.languageId);
      entry.before = { key: told, value: judge(before, guidance, settings, options) };
    }
    const before = entry.before?.value;
    const value = before ? judge(parsed, guidance, settings, { ...options, before }) : judgedWhole();
    entry.took = performance.now() - started;
    let whole = before ? undefined : value;
    entry.judged = { key, value, whole: () => (whole ??= judgedWhole()), ...(before ? { before } : {}) };
    judgedOne.fire(document);
    return entry.judged;
  };
  const listeners = vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const entry = known.get(document);
      if (!entry?.parsed || contentChanges.length === 0) return;
      entry.pending.push(
        contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
          offset: rangeOffset,
          length: rangeLength,
          text,
        })),
      );
    }),
    // A document outlives its tab for a while; what somebody said of it does not.
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      const uris = new Set(closed.map(({ input }) => uriOf(input)).filter(Boolean));
      for (const { tabs } of vscode.window.tabGroups.all)
        for (const { input } of tabs) uris.delete(uriOf(input));
      for (const document of vscode.workspace.textDocuments) {
        const entry = known.get(document);
        if (entry?.kind !== undefined && uris.has(document.uri.toString())) delete entry.kind;
      }
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(section)) return;
      generation++;
      settingsChanged.fire();
    }),
    assets.onDidChange(() => {
      generation++;
      settingsChanged.fire();
    }),
    commits.onDidChange(() => {
      settingsChanged.fire();
    }),
    judgedOne,
    settingsChanged,
  );
  return {
    async of(document) {
      return (await entryOf(document))?.value;
    },
    async whole(document) {
      return (await entryOf(document))?.whole();
    },
    async problemsOf(document) {
      const answer = await entryOf(document);
      const guidance = await assets.guidance(document.uri);
      if (!answer) return [];
      return (answer.problems ??= problemsOf(answer, guidance, await judging()));
    },
    unjudged,
    took: (document) => known.get(document)?.took ?? 0,
    tellKind(document, kind) {
      const entry = knownOf(document);
      if (kind === undefined) delete entry.kind;
      else entry.kind = kind;
      settingsChanged.fire();
    },
    onDidJudge: judgedOne.event,
    onDidChangeSettings: settingsChanged.event,
    dispose: () => {
      listeners.dispose();
    },
  };
}

function problemsOf(
  { value, before }: Answer,
  guidance: Guidance,
  { documentProblems, problemsBrought }: Judging,
): DocumentProblem[] {
  const problems = documentProblems(value, guidance);
  if (!before) return problems;
  const { document } = before.analysis;
  return problemsBrought(problems, value.analysis.document, {
    problems: documentProblems(before, guidance),
    document,
  });
}

const uriOf = (input: unknown): string | undefined =>
  input instanceof vscode.TabInputText ? input.uri.toString() : undefined;

/** A span of an analysis as a range of the document that was analysed. */
export const rangeOf = (document: vscode.TextDocument, span: { from: number; to: number }): vscode.Range =>
  new vscode.Range(document.positionAt(span.from), document.positionAt(span.to));
