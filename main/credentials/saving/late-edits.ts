import { setTimeout as delay } from 'node:timers/promises';
import { type OpenFile, openFile } from '../../disk/open-file.ts';

// In ms. Editors write soon after they have read; a program that keeps a file open for longer locks it.
const watchedFor = 5_000;

/** A file that is about to be replaced, held open. */
export type HeldFile = {
  /** Waits some seconds, then returns whether a program has written into the file; closes it. */
  isWrittenLate(wait?: (milliseconds: number) => Promise<unknown>): Promise<boolean>;
  close(): Promise<void>;
};

/** Opens a file, so that it can still be read after it was replaced. Undefined where it can't be opened. */
export async function holdFile(path: string, bytes: Buffer): Promise<HeldFile | undefined> {
  const file = await openFile(path, 'r').catch(() => undefined);
  if (file === undefined) return undefined;
  return {
    close: () => file.close(),
    isWrittenLate: async (wait = waitUnreferenced) => {
      try {
        await wait(watchedFor);
        return !(await isStill(file, bytes));
      } finally {
        await file.close();
      }
    },
  };
}

/** Doesn't keep the application from quitting. */
function waitUnreferenced(milliseconds: number): Promise<unknown> {
  return delay(milliseconds, undefined, { ref: false });
}

async function isStill(file: OpenFile, bytes: Buffer): Promise<boolean> {
  const { size } = await file.stat();
  if (size !== bytes.length) return false;
  const now = Buffer.alloc(size);
  const { bytesRead } = await file.read(now, 0, size, 0);
  return now.subarray(0, bytesRead).equals(bytes);
}
