/** Has `end` called when everything ends; what was added last ends first. */
export type AtEnd = (end: () => Promise<void> | void) => void;

/** How a stop from the terminal counts: `done` where it is the way to end, `broken off` else. */
export type StopMeans = 'done' | 'broken off';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const interrupted = 130;

/**
 * Does the work and then ends what it started, however it goes: done, failed, or stopped from the
 * terminal. Each end is tried; the first failure is thrown if the work itself has not failed.
 */
export async function withCleanUp<T>(
  stopMeans: StopMeans,
  work: (atEnd: AtEnd) => Promise<T>,
): Promise<T> {
  const ends: (() => Promise<void> | void)[] = [];
  const cleanUp = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
      try {
        await end();
      } catch (cause) {
        failures.push(cause);
      }
    }
    if (failures.length > 0) throw failures[0];
  };
  const stop = (): void => {
    const exit = (code: number): void => process.exit(code);
    cleanUp().then(
      () => exit(stopMeans === 'done' ? 0 : interrupted),
      () => exit(1),
    );
  };
  for (const signal of signals) process.once(signal, stop);
  try {
    const result = await work((end) => ends.push(end));
    await cleanUp();
    return result;
  } catch (cause) {
    await cleanUp().catch(() => undefined);
    throw cause;
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}
