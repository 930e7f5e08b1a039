/** Where a report goes: standard output, or a file that is there only when it is whole. */
import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { reasonOf } from './files.ts';

export interface Sink {
  /** @returns whether anybody still reads */
  write(text: string): Promise<boolean>;
  /** All of it is written. */
  finish(): void;
  /** Takes back what is not finished. */
  abandon(): void;
}

export const standardOutput: Sink = {
  write: (text) =>
    new Promise((resolve) => {
      if (text === '') resolve(process.stdout.errored === null);
      else
        process.stdout.write(text, (error) => {
          resolve(!error);
        });
    }),
  finish: () => undefined,
  abandon: () => undefined,
};

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Opens a file to write. What stood there stays until the new report is whole, also where the run is ended before.
 * @throws Error with the name of the file
 */
export function openOutput(file: string): Sink {
  const target = targetOf(file);
  // Beside it, because only within a folder is a file moved at once. Devices and pipes are written as they are.
  const draft = target.isDevice
    ? target.path
    : path.join(path.dirname(target.path), `.${path.basename(target.path)}.${process.pid}`);
  let descriptor: number | undefined;
  const close = (): void => {
    if (descriptor !== undefined) closeSync(descriptor);
    descriptor = undefined;
    for (const signal of signals) process.off(signal, onSignal);
  };
  const abandon = (): void => {
    const isStarted = descriptor !== undefined;
    close();
    if (isStarted && !target.isDevice) rmSync(draft, { force: true });
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    abandon();
    process.kill(process.pid, signal);
  };
  // Before the draft is there, so that no signal can leave it behind.
  for (const signal of signals) process.once(signal, onSignal);
  try {
    descriptor = openSync(draft, 'w');
  } catch (error) {
    close();
    throw new Error(`${file}: cannot be written: ${reasonOf(error)}`, { cause: error });
  }
  return {
    write(text) {
      if (descriptor !== undefined) writeFileSync(descriptor, text);
      return Promise.resolve(true);
    },
    finish() {
      close();
      if (!target.isDevice) renameSync(draft, target.path);
    },
    abandon,
  };
}

function targetOf(file: string): { path: string; isDevice: boolean } {
  try {
    const real = realpathSync(file);
    const found = statSync(real);
    if (found.isDirectory()) throw new Error(`${file}: is a folder`);
    return { path: real, isDevice: !found.isFile() };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { path: path.resolve(file), isDevice: false };
    throw error;
  }
}
