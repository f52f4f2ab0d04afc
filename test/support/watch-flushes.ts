import type { FileHandle } from 'node:fs/promises';
import { handlePrototype } from './file-handles.ts';

/** What this process has flushed to the disk since it was watched. */
export type Flushes = {
  /** The number of flushes that succeeded. */
  ended(): number;
  /** Their total time, in ms. */
  milliseconds(): number;
  stop(): void;
};

/** Watches every flush of files that Keyturn opens (`sync` of their handles). */
export async function watchFlushes(): Promise<Flushes> {
  const handles = await handlePrototype();
  const { sync } = handles;
  let ended = 0;
  let milliseconds = 0;
  Reflect.set(handles, 'sync', async function watched(this: FileHandle) {
    const began = performance.now();
    try {
      await sync.call(this);
      ended += 1;
    } finally {
      milliseconds += performance.now() - began;
    }
  });
  return {
    ended: () => ended,
    milliseconds: () => milliseconds,
    stop: () => {
      Reflect.set(handles, 'sync', sync);
    },
  };
}
