import files from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** The disk of this computer with habits that others have. */
export type OddDisk = {
  /** From now on it takes and gives so many bytes at a time at most. */
  takes(most: number): void;
  /** From now on a file takes a while to open. */
  opensSlowly(): void;
  beforeNextRead(act: () => void): void;
  /** From now on nothing can be written, for this reason. */
  refuses(systemName: string): void;
  /** Whether it was asked at once, and whether in the background, what is in a file or what it is. */
  asked(): { readonly near: boolean; readonly far: boolean };
  /** Forgets what it was asked until now. */
  forget(): void;
  restore(): void;
};

type Way = 'near' | 'far';

const ways = {
  readSync: 'near',
  writeSync: 'near',
  fstatSync: 'near',
  read: 'far',
  write: 'far',
  fstat: 'far',
} as const satisfies Record<string, Way>;
const names = ['readSync', 'writeSync', 'fstatSync', 'read', 'write', 'fstat'] as const;

/** Puts itself in the place of `node:fs` for this process, until it is restored. */
export function oddDisk(): OddDisk {
  const { readSync, writeSync, fstatSync, read, write, fstat, open } = files;
  const real = { readSync, writeSync, fstatSync, read, write, fstat, open };
  const asked = new Set<Way>();
  // Nobody else's files are touched: the test itself writes what it has to say.
  const opened = new Set<unknown>();
  let most = Infinity;
  let isSlow = false;
  let before: (() => void) | undefined;
  let refusal: Error | undefined;

  function replace(name: keyof typeof real, act: (...call: unknown[]) => unknown): void {
    // What else a function of Node.js carries says how it is made to promise.
    Object.defineProperties(act, Object.getOwnPropertyDescriptors(real[name]));
    Reflect.set(files, name, act);
  }

  for (const name of names) {
    const way = ways[name];
    const askReally = real[name];
    replace(name, (...call) => {
      const [file, bytes, offset, length, ...rest] = call;
      if (!opened.has(file)) return Reflect.apply(askReally, files, call) as unknown;
      asked.add(way);
      if (name.startsWith('read')) {
        const act = before;
        before = undefined;
        act?.();
      }
      if (name === 'writeSync' && refusal !== undefined) throw refusal;
      const done = call.at(-1);
      if (name === 'write' && refusal !== undefined && typeof done === 'function') {
        return Reflect.apply(done, undefined, [refusal]) as unknown;
      }
      const isPiece = typeof length === 'number';
      const given = isPiece ? [file, bytes, offset, Math.min(length, most), ...rest] : call;
      return Reflect.apply(askReally, files, given) as unknown;
    });
  }
  replace('open', (...call) => {
    const done = call.pop();
    if (typeof done !== 'function') throw new Error('nobody waits for it');
    const tell = (cause: unknown, file: unknown): void => {
      opened.add(file);
      Reflect.apply(done, undefined, [cause, file]);
    };
    const answered = (cause: unknown, file: unknown): void => {
      if (isSlow) setTimeout(tell, 50, cause, file);
      else tell(cause, file);
    };
    Reflect.apply(real.open, files, [...call, answered]);
  });
  syncBuiltinESMExports();
  return {
    takes: (bytes) => {
      most = bytes;
    },
    opensSlowly: () => {
      isSlow = true;
    },
    beforeNextRead: (act) => {
      before = act;
    },
    refuses: (code) => {
      refusal = Object.assign(new Error(code), { code });
    },
    asked: () => ({ near: asked.has('near'), far: asked.has('far') }),
    forget: () => {
      asked.clear();
    },
    restore: () => {
      Object.assign(files, real);
      syncBuiltinESMExports();
    },
  };
}
