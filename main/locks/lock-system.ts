import { link } from 'node:fs/promises';
import { mayHaveMade, startOf } from '../computer/processes.ts';
import { isGiven } from './life-sign.ts';
import { isHeldHere } from './own-nonces.ts';
import { identifyThisProcess, type ProcessIdentity } from './process-identity.ts';

/** What locks need of the system; tests replace parts. */
export type LockSystem = {
  readonly me: ProcessIdentity;
  /** When a process of this computer began; undefined where there is none with this ID. */
  readonly startOf: (process: number) => Promise<string | undefined>;
  /** Whether the process with this sign of life still runs. */
  readonly isGiven: (lifeSign: string) => Promise<boolean>;
  /** Whether this process itself takes or holds a lock with this nonce. */
  readonly isHeldHere: (nonce: string) => boolean;
  /** Whether a process of this computer may have made a file that belongs to this user. */
  readonly mayHaveMade: (made: {
    readonly process: number;
    readonly owner: number | undefined;
  }) => Promise<boolean>;
  /** Gives a file a second name; throws EEXIST if the name is taken. */
  readonly link: (existing: string, name: string) => Promise<void>;
  /** How long to wait for processes that are just taking or removing a lock; ms. */
  readonly patience: number;
};

/** The real system, with the parts of `given` instead of its own. */
export async function openLockSystem(given: Partial<LockSystem> = {}): Promise<LockSystem> {
  const me = given.me ?? (await identifyThisProcess());
  return { startOf, isGiven, isHeldHere, mayHaveMade, link, patience: 3000, ...given, me };
}
