/**
 * What reads and judges documents, and what is asked of a judgement: most of the code, in one module, so that a host that starts
 * without a document loads it with the first. What reports are made with is apart: {@link exportReview}.
 */
export { parseDocument } from '../document/document.ts';
export { referencesIn } from '../document/references.ts';
export { updateDocument } from '../document/update.ts';
export { loadGuidance } from '../guidance/guidance.ts';
export { matchesWorthShowing } from '../relevance/worth.ts';
export { explain, explainAt } from './explain.ts';
export { hintOf, judge, shownMatchesAt } from './gate.ts';
export { documentProblems, problemsBrought } from './problems.ts';
export { relevantAt, relevantTo } from './relevant.ts';
export { reviewDocument, sectionCounts, wantsLenses } from './review.ts';
export { againstRecords, reviewedDocument } from './reviewed.ts';
