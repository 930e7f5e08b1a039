/** Every suite that runs inside a host with processes, in a window on one folder. */
import './everywhere.ts';
import './changedLines.test.ts';
import './sameAnswers.test.ts';
