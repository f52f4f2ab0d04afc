import { hasChangedNothing, type MadeRoom } from '../../made-room.ts';
import type { Retirement, StepName, Undone, UseSince } from '../../rotation.ts';
import { unreachable } from '../../unreachable.ts';
import { dayInWords, momentInWords } from '../dates.ts';
import { names } from '../lists.ts';

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

/** Why a rotation can't be cancelled at a step; undefined where it can, or is over in a moment. */
export function whyNoCancel(step: StepName): string | undefined {
  switch (step) {
    case 'create':
      return 'AWS’s answer was lost. Keyturn looks whether a key was made, so that none is left behind; that can’t be cancelled.';
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

/** What the proof waits for. */
export function proofProgress(passed: number, needed: number, slow: boolean): string {
  const checks = `${passed} of ${needed} checks passed`;
  return slow
    ? `AWS is slow to accept the new key. Keyturn goes on in the background: ${checks}.`
    : `AWS needs a few seconds to know the new key everywhere: ${checks}.`;
}

/**
 * What did not change when a rotation failed: from the step reached, what became of the new key, and the other key
 * where it was deleted to make room.
 */
export function whatDidNotChange(reached: StepName, undone: Undone, madeRoom?: MadeRoom): string {
  if (hasChangedNothing(reached, undone, madeRoom)) {
    return 'Nothing has changed: neither your files nor your keys on AWS.';
  }
  const same = 'Your files are unchanged, and the old key works as before.';
  return [same, whatBecameOfTheNewKey(undone), ...roomSentence(madeRoom)].join(' ');
}

function whatBecameOfTheNewKey(undone: Undone): string {
  switch (undone) {
    case 'nothing was made':
      return 'No new key was made.';
    case 'new key deleted':
      return 'The new key was deleted again.';
    case 'new key deactivated':
      return 'The new key could not be deleted, so it was deactivated.';
    case 'new key not there':
      return 'AWS shows no new key.';
    default:
      return unreachable(undone);
  }
}

function roomSentence(madeRoom: MadeRoom | undefined): readonly string[] {
  if (madeRoom === undefined) {
    return [];
  }
  return madeRoom.deleted === 'yes'
    ? [`The other key ${madeRoom.keyId} was deleted to make room, as you chose.`]
    : [
        `Whether the other key ${madeRoom.keyId} was deleted to make room, as you chose, is not known.`,
      ];
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

/** What has become of the old key, after "Rotated NAME". */
export function retirementSentence(retirement: Retirement, oldKey: string): string {
  const key = `The old key ${oldKey}`;
  switch (retirement.oldKey) {
    case 'stays active':
      return `${key} ${staysActiveSentence(retirement.because)}`;
    case 'being deactivated':
      return `${key} is being deactivated.`;
    case 'deactivated':
      return retirement.deleteAfter === undefined
        ? `${key} is deactivated. Keyturn does not delete it.`
        : `${key} is deactivated. Keyturn deletes it on ${dayInWords(retirement.deleteAfter)}.`;
    case 'being deleted':
      return `${key} is being deleted.`;
    case 'being reactivated':
      return `${key} is being activated again.`;
    case 'gone':
      return `${key} is no longer on AWS.`;
    case 'stays active for now':
      return `${key} still works: it could not be deactivated. Keyturn will try again.`;
    default:
      return unreachable(retirement);
  }
}

/** "Rotated NAME", "Rotated dev and work". */
export function rotatedTitle(profiles: readonly string[]): string {
  return `Rotated ${names(profiles)}`;
}

/** The title of a rotation that failed. */
export function notRotatedTitle(profiles: readonly string[]): string {
  return `${names(profiles)} ${profiles.length === 1 ? 'was' : 'were'} not rotated`;
}
