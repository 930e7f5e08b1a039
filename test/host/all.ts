/** Every suite that runs inside the host. */
import './hints.test.ts';
import './hover.test.ts';
import './reader.test.ts';
import './references.test.ts';
import './search.test.ts';
import './changes.test.ts';
