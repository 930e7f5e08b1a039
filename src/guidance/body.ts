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
