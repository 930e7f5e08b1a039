/** *Export Review…*: the review of a document or of the workspace as a file, in one of the formats that the core writes. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import {
  formatExtensions,
  type ReportContext,
  type ReviewFormat,
  reviewFormats,
} from '../review/exportReview.ts';
import type { Assets } from './assets.ts';
import type { CurrentEditor } from './currentEditor.ts';
import type { OnDemand } from './onDemand.ts';
import type { Reviewed, Reviews } from './reviews.ts';
import type { ReviewView } from './reviewView.ts';
import { formatWords } from './words.ts';
import type { WorkspaceReview } from './workspaceReview.ts';

/** What is exported, and where its paths count from. */
interface Subject {
  readonly name: string;
  readonly reviewed: readonly Reviewed[];
  readonly principles: Guidance['principles'];
  /** Undefined where nothing is above all documents that they could be named from. */
  readonly root: vscode.Uri | undefined;
}

/** What a caller may have decided already. */
interface Asked {
  readonly of?: 'document' | 'workspace';
  readonly format?: ReviewFormat;
  readonly to?: vscode.Uri;
}

export function registerExportReview(
  assets: Assets,
  current: CurrentEditor,
  reviews: Reviews,
  view: ReviewView,
  workspace: WorkspaceReview,
  { exporting }: OnDemand,
): vscode.Disposable {
  const ofDocument = async (): Promise<Subject | undefined> => {
    const document = current.editor?.document;
    const one = document && (await reviews.of(document));
    if (!one || one.review.kind === 'other') return undefined;
    return {
      name: one.review.title,
      reviewed: [one],
      principles: one.guidance.principles,
      root: vscode.workspace.getWorkspaceFolder(one.uri)?.uri,
    };
  };
  const ofWorkspace = async (): Promise<Subject | undefined> => {
    if (!workspace.reviewed) await vscode.commands.executeCommand('designManual.reviewWorkspace');
    const { reviewed } = workspace;
    if (!reviewed) return undefined;
    const folders = new Set(reviewed.flatMap(({ uri }) => vscode.workspace.getWorkspaceFolder(uri) ?? []));
    const [folder] = folders;
    const { principles } = await assets.guidance();
    if (folders.size === 1 && folder) return { name: folder.name, reviewed, principles, root: folder.uri };
    // Each path begins with the name of its folder.
    const named = reviewed.map((one) => ({
      ...one,
      review: { ...one.review, path: vscode.workspace.asRelativePath(one.uri, true) },
    }));
    const name = vscode.workspace.name ?? vscode.l10n.t('the workspace');
    return { name, reviewed: named, principles, root: rootOf([...folders]) };
  };
  const chooseSubject = async (asked: Asked['of']): Promise<Subject | undefined> => {
    if (asked === 'document') return ofDocument();
    if (asked === 'workspace') return ofWorkspace();
    const document = await ofDocument();
    const { reviewed } = workspace;
    const items = [
      ...(document
        ? [{ of: 'document' as const, label: vscode.l10n.t('This document'), description: document.name }]
        : []),
      {
        of: 'workspace' as const,
        label: vscode.l10n.t('The workspace'),
        description: reviewed
          ? vscode.l10n.t('{0} documents are reviewed', reviewed.length)
          : vscode.l10n.t('it is reviewed first'),
      },
    ];
    // What the view shows comes first.
    if (view.scope === 'workspace') items.reverse();
    const chosen = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Export review'),
      placeHolder: vscode.l10n.t('Of what?'),
    });
    if (!chosen) return undefined;
    return chosen.of === 'document' ? document : ofWorkspace();
  };
  const run = async (argument?: unknown): Promise<void> => {
    const asked = askedOf(argument);
    const subject = await chooseSubject(asked.of);
    if (!subject) {
      if (asked.of) void vscode.window.showInformationMessage(vscode.l10n.t('There is no review to export.'));
      return;
    }
    const format = asked.format ?? (await chooseFormat());
    const to = format && (asked.to ?? (await askWhere(subject, format)));
    if (!format || !to || (asked.to && !(await mayWrite(to)))) return;
    const base = linkBase(to, subject.root);
    const context: ReportContext = {
      principles: subject.principles,
      subject: subject.name,
      date: new Date().toISOString().slice(0, 10),
      ...(base === undefined ? {} : { linkBase: base }),
    };
    const documents = subject.reviewed.map(({ review }) => review);
    try {
      const { exportReview } = await exporting();
      const text = exportReview(documents, format, context);
      await vscode.workspace.fs.writeFile(to, new TextEncoder().encode(text));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(vscode.l10n.t('The review could not be saved: {0}', reason));
      return;
    }
    await open(to, format);
  };
  return vscode.commands.registerCommand('designManual.exportReview', run);
}

