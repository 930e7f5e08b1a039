/** How much a team's packs may hold, so that none of them can slow down an editor or fill its memory. */
export const packLimits = {
  /** Files of a pack that are read. */
  files: 600,
  /** Files and folders that are looked at. */
  entries: 5_000,
  /** Folders within folders. */
  depth: 8,
  /** Bytes of a file. */
  fileBytes: 256 * 1024,
  /** Bytes of all files of a pack. */
  packBytes: 4 * 1024 * 1024,
  /** Principles of a pack. */
  principles: 300,
  /** Packs that are used beside one another, and their principles together. */
  packs: 8,
  allPrinciples: 600,
  keywords: 100,
  examples: 100,
  evidence: 20,
  /** Characters of a template. */
  evidenceText: 5_000,
  /** Signals of a principle. */
  signals: 40,
  /** Phrases of a signal. */
  phrases: 300,
  /** Phrases that a signal has beside: `near`, `without` and `under` together. */
  contextPhrases: 60,
  /** In how many ways a phrase can be tried at one place, and all phrases that hang on one word together. */
  ways: 2_500,
  waysOnAWord: 6_000,
  /** Words that all phrases of a pack hold together, alternatives counted apart. */
  compiledWords: 50_000,
  /** Characters of a body. */
  bodyLength: 50_000,
  /** Problems of a file that are reported. */
  problems: 20,
} as const;
