/**
 * Types into a document of a megabyte for some minutes inside a real extension host, and looks whether its memory stays
 * what it was. SOAK_MINUTES says how long.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { fixture, hintsOf, rest, tender, until } from '../host/window.ts';

/** How much more than at the start is still flat: so much of what it was, and so many megabytes. */
const slack = 0.1;
const least = 8;

const say = (line: object): void => {
  console.log(`@@test ${JSON.stringify(line)}`);
};

/** Megabytes in use once all that is not has been collected. */
async function heap(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let i = 0; i < 3; i++) {
    collect();
    await rest(300);
  }
  return process.memoryUsage().heapUsed / 1_000_000;
}

export async function run(): Promise<void> {
  const minutes = Number(process.env['SOAK_MINUTES']);
  const example = new TextDecoder().decode(await vscode.workspace.fs.readFile(fixture(tender)));
  const content = example + example.replace(/^---[\s\S]*?\n---\n/, '\n').repeat(1_000_000 / example.length);
  const file = fixture('tenders/long.md');
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(content));
  const document = await vscode.workspace.openTextDocument(file);
  const editor = await vscode.window.showTextDocument(document);
  await until('hints', () => (hintsOf(file).length > 0 ? true : undefined), 60);

  let state = 7;
  /** The same places in every run. @param below a whole number from 0 to under this */
  const random = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state % below;
  };
  const typed = 'The contract will be automatically renewed for five years with our current supplier. ';
  const start = Date.now();
  let edits = 0;
  /** Types a sentence letter by letter somewhere, looks at it as an editor does, and takes it back. */
  const write = async (): Promise<void> => {
    const at = new vscode.Position(random(document.lineCount), 0);
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(new vscode.Range(at, at));
    for (let i = 0; i < typed.length; i += 6) {
      const letters = typed.slice(i, i + 6);
      await editor.edit((edit) => { edit.insert(at.translate(0, i), letters); }); // prettier-ignore
      edits++;
    }
    for (const command of ['vscode.executeHoverProvider', 'vscode.executeCompletionItemProvider'])
      await vscode.commands.executeCommand(command, file, at.translate(0, 30));
    await vscode.commands.executeCommand('vscode.executeCodeActionProvider', file, new vscode.Range(at, at));
    await editor.edit((edit) => { edit.delete(new vscode.Range(at, at.translate(0, typed.length))); }); // prettier-ignore
    edits++;
  };

  const measured: number[] = [];
  for (let minute = 0; minute <= minutes; minute++) {
    // The first stretch, before minute 0 is measured, warms every cache.
    const end = minute === 0 ? start + 30_000 : start + 30_000 + minute * 60_000;
    while (Date.now() < end) await write();
    await rest(1_500);
    const used = await heap();
    measured.push(used);
    if (document.getText() !== content) throw new Error('the document is not what it was');
    say({ ok: true, title: `minute ${minute}: ${edits} edits, ${used.toFixed(1)} MB of heap` });
  }
  const [first = 0] = measured;
  const last = Math.min(...measured.slice(-3));
  const flat = last <= first + Math.max(first * slack, least);
  const hints = hintsOf(file).length;
  say({
    ok: flat && hints > 0,
    title: `${document.getText().length} characters, ${edits} edits, ${hints} hints: ${first.toFixed(1)} MB at the start, ${last.toFixed(1)} MB at the end`,
    ...(flat ? {} : { error: 'the memory grows' }),
  });
  say({ end: true, vscode: vscode.version });
}
