import { type FSWatcher, watch } from 'node:fs';
import { lstat, readlink, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createQueue } from '../base/queues.ts';

/** Watches files until `end` is called. */
export type FileWatcher = {
  /** Resolves when the folders are being watched: later changes are reported. */
  readonly ready: Promise<void>;
  /** For when `paths` may have changed. */
  lookAgain(): void;
  end(): void;
};

export type WatchOptions = {
  /** The files, read at each check; neither they nor their folders need exist. */
  readonly paths: () => readonly string[];
  /** Called when the content of a file may have changed. */
  readonly changed: () => void;
  readonly log: { warn(message: string, facts: { readonly path: string }): void };
};

// In ms. Programs change a file in several steps, which count as one change.
const settling = 100;
// The most symlinks that Linux follows.
const longestChain = 40;

/**
 * Reports files that another program changes, replaces, creates or removes, also through symlinks. The system reports
 * changes of the folders on the way, so nothing is polled. Changes that it doesn't report (on some network shares) are
 * not noticed.
 */
export function watchFiles({ paths, changed, log }: WatchOptions): FileWatcher {
  const watchers = new Map<string, FSWatcher>();
  let known: string | undefined;
  let hasEnded = false;
  let timer: NodeJS.Timeout | undefined;
  const inTurn = createQueue();

  function lookSoon(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      void inTurn(look);
    }, settling);
  }

  async function look(): Promise<void> {
    const traces = await Promise.all(paths().map(trace));
    if (hasEnded) return;
    const isNewFolder = arm(new Set(traces.flatMap(({ folders }) => folders)));
    const now = traces.map(({ content }) => content).join('\n');
    const isChanged = known !== undefined && known !== now;
    known = now;
    // Something may have changed between the check of a new folder and its watch.
    if (isNewFolder) lookSoon();
    if (isChanged) changed();
  }

  /** Watches exactly these folders; returns whether one of them is new. */
  function arm(folders: ReadonlySet<string>): boolean {
    for (const [folder, watcher] of watchers) {
      if (!folders.has(folder)) forget(folder, watcher);
    }
    const added = [...folders].filter((folder) => !watchers.has(folder));
    return added.map(begin).includes(true);
  }

  function begin(folder: string): boolean {
    try {
      const watcher = watch(folder, { persistent: false }, lookSoon);
      watchers.set(folder, watcher);
      // The folder was removed, or the system can't watch it any more.
      watcher.on('error', () => {
        forget(folder, watcher);
        lookSoon();
      });
      return true;
    } catch {
      log.warn('a folder can’t be watched', { path: folder });
      return false;
    }
  }

  function forget(folder: string, watcher: FSWatcher): void {
    watchers.delete(folder);
    watcher.close();
  }

  return {
    ready: inTurn(look),
    lookAgain: lookSoon,
    end: () => {
      hasEnded = true;
      clearTimeout(timer);
      for (const [folder, watcher] of watchers) forget(folder, watcher);
    },
  };
}

type Trace = {
  /** The folders in which the path, each link on its way, or the nearest folder that exists can change. */
  readonly folders: readonly string[];
  /** Differs if the content of the file may have changed. */
  readonly content: string;
};

async function trace(path: string): Promise<Trace> {
  const folders: string[] = [];
  let current = resolve(path);
  for (let links = 0; links < longestChain; links += 1) {
    folders.push(...(await foldersOf(current)));
    const target = await readlink(current).catch(() => undefined);
    if (target === undefined) break;
    current = resolve(dirname(current), target);
  }
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  const facts =
    found === undefined ? [] : [found.dev, found.ino, found.size, found.mtimeNs, found.ctimeNs];
  return { folders, content: [path, ...facts].join(' ') };
}

/** The nearest existing folder of a path and its parent, as the folder itself may be replaced or created. */
async function foldersOf(path: string): Promise<readonly string[]> {
  let folder = dirname(path);
  while (!(await exists(folder)) && dirname(folder) !== folder) folder = dirname(folder);
  return [folder, dirname(folder)];
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
