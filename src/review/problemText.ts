/** What is wrong with what a document says to this tool, in English: for reports. */
import type { DocumentProblem } from './problems.ts';

/** @returns a sentence, with the ids that may have been meant */
export function documentProblemText({
  problem,
  about,
  principle = '',
  nearest = [],
}: DocumentProblem): string {
  const meant = nearest.length > 0 ? ` Did you mean ${nearest.join(' or ')}?` : '';
  return {
    noReason: 'This suppression gives no reason, so it silences nothing. Write the reason after a colon.',
    noPrinciple: 'This suppression names no principle.',
    notAnId: 'This is not the id of a principle: ids are lower-case words with hyphens.',
    nothingFollows: 'Nothing follows this suppression, so it silences nothing.',
    unknownForm: 'There are only design-manual-ignore and design-manual-ignore-file.',
    unknownKind: 'A document is of the kind architecture, procurement or other.',
    unknownSetting: 'There is no such setting: there are kind, pinned and ignore.',
    notAList: 'This must be a list of principles.',
    unreadable: 'This cannot be read: write plain values and lists.',
    unknownPrinciple: `There is no principle "${principle}"${about === 'suppression' ? ', so nothing is silenced' : ''}.${meant}`,
    historicPrinciple: `This principle is historic: kept as context, not as a current rule.${meant}`,
    silencesNothing: `This suppression is not needed any more: nothing here touches "${principle}".`,
  }[problem];
}
