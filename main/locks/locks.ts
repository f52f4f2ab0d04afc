import { defined } from '../../shared/lib/defined.ts';
import { createQueue } from '../base/queues.ts';
import { FolderRefusedError } from './lock-failures.ts';
import { breakLock, type ShownHolder, sweepLock, takeLock } from './lock-file.ts';
import { type LockPaths, lockPaths } from './lock-paths.ts';
import type { LockRecord } from './lock-record.ts';
import { type LockSystem, openLockSystem } from './lock-system.ts';
import { type Drafts, draftLocks, removeDrafts } from './make-lock.ts';
import { sweepDrafts } from './own-files.ts';
import { isStillThere, releaseLock } from './own-lock.ts';
import { forgetNonce } from './own-nonces.ts';
import type { ProcessIdentity } from './process-identity.ts';

/** The lock that keeps several Keyturns apart, on all known files at once. */
export type Locks = {
  /**
   * Runs `work` while this process holds the lock of every known file. Calls within one process share the locks; the
   * last one to end releases them. Before `work`, throws FILES_LOCKED (with path, host and process) where another
   * process or computer holds one or the holder is unsure, or why a lock can't be taken: LOCK_NOT_POSSIBLE, DISK_FULL,
   * FOLDER_NOT_WRITABLE, NOT_A_FILE. A file in a folder where we can't write is skipped if another file has a lock: we
   * can't change it either.
   */
  hold<Result>(work: () => Promise<Result>): Promise<Result>;
  /**
   * Removes the foreign and unsure locks of the holder that a person was shown, because the person has decided so. By
   * then another holder may have locked the files: its locks stay, and the next `hold` reports it. A living process of
   * this computer keeps its own. Throws FILES_LOCKED, LOCK_NOT_POSSIBLE, or why a claim can't be written.
   */
  breakForeign(shown: ShownHolder): Promise<void>;
  /** Removes fallen locks, and lock drafts left by killed processes. Never throws. */
  sweep(): Promise<void>;
};

export type LocksOptions = {
  /** The known files as they are configured now; read again at each call. */
  readonly paths: () => Promise<readonly string[]>;
  /** The identity of this process; by default read from the system. */
  readonly identity?: ProcessIdentity;
  /** For a lock that was lost, or that can't be released. */
  readonly log?: Pick<Log, 'warn' | 'error'>;
  /** What tests replace of the system. */
  readonly system?: Partial<Omit<LockSystem, 'me'>>;
};

type Log = {
  warn(message: string, facts: Readonly<Record<string, string>>): void;
  error(message: string, cause: unknown): void;
};

/** Creates the locks of this process. */
export function createLocks({ paths, identity, log, system: given }: LocksOptions): Locks {
  const held = new Map<string, LockRecord>();
  let users = 0;
  // Runs in parallel to the work, and never rejects.
  let sweeping: Promise<unknown> = Promise.resolve();
  const inTurn = createQueue();

  async function lookUp(): Promise<readonly [LockPaths, LockSystem]> {
    return Promise.all([
      paths().then(lockPaths),
      // Each time, as a computer may be renamed.
      openLockSystem({ ...given, ...defined({ me: identity }) }),
    ]);
  }

  async function enter(): Promise<void> {
    const [places, system] = await lookUp();
    const drafts = await draftLocks(
      places.paths.filter((path) => !held.has(path)),
      system,
    );
    const refused = [...places.unknown];
    const taken: string[] = [];
    let covered = 0;
    try {
      for (const path of places.paths) {
        try {
          if (await take(path, system, drafts)) taken.push(path);
          covered += 1;
        } catch (cause) {
          if (!(cause instanceof FolderRefusedError)) throw cause;
          refused.push(cause.failed);
        }
      }
      const [first] = refused;
      if (covered === 0 && first !== undefined) throw first;
    } catch (cause) {
      for (const path of taken) await release(path);
      throw cause;
    } finally {
      await removeDrafts(drafts);
    }
    users += 1;
    sweeping = Promise.all([sweeping, ...taken.map((path) => sweepDrafts(path, system))]);
  }

  async function take(path: string, system: LockSystem, drafts: Drafts): Promise<boolean> {
    const record = held.get(path);
    if (record !== undefined) {
      if (await isStillThere(path, record)) return false;
      held.delete(path);
      forgetNonce(record.nonce);
      log?.warn('a lock was taken away while it was held', { path });
    }
    const draft = drafts.get(path);
    drafts.delete(path);
    held.set(path, await takeLock(path, system, draft));
    return true;
  }

  async function leave(): Promise<void> {
    users -= 1;
    if (users > 0) return;
    await sweeping;
    await Promise.all([...held.keys()].map(release));
  }

  async function release(path: string): Promise<void> {
    const record = held.get(path);
    if (record === undefined) return;
    try {
      const outcome = await releaseLock(path, record);
      if (outcome !== 'let go') log?.warn(`a lock had ${outcome} before it was let go`, { path });
      held.delete(path);
      forgetNonce(record.nonce);
    } catch (cause) {
      // It stays ours: the next `leave` tries again, and when the process ends, it is a fallen lock.
      log?.error('a lock could not be let go', cause);
    }
  }

  function logUnswept(cause: unknown): void {
    log?.error('a lock of a process that has ended could not be swept', cause);
  }

  return {
    hold: async (work) => {
      await inTurn(enter);
      try {
        return await work();
      } finally {
        await inTurn(leave);
      }
    },
    breakForeign: (shown) =>
      inTurn(async () => {
        const [places, system] = await lookUp();
        for (const path of places.paths) {
          if (held.has(path)) continue;
          await breakLock(path, system, shown).catch((cause: unknown) => {
            throw cause instanceof FolderRefusedError ? cause.failed : cause;
          });
        }
      }),
    sweep: () =>
      inTurn(async () => {
        const [places, system] = await lookUp();
        for (const path of places.paths) {
          await sweepDrafts(path, system);
          if (!held.has(path)) await sweepLock(path, system).catch(logUnswept);
        }
      }).catch(logUnswept),
  };
}
