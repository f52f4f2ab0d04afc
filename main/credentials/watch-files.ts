import { type FSWatcher, watch } from 'node:fs';
import { lstat, readlink, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** What watches files until it is ended. */
export type FileWatcher = {
  /** Ends when the folders are being watched: what changes from then on is told. */
  readonly ready: Promise<void>;
  /** The files may be others now. */
  lookAgain(): void;
  end(): void;
};

/** What `watchFiles` is given. */
export type WatchOptions = {
  /** The files, asked for at each look; they need not exist, nor their folders. */
  readonly paths: () => readonly string[];
  /** Called when the content of one may be another. */
  readonly changed: () => void;
  readonly log: { warn(message: string, facts: { readonly path: string }): void };
};

// Programs change a file in several steps; all of them together are one change. In ms.
const settling = 100;
// As many as Linux follows.
const longestChain = 40;

/**
 * Tells of files that another program changes, replaces, makes or removes, also where they are reached through
 * symlinks: the system tells about the folders on the way, and nothing is looked at in vain. What the system does not
 * tell (on some network shares) is not noticed.
 */
export function watchFiles({ paths, changed, log }: WatchOptions): FileWatcher {
  const watchers = new Map<string, FSWatcher>();
  let known: string | undefined;
  let hasEnded = false;
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();

  function lookSoon(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      last = last.then(look);
    }, settling);
  }

  async function look(): Promise<void> {
    const traces = await Promise.all(paths().map(trace));
    if (hasEnded) return;
    const isNewFolder = arm(new Set(traces.flatMap(({ folders }) => folders)));
    const now = traces.map(({ content }) => content).join('\n');
    const isChanged = known !== undefined && known !== now;
    known = now;
    // Between the look at a folder and its watch something can have happened.
    if (isNewFolder) lookSoon();
    if (isChanged) changed();
  }

  /** Watches these folders and no others; gives whether one of them is new. */
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
      // The folder itself is gone, or the system can't tell about it any more.
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

  last = look();
  return {
    ready: last,
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
  /** Another text where the file may have another content. */
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

/** The folder of a path, and the one that folder lies in: it may be replaced as a whole, or be made first. */
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
