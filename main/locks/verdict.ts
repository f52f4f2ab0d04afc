import { MINUTE } from '../../shared/lib/time.ts';
import { isOfHardware } from '../computer/machine.ts';
import { isLifeSign } from './life-sign.ts';
import type { LockRecord } from './lock-record.ts';
import type { LockSystem } from './lock-system.ts';
import type { ProcessIdentity } from './process-identity.ts';

/**
 * `living`: held by a process of this computer. `fallen`: left by one that has ended. `unsure`: names a process of this
 * computer that may not be its holder. `foreign`: of a computer or container whose processes can't be seen from here. A
 * person may remove unsure and foreign ones.
 */
export type LockVerdict = 'living' | 'fallen' | 'unsure' | 'foreign';

/** What `judge` needs of the system. */
export type LockJudge = Pick<
  LockSystem,
  'me' | 'startOf' | 'isGiven' | 'isHeldHere' | 'mayHaveMade'
>;

/** The record of a lock, and the user ID of its file's owner where the system has one. */
export type JudgedLock = { readonly record: LockRecord; readonly owner?: number | undefined };

/** Finds out whether the holder of a lock still runs. */
export async function judge(
  { record, owner }: JudgedLock,
  system: LockJudge,
): Promise<LockVerdict> {
  const { me } = system;
  // A boot ID belongs to one computer, even if that was renamed.
  const sameKernel =
    typeof record.boot === 'string' && record.boot !== '' && record.boot === me.boot;
  if (!sameKernel && !isOfThisComputer(record, me)) return 'foreign';
  // A running copy of this computer may have the same ID: only its name differs, or the ID of its hardware.
  const gone =
    sameKernel || record.host === me.host || isOfHardware(me.machine) ? 'fallen' : 'foreign';
  // A sign of life is visible to all processes of this computer, and depends on no clock.
  const hasSign = isLifeSign(record.started);
  if (hasSign && record.started !== me.started) {
    return (await system.isGiven(record.started)) ? 'living' : gone;
  }
  if (!sameKernel && !hasSign && bootsDiffer(record.boot, me.boot)) return gone;
  if (record.processSpace !== me.processSpace) return 'foreign';
  return judgeProcess(record, owner, system);
}

/** Judges by the process ID, which means the same process to us and to the holder. */
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
  // A nonce that this process does not hold is from an earlier process with the same ID.
  if (isOwnNumber) return isHeldHere(record.nonce) ? 'living' : 'fallen';
  if (isUnknown) return 'unsure';
  return (await mayHaveMade({ process: record.process, owner })) ? 'living' : 'unsure';
}

function isOfThisComputer(record: LockRecord, me: ProcessIdentity): boolean {
  // Where the system has no boot ID, earlier versions identified a computer by its name only.
  if (record.machine === '' && typeof record.boot === 'number') return record.host === me.host;
  return computerOf(record) === computerOf(me);
}

function computerOf({ machine, host }: ProcessIdentity): string {
  return machine === '' ? `named ${host}` : machine;
}

function bootsDiffer(one: string | number, other: string | number): boolean {
  if (typeof one === 'number' && typeof other === 'number') {
    // Computed from a clock, which may have been corrected.
    return Math.abs(one - other) > MINUTE;
  }
  // An ID and a time can't be compared.
  return typeof one === typeof other && one !== other;
}
