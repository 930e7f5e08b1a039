/** A hover on matched words: the principle, why it is raised here, and what would satisfy it. */
import * as vscode from 'vscode';
import type { Guidance, PrincipleEntry } from '../guidance/guidance.ts';
import type { Match } from '../relevance/analyse.ts';
import { matchesAt } from '../relevance/rank.ts';
import type { Analyses } from './analyses.ts';
import { isJudged, languages, rangeOf } from './analyses.ts';
import type { Assets } from './assets.ts';

/** More than this in one hover is a list, and lists are for the sidebar. */
const most = 3;

export function registerHover(assets: Assets, analyses: Analyses): vscode.Disposable {
  return vscode.languages.registerHoverProvider([...languages], {
    async provideHover(document, position, token) {
      if (!isJudged(document)) return undefined;
      const [analysis, guidance] = await Promise.all([analyses.of(document), assets.guidance()]);
      if (token.isCancellationRequested) return undefined;
      const matches = matchesAt(analysis, guidance, document.offsetAt(position)).slice(0, most);
      const [first] = matches;
      if (!first) return undefined;
      return new vscode.Hover(
        matches.flatMap((match) => hoverText(match, guidance, analysis.hints.includes(match)) ?? []),
        rangeOf(document, first),
      );
    },
  });
}

const relationLabel: Readonly<Record<Match['relation'], string>> = {
  conflict: '$(warning) Conflict',
  support: '$(check) Supports',
  topic: '$(info) Touches on',
};

/** @param hinted the match is shown as a diagnostic, whose message VS Code puts above the hover */
function hoverText(match: Match, guidance: Guidance, hinted: boolean): vscode.MarkdownString | undefined {
  const principle = guidance.principles.get(match.principle);
  if (!principle) return undefined;
  const text = new vscode.MarkdownString('', true);
  // Only our own command, and no link can come from the document: its words are escaped.
  text.isTrusted = { enabledCommands: ['designManual.openPrinciple'] };
  const open = `command:designManual.openPrinciple?${encodeURIComponent(JSON.stringify([principle.id]))}`;
  text.appendMarkdown(`**${principle.title}** · ${vscode.l10n.t(relationLabel[match.relation])}\n\n`);
  text.appendMarkdown(`${principle.summary}\n\n`);
  if (!hinted) text.appendMarkdown(`${escapeMarkdown(match.message)}\n\n`);
  text.appendMarkdown(`[${vscode.l10n.t('Open the principle')}](${open}) · ${sourceText(principle)}`);
  return text;
}

/** Plain text as Markdown that shows it. `appendText` would make every space unbreakable, so that nothing wraps. */
export const escapeMarkdown = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_{}[\]()#+\-.!>~|$:]/g, '\\$&');

function sourceText(principle: PrincipleEntry): string {
  const newest = [...principle.sources].sort((a, b) => b.year - a.year)[0];
  if (!newest) return '';
  const label = `${newest.title}, ${newest.year}`;
  return newest.url === null ? label : `[${label}](${newest.url})`;
}
