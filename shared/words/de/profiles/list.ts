import type { KeychainState } from '../../../contract/snapshot.ts';
import { dayCount, dayCountInDative } from '../window.ts';

/** Words for finding one's way in a long list of profiles. */
export const listWords = {
  search: 'Profile suchen',
  sort: 'Reihenfolge',
  orders: {
    'oldest first': 'Älteste zuerst',
    'by name': 'Nach Namen',
    'as in the file': 'Wie in der Datei',
  },
  found: (found: number, all: number) => `${found} von ${all} ${all === 1 ? 'Profil' : 'Profilen'}`,
  noneFound: 'Kein Profil enthält alle diese Wörter.',
  showAll: 'Alle Profile zeigen',
  account: (number: string) => `Konto ${number}`,
  accountNotKnown: 'Konto nicht bekannt',
  name: 'Benennen',
  rename: 'Umbenennen',
  nameOf: (number: string) => `Name des Kontos ${number}`,
  save: 'Namen speichern',
  cancel: 'Abbrechen',
} as const;

/** "in 41 Tagen fällig": when a fresh key becomes due. */
export function dueIn(days: number): string {
  return days <= 1 ? 'morgen fällig' : `in ${dayCountInDative(days)} fällig`;
}

/** What a person reads at the first start. */
export const welcomeWords = {
  title: 'Willkommen bei Keyturn',
  done: 'Verstanden',
  cards: {
    what: {
      title: 'Was geschieht',
      body: 'Ein Klick erstellt einen neuen Zugriffsschlüssel, erprobt ihn bei AWS und speichert ihn anstelle des alten. Erst dann wird der alte Schlüssel stillgelegt. Sie werden rechtzeitig erinnert.',
    },
    leaves: {
      title: 'Was diesen Computer verlässt',
      body: 'Anfragen an AWS, mit Ihren Schlüsseln signiert, und sonst nichts, wenn Sie es nicht verlangen. Ihre geheimen Schlüssel bleiben in Ihren Dateien und, wenn Sie möchten, im Schlüsselbund dieses Computers.',
    },
    undo: {
      title: 'Was sich hier rückgängig machen lässt',
    },
  },
} as const;

/** What can be undone on this computer. */
export function undoInWords(keychain: KeychainState, backups: boolean, days: number): string {
  if (!backups) {
    return 'Ein stillgelegter Schlüssel lässt sich bei AWS wieder aktivieren, bis er gelöscht wird. Soll er auch in Ihre Dateien zurückkehren können, schalten Sie in den Einstellungen die Sicherungen ein.';
  }
  switch (keychain) {
    case 'works':
    case 'not asked yet':
      return `Jede Rotation, ${dayCount(days)} lang: Der alte Schlüssel liegt im Schlüsselbund und lässt sich mit einem Klick zurückholen.`;
    case 'locked':
      return `Jede Rotation, ${dayCount(days)} lang, sobald der Schlüsselbund dieses Computers entsperrt ist.`;
    case 'absent':
    case 'failed':
      return 'Dieser Computer hat keinen funktionierenden Schlüsselbund. Ein alter Schlüssel lässt sich deshalb nicht in Ihre Dateien zurückholen. Bei AWS lässt er sich wieder aktivieren, bis er gelöscht wird.';
  }
}
