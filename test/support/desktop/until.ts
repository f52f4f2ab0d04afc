import { setTimeout as pause } from 'node:timers/promises';

const pollMs = 25;

/** Thrown by a probe when waiting longer is useless. */
export class Hopeless extends Error {
  override readonly name = 'Hopeless';
}

/**
 * Calls `probe` until it gives something other than undefined or false, and returns that. Throws after the time limit
 * (30 s by default), naming what was awaited and the last failure.
 */
export async function until<T>(
  awaited: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  timeoutMs = 30_000,
): Promise<T> {
  const end = performance.now() + timeoutMs;
  let failure: unknown;
  do {
    try {
      const found = await probe();
      if (found !== undefined && found !== false) return found;
      failure = undefined;
    } catch (cause) {
      if (cause instanceof Hopeless) throw cause;
      failure = cause;
    }
    await pause(pollMs);
  } while (performance.now() < end);
  throw new Error(`Waited ${timeoutMs} ms in vain for ${awaited}`, { cause: failure });
}
