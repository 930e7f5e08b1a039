/** Commands by which a reviewer says what they think of what the review found, and records a review as it is now. */
import * as vscode from 'vscode';
import { recordChanges, type ReviewedEntry, verdictChanges } from '../review/reviewed.ts';
import type { Verdict } from '../review/verdicts.ts';
import type { CurrentEditor } from './currentEditor.ts';
import { recordPlace, type Records, verdictsUri } from './records.ts';
import type { EntryRow } from './reviewRows.ts';
import type { Reviewed, Reviews } from './reviews.ts';
import type { ReviewView } from './reviewView.ts';
import type { Place } from './target.ts';
import { stateIcons, stateWords, verdictWords } from './words.ts';
import type { WorkspaceReview } from './workspaceReview.ts';

/** A finding that a verdict is about. */
type Target = Pick<EntryRow, 'principle' | 'entry' | 'reviewed'>;

/** What can be said. */
type Saying = Verdict | 'agreeWithNote' | 'takeBack';

export function registerVerdicts(
  current: CurrentEditor,
  records: Records,
  reviews: Reviews,
  view: ReviewView,
  workspace: WorkspaceReview,
): vscode.Disposable {
  /** The finding of a row or of a place, of the selected row, or one of the open document that is asked for. */
  const targetOf = async (argument: unknown): Promise<Target | undefined> => {
    const { row, principle, uri } = (argument ?? {}) as Partial<EntryRow & Place>;
    if (row === 'entry') return argument as EntryRow;
    if (typeof uri === 'string' && principle !== undefined) return atPlace(principle, uri);
    if (view.selected) return view.selected;
    const document = current.editor?.document;
    const reviewed = document && (await reviews.of(document));
    if (!reviewed || reviewed.review.entries.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('The review has found nothing here that a verdict could be given on.'),
      );
      return undefined;
    }
    const chosen = await vscode.window.showQuickPick(
      reviewed.review.entries.map((entry) => ({
        entry,
        label: titleOf(entry.principle, reviewed),
        iconPath: stateIcons[entry.state],
        description: stateWords[entry.state],
        ...(entry.verdict ? { detail: verdictWords(entry.verdict) } : {}),
      })),
      { title: reviewed.review.path, placeHolder: vscode.l10n.t('On what?'), matchOnDescription: true },
    );
    return chosen && { principle: chosen.entry.principle, entry: chosen.entry, reviewed };
  };
  const atPlace = async (principle: string, uri: string): Promise<Target | undefined> => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    const reviewed = await reviews.of(document);
    const entry = reviewed?.review.entries.find((one) => one.principle === principle);
    return reviewed && entry && { principle, entry, reviewed };
  };
  const give = async (target: Target, saying: Saying): Promise<void> => {
    const { principle, reviewed, entry } = target;
    const place = recordPlace(reviewed.uri);
    if (!place) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Verdicts are kept in a folder of the workspace: save the document in one first.'),
      );
      return;
    }
    const said = saying === 'takeBack' ? {} : await askNote(saying, entry, titleOf(principle, reviewed));
    if (!said) return;
    // On the words as they stand now, not as they stood when the row was made.
    const document = await vscode.workspace.openTextDocument(reviewed.uri);
    const now = await reviews.of(document);
    if (!now?.review.entries.some((one) => one.principle === principle)) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('The document has changed: the review does not find this any more.'),
      );
      return;
    }
    await records.write(place.folder, (known) => verdictChanges(now.review, principle, said, known.records));
  };
  const say = (saying: Saying) => async (argument: unknown) => {
    const target = await targetOf(argument);
    if (target) await give(target, saying);
  };
  const choose = async (argument: unknown): Promise<void> => {
    const target = await targetOf(argument);
    if (!target) return;
    const { verdict } = target.entry;
    const items: (vscode.QuickPickItem & { saying: Saying })[] = [
      { saying: 'agree', label: vscode.l10n.t('Agree') },
      { saying: 'agreeWithNote', label: vscode.l10n.t('Agree, with a note…') },
      { saying: 'disagree', label: vscode.l10n.t('Disagree, with a reason…') },
      { saying: 'notApplicable', label: vscode.l10n.t('Not applicable…') },
      ...(verdict
        ? [
            {
              saying: 'takeBack' as const,
              label: vscode.l10n.t('Take the verdict back'),
              description: verdictWords(verdict),
            },
          ]
        : []),
    ];
    const chosen = await vscode.window.showQuickPick(items, {
      title: titleOf(target.principle, target.reviewed),
      placeHolder: `${target.reviewed.review.path}: ${stateWords[target.entry.state]}`,
    });
    if (chosen) await give(target, chosen.saying);
  };
  /** What the view shows, by the folders in which it is recorded. */
  const shownByFolder = async (): Promise<Map<vscode.WorkspaceFolder, Reviewed[]>> => {
    const document = current.editor?.document;
    const one = view.scope === 'document' && document ? await reviews.of(document) : undefined;
    const shown = view.scope === 'workspace' ? (workspace.reviewed ?? []) : one ? [one] : [];
    const folders = new Map<vscode.WorkspaceFolder, Reviewed[]>();
    for (const reviewed of shown) {
      const place = recordPlace(reviewed.uri);
      if (!place || reviewed.review.kind === 'other') continue;
      const listed = folders.get(place.folder);
      if (listed) listed.push(reviewed);
      else folders.set(place.folder, [reviewed]);
    }
    return folders;
  };
  const record = async (): Promise<void> => {
    const folders = await shownByFolder();
    if (folders.size === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There is no review to record.'));
      return;
    }
    for (const [folder, shown] of folders) {
      const documents = shown.map(({ review }) => review);
      const isWritten = await records.write(folder, (known) => recordChanges(documents, known.records));
      if (!isWritten) return;
    }
    const count = [...folders.values()].reduce((sum, shown) => sum + shown.length, 0);
    const words =
      count === 1
        ? vscode.l10n.t('The review of 1 document is recorded.')
        : vscode.l10n.t('The review of {0} documents is recorded.', count);
    vscode.window.setStatusBarMessage(`$(law) ${words}`, 10_000);
  };
  const openFile = async (): Promise<void> => {
    const { workspaceFolders = [] } = vscode.workspace;
    const document = current.editor?.document;
    const own = document && recordPlace(document.uri)?.folder;
    const folder =
      own ??
      (workspaceFolders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : workspaceFolders[0]);
    if (!folder) return;
    try {
      await vscode.workspace.fs.stat(verdictsUri(folder));
    } catch {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('No verdict has been given yet, and no review recorded.'),
      );
      return;
    }
    await vscode.commands.executeCommand('vscode.open', verdictsUri(folder));
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('designManual.giveVerdict', choose),
    vscode.commands.registerCommand('designManual.agree', say('agree')),
    vscode.commands.registerCommand('designManual.disagree', say('disagree')),
    vscode.commands.registerCommand('designManual.notApplicable', say('notApplicable')),
    vscode.commands.registerCommand('designManual.takeBackVerdict', say('takeBack')),
    vscode.commands.registerCommand('designManual.recordReview', record),
    vscode.commands.registerCommand('designManual.openVerdicts', openFile),
  );
}

