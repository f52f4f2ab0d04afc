/** Has `end` called when everything ends; what was added last ends first. */
export type AtEnd = (end: () => Promise<void> | void) => void;

/** How a stop from the terminal counts: `done` where it is the way to end, `broken off` else. */
export type StopMeans = 'done' | 'broken off';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const exitCodes = { done: 0, 'broken off': 130 } as const satisfies Record<StopMeans, number>;

/**
 * Does the work and then ends what it started, however it goes: done, failed, or stopped from the
 * terminal. Every end is tried; if the work itself has not failed, the first failure of an end is thrown.
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
    // what is being stopped has neither succeeded nor failed
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
