/**
 * The command line gives the answers of the editor: on every example document, under the settings that they have and under
 * others, in a window on one folder and on several. What the extension gives is compared with what the built program prints.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { extensions, languageIds, languageOfFile } from '../../src/document/languages.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import type { Ranked } from '../../src/relevance/rank.ts';
import { exportReview } from '../../src/review/exportReview.ts';
import type { Judged } from '../../src/review/gate.ts';
import { relevantAt, relevantTo } from '../../src/review/relevant.ts';
import { type DocumentReport, roundScore } from '../../src/review/report.ts';
import type { ReviewedDocument } from '../../src/review/reviewed.ts';
import { closeAll, extensionId, hintsOf, until } from './window.ts';

interface Api {
  guidance(document?: vscode.TextDocument): Promise<Guidance>;
  judgedOf(document: vscode.TextDocument): Promise<Judged | undefined>;
  reviewOf(document: vscode.TextDocument): Promise<ReviewedDocument | undefined>;
}

/** Settings that reach every part of a judgement, with comments as people write them. */
const strict = `{
  // House style
  "editor.rulers": [100],
  "designManual.packs": ["agency-guidance", "house"], // both
  "designManual.pinned": [
    "keep-case-history", // of a pack
    { "id": "exit-plan-from-day-one", "severity": "error", "for": ["architecture"], "note": "Audit 12" },
    { "id": "open-source-level-playing-field", "severity": "off" },
    { "id": "cloud-first", "for": ["architecture", "procurement"] }, /* everywhere */
    "no-such-principle",
  ],
  "designManual.severity": { "security": "off", "total-cost-of-ownership": "off", "sourcing": "hint" },
  "designManual.ignore": ["outcomes-first", "own-intellectual-property"],
  "designManual.kinds": { "tenders/*.txt": "architecture", "**/0008-*": "other", "agency-guidance/**": "other" },
}
`;
const house: Readonly<Record<string, string>> = {
  'house/pack.yml':
    'name: House\nversion: 1\nlicence: none\nmaintainer: us\noff: [shortest-viable-contract]\n',
  'house/pages.md': `---
id: print-little
title: Print little
summary: What is printed is late.
documents: [architecture, procurement]
signals:
  - { relation: conflict, strength: medium, because: paper is late, satisfy: Send it as data., phrases: [printed] }
---
`,
  'house/change.md': `---
overrides: avoid-automatic-contract-extension
title: Compete every time
documents: [architecture]
---
`,
};

