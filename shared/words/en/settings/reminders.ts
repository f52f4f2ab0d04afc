import type { Failure } from '../../../values/failure.ts';
import { dayInWords } from '../../dates.ts';
import { names } from '../../lists.ts';
import { explain } from '../errors.ts';

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
const keyOf = (profiles: readonly string[]): string => `The key of ${names(profiles)}`;
const oldKeyOf = (profiles: readonly string[]): string => `The old key of ${names(profiles)}`;

/** What a reminder says: a title and a sentence for one key, half a line where there are several. */
export type ReminderWords = {
  readonly title: string;
  readonly body: string;
  readonly short: string;
};

/** The words of each reminder. */
export const reminderWords = {
  overdue: (profiles: readonly string[], age: number): ReminderWords => ({
    title: `${keyOf(profiles)} is overdue`,
    body: `It is ${days(age)} old. Rotate it now: it takes about half a minute.`,
    short: `overdue, ${days(age)} old`,
  }),
  due: (profiles: readonly string[], age: number, overdueAt: number): ReminderWords => ({
    title: `${keyOf(profiles)} is due`,
    body: `It is ${days(age)} old, and overdue from ${dayInWords(overdueAt)} on.`,
    short: `due, ${days(age)} old`,
  }),
  inQuarantine: (profiles: readonly string[]): ReminderWords => ({
    title: `AWS has found the key of ${names(profiles)} in public`,
    body: 'AWS has put its user under quarantine. Tell your administrator: somebody else has to replace this key.',
    short: 'found in public by AWS',
  }),
  twoKeys: (profiles: readonly string[], user: string): ReminderWords => ({
    title: `${user} has two active keys`,
    body: `No file here holds the one beside the key of ${names(profiles)}. If nothing needs it, it is one too many.`,
    short: 'a second active key, held by no file here',
  }),
  notUsed: (profiles: readonly string[], lastUsed: number | undefined): ReminderWords => ({
    title: `${keyOf(profiles)} is not used`,
    body:
      lastUsed === undefined
        ? 'AWS has seen it never used. If nothing needs it, it is better gone.'
        : `It was last used on ${dayInWords(lastUsed)}. If nothing needs it, it is better gone.`,
    short: 'not used for a long time',
  }),
  oldKeyUsed: (profiles: readonly string[], body: string): ReminderWords => ({
    title: `${oldKeyOf(profiles)} is still used`,
    body,
    short: 'the old key is still used',
  }),
  oldKeyWorks: (profiles: readonly string[], body: string): ReminderWords => ({
    title: `${oldKeyOf(profiles)} still works`,
    body,
    short: 'the old key still works',
  }),
  notRetired: (profiles: readonly string[], failure: Failure): ReminderWords => ({
    title: `${oldKeyOf(profiles)} still works`,
    body: `It could not be deactivated: ${explain(failure).title}. Keyturn tries again.`,
    short: 'the old key could not be deactivated',
  }),
  notDeleted: (profiles: readonly string[], failure: Failure): ReminderWords => ({
    title: `${oldKeyOf(profiles)} is not deleted`,
    body: `It is deactivated, but could not be deleted: ${explain(failure).title}. Keyturn tries again.`,
    short: 'the old key could not be deleted',
  }),
  retired: (profiles: readonly string[]): ReminderWords => ({
    title: `${oldKeyOf(profiles)} is deleted`,
    body: 'Its time was over, and nothing is left to be done about it.',
    short: 'the old key is deleted',
  }),
  recovered: (profiles: readonly string[], outcome: string): ReminderWords => ({
    title: `The rotation of ${names(profiles)} was finished`,
    body: `It had been interrupted. ${outcome}`,
    short: 'an interrupted rotation was finished',
  }),
  takenBack: (profiles: readonly string[], outcome: string): ReminderWords => ({
    title: `The rotation of ${names(profiles)} was taken back`,
    body: `It had been interrupted. ${outcome}`,
    short: 'an interrupted rotation was taken back',
  }),
  open: (profiles: readonly string[], title: string): ReminderWords => ({
    title: `The rotation of ${names(profiles)} needs you`,
    body: `${title}. Open Keyturn to decide.`,
    short: 'its rotation needs you',
  }),
  several: (count: number): string => `${count} keys need you`,
  line: (profiles: readonly string[], short: string): string => `${profiles.join(', ')}: ${short}`,
  more: (count: number): string => `and ${count} more`,
  rotate: 'Rotate now',
  tomorrow: 'Remind me tomorrow',
  /** What to do about an old key that still works. */
  sayWhere: 'Tell Keyturn where else it is used.',
  retireUsed: 'Retire it when every place has the new key.',
  retireUnused: 'Retire it if nothing needs it any more.',
} as const;

/** Words of the settings of reminders. */
export const reminderSettingsWords = {
  title: 'Reminders',
  on: 'Remind me of keys by notifications',
  onFollows:
    'At most one a day for each key, all of them in one, and none while this window shows the same. The icon and the menu tell it in any case.',
  quiet: 'Quiet hours',
  quietFollows: 'No notification then; what there is to tell comes afterwards.',
  from: 'Quiet from',
  to: 'Quiet until',
  allOff: (until: string): string => `All reminders are off until ${until}.`,
  end: 'Remind me again',
} as const;

/** Words for snoozing the reminders of one key. */
export const snoozeWords = {
  later: 'Remind me later',
  ofProfile: (profile: string): string => `of ${profile}`,
  tomorrow: 'Tomorrow',
  nextWeek: 'In a week',
  date: 'Not before',
  untilDate: 'Put off until that day',
  off: (until: string): string => `Reminders for this key are off until ${until}.`,
  allOff: (until: string): string => `All reminders are off until ${until}.`,
  again: 'Remind me again',
} as const;
