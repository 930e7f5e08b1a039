/** A principle as one Markdown page: what the reader shows and the command line prints. */
import { attribution } from './attribution.ts';
import type { PrincipleEntry } from './guidance.ts';

/**
 * Renders a principle.
 * @param body the Markdown of its sections
 * @param principles for the titles of related principles; unknown ones are left out
 */
export function principlePage(
  principle: PrincipleEntry,
  body: string,
  principles: ReadonlyMap<string, PrincipleEntry>,
): string {
  const link = (id: string): string[] => {
    const other = principles.get(id);
    return other ? [`[${other.title}](design-manual:/${id}.md)`] : [];
  };
  const [successor] = principle.supersededBy === undefined ? [] : link(principle.supersededBy);
  const historic = `> **Historic.** This is kept as context, not as a current rule.${successor ? ` See ${successor}.` : ''}`;
  const sources = principle.sources.map(({ title, url, where, year, checked }) => {
    const name = url === null ? title : `[${title}](${url})`;
    return `- ${name}${where === undefined ? '' : `: ${where}`} (${year}; ${checked === undefined ? 'not yet checked against this page' : `checked ${checked}`})`;
  });
  const notice = attribution(principle.sources);
  const related = principle.related.flatMap(link).map((entry) => `- ${entry}`);
  return [
    `# ${principle.title}`,
    ...(principle.status === 'historic' ? [historic] : []),
    `**${principle.summary}**`,
    `Theme: ${principle.theme} · Principle: ${principle.pillar} · For: ${principle.documents.join(', ')}`,
    body.trim(),
    `## Sources\n\n${sources.join('\n')}`,
    ...(related.length > 0 ? [`## Related\n\n${related.join('\n')}`] : []),
    ...(notice === undefined ? [] : [notice]),
    '',
  ].join('\n\n');
}
