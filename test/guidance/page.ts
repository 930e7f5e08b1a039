/** A valid principle for tests, and ways of breaking it. */
const sections = [
  'Why it matters',
  'Do',
  'Avoid',
  'Questions a reviewer asks',
  'What good evidence looks like',
  'Where this comes from',
];

export const validBody = sections.map((heading) => `## ${heading}\n\nSome text.\n`).join('\n');

/** Front matter lines of a valid principle; `fields` replace or add whole YAML lines by key, and null removes. */
export function principleText(fields: Record<string, string | null> = {}, body = validBody): string {
  const all: Record<string, string | null> = {
    id: 'cloud-first',
    title: 'Choose public cloud first',
    summary: 'Choose public cloud unless there is evidence against it.',
    pillar: 'outcomes',
    theme: 'architecture',
    documents: '[architecture, procurement]',
    phases: '[alpha]',
    audience: '[cto]',
    status: 'current',
    sources: '[{ title: The code, url: "https://www.gov.uk/", year: 2025, checked: "2026-11-24" }]',
    ...fields,
  };
  const lines = Object.entries(all).flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]));
  return `---\n${lines.join('\n')}\n---\n\n${body}`;
}
