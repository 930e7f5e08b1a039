// Runs in the extension host: says how long the extension took to become active, and what memory is in use once ten documents
// have been open for a while. In milliseconds and megabytes.
const v8 = require('node:v8');
const vm = require('node:vm');
const vscode = require('vscode');

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(get) {
  for (let waited = 0; waited < 60_000; waited += 100) {
    const value = get();
    if (value) return value;
    await pause(100);
  }
  throw new Error('waited for a minute');
}

/** The row of VS Code's own record of the start: "| id | eager | load code | call activate | finish activate | … |". */
async function recorded(name) {
  await vscode.commands.executeCommand('perfview.show');
  const report = await until(() => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.scheme === 'perf' && document.getText().includes(name) ? document.getText() : '';
  });
  const line = report.split('\n').find((one) => one.split('|')[1]?.trim() === name) ?? '';
  const [, , , load, activate, finish] = line.split('|').map((cell) => Number.parseFloat(cell));
  return { load, activate: activate + finish };
}

async function measured() {
  const folder = vscode.workspace.workspaceFolders[0].uri;
  const open = async (name) => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
    await vscode.window.showTextDocument(document, { preview: false });
  };
  // A window that is still starting makes every extension wait, whatever it does.
  await pause(6_000);
  await open('0.md');
  const extension = vscode.extensions.all.find(({ packageJSON }) => packageJSON.name === 'design-manual');
  await until(() => extension.isActive);
  // Throws where it could not become active.
  await extension.activate();
  await pause(2_000);
  const times = await recorded(extension.id);
  for (let i = 0; i < 10; i++) {
    await open(`${i}.md`);
    await pause(500);
  }
  await pause(4_000);
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc');
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return { ...times, memory: (heapUsed + external) / 1e6 };
}

exports.run = async () => {
  try {
    console.log(`@@test ${JSON.stringify({ ok: true, title: 'measured', ...(await measured()) })}`);
  } catch (error) {
    console.log(`@@test ${JSON.stringify({ ok: false, title: 'measured', error: String(error.stack) })}`);
  }
  console.log(`@@test ${JSON.stringify({ end: true })}`);
};
