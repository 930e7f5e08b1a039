/** Reads what repositories keep, with one git for each of them, however many files are asked for. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { decodeText, mostBytes, tooLong } from './files.ts';
import { type Blob, GitError, notInstalled, whereIn } from './git.ts';

export interface Blobs {
  /** @throws GitError where git fails or does not have it, and Error where it is no text, or too long to be judged */
  read(blob: Blob): Promise<string>;
  /** Ends what has been started. */
  close(): void;
}

/** Nothing is started before something is read. */
export function openBlobs(): Blobs {
  const batches = new Map<string, Batch>();
  return {
    read({ root, oid }) {
      let batch = batches.get(root);
      if (!batch) batches.set(root, (batch = startBatch(root)));
      return batch.read(oid);
    },
    close() {
      for (const batch of batches.values()) batch.close();
      batches.clear();
    },
  };
}

interface Batch {
  read(oid: string): Promise<string>;
  close(): void;
}

function startBatch(root: string): Batch {
  const child = spawn('git', ['cat-file', '--batch'], {
    ...whereIn(root),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const failure = failureOf(child);
  const answer = readerOf(child.stdout);
  /** Git answers one after the other, so nothing is asked before what came before is read. */
  let last: Promise<unknown> = Promise.resolve();
  const ask = async (oid: string): Promise<string> => {
    child.stdin.write(`${oid}\n`);
    // `<oid> blob <size>`, or `<oid> missing`.
    const [, type, size] = (await answer.line()).split(' ');
    if (type !== 'blob') throw new GitError(`git does not have ${oid}`);
    const isTooLong = Number(size) > mostBytes;
    const bytes = await answer.bytes(Number(size), !isTooLong);
    await answer.bytes(1, false);
    if (isTooLong) throw tooLong();
    return decodeText(bytes);
  };
  return {
    read(oid) {
      const answered = last.then(() => Promise.race([ask(oid), failure]));
      last = answered.catch(() => undefined);
      return answered;
    },
    close: () => {
      child.stdin.end();
    },
  };
}

/** Rejects where git cannot be started, or ends too early; never resolves. */
function failureOf(child: ChildProcessByStdio<Writable, Readable, null>): Promise<never> {
  // A git that has ended is told by its end, not by the pipe to it.
  child.stdin.on('error', () => undefined);
  const failure = once(child, 'close').then(
    ([code]) => {
      throw new GitError(`git ended with ${String(code)}`);
    },
    (error: unknown) => {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      throw isMissing ? notInstalled() : error;
    },
  );
  // Nobody may be waiting for it.
  failure.catch(() => undefined);
  return failure;
}

/** Takes lines and numbers of bytes from a stream, in turn. */
function readerOf(stream: Readable): {
  line(): Promise<string>;
  /** @param kept whether they are wanted; else they are passed over, and none are given */
  bytes(count: number, kept: boolean): Promise<Buffer>;
} {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  let rest: Buffer = Buffer.alloc(0);
  const more = async (): Promise<Buffer> => {
    const { value } = await chunks.next();
    if (!value) throw new GitError('git ended too early');
    return value;
  };
  return {
    async line() {
      let end: number;
      while ((end = rest.indexOf('\n')) < 0) rest = Buffer.concat([rest, await more()]);
      const line = rest.toString('utf8', 0, end);
      rest = rest.subarray(end + 1);
      return line;
    },
    async bytes(count, kept) {
      const parts: Buffer[] = [];
      for (let left = count; ; rest = await more()) {
        const part = rest.subarray(0, left);
        if (kept) parts.push(part);
        rest = rest.subarray(part.length);
        left -= part.length;
        if (left === 0) return Buffer.concat(parts);
      }
    },
  };
}
