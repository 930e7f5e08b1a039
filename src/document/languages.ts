/** The languages that documents are written in, by VS Code's ids, and the file names that stand for them. */

export const languageIds = ['markdown', 'asciidoc', 'restructuredtext', 'plaintext'] as const;
export type LanguageId = (typeof languageIds)[number];

/** Extensions of file names, in lower case without the dot: those that an editor opens in the same language. */
export const extensions: Readonly<Record<LanguageId, readonly string[]>> = {
  markdown: ['md', 'markdown', 'mkd'],
  asciidoc: ['adoc', 'asciidoc', 'asc'],
  restructuredtext: ['rst'],
  plaintext: ['txt'],
};

/** Whether a language id of an editor is one of a document that can be read. */
export const isLanguageId = (id: string): id is LanguageId => languageIds.some((known) => known === id);

/**
 * The language of a file.
 * @param name a file name or path, of any system
 * @returns undefined where its extension stands for none
 */
export function languageOfFile(name: string): LanguageId | undefined {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  return languageIds.find((id) => extension !== undefined && extensions[id].includes(extension));
}
