import type { LockRecord } from './lock-record.ts';
import type { ProcessIdentity } from './process-identity.ts';

/**
 * What a lock is worth: `living` is held by a process of this computer, `fallen` was left by one that has ended,
 * `foreign` belongs to a computer or container whose processes can't be seen from here.
 */
export type Verdict = 'living' | 'fallen' | 'foreign';

const oneMinute = 60_000;

/** Judges a lock. `startOf` gives the start of a process of this computer, undefined where there is none. */
export async function judge(
  record: LockRecord,
  me: ProcessIdentity,
  startOf: (process: number) => Promise<string | undefined>,
): Promise<Verdict> {
  // An id of a boot belongs to one computer, whatever it is called by now.
  const sameKernel = typeof record.boot === 'string' && record.boot === me.boot;
  if (!sameKernel) {
    if (computerOf(record) !== computerOf(me)) return 'foreign';
    // A copy of this computer has its machine-id, too, and lives: only the name tells them apart.
    if (bootsDiffer(record.boot, me.boot)) return record.host === me.host ? 'fallen' : 'foreign';
  }
  if (record.processSpace !== me.processSpace) return 'foreign';
  const started = await startOf(record.process);
  if (started === undefined) return 'fallen';
  const unknown = started === '' || record.started === '';
  return unknown || started === record.started ? 'living' : 'fallen';
}

function computerOf({ machine, host }: ProcessIdentity): string {
  return machine === '' ? `named ${host}` : machine;
}

function bootsDiffer(one: string | number, other: string | number): boolean {
  if (typeof one === 'number' && typeof other === 'number') {
    // Reckoned from a clock that is corrected now and then.
    return Math.abs(one - other) > oneMinute;
  }
  // Of two kinds: nothing can be told from them.
  return typeof one === typeof other && one !== other;
}
