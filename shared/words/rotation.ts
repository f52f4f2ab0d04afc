import type { OpenChoice, OpenReason, Retirement, StepName, Undone } from '../rotation.ts';
import { unreachable } from '../unreachable.ts';

/** The steps as they stand in the list "Rotation steps". */
export const stepLabels = {
  check: 'Check the key and the files',
  create: 'Make a new key',
  prove: 'Prove the new key',
  save: 'Save the new key',
  retire: 'Retire the old key',
  record: 'Write it down',
} as const satisfies Record<StepName, string>;

/** What the proof waits for. */
export function proofProgress(passed: number, needed: number, slow: boolean): string {
  const checks = `${passed} of ${needed} checks passed`;
  return slow
    ? `AWS is slow to accept the new key. Keyturn goes on in the background: ${checks}.`
    : `AWS needs a few seconds to know the new key everywhere: ${checks}.`;
}

/** What did not change when a rotation failed: from the step reached and what became of the new key. */
export function whatDidNotChange(reached: StepName, undone: Undone): string {
  const same = 'Your files are unchanged, and the old key works as before.';
  switch (undone) {
    case 'nothing was made':
      return reached === 'check'
        ? 'Nothing has changed: neither your files nor your keys on AWS.'
        : `${same} No new key was made.`;
    case 'new key deleted':
      return `${same} The new key was deleted again.`;
    case 'new key deactivated':
      return `${same} The new key could not be deleted, so it was deactivated.`;
    case 'new key not there':
      return `${same} AWS shows no new key.`;
    default:
      return unreachable(undone);
  }
}

/** What is open, what did not change and what is not known. */
export const openExplanations = {
  'answer lost': {
    title: 'A key may have been left behind',
    body: 'AWS’s answer was lost when Keyturn asked for a new key, and a new key has appeared since. It is probably ours, but a colleague could have made it in the same moment. Your files are unchanged, and the old key works as before.',
  },
  'roll back refused': {
    title: 'A key was left behind',
    body: 'Keyturn made a new key, could not use it and may not delete it. Your files are unchanged, and the old key works as before.',
  },
  'no key to sign': {
    title: 'A rotation is not finished',
    body: 'No working key of this user is left in your files, so Keyturn can’t look or finish. Whether the old key still works is not known.',
  },
  'partly saved': {
    title: 'The new key is not saved everywhere',
    body: 'Some places hold the new key, others still the old one. Both keys work. The old key stays active until every place is saved.',
  },
  'old key back': {
    title: 'The old key is back in a file',
    body: 'The new key was saved, but a file holds the old key again. Both keys work.',
  },
  'other identity': {
    title: 'The key now belongs to somebody else',
    body: 'The key in your files signs for another account or user than this rotation began with, so Keyturn changes nothing.',
  },
  interrupted: {
    title: 'A rotation is not finished',
    body: 'Keyturn could not finish or undo this rotation yet. It tries again at the next start. Whether a new key is left on AWS is not known.',
  },
} as const satisfies Record<OpenReason, { readonly title: string; readonly body: string }>;

/** The buttons of an open rotation. */
export const openChoiceLabels = {
  'delete the key left behind': 'Delete the key that was left behind',
  'it is not mine': 'It is not mine',
  'try again': 'Try again',
  'it is settled': 'It is taken care of',
} as const satisfies Record<OpenChoice, string>;

/** What has become of the old key, after "Rotated NAME". */
export function retirementSentence(retirement: Retirement, oldKey: string): string {
  switch (retirement.oldKey) {
    case 'stays active':
      return retirement.because === 'not answered'
        ? `The old key ${oldKey} still works, until you say where it is used.`
        : `The old key ${oldKey} still works. Retire it when every other place has the new one.`;
    case 'being deactivated':
      return `The old key ${oldKey} is being deactivated.`;
    case 'deactivated':
      return `The old key ${oldKey} is deactivated. Keyturn does not delete it yet: do that in the AWS console when nothing misses it.`;
    case 'gone':
      return `The old key ${oldKey} is no longer on AWS.`;
    case 'stays active for now':
      return `The old key ${oldKey} still works: it could not be deactivated. Keyturn will try again.`;
    default:
      return unreachable(retirement);
  }
}

/** "Rotated NAME", "Rotated dev and work". */
export function rotatedTitle(profiles: readonly string[]): string {
  return `Rotated ${new Intl.ListFormat('en').format(profiles)}`;
}

/** The title of a rotation that failed. */
export function notRotatedTitle(profiles: readonly string[]): string {
  return `${new Intl.ListFormat('en').format(profiles)} was not rotated`;
}
