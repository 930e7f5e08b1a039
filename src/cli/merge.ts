/** `merge`: the SARIF logs of shards, put together as one run would have written them. */
import { readFile } from 'node:fs/promises';
import { mergeSarif, type NamedLog } from '../review/sarif.ts';
import { reasonOf } from './files.ts';
import { openOutput, standardOutput } from './outputFile.ts';

export interface MergeOptions {
  /** Where the log is written instead of standard output. */
  readonly output?: string;
}

/**
 * @returns the exit code: 0
 * @throws Error where a file cannot be read or is no log of ours
 */
export async function merge(files: readonly string[], { output }: MergeOptions): Promise<number> {
  const logs: NamedLog[] = [];
  for (const file of files) {
    try {
      logs.push({ name: file, text: await readFile(file, 'utf8') });
    } catch (error) {
      throw new Error(`${file}: ${reasonOf(error)}`, { cause: error });
    }
  }
  const merged = mergeSarif(logs);
  const sink = output === undefined ? standardOutput : openOutput(output);
  try {
    await sink.write(merged);
    sink.finish();
  } finally {
    sink.abandon();
  }
  return 0;
}