const titleOf = (principle: string, { guidance }: Reviewed): string =>
  guidance.principles.get(principle)?.title ?? principle;

/** Asks for the reason or the note, where there is to be one; undefined where the person thinks better of it. */
async function askNote(
  saying: Exclude<Saying, 'takeBack'>,
  { verdict: before }: ReviewedEntry,
  title: string,
): Promise<{ verdict: Verdict; note?: string } | undefined> {
  const verdict = saying === 'agreeWithNote' ? 'agree' : saying;
  if (saying === 'agree') return { verdict };
  const prompts: Readonly<Record<typeof saying, string>> = {
    agreeWithNote: vscode.l10n.t('What is to be noted?'),
    disagree: vscode.l10n.t('Why do you disagree? The reason is kept with the verdict.'),
    notApplicable: vscode.l10n.t('Why does it not apply? The reason may be left out.'),
  };
  const note = await vscode.window.showInputBox({
    title,
    prompt: prompts[saying],
    value: before?.verdict === verdict ? (before.note ?? '') : '',
    ignoreFocusOut: true,
    validateInput: (value) =>
      saying === 'disagree' && value.trim() === '' ? vscode.l10n.t('Who disagrees says why.') : undefined,
  });
  if (note === undefined) return undefined;
  return note.trim() === '' ? { verdict } : { verdict, note: note.trim() };
}
