/** References to principles in the text of a document: `design-manual:open-standards`, or the reader's own address. */
import type { NamedPrinciple } from './settings.ts';

/** The scheme of a principle's address. */
export const referenceScheme = 'design-manual';

const reference = /\bdesign-manual:\/?([A-Za-z0-9][A-Za-z0-9_-]*)(?:\.md)?/g;

/**
 * The references in a text, in order of place; each spans the whole address. The ids need not exist.
 * @param text of any kind
 */
export const principleReferences = (text: string): NamedPrinciple[] =>
  [...text.matchAll(reference)].map(({ 0: whole, 1: principle = '', index }) => ({
    principle,
    from: index,
    to: index + whole.length,
  }));

/** The address of a principle, as it is written into a document. */
export const referenceTo = (id: string): string => `${referenceScheme}:/${id}.md`;
