import type { RotationView, StepView, UsedElsewhere } from '../../contract/rotation.ts';
import type { Age } from '../../contract/snapshot.ts';
import type { KeyCounts } from '../../keys/late-keys.ts';
import { type RoughDuration, roughDuration } from '../../lib/rough-duration.ts';
import { unreachable } from '../../lib/unreachable.ts';
import type { KeyFacts, LastUse } from '../../values/key-facts.ts';
import { names } from '../lists.ts';

/** The views of the navigation, in their order, by the name a person reads. */
export const viewNames = {
  profiles: 'Profiles',
  history: 'History',
  permissions: 'Permissions',
  team: 'Team',
  settings: 'Settings',
} as const;

/** "1 day", "93 days". */
export function dayCount(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

/** Words of the window that belong to no single view. */
export const windowWords = {
  navigation: 'Keyturn',
  loading: 'Reading your files…',
  noBridge: {
    title: 'The window can’t reach Keyturn',
    body: 'The window was opened without its connection to the application.',
    next: 'Quit Keyturn and start it again.',
  },
  nextStep: 'What to do:',
} as const;

const units = {
  minutes: 'minutes',
  hours: 'hours',
  days: 'days',
} as const satisfies Record<RoughDuration['unit'], string>;

function duration(ms: number): string {
  const { unit, count } = roughDuration(ms);
  return `${count} ${units[unit]}`;
}

/** "This computer's clock is 8 minutes behind AWS's": `off` in ms, negative where it is ahead. */
export function clockOffTitle(off: number): string {
  return `This computer’s clock is ${duration(off)} ${off < 0 ? 'ahead of' : 'behind'} AWS’s`;
}

/** What a wrong clock does, and what to do about it. */
export const clockOffWords = {
  body: 'Keyturn goes by AWS’s clock meanwhile. Other programs may be refused by AWS because of it.',
  next: 'Let this computer set its date and time by itself, then check again.',
} as const;

/** Words of the list of profiles. */
export const profileWords = {
  list: 'Profiles',
  rotate: (name: string) => `Rotate ${name}`,
  rotateAllDue: 'Rotate all due',
  checkAgain: 'Check again',
  checking: 'Asking AWS…',
  account: (account: string) => `Account ${account}`,
  user: (user: string) => `User ${user}`,
  key: (key: string) => `Key ${key}`,
  seenInUse: (ago: string) => `Last seen in use ${ago}`,
  neverUsed: 'Never seen in use',
  shares: (others: readonly string[]) =>
    `Shares its key with ${names(others)}. They change together.`,
  rotatingWith: (other: string) => `Rotating together with ${other}. The steps stand there.`,
  /** For a shared key whose rotation has ended or waits: its outcome is shown with the other profile. */
  togetherWith: (other: string) =>
    `Shares its last rotation with ${other}. The outcome stands there.`,
  openAbove: 'A rotation of this key is not finished. Decide about it above.',
  askingAge: 'Asking AWS about this key…',
  ageNotKnown: 'Age not known',
  empty: {
    title: 'No profiles yet',
    body: 'Keyturn rotates the AWS access keys in your credentials file and has found no profile in it.',
    next: 'When somebody gave you an access key, or AWS’s console offered you one as a file, add it above.',
    looked: 'Keyturn looked here:',
  },
} as const;

/** "93 days old, overdue": the age of a key with its state. */
export function ageInWords({ days, due }: Age): string {
  switch (due) {
    case 'fresh':
      return days === 0 ? 'Made today, fresh' : `${dayCount(days)} old, fresh`;
    case 'due':
      return `${dayCount(days)} old, due`;
    case 'overdue':
      return `${dayCount(days)} old, overdue`;
    default:
      return unreachable(due);
  }
}

/** The line above the list: how many keys are overdue or due. "All" is said only where each of them is known. */
export function summary(keys: KeyCounts): string {
  const { fresh, notKnown } = keys;
  const known = keys.overdue + keys.due + fresh;
  if (known === 0) {
    return notKnown === 1
      ? 'The age of your key is not known.'
      : 'The ages of your keys are not known.';
  }
  const others = notKnown === 0 ? '' : ` The age of ${notKnown} is not known.`;
  return `${knownInWords(keys)}.${others}`;
}

function knownInWords({ overdue, due, fresh, notKnown, leftOut }: KeyCounts): string {
  if (overdue > 0) {
    const late = overdue === 1 ? '1 key is overdue' : `${overdue} keys are overdue`;
    return due === 0 ? late : `${late}, ${due} due`;
  }
  if (due > 0) {
    return due === 1 ? '1 key is due' : `${due} keys are due`;
  }
  if (notKnown + leftOut > 0) {
    return fresh === 1 ? '1 key is up to date' : `${fresh} keys are up to date`;
  }
  return fresh === 1 ? 'Your key is up to date' : `All ${fresh} keys are up to date`;
}

/** Words of one rotation. */
export const rotationWords = {
  steps: 'Rotation steps',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  newKey: (newKey: string) => `The new key is ${newKey}.`,
  notTakenBackYet: 'Keyturn has not changed your files. It takes the new key back.',
  undoSteps: 'Undo steps',
} as const;

/** The title of a rotation under way: what happens now, and to which profiles. */
export function underWayTitle(rotation: RotationView): string {
  switch (rotation.state) {
    case 'working':
      return rotation.looks
        ? `Looking whether AWS has made a key for ${names(rotation.profiles)}`
        : `Rotating ${names(rotation.profiles)}`;
    case 'waiting for an answer':
      return `Rotating ${names(rotation.profiles)} waits for you`;
    case 'rolling back':
      return `Taking back the rotation of ${names(rotation.profiles)}`;
    case 'undoing':
      return `Undoing the rotation of ${names(rotation.profiles)}`;
    case 'succeeded':
    case 'undone':
    case 'failed':
    case 'open':
      return `Rotation of ${names(rotation.profiles)}`;
    default:
      return unreachable(rotation);
  }
}

/** The status of a step, said beside its icon. */
export const stepStatuses = {
  waiting: 'Not started',
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  skipped: 'Skipped',
} as const satisfies Record<StepView['status'], string>;

/** Words of the question where else a key is used. */
export const usedElsewhereWords = {
  legend: 'Is this key used anywhere else?',
  hint: 'For example on another computer, a server or a build service.',
  answers: {
    'only here': {
      label: 'Only on this computer',
      follows: 'The old key is retired now, in the way set under Settings.',
    },
    'also elsewhere': {
      label: 'Also elsewhere',
      follows: 'The old key stays active until you retire it.',
    },
  } satisfies Record<UsedElsewhere, Readonly<Record<'label' | 'follows', string>>>,
} as const;

/** Words for the facts of a key. */
export const keyFactsWords = {
  keyId: 'Key',
  status: 'Status',
  created: 'Created',
  lastUse: 'Last used',
  profiles: 'Held by',
  heldByNone: 'no profile on this computer',
  notKnown: 'not known',
} as const;

/** The status of a key on AWS. */
export const keyStatuses = {
  Active: 'active',
  Inactive: 'inactive',
  'not listed': 'no longer on AWS',
  'not known': 'not known',
} as const satisfies Record<KeyFacts['status'], string>;

/** "12 March 2026, 14:05 (3 days old)"; the date comes formatted. */
export function createdInWords(date: string, days: number): string {
  return days === 0 ? `${date} (less than a day old)` : `${date} (${dayCount(days)} old)`;
}

/** When a key was last used; `date` formats an instant in ms. */
export function lastUseInWords(lastUse: LastUse, date: (at: number) => string): string {
  switch (lastUse.known) {
    case 'never':
      return 'never';
    case 'used':
      return `${date(lastUse.at)}, for ${lastUse.service} in ${lastUse.region}`;
    case 'not known':
      return 'not known';
    default:
      return unreachable(lastUse);
  }
}
