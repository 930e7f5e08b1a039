/** The headings that every principle's body has, and the reading of one into its sections. */

export const bodyHeadings = [
  'Why it matters',
  'Do',
  'Avoid',
  'Questions a reviewer asks',
  'What good evidence looks like',
  'Where this comes from',
] as const;

export type BodyHeading = (typeof bodyHeadings)[number];

export interface BodySections {
  /** Markdown under each heading, without the heading. Holds every heading where there is no problem. */
  readonly sections: ReadonlyMap<BodyHeading, string>;
  /** `line` is 1-based in the body. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

/** Splits a principle's body at its second-level headings, and reports missing, empty or unknown ones. */
export function bodySections(body: string): BodySections {
  const sections = new Map<BodyHeading, string>();
  const problems: { line: number; message: string }[] = [];
  const lines = body.split(/\r?\n/);
  let current: BodyHeading | undefined;
  lines.forEach((line, i) => {
    const title = /^##\s+(.+?)\s*$/.exec(line)?.[1];
    if (title === undefined) {
      if (current) sections.set(current, `${sections.get(current) ?? ''}${line}\n`);
      return;
    }
    current = bodyHeadings.find((heading) => heading === title);
    if (!current) {
      problems.push({
        line: i + 1,
        message: `"${title}" is not a heading of a principle: use ${bodyHeadings.join(', ')}`,
      });
    } else if (sections.has(current)) {
      problems.push({ line: i + 1, message: `"${title}" stands twice` });
    } else sections.set(current, '');
  });
  for (const heading of bodyHeadings) {
    if (!sections.has(heading))
      problems.push({ line: lines.length, message: `the section "## ${heading}" is missing` });
    else if (!sections.get(heading)?.trim())
      problems.push({ line: lines.length, message: `the section "## ${heading}" is empty` });
  }
  return { sections, problems };
}

/**
 * The invented example of good evidence in a principle's body, as plain lines of one paragraph.
 * @returns undefined where the page has none
 */
export function evidenceExample(body: string): string | undefined {
  const section = bodySections(body).sections.get('What good evidence looks like') ?? '';
  const quoted = section
    .split(/\r?\n/)
    .flatMap((line) => /^>[ \t]?(.*)$/.exec(line)?.[1] ?? [])
    .map((line) => line.trim())
    .filter(Boolean);
  const [first = '', ...rest] = quoted;
  const example = [first.replace(/^Example:\s*/, ''), ...rest].filter(Boolean);
  return example.length > 0 ? example.join('\n') : undefined;
}

/**
 * A principle's body with what a pack says of it: a section takes the place of the one with the same heading, and
 * everything else comes after the others, what has no heading under the pack's name.
 */
export function mergeBodies(body: string, other: string, pack: string): string {
  if (other.trim() === '') return body;
  const parts = partsOf(body);
  for (const { heading, text } of partsOf(other)) {
    const at = parts.findIndex((part) => part.heading !== '' && part.heading === heading);
    if (at >= 0) parts[at] = { heading, text };
    else if (heading !== '') parts.push({ heading, text });
    else if (text.trim() !== '') parts.push({ heading: pack, text });
  }
  return parts
    .map(({ heading, text }) => (heading === '' ? text.trim() : `## ${heading}\n\n${text.trim()}`))
    .filter(Boolean)
    .join('\n\n');
}

/** A body in the parts under its second-level headings; what stands before the first has none. */
function partsOf(body: string): { heading: string; text: string }[] {
  const parts = [{ heading: '', text: '' }];
  for (const line of body.split(/\r?\n/)) {
    const heading = /^##\s+(.+?)\s*$/.exec(line)?.[1];
    const last = parts.at(-1);
    if (heading !== undefined) parts.push({ heading, text: '' });
    else if (last) last.text += `${line}\n`;
  }
  return parts;
}

/** What a document would say that addresses a principle: the example of its page, and templates of packs. */
export function evidenceTemplates(
  { evidence = [] }: { readonly evidence?: readonly { title: string; text: string; pack: string }[] },
  body: string,
): { title?: string; text: string; pack?: string }[] {
  const example = evidenceExample(body);
  return [...evidence, ...(example === undefined ? [] : [{ text: example }])];
}
