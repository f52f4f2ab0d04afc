import { dayCount } from './window.ts';

/** Words of the page for an auditor. */
export const evidenceWords = {
  title: 'Access keys: how they were rotated',
  summary: (keys: number, kept: number, notKept: number, notKnown: number, limitDays: number) =>
    [
      keys === 1 ? '1 access key' : `${keys} access keys`,
      ` in this period. ${kept} within the limit of ${dayCount(limitDays)}, ${notKept} beyond it`,
      notKnown === 0 ? '.' : `, ${notKnown} whose age is not known.`,
    ].join(''),
  period: 'Period',
  machine: 'Computer',
  limit: 'Limit',
  madeAt: 'Made',
  days: (days: number) => dayCount(days),
  keys: 'Keys',
  keyColumns: [
    'Key and profiles',
    'User and account',
    'Created',
    'Rotated',
    'Deactivated',
    'Deleted',
    'Age reached',
    'Within the limit',
  ],
  kept: { yes: 'yes', no: 'no', 'not known': 'not known' },
  events: 'What was done',
  eventColumns: ['When', 'What', 'Profiles', 'User and account', 'Key', 'Error'],
  noEvents: 'Nothing was done in this period.',
  whole: 'Every line of the history is as it was written.',
  damaged: 'The history is not whole:',
  unknown: 'What Keyturn can’t know',
  unknownList: [
    'Whether a key was used. Its age is counted while it could be: until it was deactivated or deleted, however early another took its place.',
    'Keys that are used on other computers alone, and what other tools and people did with any key.',
    'What was done before Keyturn was installed, and whether lines were taken from the end of its history.',
    'The limit that held at the time: the one of today is applied to the whole period.',
    'A key’s date of creation, where AWS had not told it when the line was written. Of a key that Keyturn made, it is the moment at which it was saved.',
  ],
} as const;
