/** Runs work when all work that was given before has ended, well or not. */
export type RunInQueue = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** One queue. */
export function createQueue(): RunInQueue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** One queue per name: work of the same name runs one after the other, other work beside it. */
export type NamedQueues = {
  run<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
  isBusy(name: string): boolean;
};

/** Queues of this process; a name that nothing waits for takes no memory. */
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
