import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ParsedDocument, parseDocument } from '../../src/document/document.ts';
import { languageIds } from '../../src/document/languages.ts';
import { type TextChange, updateDocument } from '../../src/document/update.ts';
import { changesOf, edits, text } from './generated.ts';

suite('document: updates', () => {
  const replaced = (document: ParsedDocument, from: string, to: string): ParsedDocument =>
    updateDocument(document, [{ offset: document.text.indexOf(from), length: from.length, text: to }]);

  for (const languageId of languageIds) {
    test(`${languageId}: any edits give what parsing the text anew gives`, function () {
      this.timeout(120000);
      fc.assert(
        fc.property(text(languageId), edits(languageId), (start, sequence) => {
          let document = parseDocument(start, languageId);
          for (const edit of sequence) {
            document = updateDocument(document, changesOf(document.text, edit));
            assert.deepEqual(document, parseDocument(document.text, languageId));
          }
        }),
        { numRuns: Number(process.env['RUNS'] ?? 200) },
      );
    });
  }
});
