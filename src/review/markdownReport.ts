/** The review as Markdown, to be read in a repository or put into a pull request. */
import type { ReportContext } from './exportReview.ts';
import { escapeMarkdown, markdownLink, markdownTable, quoteMarkdown } from './markdownText.ts';
import {
  countChanges,
  countStates,
  kindNames,
  lineLink,
  plural,
  saidChanges,
  saidCounts,
  saidVerdict,
  sinceNames,
  stateNames,
  themeNames,
  whyAsked,
} from './reportWords.ts';
import { reviewStates } from './review.ts';
import {
  type ReviewedDocument,
  type ReviewedEntry,
  type ReviewedEvidence,
  settledState,
} from './reviewed.ts';
import { themeCounts } from './themeCounts.ts';

/** A page with a summary first, then every document with its principles by state. */
export function markdownReport(documents: readonly ReviewedDocument[], context: ReportContext): string {
  const judged = documents.filter(({ kind }) => kind !== 'other');
  const left = documents.length - judged.length;
  const changes = countChanges(judged);
  const all = judged.flatMap(({ entries }) => entries);
  const summary = [
    `${plural(judged.length, 'document')} reviewed${context.date === undefined ? '' : ` on ${context.date}`}` +
      `${left > 0 ? ` (${left} of another kind, not judged)` : ''}: ${saidCounts(countStates(all)) || 'nothing is expected of them'}.`,
    ...(changes ? [saidChanges(changes)] : []),
  ];
  const parts = [
    `# Review of ${escapeMarkdown(context.subject)}`,
    summary.join(' '),
    ...(judged.length > 1 ? ['## Documents', documentTable(judged, context)] : []),
    ...(all.length > 0 ? ['## Themes', themeTable(judged, context)] : []),
    ...judged.flatMap((document) => documentParts(document, context)),
  ];
  return `${parts.map((part) => part.trimEnd()).join('\n\n')}\n`;
}

const documentTable = (documents: readonly ReviewedDocument[], { linkBase }: ReportContext): string =>
  markdownTable(
    ['Document', 'Kind', ...reviewStates.map((state) => stateNames[state])],
    documents.map(({ path, title, kind, entries }) => {
      const counts = countStates(entries);
      const name = markdownLink(escapeMarkdown(title), lineLink(linkBase, path, 1));
      return [name, kindNames[kind], ...reviewStates.map((state) => String(counts[state]))];
    }),
  );

const themeTable = (documents: readonly ReviewedDocument[], { principles }: ReportContext): string =>
  markdownTable(
    ['Theme', ...reviewStates.map((state) => stateNames[state])],
    [
      ...themeCounts(
        documents.flatMap(({ entries }) => entries),
        principles,
      ),
    ].map(([theme, counts]) => [themeNames[theme], ...reviewStates.map((state) => String(counts[state]))]),
  );

function documentParts(document: ReviewedDocument, context: ReportContext): string[] {
  const { path, title, kind, entries, touched, resolved } = document;
  const { principles, linkBase } = context;
  const named = (id: string): string => escapeMarkdown(principles.get(id)?.title ?? id);
  const counts = saidCounts(countStates(entries)) || 'nothing is expected of it yet';
  const place = markdownLink(escapeMarkdown(path), lineLink(linkBase, path, 1));
  const parts = [`## ${escapeMarkdown(title)}`, `${place} (${kindNames[kind]}): ${counts}.`];
  for (const state of reviewStates) {
    const those = entries.filter((entry) => settledState(entry) === state);
    if (those.length === 0) continue;
    parts.push(`### ${stateNames[state]}`, those.map((entry) => entryItem(entry, path, context)).join('\n'));
  }
  if (resolved.length > 0) {
    parts.push(
      '### Resolved since the last review',
      resolved
        .map(({ principle, found }) => `- ${named(principle)} (was ${stateNames[found].toLowerCase()})\n`)
        .join(''),
    );
  }
  if (touched.length > 0) {
    const items = touched.map(({ principle, evidence }) => {
      const lines = [...new Set(evidence.map(({ line }) => line))].map((line) =>
        markdownLink(String(line), lineLink(linkBase, path, line)),
      );
      return `- ${named(principle)}: ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}\n`;
    });
    parts.push('### Also touched on', items.join(''));
  }
  return parts;
}

function entryItem(entry: ReviewedEntry, path: string, context: ReportContext): string {
  const { principle, state, evidence, moreEvidence, excuses, verdict, since } = entry;
  const title = escapeMarkdown(context.principles.get(principle)?.title ?? principle);
  const machine = settledState(entry) === state ? [] : [`found ${stateNames[state].toLowerCase()}`];
  const remarks = [...machine, ...(since === undefined || since === 'open' ? [] : [sinceNames[since]])];
  const why = whyAsked(entry);
  const lines = [
    `- **${title}** (\`${principle}\`)${remarks.length > 0 ? `, ${remarks.join(', ')}` : ''}`,
    ...(why === undefined ? [] : [escapeMarkdown(why)]),
    ...(verdict ? [`*${escapeMarkdown(saidVerdict(verdict))}*`] : []),
    ...excuses.map(
      ({ line, reason }) =>
        `Excused at ${markdownLink(`line ${line}`, lineLink(context.linkBase, path, line))}` +
        (reason === undefined ? '.' : `: ${escapeMarkdown(reason)}`),
    ),
    ...evidence.map((one) => evidenceLine(one, path, context)),
    ...(moreEvidence > 0 ? [`and at ${plural(moreEvidence, 'more place')}`] : []),
  ];
  const [head = '', ...rest] = lines;
  return [head, ...rest.map((line) => `  - ${line}`)].join('\n');
}

function evidenceLine(
  { line, quote, because, satisfy, relation, section }: ReviewedEvidence,
  path: string,
  { linkBase }: ReportContext,
): string {
  const heading = section.at(-1);
  const place = markdownLink(`line ${line}`, lineLink(linkBase, path, line));
  const under = heading === undefined ? '' : `, ${escapeMarkdown(heading)}`;
  const sign = relation === 'conflict' ? 'Conflict, ' : '';
  const mend = satisfy === undefined ? '' : ` ${escapeMarkdown(satisfy)}`;
  return `${sign}${place}${under}: ${quoteMarkdown(quote)}: ${escapeMarkdown(because)}.${mend}`;
}
