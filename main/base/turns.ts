/** Lets things that share a name run one after another; others run side by side. */
export type Turns = {
  take<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
  isTaken(name: string): boolean;
};

/** Turns of this process. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    isTaken: (name) => last.has(name),
    take: async (name, work) => {
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
