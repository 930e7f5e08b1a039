/** The extension: one engine, and one file for each surface. The same file serves Node's host and the browser's. */
import type * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import type { Judged } from '../review/gate.ts';
import type { ReviewedDocument } from '../review/reviewed.ts';
import { registerActions } from './actions.ts';
import { createAnalyses } from './analyses.ts';
import { registerApart } from './apart.ts';
import { bundledFiles, createAssets } from './assets.ts';
import { registerChangedLines } from './changedLines.ts';
import { registerChanges } from './changes.ts';
import { registerCitations } from './citations.ts';
import { followCommits } from './commits.ts';
import { registerCompletions } from './completions.ts';
import { followEditor } from './currentEditor.ts';
import { registerEvidence } from './evidence.ts';
import { registerExplain } from './explain.ts';
import { registerExplainHint } from './explainHint.ts';
import { createHints } from './hints.ts';
import { registerExportReview } from './exportReview.ts';
import { registerHover } from './hover.ts';
import { registerKind } from './kind.ts';
import { registerLenses } from './lenses.ts';
import { registerLibraryView } from './libraryView.ts';
import { registerMarkers } from './markers.ts';
import { registerNextHint } from './nextHint.ts';
import { registerNewPrinciple } from './newPrinciple.ts';
import { loadersIn } from './onDemand.ts';
import { registerPackAuthoring } from './packAuthoring.ts';
import { registerPackProblems } from './packProblems.ts';
import { createPacks } from './packs.ts';
import { registerPinnedView } from './pinnedView.ts';
import { registerPins } from './pins.ts';
import { registerQuickFixes } from './quickFixes.ts';
import { registerReader } from './reader.ts';
import { createRecent } from './recent.ts';
import { registerRelevantView } from './relevantView.ts';
import { createRecords } from './records.ts';
import { createReviews } from './reviews.ts';
import { createReviewView } from './reviewView.ts';
import { registerSample } from './sample.ts';
import { createPalette, registerSearch } from './search.ts';
import { registerSettingsProblems } from './settingsProblems.ts';
import { registerSilence } from './silence.ts';
import { registerStatus } from './status.ts';
import { createTargets, idOf } from './target.ts';
import { registerVerdicts } from './verdicts.ts';
import { createWorkspaceReview } from './workspaceReview.ts';

/** What other extensions, and tests, may ask. */
export interface DesignManualApi {
  /** That of a document's folder; without a document, with the packs of all folders. */
  guidance(document?: vscode.TextDocument): Promise<Guidance>;
  /** Undefined where a document is not judged: of another language, switched off, or too long. */
  judgedOf(document: vscode.TextDocument): Promise<Judged | undefined>;
  /** What the review finds in a document, with what reviewers said of it; undefined where it is not judged. */
  reviewOf(document: vscode.TextDocument): Promise<ReviewedDocument | undefined>;
  /** The review of the workspace, as far as it is; undefined where there is none. */
  workspaceReview(): readonly ReviewedDocument[] | undefined;
}

const versionOf = ({ extension }: vscode.ExtensionContext): string =>
  String((extension.packageJSON as { version?: unknown }).version);

export function activate(context: vscode.ExtensionContext): DesignManualApi {
  const onDemand = loadersIn(context.extensionUri);
  const { packReader } = onDemand;
  const bundled = bundledFiles(context.extensionUri, onDemand);
  const packs = createPacks(packReader, bundled.guidance);
  const assets = createAssets(bundled, packs, onDemand);
  const commits = followCommits();
  const analyses = createAnalyses(assets, commits, onDemand);
  const hints = createHints(assets, analyses);
  const current = followEditor();
  const records = createRecords();
  const reviews = createReviews(assets, analyses, records, onDemand);
  const workspace = createWorkspaceReview(assets, analyses, hints, reviews, records);
  const recent = createRecent(context.globalState);
  const palette = createPalette(assets, analyses, current, recent, onDemand);
  const targets = createTargets(assets, analyses, palette, current, onDemand);
  const changes = registerChanges(assets, context.globalState);
  const view = createReviewView(analyses, current, records, reviews, workspace, context.workspaceState);
  context.subscriptions.push(
    packs,
    commits,
    analyses,
    hints,
    current,
    records,
    workspace,
    changes,
    view,
    ...registerApart([
      () => registerReader(assets, recent, idOf),
      () => registerSettingsProblems(assets, packs),
      () => registerPackProblems(assets, packs, packReader),
      () => registerPackAuthoring(assets, packs, packReader),
      () => registerNewPrinciple(assets, packs),
      () => registerSearch(palette),
      () => registerSample(context.extensionUri),
      () => registerNextHint(hints, current),
      () => registerQuickFixes(assets, analyses),
      () => registerSilence(assets, analyses, current, targets),
      () => registerPins(assets, analyses, current, targets),
      () => registerEvidence(assets, analyses, targets),
      () => registerActions(assets, analyses, current, targets, palette, onDemand),
      () => registerHover(assets, analyses, hints, onDemand),
      () => registerCompletions(assets, packs),
      () => registerCitations(assets, targets, onDemand),
      () => registerRelevantView(assets, analyses, current, onDemand),
      () => registerPinnedView(assets, analyses, current, onDemand),
      () => registerLibraryView(assets, changes, analyses.onDidChangeSettings, current, context.globalState),
      () => registerVerdicts(current, records, reviews, view, workspace),
      () => registerExportReview(assets, current, reviews, view, workspace, onDemand),
      () => registerStatus(assets, analyses, hints, commits),
      () => registerChangedLines(commits),
      () => registerKind(analyses),
      () => registerExplain(assets, analyses),
      () => registerExplainHint(assets, analyses, current, packs, onDemand, versionOf(context)),
      () => registerLenses(assets, analyses, hints, onDemand),
      () => registerMarkers(assets, hints, analyses.onDidChangeSettings),
    ]),
  );
  return {
    guidance: (document) => assets.guidance(document?.uri),
    judgedOf: (document) => analyses.of(document),
    reviewOf: async (document) => (await reviews.of(document))?.review,
    workspaceReview: () => workspace.reviewed?.map(({ review }) => review),
  };
}
