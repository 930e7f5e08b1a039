/** Above each heading: how many principles its section touches, and how many it conflicts with. */
import * as vscode from 'vscode';
import { type Analyses, languages } from './analyses.ts';
import type { Assets } from './assets.ts';
import type { Hints } from './hints.ts';
import type { OnDemand } from './onDemand.ts';
import { section } from './settings.ts';
import { countWords } from './words.ts';

class SectionLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly document: vscode.TextDocument,
    readonly section: number,
  ) {
    super(range);
  }
}

export function registerLenses(
  assets: Assets,
  analyses: Analyses,
  hints: Hints,
  { judging }: OnDemand,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    analyses.onDidChangeSettings(() => {
      changed.fire();
    }),
    hints.onDidShow(() => {
      changed.fire();
    }),
    vscode.languages.registerCodeLensProvider([...languages], {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document) {
        const wish = vscode.workspace.getConfiguration(section, document).get<string>('codeLens');
        const judged = wish === 'off' || hints.paused ? undefined : await analyses.of(document);
        if (!judged || (wish !== 'on' && !(await judging()).wantsLenses(judged))) return [];
        const { sections, blocks } = judged.analysis.document;
        return sections.flatMap(({ level, firstBlock }, index) => {
          const heading = blocks[firstBlock];
          if (level === 0 || !heading || judged.analysis.kind === 'other') return [];
          const at = document.positionAt(heading.from);
          return [new SectionLens(new vscode.Range(at, at), document, index)];
        });
      },
      // Counted for the headings that are seen, not for the whole document.
      async resolveCodeLens(lens) {
        if (!(lens instanceof SectionLens)) return lens;
        const [{ sectionCounts }, judged, guidance] = await Promise.all([
          judging(),
          analyses.of(lens.document),
          assets.guidance(lens.document.uri),
        ]);
        const { principles, conflicts } = judged
          ? sectionCounts(judged, guidance, lens.section)
          : { principles: 0, conflicts: 0 };
        lens.command = {
          title: countWords(principles, conflicts),
          command: 'designManual.showSection',
          arguments: [lens.document.uri.toString(), lens.range.start.line],
        };
        return lens;
      },
    }),
    vscode.commands.registerCommand('designManual.showSection', async (uri: unknown, line: unknown) => {
      const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
      if (editor && typeof line === 'number') editor.selection = new vscode.Selection(line, 0, line, 0);
      await vscode.commands.executeCommand('designManual.relevant.focus');
    }),
  );
}
