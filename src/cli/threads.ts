/** Many documents on all cores: each thread takes the next document that none has taken. */
import { availableParallelism } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { parentPort, Worker } from 'node:worker_threads';
import { reasonOf } from './files.ts';
import { type JudgeOptions, openJudge, type Outcome, type Source } from './judgeDocument.ts';
import { openWorkspaces, type Workspaces } from './workspaces.ts';

/**
 * With fewer documents for each thread than this it costs more than it saves: a thread loads the guidance once more, and its
 * code is compiled once more, which takes as long as some hundred documents do later.
 */
const fewestEach = 64;
/** No thread goes further ahead of what has been reported, so that one slow document does not let reports pile up. */
const mostAhead = 256;
/**
 * How much a thread's heap may hold, in MB: many times what the longest document needs. Without a limit each thread lets rubbish
 * pile up as if the whole memory of the machine were its own; with a narrow one it is collected so often, which threads do not do
 * side by side, that two cores did little more than one (`npm run bench -- documents`).
 */
const mostHeld = 2048;
/** Beside that, for what has just been made, in MB: a document is judged and forgotten within it. V8 itself gives half. */
const mostYoung = 96;

/** How many threads are worth their start; 1 is the main thread alone. */
export const threadsFor = (documents: number, cores = availableParallelism()): number =>
  Math.max(1, Math.min(cores, Math.floor(documents / fewestEach)));

export interface ThreadData {
  readonly sources: readonly Source[];
  readonly options: JudgeOptions;
  /** Which document comes next, how many have been reported, and for each thread which it is at, or -1. */
  readonly shared: Int32Array;
  /** Which of the threads this is. */
  readonly thread: number;
}

const next = 0;
const reported = 1;
const atOf = (thread: number): number => 2 + thread;

interface Message {
  readonly index: number;
  readonly outcome: Outcome;
}

/**
 * Judges documents.
 * @param on.count of threads; 1 is this one
 * @param on.workspaces what documents are judged by on this thread; others open their own
 * @returns outcomes in the order of the sources
 * @throws Error where the guidance cannot be read
 */
export function judgeAll(
  sources: readonly Source[],
  options: JudgeOptions,
  { count, workspaces }: { count: number; workspaces: Workspaces },
): AsyncGenerator<Outcome, void> {
  return count > 1 ? judgeOnThreads(sources, options, count) : judgeHere(sources, options, workspaces);
}

async function* judgeHere(
  sources: readonly Source[],
  options: JudgeOptions,
  workspaces: Workspaces,
): AsyncGenerator<Outcome, void> {
  const judge = openJudge(options, workspaces);
  try {
    for (const source of sources) yield await judge.judge(source);
  } finally {
    judge.close();
  }
}

async function* judgeOnThreads(
  sources: readonly Source[],
  options: JudgeOptions,
  count: number,
): AsyncGenerator<Outcome, void> {
  const maxOldGenerationSizeMb = Math.min(mostHeld, getHeapStatistics().heap_size_limit / 1e6);
  const resourceLimits = { maxOldGenerationSizeMb, maxYoungGenerationSizeMb: mostYoung };
  const shared = new Int32Array(new SharedArrayBuffer(4 * atOf(count)));
  const outcomes = new Map<number, Outcome>();
  const workers = new Set<Worker>();
  let failure: Error | undefined;
  let wake = (): void => undefined;
  const start = (thread: number): void => {
    Atomics.store(shared, atOf(thread), -1);
    const workerData: ThreadData = { sources, options, shared, thread };
    const worker = new Worker(__filename, { workerData, resourceLimits });
    workers.add(worker);
    worker.on('message', ({ index, outcome }: Message) => {
      outcomes.set(index, outcome);
      wake();
    });
    worker.on('error', (error) => {
      workers.delete(worker);
      const index = Atomics.load(shared, atOf(thread));
      if (index < 0) failure = error;
      else {
        // The document was too much for the thread, for its memory say: another goes on with the rest.
        outcomes.set(index, { problem: `could not be judged: ${reasonOf(error)}` });
        start(thread);
      }
      wake();
    });
  };
  for (let thread = 0; thread < count; thread++) start(thread);
  try {
    for (let index = 0; index < sources.length; index++) {
      let outcome: Outcome | undefined;
      while (!(outcome = outcomes.get(index))) {
        if (failure) throw failure;
        await new Promise<void>((resolve) => (wake = resolve));
      }
      outcomes.delete(index);
      Atomics.store(shared, reported, index + 1);
      Atomics.notify(shared, reported);
      yield outcome;
    }
  } finally {
    await Promise.all([...workers].map((worker) => worker.terminate()));
  }
}

/** What a thread does. */
export async function runThread({ sources, options, shared, thread }: ThreadData): Promise<void> {
  // What is wrong in settings and packs is said on the main thread.
  const workspaces = await openWorkspaces(options, () => undefined);
  const judge = openJudge(options, workspaces);
  for (;;) {
    const index = Atomics.add(shared, next, 1);
    const source = sources[index];
    if (!source) break;
    let done: number;
    while ((done = Atomics.load(shared, reported)) + mostAhead <= index) Atomics.wait(shared, reported, done);
    Atomics.store(shared, atOf(thread), index);
    const message: Message = { index, outcome: await judge.judge(source) };
    Atomics.store(shared, atOf(thread), -1);
    parentPort?.postMessage(message);
  }
  judge.close();
}
