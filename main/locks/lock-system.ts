import { link } from 'node:fs/promises';
import { identifyThisProcess, type ProcessIdentity, startOf } from './process-identity.ts';

/** What locks are made with. */
export type LockSystem = {
  readonly me: ProcessIdentity;
  /** The start of a process of this computer; undefined where there is none. */
  readonly startOf: (process: number) => Promise<string | undefined>;
  /** Gives a file a second name, and fails where something has that name already. */
  readonly link: (existing: string, name: string) => Promise<void>;
  /** How long others are waited for who are in the middle of making or removing a lock; ms. */
  readonly patience: number;
};

/** The system this process runs on; what `given` names instead of it. */
export async function openLockSystem(given: Partial<LockSystem> = {}): Promise<LockSystem> {
  const me = given.me ?? (await identifyThisProcess());
  return { startOf, link, patience: 3000, ...given, me };
}
