/** Every suite that runs inside the host, in a window on one folder. */
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
import './changedLines.test.ts';
import './review.test.ts';
import './pins.test.ts';
import './packs.test.ts';
import './explain.test.ts';