/** Menus of views give arguments of their own to a command; ours are these. */
function askedOf(argument: unknown): Asked {
  const { of, format, to } = (argument ?? {}) as Partial<Record<keyof Asked, unknown>>;
  const known = reviewFormats.find((one) => one === format);
  return {
    ...(of === 'document' || of === 'workspace' ? { of } : {}),
    ...(known ? { format: known } : {}),
    ...(to instanceof vscode.Uri ? { to } : {}),
  };
}

async function chooseFormat(): Promise<ReviewFormat | undefined> {
  const chosen = await vscode.window.showQuickPick(
    reviewFormats.map((format) => ({ format, ...formatWords[format] })),
    { title: vscode.l10n.t('Export review'), placeHolder: vscode.l10n.t('In which format?') },
  );
  return chosen?.format;
}

/** Asks for a file; VS Code asks whether one that is there is to be replaced. */
async function askWhere({ name, root: own }: Subject, format: ReviewFormat): Promise<vscode.Uri | undefined> {
  const root = own ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = `${format === 'statement' ? 'code-of-practice' : 'review'}-${fileName(name)}.${formatExtensions[format]}`;
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export review'),
    saveLabel: vscode.l10n.t('Export'),
    ...(root ? { defaultUri: vscode.Uri.joinPath(root, file) } : {}),
    filters: { [formatWords[format].label]: [formatExtensions[format]] },
  });
}

/** A title as the name of a file on any system. */
const fileName = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'documents';

/** Asks before a file that is there is replaced. */
async function mayWrite(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    return true;
  }
  const replace = vscode.l10n.t('Replace');
  const words = vscode.l10n.t('{0} is there already.', vscode.workspace.asRelativePath(uri));
  return (await vscode.window.showWarningMessage(words, { modal: true }, replace)) === replace;
}

/** The folder that several folders stand in, where they are called there what the workspace calls them. */
function rootOf(folders: readonly vscode.WorkspaceFolder[]): vscode.Uri | undefined {
  const [first] = folders;
  if (!first) return undefined;
  const root = vscode.Uri.joinPath(first.uri, '..');
  const isAbove = folders.every(
    ({ name, uri }) => vscode.Uri.joinPath(root, name).toString() === uri.toString(),
  );
  return isAbove ? root : undefined;
}

/** What stands before paths in the links of a report: the way from there to the root, or its address. */
function linkBase(to: vscode.Uri, root: vscode.Uri | undefined): string | undefined {
  if (!root) return undefined;
  if (root.scheme !== to.scheme || root.authority !== to.authority) return `${root.toString()}/`;
  const above = root.path.split('/').filter(Boolean);
  const from = to.path.split('/').filter(Boolean).slice(0, -1);
  let shared = 0;
  while (shared < above.length && above[shared] === from[shared]) shared++;
  const steps = [...from.slice(shared).map(() => '..'), ...above.slice(shared).map(encodeURIComponent)];
  return steps.map((step) => `${step}/`).join('');
}

/** A page in the browser where that can reach it, anything else in the editor. */
async function open(uri: vscode.Uri, format: ReviewFormat): Promise<void> {
  const isLocal = uri.scheme === 'file' && vscode.env.remoteName === undefined;
  if (format === 'html' && isLocal && vscode.env.uiKind === vscode.UIKind.Desktop)
    await vscode.env.openExternal(uri);
  else await vscode.commands.executeCommand('vscode.open', uri);
}
