/** The suites that run in every host, in a window on one folder: nothing in them needs a process. */
import './hints.test.ts';
import './hover.test.ts';
import './quickFixes.test.ts';
import './documents.test.ts';
import './completions.test.ts';
import './citations.test.ts';
import './views.test.ts';
import './reader.test.ts';
import './references.test.ts';
import './search.test.ts';
import './changes.test.ts';
import './review.test.ts';
import './pins.test.ts';
import './packs.test.ts';
import './explain.test.ts';
import './network.test.ts';
