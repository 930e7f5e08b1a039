/** A statement against the Technology Code of Practice, point by point, to be pasted into a request for spend approval. */
import {
  type CodePositions,
  codePositions,
  missingIn,
  type PlacedEvidence,
  type PointPosition,
  type Position,
} from './codePositions.ts';
import type { ReportContext } from './exportReview.ts';
import { escapeMarkdown, markdownLink, markdownTable, quoteMarkdown } from './markdownText.ts';
import { lineLink, plural } from './reportWords.ts';
import type { ReviewedDocument } from './reviewed.ts';

export const positionNames: Readonly<Record<Position, string>> = {
  conflict: 'In conflict',
  addressed: 'Addressed',
  part: 'Addressed in part',
  missing: 'Not addressed',
  notApplicable: 'Not applicable',
};

/** More quotations than this for one point are not read. */
const mostQuotes = 6;

/** The statement as Markdown. Nothing in it is invented: where documents are silent, it says so. */
export function codeStatement(documents: readonly ReviewedDocument[], context: ReportContext): string {
  const judged = documents.filter(({ kind }) => kind !== 'other');
  const positions = codePositions(judged, context.principles);
  const parts = [
    `# ${positions.code} statement: ${escapeMarkdown(context.subject)}`,
    introduction(judged, positions, context),
    markdownTable(
      ['Point', 'Position', 'Said towards it', 'In conflict', 'Missing'],
      positions.points.map((point) => [
        `${point.number}\\. ${escapeMarkdown(point.name)}`,
        positionNames[point.position],
        plural(point.towards.length, 'place'),
        plural(point.against.length, 'place'),
        plural(missingIn(point).length, 'principle'),
      ]),
    ),
    ...positions.points.flatMap((point) => pointParts(point, context)),
  ];
  return `${parts.map((part) => part.trimEnd()).join('\n\n')}\n`;
}

function introduction(
  documents: readonly ReviewedDocument[],
  { code, year, points }: CodePositions,
  { date, linkBase }: ReportContext,
): string {
  const named = documents.map(({ path, title }) =>
    markdownLink(escapeMarkdown(title), lineLink(linkBase, path, 1)),
  );
  const from =
    named.length === 0
      ? 'No document was judged.'
      : `Drawn from ${plural(named.length, 'document')}: ${named.join(', ')}.`;
  const when = date === undefined ? '' : ` on ${date}`;
  return (
    `The position of these documents on the ${points.length} points of the ${code} (${year})${when}. ${from} ` +
    'What stands in quotation marks is their own wording.'
  );
}

function pointParts(point: PointPosition, context: ReportContext): string[] {
  const { number, name, position, principles, towards, mentions, against } = point;
  const parts = [
    `## ${number}. ${escapeMarkdown(name)}`,
    `Position: **${positionNames[position].toLowerCase()}**.`,
  ];
  const list = (title: string, items: readonly string[]): void => {
    if (items.length > 0) parts.push(`${title}:`, items.map((item) => `- ${item}\n`).join(''));
  };
  const titled = (id: string): string => `*${escapeMarkdown(context.principles.get(id)?.title ?? id)}*`;
  list('What the documents say', placed(towards, context));
  if (towards.length === 0)
    parts.push(
      mentions.length === 0
        ? 'The documents say nothing towards this point.'
        : 'The documents speak of this point, but say nothing towards it.',
    );
  const reason = ({ because }: PlacedEvidence): string => `${because}.`;
  list('Spoken of only', placed(mentions, context, reason));
  list(
    'In conflict',
    placed(
      against,
      context,
      ({ because, satisfy }) => `${because}.${satisfy === undefined ? '' : ` ${satisfy}`}`,
    ),
  );
  const summaryOf = (id: string): string => escapeMarkdown(context.principles.get(id)?.summary ?? '');
  list(
    'Missing',
    missingIn(point).map(({ principle, standing }) =>
      standing === 'missing'
        ? `${titled(principle)}: ${summaryOf(principle)}`
        : `${titled(principle)} is spoken of, but nothing shows that it is kept: ${summaryOf(principle)}`,
    ),
  );
  list(
    'Not applicable, or judged by a reviewer',
    principles.flatMap(({ principle, remarks }) =>
      remarks.map((remark) => `${titled(principle)}: ${escapeMarkdown(remark)}`),
    ),
  );
  return parts;
}

function placed(
  evidence: readonly PlacedEvidence[],
  { principles, linkBase }: ReportContext,
  more?: (one: PlacedEvidence) => string,
): string[] {
  const items = evidence.slice(0, mostQuotes).map((one) => {
    const { document, line, quote } = one;
    const place = markdownLink(
      `${escapeMarkdown(document.title)}, line ${line}`,
      lineLink(linkBase, document.path, line),
    );
    const titles = one.principles.map((id) => `*${escapeMarkdown(principles.get(id)?.title ?? id)}*`);
    return `${quoteMarkdown(quote)} (${place}), on ${titles.join(', ')}${more ? `: ${escapeMarkdown(more(one))}` : ''}`;
  });
  const rest = evidence.length - items.length;
  return rest > 0 ? [...items, `and at ${plural(rest, 'more place')}`] : items;
}
