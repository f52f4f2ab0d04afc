const list = new Intl.ListFormat('en');

/** Every word of the tray's menu and of the notifications. */
export const trayWords = {
  application: 'Keyturn',
  calm: 'All keys are fresh',
  noKeys: 'No key to rotate',
  loading: 'Reading your files…',
  working: (profiles: readonly string[]) => `Rotating ${list.format(profiles)}…`,
  undoing: (profiles: readonly string[]) => `Undoing the rotation of ${list.format(profiles)}…`,
  needsYou: (count: number) =>
    count === 1 ? 'A rotation needs you' : `${count} rotations need you`,
  due: (count: number) => (count === 1 ? '1 key is due' : `${count} keys are due`),
  overdue: (count: number) => (count === 1 ? '1 key is overdue' : `${count} keys are overdue`),
  rotateItem: (profiles: readonly string[], days: number | undefined) => {
    const age = days === undefined ? [] : [days === 1 ? '1 day' : `${days} days`];
    return [profiles.join(', '), ...age, 'Rotate'].join(' · ');
  },
  rotateAllDue: 'Rotate all due',
  open: 'Open Keyturn',
  checkNow: 'Check now',
  quit: 'Quit Keyturn',
} as const;

/** Notifications: a title and a sentence. */
export const notificationWords = {
  needsYou: 'Open Keyturn to decide.',
  asks: 'It waits for an answer',
} as const;
