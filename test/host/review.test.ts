import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DesignManualApi } from '../../src/extension/extension.ts';
import type { ReviewedDocument, ReviewedEntry } from '../../src/review/reviewed.ts';
import { reviewFormats } from '../../src/review/exportReview.ts';
import { readRecords, type ReviewRecord, verdictsPath } from '../../src/review/verdicts.ts';
import { asTender, closeAll, extensionId, filler, fixture, hintsOf, open, tender, until } from './window.ts';

const principle = 'avoid-automatic-contract-extension';
const renewal = 'The contract is automatically renewed.';
const file = fixture(verdictsPath);
const own = 'tenders/renewed.md';

const read = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
const write = async (uri: vscode.Uri, text: string): Promise<void> => {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
};
const remove = async (uri: vscode.Uri): Promise<void> => {
  try {
    await vscode.workspace.fs.delete(uri, { recursive: true });
  } catch {
    // It is not there.
  }
};
const recordsNow = async (): Promise<readonly ReviewRecord[]> => readRecords(await read(file)).records;

suite('in VS Code: the review, verdicts and export', () => {
  let api: DesignManualApi;
  suiteSetup(async () => {
    const extension = vscode.extensions.getExtension<DesignManualApi>(extensionId);
    assert.ok(extension);
    api = await extension.activate();
  });
  setup(async () => {
    await write(fixture(own), asTender(`${renewal}\n\n${filler}`));
  });
  teardown(async () => {
    await vscode.commands.executeCommand('designManual.endWorkspaceReview');
    await closeAll();
    await remove(fixture('.design-manual'));
    await remove(fixture(own));
  });

  const reviewOf = async (document: vscode.TextDocument): Promise<ReviewedDocument> => {
    const review = await api.reviewOf(document);
    assert.ok(review);
    return review;
  };
  const entryOf = async (document: vscode.TextDocument): Promise<ReviewedEntry | undefined> =>
    (await reviewOf(document)).entries.find((entry) => entry.principle === principle);
  /** The finding, once it is as wanted. */
  const entryThat = (
    document: vscode.TextDocument,
    what: string,
    is: (entry: ReviewedEntry) => boolean,
  ): Promise<ReviewedEntry> =>
    until(what, async () => {
      const entry = await entryOf(document);
      return entry && is(entry) ? entry : undefined;
    });
  const placeIn = ({ uri }: vscode.TextDocument) => ({ principle, uri: uri.toString() });

  test('a finding is quoted with its line', async () => {
    const { document } = await open(own);
    const entry = await entryThat(document, 'the conflict', ({ state }) => state === 'conflict');
    const [place] = entry.evidence;
    assert.equal(place?.quote.words, 'automatically renewed');
    assert.equal(document.lineAt(place.line - 1).text, renewal);
  });

  test('a verdict is kept in the repository, goes out of date with its words, and is taken back', async () => {
    const editor = await open(own);
    const { document } = editor;
    await vscode.commands.executeCommand('designManual.agree', placeIn(document));
    const entry = await entryThat(document, 'the verdict', ({ verdict }) => verdict !== undefined);
    assert.deepEqual(entry.verdict, { verdict: 'agree', outOfDate: false });
    const record = (await recordsNow()).find((one) => one.principle === principle);
    assert.equal(record?.document, own);
    assert.equal(record.found, 'conflict');

    await editor.edit((edit) => {
      edit.replace(
        document.lineAt(document.positionAt(document.getText().indexOf(renewal)).line).range,
        'It is automatically renewed for a year, twice.',
      );
    });
    await entryThat(document, 'the verdict out of date', ({ verdict }) => verdict?.outOfDate === true);
    await vscode.commands.executeCommand('undo');
    await entryThat(document, 'the verdict to hold again', ({ verdict }) => verdict?.outOfDate === false);

    await vscode.commands.executeCommand('designManual.takeBackVerdict', placeIn(document));
    const after = await entryThat(document, 'no verdict', ({ verdict }) => verdict === undefined);
    assert.equal(after.since, 'open', 'it is still in the last review');
  });

  test("another's verdict is read as it comes, and what is not ours in the file stays", async () => {
    const { document } = await open(own);
    const { names } = await entryThat(document, 'the conflict', ({ state }) => state === 'conflict');
    const record = { document: own, principle, found: 'conflict', evidence: names, ticket: 7 };
    const theirs = { ...record, verdict: 'disagree', note: 'The Act names it.' };
    const [foreign, odd] = ['{"document":"z.md","someday":true}', 'no JSON at all'];
    await write(file, `${JSON.stringify(theirs)}\n${foreign}\n${odd}\n`);
    const { verdict } = await entryThat(document, 'their verdict', (entry) => entry.verdict !== undefined);
    assert.deepEqual(verdict, { verdict: 'disagree', note: 'The Act names it.', outOfDate: false });
    await until('marks in the file', () => (hintsOf(file).length === 2 ? true : undefined));

    await vscode.commands.executeCommand('designManual.agree', placeIn(document));
    const lines = (await read(file)).trim().split('\n');
    assert.ok(lines.includes(foreign) && lines.includes(odd));
    const line = lines.find((one) => one.includes(principle)) ?? '';
    const now = JSON.parse(line) as Record<string, unknown>;
    assert.equal(now['verdict'], 'agree');
    assert.equal(now['note'], undefined);
    assert.equal(now['ticket'], 7);
  });

  test('a file that cannot be read, or that a merge has left, is not written over', async () => {
    const { document } = await open(own);
    const merging = '<<<<<<< ours\n=======\n>>>>>>> theirs\n';
    await write(file, merging);
    await vscode.commands.executeCommand('designManual.agree', placeIn(document));
    assert.equal(await read(file), merging);
    const bytes = Uint8Array.of(0xff, 0xfe, 0x00, 0xd8);
    await vscode.workspace.fs.writeFile(file, bytes);
    await vscode.commands.executeCommand('designManual.agree', placeIn(document));
    assert.deepEqual([...(await vscode.workspace.fs.readFile(file))], [...bytes]);
  });

  test('a verdict on a file of verdicts that is open can be undone there, and leaves what is typed', async () => {
    const { document } = await open(own);
    await write(file, '\n');
    const verdicts = await vscode.window.showTextDocument(file, { preview: false });
    await verdicts.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '{"document":"a.md","mine":1}\n');
    });
    await vscode.commands.executeCommand('designManual.agree', placeIn(document));
    assert.match(verdicts.document.getText(), /"mine":1[^]*automatic-contract-extension/);
    assert.ok(verdicts.document.isDirty, 'what was being typed is not saved by us');
    await entryThat(document, 'the verdict', ({ verdict }) => verdict?.verdict === 'agree');
  });

  test('the workspace is reviewed document by document, and its hints are in the Problems panel', async () => {
    await vscode.commands.executeCommand('designManual.reviewWorkspace');
    const reviews = api.workspaceReview() ?? [];
    const paths = reviews.map(({ path }) => path);
    assert.ok(paths.includes(tender) && paths.includes(own));
    assert.deepEqual(paths, [...paths].sort());
    assert.ok(hintsOf(fixture(tender)).length > 0, 'though it is not open');
    await vscode.commands.executeCommand('designManual.groupReviewByPrinciple');
    await vscode.commands.executeCommand('designManual.groupReviewByDocument');
    await vscode.commands.executeCommand('designManual.endWorkspaceReview');
    assert.equal(api.workspaceReview(), undefined);
    assert.equal(hintsOf(fixture(tender)).length, 0);
  });

  test('a review that is stopped keeps what it has', async () => {
    const done = vscode.commands.executeCommand('designManual.reviewWorkspace');
    await vscode.commands.executeCommand('designManual.stopWorkspaceReview');
    await done;
    const stopped = api.workspaceReview()?.length;
    await vscode.commands.executeCommand('designManual.reviewWorkspace');
    const whole = api.workspaceReview()?.length;
    assert.ok(stopped !== undefined && whole !== undefined);
    assert.ok(stopped < whole, `${stopped} of ${whole}`);
  });

  test('the next review starts from the recorded one: resolved, new and open', async () => {
    const editor = await open(own);
    const { document } = editor;
    await entryThat(document, 'the conflict', ({ state }) => state === 'conflict');
    await vscode.commands.executeCommand('designManual.reviewDocument');
    await vscode.commands.executeCommand('designManual.recordReview');
    await entryThat(document, 'the record', ({ since }) => since === 'open');
    const { line } = document.positionAt(document.getText().indexOf(renewal));
    await editor.edit((edit) => {
      edit.replace(document.lineAt(line).range, 'The database must be Oracle.');
    });
    const review = await until('what is resolved', async () => {
      const now = await reviewOf(document);
      return now.resolved.length > 0 ? now : undefined;
    });
    assert.deepEqual(
      review.resolved.map((record) => record.principle),
      [principle],
    );
    const fresh = review.entries.filter(({ state, since }) => state === 'conflict' && since === 'new');
    assert.ok(fresh.length > 0);
    await vscode.commands.executeCommand('designManual.recordReview');
    await until('nothing new', async () => {
      const { entries, resolved } = await reviewOf(document);
      return resolved.length === 0 && entries.every(({ since }) => since !== 'new') ? true : undefined;
    });
  });

  test('an edit renews the review of the workspace', async () => {
    await vscode.commands.executeCommand('designManual.reviewWorkspace');
    const editor = await open(own);
    const { document } = editor;
    const { line } = document.positionAt(document.getText().indexOf(renewal));
    await editor.edit((edit) => {
      edit.delete(document.lineAt(line).range);
    });
    await until('the finding to go', () => {
      const entries = api.workspaceReview()?.find(({ path }) => path === own)?.entries;
      const entry = entries?.find((one) => one.principle === principle);
      return entry?.state === 'conflict' ? undefined : true;
    });
  });

  test('the review is exported in every format, and nothing is replaced unasked', async () => {
    await open(own);
    for (const format of reviewFormats) {
      const to = fixture(`report.${format}.txt`);
      await vscode.commands.executeCommand('designManual.exportReview', { of: 'document', format, to });
      const text = await read(to);
      assert.ok(text.includes('automatically renewed') || format === 'statement', format);
      await write(to, 'mine');
      try {
        await vscode.commands.executeCommand('designManual.exportReview', { of: 'document', format, to });
      } catch {
        // A window under test has no dialogs to answer in.
      }
      assert.equal(await read(to), 'mine');
      await closeAll();
      await open(own);
      await remove(to);
    }
    const all = fixture('report.csv');
    await vscode.commands.executeCommand('designManual.exportReview', {
      of: 'workspace',
      format: 'csv',
      to: all,
    });
    const rows = await read(all);
    await remove(all);
    assert.ok(rows.includes(tender) && rows.includes(own));
  });
});
