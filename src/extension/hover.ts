/** A hover on matched words and on references: the principle, why it is raised here, and what would satisfy it. */
import * as vscode from 'vscode';
import type { PrincipleEntry } from '../guidance/guidance.ts';
import { isLanguageId } from '../document/languages.ts';
import type { Match } from '../relevance/analyse.ts';
import { type Analyses, languages, rangeOf } from './analyses.ts';
import type { Pin } from '../review/settings.ts';
import type { Assets } from './assets.ts';
import type { Hints } from './hints.ts';
import type { OnDemand } from './onDemand.ts';
import { pinsOf } from './pins.ts';
import { referenceAtPosition } from './references.ts';
import { packMarks, relationWords, themeWords } from './words.ts';

/** More than this in one hover is a list, and lists are for the sidebar. */
const most = 3;
/** The only commands that a link of a hover can run. */
const enabledCommands = [
  'designManual.openPrinciple',
  'designManual.pin',
  'designManual.unpin',
  'designManual.silenceHere',
  'designManual.explainHint',
  'designManual.search',
  'designManual.findCitations',
  'designManual.relevant.focus',
];

export function registerHover(
  assets: Assets,
  analyses: Analyses,
  hints: Hints,
  { judging }: OnDemand,
): vscode.Disposable {
  return vscode.languages.registerHoverProvider([...languages], {
    async provideHover(document, position, token) {
      if (!isLanguageId(document.languageId)) return undefined;
      const guidance = await assets.guidance(document.uri);
      const pins = pinsOf(guidance, document.uri);
      const offset = document.offsetAt(position);
      const loaded = await judging();
      const { hintOf, shownMatchesAt } = loaded;
      const reference = referenceAtPosition(document, position, loaded);
      const principle = reference && guidance.principles.get(reference.principle);
      if (reference && principle) {
        const text = linked();
        text.appendMarkdown(
          `**${escapeMarkdown(principle.title)}**\n\n${escapeMarkdown(principle.summary)}\n\n`,
        );
        const successor = guidance.principles.get(principle.supersededBy ?? '');
        if (successor)
          text.appendMarkdown(
            `$(archive) ${vscode.l10n.t('Historic: {0} holds today.', commandLink(escapeMarkdown(successor.title), 'designManual.openPrinciple', successor.id))}\n\n`,
          );
        text.appendMarkdown(whyPinned(pins.get(principle.id)));
        const links = [
          actions(principle, pins),
          commandLink(
            vscode.l10n.t('Find documents that cite it'),
            'designManual.findCitations',
            principle.id,
          ),
        ];
        text.appendMarkdown(`${links.join(' · ')}\n\n${about(principle)}`);
        return new vscode.Hover(text, rangeOf(document, reference));
      }
      const judged = await analyses.of(document);
      if (!judged || token.isCancellationRequested) return undefined;
      const matches = shownMatchesAt(judged, guidance, offset);
      const [first] = matches;
      if (!first) return undefined;
      const marked = new Set(hints.shownIn(document).map(({ match }) => `${match.principle} ${match.from}`));
      const texts = matches.slice(0, most).flatMap((match) => {
        const entry = guidance.principles.get(match.principle);
        const isMarked =
          hintOf(judged, match) !== undefined && marked.has(`${match.principle} ${match.from}`);
        return entry ? [matchText(document, match, entry, isMarked, pins)] : [];
      });
      if (matches.length > most) texts.push(moreText(matches.length - most));
      return new vscode.Hover(texts, rangeOf(document, first));
    },
  });
}

const relationIcon: Readonly<Record<Match['relation'], string>> = {
  conflict: '$(warning)',
  support: '$(check)',
  topic: '$(info)',
};

function linked(): vscode.MarkdownString {
  const text = new vscode.MarkdownString('', true);
  // Only our own commands, and no link can come from the document: its words are escaped.
  text.isTrusted = { enabledCommands };
  return text;
}

const commandLink = (label: string, command: string, argument: unknown): string =>
  `[${label}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;

/** @param isMarked the match is shown as a diagnostic, whose message VS Code puts above the hover */
function matchText(
  document: vscode.TextDocument,
  match: Match,
  principle: PrincipleEntry,
  isMarked: boolean,
  pins: ReadonlyMap<string, Pin>,
): vscode.MarkdownString {
  const text = linked();
  const relation = `${relationIcon[match.relation]} ${relationWords[match.relation]}`;
  text.appendMarkdown(`**${escapeMarkdown(principle.title)}** · ${relation}\n\n`);
  if (!isMarked) text.appendMarkdown(`${escapeMarkdown(match.message)}\n\n`);
  text.appendMarkdown(`${escapeMarkdown(principle.summary)}\n\n`);
  text.appendMarkdown(whyPinned(pins.get(principle.id)));
  const place = { principle: principle.id, uri: document.uri.toString(), from: match.from };
  text.appendMarkdown(
    [
      actions(principle, pins),
      commandLink(vscode.l10n.t('Not relevant here'), 'designManual.silenceHere', place),
      commandLink(vscode.l10n.t('Explain'), 'designManual.explainHint', place),
      commandLink(vscode.l10n.t('Search for these words'), 'designManual.search', match.text),
    ].join(' · '),
  );
  text.appendMarkdown(`\n\n${about(principle)}`);
  return text;
}

const actions = ({ id }: PrincipleEntry, pins: ReadonlyMap<string, Pin>): string =>
  [
    commandLink(vscode.l10n.t('Open the principle'), 'designManual.openPrinciple', id),
    pins.has(id)
      ? commandLink(vscode.l10n.t('Unpin'), 'designManual.unpin', id)
      : commandLink(vscode.l10n.t('Pin'), 'designManual.pin', id),
  ].join(' · ');

const whyPinned = (pin: Pin | undefined): string =>
  pin?.note === undefined
    ? ''
    : `$(pinned) ${vscode.l10n.t('Why we pin this: {0}', escapeMarkdown(pin.note))}\n\n`;

/** Theme, status, and the newest source with its year. */
function about(principle: PrincipleEntry): string {
  const newest = [...principle.sources].sort((a, b) => (b.year ?? 0) - (a.year ?? 0))[0];
  const status = principle.status === 'historic' ? [vscode.l10n.t('historic')] : [];
  return [
    themeWords[principle.theme],
    ...packMarks(principle).map(escapeMarkdown),
    ...status,
    ...(newest ? [sourceText(newest)] : []),
  ].join(' · ');
}

function sourceText({ title, year, url }: PrincipleEntry['sources'][number]): string {
  const label = year === undefined ? escapeMarkdown(title) : `${escapeMarkdown(title)}, ${year}`;
  return url === null ? label : `[${label}](${url})`;
}

function moreText(count: number): vscode.MarkdownString {
  const text = linked();
  const label =
    count === 1
      ? vscode.l10n.t('1 more is relevant here')
      : vscode.l10n.t('{0} more are relevant here', count);
  text.appendMarkdown(`[${label}](command:designManual.relevant.focus)`);
  return text;
}

/** Plain text as Markdown that shows it. `appendText` would make every space unbreakable, so that nothing wraps. */
const escapeMarkdown = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_{}[\]()#+\-.!>~|$:]/g, '\\$&');
