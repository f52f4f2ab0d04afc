import type { ExportFormat, HistoryDamage, HistoryEvent } from '../../contract/history.ts';

/** Words of the history. */
export const historyWords = {
  table: 'Verlauf',
  columns: {
    date: 'Datum',
    event: 'Was',
    profiles: 'Profile',
    user: 'Benutzer',
    keys: 'Schlüssel',
    note: 'Anmerkung',
  },
  loading: 'Der Verlauf wird gelesen…',
  more: 'Mehr laden',
  shown: (shown: number, total: number) => `${shown} von ${total} gezeigt`,
  found: (shown: number, total: number) =>
    total === 0 ? 'Nichts erfüllt all das.' : `${shown} von ${total} gefunden`,
  newKey: 'neuer Schlüssel',
  details: ', Einzelheiten',
  search: 'Verlauf durchsuchen',
  kind: 'Was',
  anyKind: 'Alles',
  from: 'Von',
  to: 'Bis',
  exports: { CSV: 'CSV exportieren', evidence: 'Nachweis exportieren' } satisfies Record<
    ExportFormat,
    string
  >,
  written: {
    CSV: 'Die CSV-Datei ist geschrieben. Sie enthält, wonach Sie gesucht haben.',
    evidence:
      'Die Seite ist geschrieben. Öffnen Sie sie in einem Browser, um sie zu lesen oder zu drucken.',
  } satisfies Record<ExportFormat, string>,
  damage: {
    changed: (line: number) =>
      `Zeile ${line} des Verlaufs wurde verändert oder ist abgerissen. Was sie sagte, ist nicht bekannt.`,
    removed: (line: number) => `Vor Zeile ${line} wurde etwas aus dem Verlauf entfernt.`,
  } satisfies Record<HistoryDamage['what'], (line: number) => string>,
  facts: {
    time: 'Genaue Zeit',
    oldKey: 'Alter Schlüssel',
    created: 'Erstellt',
    newKey: 'Neuer Schlüssel',
    error: 'Fehler',
    reached: 'Erreichter Schritt',
    rotation: 'Rotation',
  },
  empty: {
    title: 'Noch ist nichts geschehen',
    body: 'Hier steht jede Rotation: wann, welcher Schlüssel, und was daraus wurde.',
  },
  damaged: (lines: number) =>
    lines === 1 ? '1 Zeile ist nicht lesbar.' : `${lines} Zeilen sind nicht lesbar.`,
} as const;

/** What happened, in a line of the history. */
export const historyEvents = {
  rotated: 'Rotiert',
  'rolled back': 'Zurückgenommen',
  refused: 'Nicht begonnen',
  'old key deactivated': 'Alter Schlüssel deaktiviert',
  'old key deleted': 'Alter Schlüssel gelöscht',
  'old key reactivated': 'Alter Schlüssel wieder aktiviert',
  'deletion changed': 'Löschung geändert',
  undone: 'Rückgängig gemacht',
  'new key deleted': 'Neuer Schlüssel gelöscht',
  'other key deleted': 'Anderer Schlüssel gelöscht',
  restored: 'Zurückgeholt',
  added: 'Hinzugefügt',
  'left open': 'Offen geblieben',
  'closed by a person': 'Von Ihnen abgeschlossen',
} as const satisfies Record<HistoryEvent, string>;

/** Words of the dialog that asks where to. */
export const exportDialogWords = {
  CSV: {
    title: 'Verlauf exportieren',
    name: 'keyturn-verlauf',
    files: 'CSV-Dateien',
    extension: 'csv',
  },
  evidence: {
    title: 'Nachweis für die Revision exportieren',
    name: 'keyturn-nachweis',
    files: 'Webseiten',
    extension: 'html',
  },
} as const satisfies Record<ExportFormat, Readonly<Record<string, string>>>;
