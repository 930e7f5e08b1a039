/** Spelling of pages by a British dictionary, with the words of the field from a list beside the pages. */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { PackFile } from '../src/guidance/pack.ts';
import type { Problem } from '../src/guidance/problem.ts';

/**
 * Checks titles, summaries and bodies. Signals are left out: they hold the spellings that documents use.
 * @param wordList a text file: one word a line, `#` starts a comment
 */
export async function checkSpelling(files: readonly PackFile[], wordList: string): Promise<Problem[]> {
  // An ES module only, so loaded as one from what may run as CommonJS.
  const { spellCheckDocument } = await import('cspell-lib');
  const words = (await readFile(wordList, 'utf8')).split('\n').map((line) => line.replace(/#.*/, '').trim());
  const known = words.filter((word) => word !== '');
  const checked = files.map(async (file) => {
    const text = prose(file.text);
    const { issues } = await spellCheckDocument(
      { uri: pathToFileURL(file.path).href, text, languageId: 'markdown', locale: 'en-GB' },
      { generateSuggestions: true, noConfigSearch: true, numSuggestions: 3 },
      { language: 'en-GB', words: known, suggestionsTimeout: 500 },
    );
    return issues.map((issue): Problem => {
      const near = (issue.suggestions ?? []).slice(0, 3).join(', ');
      return {
        path: file.path,
        line: text.slice(0, issue.offset).split('\n').length,
        message: `"${issue.text}" is not in the dictionary: correct it${near === '' ? '' : ` (${near}?)`}, or add it to ${wordList}`,
      };
    });
  });
  return (await Promise.all(checked)).flat();
}

/** The page with all but its title, summary and body blanked, so that lines stay where they are. */
function prose(text: string): string {
  const end = text.indexOf('\n---', 3);
  const front = text.slice(0, end).split('\n');
  const kept = front.map((line) => (/^(title|summary):/.test(line) ? line : ''));
  return (kept.join('\n') + text.slice(end)).replace(/\]\([^)\n]*\)/g, ']');
}
