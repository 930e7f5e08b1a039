/** Words that say nothing of what a text is about: English function words, and the modal verbs of every specification. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above after again against all also am an and any are as at be because been before being below between both but by
  can cannot could did do does doing down during each either etc every few for from further had has have having he her here
  hers him his how however i if in into is it its itself let may me might more most must my neither no nor not of off on once
  only or other our out over own per same shall she should so some such than that the their them then there these they this
  those through to too under until up upon us use used uses using very via was we were what when where whether which while who
  whom whose why will with within without would yet you your`.split(/\s+/),
);

/** @param word in lower case */
export const isStopWord = (word: string): boolean => stopWords.has(word);
