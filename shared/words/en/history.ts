import type { ExportFormat, HistoryDamage, HistoryEvent } from '../../contract/history.ts';

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
  found: (shown: number, total: number) =>
    total === 0 ? 'Nothing meets all of this.' : `${shown} of ${total} found`,
  newKey: 'new key',
  details: ', details',
  search: 'Search history',
  kind: 'What',
  anyKind: 'Anything',
  from: 'From',
  to: 'Until',
  exports: { CSV: 'Export CSV', evidence: 'Export evidence' } satisfies Record<
    ExportFormat,
    string
  >,
  written: {
    CSV: 'The CSV file is written. It holds what you have looked for.',
    evidence: 'The page is written. Open it in a browser to read or print it.',
  } satisfies Record<ExportFormat, string>,
  damage: {
    changed: (line: number) =>
      `Line ${line} of the history was changed or torn. What it said is not known.`,
    removed: (line: number) => `Before line ${line} something was taken out of the history.`,
  } satisfies Record<HistoryDamage['what'], (line: number) => string>,
  facts: {
    time: 'Exact time',
    oldKey: 'Old key',
    created: 'Made',
    newKey: 'New key',
    error: 'Error',
    reached: 'Step reached',
    rotation: 'Rotation',
  },
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

/** Words of the dialog that asks where to. */
export const exportDialogWords = {
  CSV: {
    title: 'Export the history',
    name: 'keyturn-history',
    files: 'CSV files',
    extension: 'csv',
  },
  evidence: {
    title: 'Export evidence for an auditor',
    name: 'keyturn-evidence',
    files: 'Web pages',
    extension: 'html',
  },
} as const satisfies Record<ExportFormat, Readonly<Record<string, string>>>;
