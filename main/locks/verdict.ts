import { MINUTE } from '../../shared/lib/time.ts';
import { isOfHardware } from '../computer/machine.ts';
import { isLifeSign } from './life-sign.ts';
import type { LockRecord } from './lock-record.ts';
import type { LockSystem } from './lock-system.ts';
import type { ProcessIdentity } from './process-identity.ts';

/**
 * What a lock is worth: `living` is held by a process of this computer, `fallen` was left by one that has ended,
 * `unsure` names a process of this computer that need not be its holder, `foreign` belongs to a computer or container
 * whose processes can't be seen from here. A person may take away an unsure and a foreign one.
 */
export type LockVerdict = 'living' | 'fallen' | 'unsure' | 'foreign';

/** What a lock is judged by. */
export type LockJudge = Pick<
  LockSystem,
  'me' | 'startOf' | 'isGiven' | 'isHeldHere' | 'mayHaveMade'
>;

/** What is judged: the record, and whose file it stands in where the system tells. */
export type JudgedLock = { readonly record: LockRecord; readonly owner?: number | undefined };

/** Judges a lock. */
export async function judge(
  { record, owner }: JudgedLock,
  system: LockJudge,
): Promise<LockVerdict> {
  const { me } = system;
  // An id of a boot belongs to one computer, whatever it is called by now.
  const sameKernel =
    typeof record.boot === 'string' && record.boot !== '' && record.boot === me.boot;
  if (!sameKernel && !isOfThisComputer(record, me)) return 'foreign';
  // A copy of this computer has its id, too, and lives: only the name tells them apart, or the hardware.
  const gone =
    sameKernel || record.host === me.host || isOfHardware(me.machine) ? 'fallen' : 'foreign';
  // Holds for all processes of this computer, and does not depend on a clock.
  const hasSign = isLifeSign(record.started);
  if (hasSign && record.started !== me.started) {
    return (await system.isGiven(record.started)) ? 'living' : gone;
  }
  if (!sameKernel && !hasSign && bootsDiffer(record.boot, me.boot)) return gone;
  if (record.processSpace !== me.processSpace) return 'foreign';
  return judgeProcess(record, owner, system);
}

/** Judges by the process, whose number means the same to both. */
async function judgeProcess(
  record: LockRecord,
  owner: number | undefined,
  { me, startOf, isHeldHere, mayHaveMade }: LockJudge,
): Promise<LockVerdict> {
  const isOwnNumber = record.process === me.process;
  const started = isOwnNumber ? me.started : await startOf(record.process);
  if (started === undefined) return 'fallen';
  const isUnknown = started === '' || record.started === '';
  if (!isUnknown && started !== record.started) return 'fallen';
  // What this process does not know to hold was left by one before it.
  if (isOwnNumber) return isHeldHere(record.nonce) ? 'living' : 'fallen';
  if (isUnknown) return 'unsure';
  return (await mayHaveMade({ process: record.process, owner })) ? 'living' : 'unsure';
}

function isOfThisComputer(record: LockRecord, me: ProcessIdentity): boolean {
  // Earlier versions knew no more than the name where the system has no id of a boot.
  if (record.machine === '' && typeof record.boot === 'number') return record.host === me.host;
  return computerOf(record) === computerOf(me);
}

function computerOf({ machine, host }: ProcessIdentity): string {
  return machine === '' ? `named ${host}` : machine;
}

function bootsDiffer(one: string | number, other: string | number): boolean {
  if (typeof one === 'number' && typeof other === 'number') {
    // Reckoned from a clock that is corrected now and then.
    return Math.abs(one - other) > MINUTE;
  }
  // Of two kinds: nothing can be told from them.
  return typeof one === typeof other && one !== other;
}
