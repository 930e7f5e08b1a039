/** Documents as lines of text, to compare with what they are expected to be. */
import { type ParsedDocument, parseDocument, textOf } from '../../src/document/document.ts';
import type { LanguageId } from '../../src/document/languages.ts';

/** Each block as `type: text`, with `quoted` where it is, and the level of a heading. */
export const blocksOf = (text: string, languageId: LanguageId): string[] =>
  parseDocument(text, languageId).blocks.map(({ type, quoted, spans, content }) => {
    const level = content.heading ? ` ${content.heading.level}` : '';
    return `${type}${level}${quoted ? ' quoted' : ''}: ${textOf(text, spans)}`;
  });

/** The headings above and of each section. */
export const pathsOf = ({ sections }: ParsedDocument): string[] => sections.map(({ path }) => path.join('/'));
