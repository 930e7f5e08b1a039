/** Every suite that runs inside a host with processes, in a window on several folders. */
import './folders.test.ts';
import './sameAnswers.test.ts';
