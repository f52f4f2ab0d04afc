/** The signal that something shown has changed. It is created first, so that every part can send it. */
export type Changes = {
  /** Something that is shown has changed. */
  touch(): void;
  /** How many changes there were so far. */
  count(): number;
  /** Calls back at every change; at once where there was one before. */
  listen(listener: () => void): void;
};

/** No change yet. */
export function createChanges(): Changes {
  const listeners = new Set<() => void>();
  let count = 0;
  return {
    touch: () => {
      count += 1;
      for (const listener of listeners) listener();
    },
    count: () => count,
    listen: (listener) => {
      listeners.add(listener);
      if (count > 0) listener();
    },
  };
}
