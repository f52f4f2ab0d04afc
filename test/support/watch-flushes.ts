import files from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** What this process has flushed to the disk since it was watched. */
export type Flushes = {
  /** The number of flushes that succeeded. */
  ended(): number;
  /** Their total time, in ms. */
  milliseconds(): number;
  stop(): void;
};

/** Watches every flush of files that Keyturn opens (`fsync` of `node:fs`). */
export function watchFlushes(): Flushes {
  const { fsync } = files;
  let ended = 0;
  let milliseconds = 0;
  function watched(file: number, done: files.NoParamCallback): void {
    const began = performance.now();
    fsync(file, (cause) => {
      milliseconds += performance.now() - began;
      if (cause === null) ended += 1;
      done(cause);
    });
  }
  replace(watched);
  return {
    ended: () => ended,
    milliseconds: () => milliseconds,
    stop: () => {
      replace(fsync);
    },
  };
}

function replace(fsync: (file: number, done: files.NoParamCallback) => void): void {
  Reflect.set(files, 'fsync', fsync);
  syncBuiltinESMExports();
}
