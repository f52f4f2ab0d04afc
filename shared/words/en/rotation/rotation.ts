import type {
  Deletion,
  OldKeyListed,
  Retirement,
  StepName,
  RollBackResult,
  UseSince,
} from '../../../contract/rotation.ts';
import { unreachable } from '../../../lib/unreachable.ts';
import { hasChangedNothing, type FreedSlot } from '../../../rotations/freed-slot.ts';
import { isNewKeyDead } from '../../../rotations/is-new-key-dead.ts';
import { dayInWords, momentInWords } from '../../dates.ts';
import { names } from '../../lists.ts';

/** The steps as they stand in the list "Rotation steps". */
export const stepLabels = {
  check: 'Check the key and the files',
  create: 'Make a new key',
  'back up': 'Back up both keys',
  prove: 'Prove the new key',
  save: 'Save the new key',
  retire: 'Retire the old key',
  record: 'Write it down',
} as const satisfies Record<StepName, string>;

/** The label of a step; an interrupted one only looks whether a key was created. */
export function stepLabel(step: StepName, looks = false): string {
  return looks ? 'Look whether AWS has made a key' : stepLabels[step];
}

/** Why a rotation can't be cancelled at a step; undefined where it can, or is over in a moment. */
export function whyNoCancel(step: StepName): string | undefined {
  switch (step) {
    case 'create':
      return 'Keyturn looks whether AWS has made a key, so that none is left behind; that can’t be cancelled.';
    case 'save':
      return 'The new key is on its way into your files. It can’t be cancelled any more, but it can be undone afterwards.';
    case 'check':
    case 'back up':
    case 'prove':
    case 'retire':
    case 'record':
      return undefined;
    default:
      return unreachable(step);
  }
}

/** How far the verification of the new key is. */
export function proofProgress(passed: number, needed: number, slow: boolean): string {
  const checks = `${passed} of ${needed} checks passed`;
  return slow
    ? `AWS is slow to accept the new key. Keyturn goes on in the background: ${checks}.`
    : `AWS needs a few seconds to know the new key everywhere: ${checks}.`;
}

/**
 * What did not change when a rotation failed: from the step reached, what happened to the new key, and the other key
 * if it was deleted to free a slot.
 */
export function whatDidNotChange(
  reached: StepName,
  undone: RollBackResult,
  madeRoom?: readonly FreedSlot[],
  newKey = '',
): string {
  if (hasChangedNothing(reached, undone, madeRoom)) {
    return 'Keyturn has changed nothing: neither your files nor your keys on AWS.';
  }
  const same = 'Keyturn has changed neither your files nor the old key.';
  const rooms = (madeRoom ?? []).map(roomSentence);
  return [same, whatBecameOfTheNewKey(undone, newKey), ...rooms].join(' ');
}

function whatBecameOfTheNewKey(undone: RollBackResult, newKey: string): string {
  switch (undone) {
    case 'nothing was made':
      return 'No new key was made.';
    case 'new key deleted':
      return 'The new key was deleted again.';
    case 'new key deactivated':
      return `The new key${newKey === '' ? '' : ` ${newKey}`} could not be deleted, so it was deactivated.`;
    case 'new key not there':
      return 'AWS shows no new key.';
    default:
      return unreachable(undone);
  }
}

function roomSentence({ keyId, deleted }: FreedSlot): string {
  return deleted === 'yes'
    ? `The other key ${keyId} was deleted to make room, as you chose.`
    : `Whether the other key ${keyId} was deleted to make room, as you chose, is not known.`;
}

/** Whether anybody used the old key since the rotation. */
export function sinceSentence(since: UseSince): string {
  switch (since.use) {
    case 'used':
      return `Used since the rotation: ${since.service} in ${since.region}, ${momentInWords(since.at)}.`;
    case 'not used':
      return 'Not used since the rotation.';
    case 'not known':
      return 'Whether it was used since is not known.';
    default:
      return unreachable(since);
  }
}

function staysActiveSentence(because: 'not answered' | 'also elsewhere' | 'reactivated'): string {
  switch (because) {
    case 'not answered':
      return 'still works, until you say where it is used.';
    case 'also elsewhere':
      return 'still works. Retire it when every other place has the new one.';
    case 'reactivated':
      return 'was activated again and works. Retire it when nothing needs it any more.';
    default:
      return unreachable(because);
  }
}

/** Where AWS does not list the old key as active, it is not said to work. */
function staysSentence(listed: OldKeyListed, works: string): string {
  switch (listed) {
    case 'Active':
      return works;
    case 'Inactive':
      return 'is inactive: it was deactivated by somebody else.';
    case 'gone':
      return 'is no longer on AWS.';
    case 'not known':
      return 'may be deactivated or deleted by now: AWS’s answer is not known.';
    default:
      return unreachable(listed);
  }
}

function deletionSentence(deletion: Deletion): string {
  switch (deletion.is) {
    case 'planned':
      return `Keyturn deletes it on ${dayInWords(deletion.on)}.`;
    case 'due':
      return `It was to be deleted on ${dayInWords(deletion.on)}. Keyturn does that when it looks next.`;
    case 'denied':
      return 'AWS does not let Keyturn delete it.';
    case 'not finished':
      return 'Keyturn could not finish deleting it yet.';
    case 'called off':
      return 'Keyturn does not delete it.';
    default:
      return unreachable(deletion);
  }
}

/** What happened to the old key, after "Rotated NAME". */
export function retirementSentence(retirement: Retirement, oldKey: string): string {
  const key = `The old key ${oldKey}`;
  switch (retirement.oldKey) {
    case 'stays active':
      return `${key} ${staysSentence(retirement.listed, staysActiveSentence(retirement.because))}`;
    case 'being deactivated':
      return `${key} is being deactivated.`;
    case 'deactivated':
      if (isNewKeyDead(retirement)) {
        return `${key} is deactivated. Keyturn does not delete it meanwhile.`;
      }
      return `${key} is deactivated. ${deletionSentence(retirement.deletion)}`;
    case 'being deleted':
      return `${key} is being deleted.`;
    case 'being reactivated':
      return `${key} is being activated again.`;
    case 'gone':
      return `${key} is no longer on AWS.`;
    case 'stays active for now':
      if (isNewKeyDead(retirement)) {
        return `${key} was left as it is.`;
      }
      return `${key} ${staysSentence(retirement.listed, 'still works: it could not be deactivated.')} Keyturn will try again.`;
    default:
      return unreachable(retirement);
  }
}

/** "Rotated NAME", "Rotated dev and work". */
export function rotatedTitle(profiles: readonly string[]): string {
  return `Rotated ${names(profiles)}`;
}

/** The title of a rotation that has saved its new key: for as long as that works, "Rotated NAME". */
export function succeededTitle(profiles: readonly string[], retirement: Retirement): string {
  return isNewKeyDead(retirement)
    ? `AWS no longer accepts the new key of ${names(profiles)}`
    : rotatedTitle(profiles);
}

/** The title of a rotation that failed. */
export function notRotatedTitle(profiles: readonly string[]): string {
  return `${names(profiles)} ${profiles.length === 1 ? 'was' : 'were'} not rotated`;
}
