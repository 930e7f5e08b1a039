/** A principle as one Markdown page: what the reader shows and the command line prints. */
import { attribution } from './attribution.ts';
import type { Change } from './changes.ts';
import type { PrincipleEntry } from './guidance.ts';
import type { Source } from './principle.ts';
import type { PackInfo } from './teamPack.ts';

/**
 * Renders a principle.
 * @param body the Markdown of its sections
 * @param principles for the titles of related principles; unknown ones are left out
 * @param changes of the whole pack, newest first, for the page's history
 * @param addressOf the address that a link to another principle has
 */
export function principlePage(
  principle: PrincipleEntry,
  body: string,
  principles: ReadonlyMap<string, PrincipleEntry>,
  changes: readonly Change[] = [],
  addressOf: (id: string) => string = (id) => `design-manual:/${id}.md`,
): string {
  const link = (id: string): string[] => {
    const other = principles.get(id);
    return other ? [`[${other.title}](${addressOf(id)})`] : [];
  };
  const [successor] = principle.supersededBy === undefined ? [] : link(principle.supersededBy);
  const historic = `> **Historic.** This is kept as context, not as a current rule.${successor ? ` See ${successor}.` : ''}`;
  const sources = principle.sources.map((source) => {
    const { title, url, where, year, checked } = source;
    const name = url === null ? title : `[${title}](${url})`;
    const about = [
      ...(year === undefined ? [] : [year]),
      checked === undefined ? 'not yet checked' : `checked ${checked}`,
    ];
    return `- ${name}${where === undefined ? '' : `: ${where}`} (${about.join('; ')})`;
  });
  const notice = attribution(principle.sources);
  const related = principle.related.flatMap(link).map((entry) => `- ${entry}`);
  const history = changes
    .filter(({ id }) => id === principle.id)
    .map(({ date, kind, note }) => `- ${date}, ${kind}: ${note}`);
  return [
    `# ${principle.title}`,
    ...(principle.status === 'historic' ? [historic] : []),
    `**${principle.summary}**`,
    `Theme: ${principle.theme} · Principle: ${principle.pillar} · For: ${principle.documents.join(', ')}`,
    ...packLines(principle),
    ...(body.trim() === '' ? [] : [body.trim()]),
    // A team need not name any.
    ...(sources.length > 0
      ? [`## Sources\n\n${checkedText(principle.sources)}\n\n${sources.join('\n')}`]
      : []),
    ...(related.length > 0 ? [`## Related\n\n${related.join('\n')}`] : []),
    ...(history.length > 0 ? [`## History\n\n${history.join('\n')}`] : []),
    ...(notice === undefined ? [] : [notice]),
    '',
  ].join('\n\n');
}

/** Which pack the page is from, and what of it packs have changed. */
function packLines({ pack, changedBy = [] }: PrincipleEntry): string[] {
  const named = ({ name, version }: PackInfo): string =>
    `“${name}”${version === undefined ? '' : ` ${version}`}`;
  const about = [pack?.licence, pack?.maintainer].filter((text) => text !== undefined).join(', ');
  return [
    ...(pack ? [`Pack: ${named(pack)}${about === '' ? '' : ` (${about})`}`] : []),
    ...changedBy.map(({ pack: by, fields }) =>
      fields.length > 0
        ? `> The pack ${named(by)} has changed this page: ${fields.join(', ')}.`
        : `> The pack ${named(by)} adds examples of evidence to this page.`,
    ),
  ];
}

/** When the page was last read against its sources, and against how many of them. */
function checkedText(sources: readonly Source[]): string {
  const dates = sources.flatMap(({ checked }) => checked ?? []).sort();
  const last = dates.at(-1);
  if (last === undefined) return 'This page has not yet been checked against its sources.';
  const all = dates.length === sources.length;
  return `Last checked on ${last} against ${all ? 'all of its sources' : `${dates.length} of its ${sources.length} sources`}.`;
}
