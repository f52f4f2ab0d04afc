/** Registers a function for the end of everything; the last one registered runs first. */
export type AtEnd = (end: () => Promise<void> | void) => void;

/** The meaning of a stop from the terminal: `done` if that is the way to end, otherwise `broken off`. */
export type StopMeans = 'done' | 'broken off';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const exitCodes = { done: 0, 'broken off': 130 } as const satisfies Record<StopMeans, number>;

/**
 * Does the work and then runs all clean-ups, whether it succeeded, failed, or was stopped from the terminal. Every
 * clean-up is tried; if the work itself has not failed, the first failure of a clean-up is thrown.
 */
export async function withCleanUp<T>(
  stopMeans: StopMeans,
  work: (atEnd: AtEnd) => Promise<T>,
): Promise<T> {
  const ends: (() => Promise<void> | void)[] = [];
  let stopped: Promise<void> | undefined;
  const stop = (): void => {
    stopped ??= endAll(ends).then(
      () => process.exit(exitCodes[stopMeans]),
      () => process.exit(1),
    );
  };
  for (const signal of signals) process.once(signal, stop);
  try {
    const result = await work((end) => ends.push(end));
    // work that is being stopped has neither succeeded nor failed
    await stopped;
    await endAll(ends);
    return result;
  } catch (cause) {
    await stopped;
    await endAll(ends).catch(() => undefined);
    throw cause;
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}

async function endAll(ends: (() => Promise<void> | void)[]): Promise<void> {
  const failures: unknown[] = [];
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    try {
      await end();
    } catch (cause) {
      failures.push(cause);
    }
  }
  if (failures.length > 0) throw failures[0];
}
