import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Collects the arguments and the environment of every descendant of a process, even a short-lived one. */
export type ProcessTexts = {
  /** Everything collected so far. */
  now(): string;
  /** The same; stops collecting. */
  stop(): Promise<{ readonly text: string; readonly processes: number }>;
};

const everyMs = 5;

/** Starts collecting. `root` itself counts, too. */
export function collectProcessTexts(root: number): ProcessTexts {
  const found = new Map<string, string>();
  const stopping = new AbortController();
  const collecting = (async () => {
    while (!stopping.signal.aborted) {
      for (const id of processesBelow(root)) {
        const text = textsOf(id);
        found.set(`${id} ${text.length}`, text);
      }
      await pause(everyMs);
    }
  })();
  const now = (): string => [...found.values()].join('\n');
  return {
    now,
    stop: async () => {
      stopping.abort();
      await collecting;
      return { text: now(), processes: found.size };
    },
  };
}

function textsOf(id: string): string {
  return ['cmdline', 'environ'].map((name) => read(`/proc/${id}/${name}`)).join('\n');
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    // It has ended by now.
    return '';
  }
}

function processesBelow(root: number): readonly string[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name))
      .map((id) => {
        const status = read(`/proc/${id}/stat`);
        return [id, status.slice(status.lastIndexOf(')') + 2).split(' ')[1] ?? ''] as const;
      }),
  );
  const isBelow = (id: string | undefined): boolean =>
    id !== undefined && (id === String(root) || isBelow(parents.get(id)));
  return [...parents.keys()].filter(isBelow);
}
