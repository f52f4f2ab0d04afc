import { setTimeout as delay } from 'node:timers/promises';
import { type OpenFile, openFile } from '../../disk/open-file.ts';

// Editors write what they have read within a moment; whoever keeps a file open for longer has it locked. In ms.
const watchedFor = 5_000;

/** A file that is about to be replaced, held open. */
export type HeldFile = {
  /** Looks for some seconds whether a program writes into it after all, and closes it. Gives whether one did. */
  isWrittenLate(wait?: (milliseconds: number) => Promise<unknown>): Promise<boolean>;
  close(): Promise<void>;
};

/** Holds a file by its handle, so that it can be looked at when it has no name any more. Undefined where it can't be. */
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

/** Nothing is waited for when the application quits. */
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
