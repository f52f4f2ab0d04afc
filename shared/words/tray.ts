import { once } from '../once.ts';
import type { StepName } from '../rotation.ts';

const list = once(() => new Intl.ListFormat('en'));

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
  calm: 'All keys are fresh',
  noKeys: 'No key to rotate',
  loading: 'Reading your files…',
  working: (profiles: readonly string[]) => `Rotating ${list().format(profiles)}…`,
  rotating: (profiles: readonly string[], step: StepName) =>
    `Rotating ${list().format(profiles)}… ${steps[step]}`,
  rollingBack: (profiles: readonly string[]) =>
    `Rotating ${list().format(profiles)}… taking it back`,
  itemNeedsYou: (profiles: readonly string[]) =>
    profiles.length === 1
      ? `${list().format(profiles)} needs you`
      : `${list().format(profiles)} need you`,
  undoing: (profiles: readonly string[]) => `Undoing the rotation of ${list().format(profiles)}…`,
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
