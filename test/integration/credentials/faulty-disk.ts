import { type Disk, type DiskFile, realDisk } from '../../../main/credentials/saving/disk.ts';

/** What goes wrong at one call, counted from 0. */
export type DiskTrouble =
  | { readonly kind: 'fails'; readonly call: number; readonly systemName: string }
  /** The process ends before the call, or right after its effect. */
  | { readonly kind: 'ends'; readonly call: number; readonly at: 'before' | 'after' }
  /** No call writes more than one byte. */
  | { readonly kind: 'short writes' };

/** A disk that goes wrong, above the real one. */
export type FaultyDisk = Disk & {
  /** The names of all calls so far. */
  readonly calls: readonly string[];
  /** Ends when the process has ended: none of its calls does any more. */
  readonly gone: Promise<void>;
  /** Closes what an ended process has left open, as its end does. */
  release(): Promise<void>;
};

/** A disk with one trouble, or with none. */
export function createFaultyDisk(trouble?: DiskTrouble): FaultyDisk {
  const calls: string[] = [];
  const opened = new Set<DiskFile>();
  const never = new Promise<never>(() => undefined);
  let hasEnded = false;
  let announce: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => {
    announce = resolve;
  });

  function endsAt(call: number, at: 'before' | 'after'): boolean {
    hasEnded ||= trouble?.kind === 'ends' && trouble.call === call && trouble.at === at;
    if (hasEnded) announce();
    return hasEnded;
  }

  async function through<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
    const call = calls.length;
    if (hasEnded || endsAt(call, 'before')) return never;
    calls.push(name);
    if (trouble?.kind === 'fails' && trouble.call === call) throw systemError(trouble.systemName);
    try {
      return await act();
    } finally {
      if (endsAt(call, 'after')) await never;
    }
  }

  function faultyFile(file: DiskFile): DiskFile {
    return {
      fd: file.fd,
      chmod: (mode) => through('chmod', () => file.chmod(mode)),
      chown: (uid, gid) => through('chown', () => file.chown(uid, gid)),
      // A close that fails has closed all the same, as on Linux.
      close: () =>
        through('close', () => file.close()).catch(async (cause: unknown) => {
          await file.close().catch(() => undefined);
          throw cause;
        }),
      stat: () => file.stat(),
      sync: () => through('sync', () => file.sync()),
      write: (bytes, offset, length, position) =>
        through('write', () =>
          file.write(bytes, offset, trouble?.kind === 'short writes' ? 1 : length, position),
        ),
    };
  }

  return {
    calls,
    gone,
    release: async () => {
      for (const file of opened) await file.close().catch(() => undefined);
    },
    link: (existing, name) => through('link', () => realDisk.link(existing, name)),
    lstat: (path) => through('lstat', () => realDisk.lstat(path)),
    stat: (path) => through('stat', () => realDisk.stat(path)),
    open: (path, flags, mode) =>
      through('open', async () => {
        const file = await realDisk.open(path, flags, mode);
        opened.add(file);
        return faultyFile(file);
      }),
    readFile: (path, most) => through('readFile', () => realDisk.readFile(path, most)),
    readdir: (path) => through('readdir', () => realDisk.readdir(path)),
    realpath: (path) => through('realpath', () => realDisk.realpath(path)),
    rename: (from, to) => through('rename', () => realDisk.rename(from, to)),
    copiesAttributes: realDisk.copiesAttributes,
    copyAttributes: (from, to) =>
      through('copyAttributes', () => realDisk.copyAttributes(from, to)),
    syncFolder: (folder) => through('syncFolder', () => realDisk.syncFolder(folder)),
    remove: (path) => through('remove', () => realDisk.remove(path)),
  };
}

function systemError(name: string): Error {
  return Object.assign(new Error(`${name}: this is a test`), { code: name });
}
