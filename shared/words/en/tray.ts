import type { StepName } from '../../contract/rotation.ts';
import { names } from '../lists.ts';

// In the middle of a sentence; the window has them as a list.
const steps = {
  check: 'checking the key and the files',
  create: 'making a new key',
  'back up': 'backing up both keys',
  prove: 'proving the new key',
  save: 'saving the new key',
  retire: 'retiring the old key',
  record: 'writing it down',
} as const satisfies Record<StepName, string>;

/** Every word of the tray's menu and of the notifications. */
export const trayWords = {
  application: 'Keyturn',
  allUpToDate: 'All keys are up to date',
  upToDate: (known: number, notKnown: number) =>
    [
      known === 1 ? '1 key is up to date' : `${known} keys are up to date`,
      ...(notKnown === 0 ? [] : [`the age of ${notKnown} is not known`]),
    ].join(', '),
  notKnown: (count: number): string =>
    count === 1 ? 'The age of your key is not known' : 'The ages of your keys are not known',
  noKeys: 'No key to rotate',
  loading: 'Reading your files…',
  working: (profiles: readonly string[]) => `Rotating ${names(profiles)}…`,
  rotating: (profiles: readonly string[], step: StepName) =>
    `Rotating ${names(profiles)}… ${steps[step]}`,
  rollingBack: (profiles: readonly string[]) => `Rotating ${names(profiles)}… taking it back`,
  itemNeedsYou: (profiles: readonly string[]) =>
    profiles.length === 1 ? `${names(profiles)} needs you` : `${names(profiles)} need you`,
  undoing: (profiles: readonly string[]) => `Undoing the rotation of ${names(profiles)}…`,
  needsYou: (count: number) =>
    count === 1 ? 'A rotation needs you' : `${count} rotations need you`,
  due: (count: number) => (count === 1 ? '1 key is due' : `${count} keys are due`),
  overdue: (count: number) => (count === 1 ? '1 key is overdue' : `${count} keys are overdue`),
  rotateItem: (profiles: readonly string[], days: number | undefined) => {
    const age = days === undefined ? [] : [days === 1 ? '1 day' : `${days} days`];
    return [profiles.join(', '), ...age, 'Rotate'].join(' · ');
  },
  rotateAllDue: 'Rotate all due',
  otherKeys: 'Other keys',
  allKeys: 'Keys',
  account: (number: string) => `Account ${number}`,
  noAccount: 'Account not known yet',
  open: 'Open Keyturn',
  remindLater: 'Remind me later',
  tomorrow: 'Tomorrow',
  inAWeek: 'In a week',
  checkNow: 'Check now',
  settings: 'Settings',
  quit: 'Quit Keyturn',
} as const;

/** Notifications: a title and a sentence. */
export const notificationWords = {
  needsYou: 'Open Keyturn to decide.',
  asks: 'It waits for an answer',
} as const;
