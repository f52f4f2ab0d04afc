/** Runs work when all earlier work of the queue has succeeded or failed. Rejects with the work's own error. */
export type RunInQueue = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A queue of this process. */
export function createQueue(): RunInQueue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** One queue per name: work of one name runs in order, work of different names in parallel. */
export type NamedQueues = {
  run<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
  isBusy(name: string): boolean;
};

/** Queues of this process. A name without work takes no memory. */
export function createNamedQueues(): NamedQueues {
  const last = new Map<string, Promise<unknown>>();
  return {
    isBusy: (name) => last.has(name),
    run: async (name, work) => {
      const before = last.get(name) ?? Promise.resolve();
      const mine = before.then(work, work);
      last.set(name, mine);
      try {
        return await mine;
      } finally {
        if (last.get(name) === mine) {
          last.delete(name);
        }
      }
    },
  };
}
