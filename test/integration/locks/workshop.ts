import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type LockRecord,
  newRecord,
  parseRecord,
  printRecord,
} from '../../../main/locks/lock-record.ts';
import { createLocks, type Locks, type LocksOptions } from '../../../main/locks/locks.ts';
import { identifyThisProcess, type ProcessIdentity } from '../../../main/locks/process-identity.ts';
import { FailureError, type Failure } from '../../../shared/values/failure.ts';

/** A throw-away folder with a credentials file, and the lock that belongs beside it. */
export type Workshop = {
  readonly folder: string;
  readonly credentials: string;
  readonly lock: string;
  /** Another Keyturn on this computer, as far as locks tell; on the credentials file if not said. */
  keyturn(options?: Partial<LocksOptions>): Locks;
  /** What the lock says. */
  holder(): Promise<LockRecord | undefined>;
  /** Puts a lock there that says this. */
  leaveLock(changes: Partial<ProcessIdentity>): Promise<void>;
  /** Everything in the folder that has to do with locks. */
  locksLeft(): Promise<readonly string[]>;
};

/** Makes a folder for the test, runs it, and removes the folder. */
export async function inWorkshop(test: (workshop: Workshop) => Promise<void>): Promise<void> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'keyturn-locks-')));
  try {
    const credentials = join(folder, 'credentials');
    await writeFile(credentials, '[default]\n');
    await test(workshopIn(folder, credentials));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function workshopIn(folder: string, credentials: string): Workshop {
  const lock = join(folder, '.credentials.keyturn-lock');
  return {
    folder,
    credentials,
    lock,
    keyturn: (options = {}) =>
      createLocks({ paths: () => Promise.resolve([credentials]), ...options }),
    holder: async () => parseRecord(await readFile(lock, 'utf8').catch(() => '')),
    leaveLock: async (changes) => {
      const identity = { ...(await identifyThisProcess()), ...changes };
      await writeFile(lock, printRecord(newRecord(identity)));
    },
    locksLeft: async () =>
      (await readdir(folder)).filter((name) => name.includes('.keyturn-lock')).toSorted(),
  };
}

/** What an action fails with; fails itself if the action succeeds. */
export async function failureOfAction(action: Promise<unknown>): Promise<Failure> {
  const outcome = await action.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (outcome instanceof FailureError) return outcome.failure;
  throw outcome ?? new Error('it did not fail');
}

/** A promise, and what ends it. */
export type Gate = { readonly opened: Promise<void>; open(): void };

/** A gate that is shut. */
export function newGate(): Gate {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** Holds the lock until it is let go; ends when the lock is held. */
export async function holdUntilTold(locks: Locks): Promise<() => Promise<void>> {
  const held = newGate();
  const end = newGate();
  const holding = locks.hold(async () => {
    held.open();
    await end.opened;
  });
  await Promise.race([held.opened, holding]);
  return async () => {
    end.open();
    await holding;
  };
}

/** Something to do under a lock that records whether it was done. */
export function newWork(): { readonly done: () => boolean; readonly work: () => Promise<void> } {
  let done = false;
  return {
    done: () => done,
    work: () => {
      done = true;
      return Promise.resolve();
    },
  };
}

/** The number of a process that has ended. */
export function deadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

/** Runs a test with the number of a living process that is none of Keyturn's, and ends it. */
export async function withProcess(test: (number: number) => Promise<void>): Promise<void> {
  const idle = ['-e', 'setInterval(() => undefined, 1_000_000)'];
  const living = spawn(process.execPath, idle, { stdio: 'ignore' });
  try {
    await once(living, 'spawn');
    await test(living.pid ?? 0);
  } finally {
    living.kill('SIGKILL');
  }
}

/** An error as the system gives it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
