import { link } from 'node:fs/promises';
import { mayHaveMade, startOf } from '../computer/processes.ts';
import { isGiven } from './life-sign.ts';
import { isHeldHere } from './own-nonces.ts';
import { identifyThisProcess, type ProcessIdentity } from './process-identity.ts';

/** What locks are made with. */
export type LockSystem = {
  readonly me: ProcessIdentity;
  /** The start of a process of this computer; undefined where there is none. */
  readonly startOf: (process: number) => Promise<string | undefined>;
  /** Whether a process of this computer still gives this sign of life. */
  readonly isGiven: (lifeSign: string) => Promise<boolean>;
  /** Whether this process itself makes or holds a lock with this nonce. */
  readonly isHeldHere: (nonce: string) => boolean;
  /** Whether a process of this computer may have made a file that belongs to this user. */
  readonly mayHaveMade: (made: {
    readonly process: number;
    readonly owner: number | undefined;
  }) => Promise<boolean>;
  /** Gives a file a second name, and fails where something has that name already. */
  readonly link: (existing: string, name: string) => Promise<void>;
  /** How long others are waited for who are in the middle of making or removing a lock; ms. */
  readonly patience: number;
};

/** The system this process runs on; what `given` names instead of it. */
export async function openLockSystem(given: Partial<LockSystem> = {}): Promise<LockSystem> {
  const me = given.me ?? (await identifyThisProcess());
  return { startOf, isGiven, isHeldHere, mayHaveMade, link, patience: 3000, ...given, me };
}
