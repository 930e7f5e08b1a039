/** What tests in the browser's host assert with: there is no Node there, so npm's `assert` stands in. */
import { strict } from 'assert';

export default strict;
