/** What of ours is measured; `built.mts` makes one file of it, as the extension is made. */
export { parseDocument } from '../../src/document/document.ts';
export { parseMarkdown } from '../../src/document/markdownParser.ts';
export { updateDocument } from '../../src/document/update.ts';
export { loadGuidance, storeGuidance } from '../../src/guidance/guidance.ts';
export { judge } from '../../src/review/gate.ts';
export { documentProblems } from '../../src/review/problems.ts';
