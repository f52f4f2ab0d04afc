import type { HistoryEvent } from '../history.ts';

/** Words of the history. */
export const historyWords = {
  table: 'History',
  columns: {
    date: 'Date',
    event: 'What',
    profiles: 'Profiles',
    user: 'User',
    keys: 'Key',
    note: 'Note',
  },
  loading: 'Reading the history…',
  more: 'Load more',
  shown: (shown: number, total: number) => `${shown} of ${total} shown`,
  newKey: 'new key',
  empty: {
    title: 'Nothing has happened yet',
    body: 'Every rotation is written down here: when, which key, and what became of it.',
  },
  damaged: (lines: number) =>
    lines === 1 ? '1 line can’t be read.' : `${lines} lines can’t be read.`,
} as const;

/** What happened, in a line of the history. */
export const historyEvents = {
  rotated: 'Rotated',
  'rolled back': 'Taken back',
  refused: 'Not begun',
  'old key deactivated': 'Old key deactivated',
  'old key deleted': 'Old key deleted',
  'old key reactivated': 'Old key activated again',
  'deletion changed': 'Deletion changed',
  undone: 'Undone',
  'new key deleted': 'New key deleted',
  'other key deleted': 'Other key deleted',
  restored: 'Restored',
  added: 'Added',
  'left open': 'Left open',
  'closed by a person': 'Closed by you',
} as const satisfies Record<HistoryEvent, string>;