suite('in VS Code: the command line gives the same answers', function () {
  this.timeout(120_000);
  const api = async (): Promise<Api> => {
    const extension = vscode.extensions.getExtension<Api>(extensionId);
    assert.ok(extension);
    return extension.activate();
  };
  const folders = (): readonly vscode.WorkspaceFolder[] => vscode.workspace.workspaceFolders ?? [];
  const settingsFile = ({ uri }: vscode.WorkspaceFolder): vscode.Uri =>
    vscode.Uri.joinPath(uri, '.vscode/settings.json');
  const writeIn = async (uri: vscode.Uri, text: string): Promise<void> => {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  };
  const read = async (uri: vscode.Uri): Promise<string> =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

  /** Runs the built command line in a folder, with the settings of the window. */
  const run = (folder: vscode.WorkspaceFolder, ...args: string[]): unknown => {
    const { workspaceFile } = vscode.workspace;
    const cli = path.join(__dirname, '..', 'cli.js');
    const given = workspaceFile ? ['--settings', workspaceFile.fsPath] : [];
    const options = {
      cwd: folder.uri.fsPath,
      encoding: 'utf8' as const,
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'] as ['ignore', 'pipe', 'ignore'],
      // The host may be the editor's own program.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    };
    return JSON.parse(execFileSync(process.execPath, [cli, ...args, '--format', 'json', ...given], options));
  };

  /** Every document of a folder that the command line reads. */
  const documentsOf = async (folder: vscode.WorkspaceFolder): Promise<vscode.TextDocument[]> => {
    const ends = languageIds.flatMap((id) => extensions[id]).join(',');
    const found = await vscode.workspace.findFiles(
      new vscode.RelativePattern(folder, `**/*.{${ends}}`),
      null,
    );
    assert.ok(found.length >= 11, `${found.length} documents`);
    const documents = await Promise.all(
      found.sort((a, b) => (a.path < b.path ? -1 : 1)).map((uri) => vscode.workspace.openTextDocument(uri)),
    );
    const languages = new Set(documents.map(({ languageId }) => languageId));
    assert.deepEqual([...languages].sort(), [...languageIds].sort(), 'of every format');
    return documents;
  };
  const pathIn = (folder: vscode.WorkspaceFolder, { uri }: vscode.TextDocument): string =>
    uri.path.slice(folder.uri.path.length + 1);

  /** What the editor holds of a document, in the words of a report. */
  const asReported = (document: vscode.TextDocument, judged: Judged) => ({
    kind: judged.analysis.kind,
    hints: judged.hints.map(({ match }) => {
      const [start, end] = [document.positionAt(match.from), document.positionAt(match.to)];
      return {
        principle: match.principle,
        at: `${start.line + 1}:${start.character + 1}`,
        end: `${end.line + 1}:${end.character + 1}`,
        text: match.text,
        message: match.message,
        score: roundScore(match.score),
      };
    }),
    gaps: judged.gaps.map(({ principle, reason = 'It is pinned.' }) => ({ principle, reason })),
  });
  const asPrinted = ({ kind, hints, gaps }: DocumentReport): ReturnType<typeof asReported> => ({
    kind,
    hints: hints.map(({ principle, line, column, endLine, endColumn, text, message, score }) => ({
      principle,
      at: `${line}:${column}`,
      end: `${endLine}:${endColumn}`,
      text,
      message,
      score,
    })),
    gaps: gaps.map(({ principle, reason }) => ({ principle, reason })),
  });
  const rankedAs = (ranked: readonly Ranked[]): Ranked[] =>
    ranked.map(({ id, score, relation, because }) => ({ id, score: roundScore(score), relation, because }));

  /** Compares all answers for all documents of all folders. */
  const compare = async (): Promise<void> => {
    const given = await api();
    for (const folder of folders()) {
      const documents = await documentsOf(folder);
      const checked = (run(folder, 'check', '.') as { documents: DocumentReport[] }).documents;
      assert.deepEqual(
        checked.map((report) => report.path),
        documents.map((document) => pathIn(folder, document)),
      );
      const reviews: ReviewedDocument[] = [];
      for (const [i, document] of documents.entries()) {
        const name = pathIn(folder, document);
        const judged = await given.judgedOf(document);
        const review = await given.reviewOf(document);
        const printed = checked[i];
        assert.ok(judged && review && printed, name);
        assert.deepEqual(asPrinted(printed), asReported(document, judged), name);
        reviews.push({ ...review, path: name });

        const known = await given.guidance(document);
        const whole = run(folder, 'relevant', name, '--limit', '20') as { principles: Ranked[] };
        assert.deepEqual(whole.principles, rankedAs(relevantTo(judged, known, 20)), name);
        const lines = Array.from({ length: document.lineCount }, (_, line) => line + 1);
        const here = run(folder, 'relevant', name, '--line', lines.join(',')) as {
          lines: { line: number; principles: Ranked[] }[];
        };
        for (const { line, principles } of here.lines)
          assert.deepEqual(
            principles,
            rankedAs(relevantAt(judged, known, line - 1, principles.length)),
            `${name}:${line}`,
          );
      }
      const { documents: reviewed } = run(folder, 'review', '.') as { documents: unknown[] };
      const context = { principles: (await given.guidance(documents[0])).principles, subject: '' };
      const own = JSON.parse(exportReview(reviews, 'json', context)) as { documents: unknown[] };
      assert.deepEqual(reviewed, own.documents);

      const { principles: listed } = run(folder, 'list') as { principles: { id: string; title: string }[] };
      const titles = new Map(listed.map(({ id, title }) => [id, title]));
      assert.deepEqual(
        [...titles].sort(),
        [...context.principles.values()].map(({ id, title }) => [id, title]).sort(),
      );
    }
  };

  const nameOfLastPack = async (folder: vscode.WorkspaceFolder): Promise<string | undefined> => {
    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.joinPath(folder.uri, 'tenders/casework-specification.md'),
    );
    return (await (await api()).guidance(document)).packs.at(-1)?.name;
  };
  /**
   * Writes a folder's settings, and waits until they are read.
   * @param mark a delay of hints that nothing else sets, by which it is seen that the file has been read
   */
  const settle = async (folder: vscode.WorkspaceFolder, text: string, mark?: number): Promise<void> => {
    const delay = (): unknown => vscode.workspace.getConfiguration('designManual', folder.uri).get('delay');
    const before = delay();
    await writeIn(
      settingsFile(folder),
      mark === undefined ? text : text.replace('{', `{ "designManual.delay": ${mark},`),
    );
    await until('the settings to be read', () =>
      (mark === undefined ? delay() !== before : delay() === mark) ? true : undefined,
    );
  };
  let written = 0;
  /** Runs with a settings file in every folder. */
  const withFile = async (
    text: string,
    pack: string | undefined,
    test: () => Promise<void>,
  ): Promise<void> => {
    const before = await Promise.all(
      folders().map(async (folder) => ({
        folder,
        text: await Promise.resolve(read(settingsFile(folder))).catch(() => '{}'),
      })),
    );
    for (const folder of folders()) {
      await settle(folder, text, 300 + ++written);
      await until('the packs of the settings', async () =>
        (await nameOfLastPack(folder)) === pack ? true : undefined,
      );
    }
    try {
      await test();
    } finally {
      // Which packs count then is for the next to wait for: a workspace file may still name others.
      for (const was of before) await settle(was.folder, was.text);
    }
  };
  /** As they stand in the examples, which other suites of this window change. */
  const shipped = readFileSync(path.join(__dirname, '../../examples/.vscode/settings.json'), 'utf8');
  const ofAgency = 'Northmoor guidance';
  const verdictsFolder = ({ uri }: vscode.WorkspaceFolder): vscode.Uri =>
    vscode.Uri.joinPath(uri, '.design-manual');
  suiteSetup(async () => {
    // Suites of this window keep verdicts and delete them at once, of which VS Code need not say a word.
    const given = await api();
    for (const folder of folders()) {
      const document = await vscode.workspace.openTextDocument(
        vscode.Uri.joinPath(folder.uri, 'tenders/casework-specification.md'),
      );
      const file = vscode.Uri.joinPath(verdictsFolder(folder), 'verdicts.jsonl');
      await until('no verdicts', async () => {
        await writeIn(file, '');
        const review = await given.reviewOf(document);
        return review?.entries.every(({ since }) => since === undefined) ? true : undefined;
      });
    }
  });
  suiteTeardown(async () => {
    for (const folder of folders())
      await vscode.workspace.fs.delete(verdictsFolder(folder), { recursive: true });
  });
  teardown(closeAll);

  const withWorkspaceFile = async (): Promise<void> => {
    const values = {
      pinned: ['open-standards', { id: 'cloud-first', note: 'For all' }],
      severity: { security: 'off', sourcing: 'error' },
      kinds: { '**/*.rst': 'architecture' },
      packs: ['agency-guidance'],
    };
    const update = async (of: (name: keyof typeof values) => unknown): Promise<void> => {
      for (const name of Object.keys(values) as (keyof typeof values)[])
        await vscode.workspace
          .getConfiguration('designManual')
          .update(name, of(name), vscode.ConfigurationTarget.Workspace);
    };
    const own =
      '{ "designManual.severity": { "security": "hint" }, "designManual.ignore": ["open-standards"] }';
    await update((name) => values[name]);
    try {
      await withFile(own, ofAgency, compare);
    } finally {
      await update(() => undefined);
    }
  };
  const compareMarks = async (): Promise<void> => {
    for (const folder of folders()) {
      const checked = (run(folder, 'check', '.') as { documents: DocumentReport[] }).documents;
      for (const document of await documentsOf(folder)) {
        const printed = checked.find((report) => report.path === pathIn(folder, document));
        await vscode.window.showTextDocument(document, { preview: false });
        const wanted = (printed?.hints ?? []).map(({ line, column, endLine, endColumn, message }) =>
          JSON.stringify([line, column, endLine, endColumn, message]),
        );
        // What is missing is marked on the title where it is pinned; the command line lists it.
        const gaps = new Set(printed?.gaps.map(({ principle }) => principle));
        const marked = (): string[] =>
          hintsOf(document.uri).flatMap(({ range: { start, end }, message, code }) => {
            const principle = typeof code === 'object' ? String(code.value) : String(code);
            if (gaps.has(principle) && !printed?.hints.some((hint) => hint.principle === principle))
              return [];
            const place = [start.line + 1, start.character + 1, end.line + 1, end.character + 1];
            return [JSON.stringify([...place, message])];
          });
        await until(`the hints of ${document.uri.path}`, () =>
          marked().length === wanted.length ? true : undefined,
        ).catch(() => undefined);
        assert.deepEqual(marked().sort(), wanted.sort(), document.uri.path);
        await closeAll();
      }
    }
  };
  if (vscode.workspace.workspaceFile) {
    test('with settings of a workspace file, beside which folders have some of their own', withWorkspaceFile);
    return;
  }

  test('with the settings that the examples have', () => withFile(shipped, ofAgency, compare));

  test('without settings', () => withFile('{}', undefined, compare));

  test('with packs, pins, levels, kinds and what is ignored, between comments', async () => {
    for (const { uri } of folders())
      for (const [name, text] of Object.entries(house)) await writeIn(vscode.Uri.joinPath(uri, name), text);
    try {
      await withFile(strict, 'House', compare);
    } finally {
      for (const { uri } of folders())
        await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, 'house'), { recursive: true });
    }
  });

  test('what is marked in the editor is what the command line prints', () =>
    withFile(shipped, ofAgency, compareMarks));

  test('with a mark at the start of a file and lines that end otherwise', async () => {
    const given = await api();
    const [folder] = folders();
    assert.ok(folder);
    const odd = vscode.Uri.joinPath(folder.uri, 'odd');
    const uris = await Promise.all(
      (await documentsOf(folder)).map(async (document) => {
        const uri = vscode.Uri.joinPath(odd, path.posix.basename(document.uri.path));
        await writeIn(uri, `\uFEFF${document.getText().replace(/\r?\n/g, '\r\n')}`);
        return uri;
      }),
    );
    try {
      const { documents } = run(folder, 'check', 'odd') as { documents: DocumentReport[] };
      assert.equal(documents.length, uris.length);
      for (const printed of documents) {
        const document: vscode.TextDocument = await vscode.workspace.openTextDocument(
          vscode.Uri.joinPath(folder.uri, printed.path),
        );
        const judged = await given.judgedOf(document);
        assert.ok(judged, printed.path);
        assert.deepEqual(asPrinted(printed), asReported(document, judged), printed.path);
      }
    } finally {
      await vscode.workspace.fs.delete(odd, { recursive: true });
    }
  });

  test('a file is of the same language', async () => {
    const [folder] = folders();
    assert.ok(folder);
    for (const extension of languageIds.flatMap((id) => extensions[id])) {
      const name = `language.${extension}`;
      const uri = vscode.Uri.joinPath(folder.uri, name);
      await writeIn(uri, 'Text.\n');
      const { languageId } = await vscode.workspace.openTextDocument(uri);
      await vscode.workspace.fs.delete(uri);
      assert.equal(languageId, languageOfFile(name), name);
    }
  });
});
