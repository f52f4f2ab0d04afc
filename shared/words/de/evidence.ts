import { dayCount, dayCountInDative } from './window.ts';

/** Words of the page for an auditor. */
export const evidenceWords = {
  title: 'Zugriffsschlüssel: wie sie rotiert wurden',
  summary: (keys: number, kept: number, notKept: number, notKnown: number, limitDays: number) =>
    [
      `${keys} Zugriffsschlüssel in diesem Zeitraum. `,
      `${kept} innerhalb der Grenze von ${dayCountInDative(limitDays)}, ${notKept} darüber`,
      notKnown === 0 ? '.' : `, ${notKnown} mit unbekanntem Alter.`,
    ].join(''),
  period: 'Zeitraum',
  machine: 'Computer',
  limit: 'Grenze',
  madeAt: 'Erstellt',
  days: (days: number) => dayCount(days),
  keys: 'Schlüssel',
  keyColumns: [
    'Schlüssel und Profile',
    'Benutzer und Konto',
    'Erstellt',
    'Rotiert',
    'Deaktiviert',
    'Gelöscht',
    'Erreichtes Alter',
    'Innerhalb der Grenze',
  ],
  kept: { yes: 'ja', no: 'nein', 'not known': 'nicht bekannt' },
  events: 'Was getan wurde',
  eventColumns: ['Wann', 'Was', 'Profile', 'Benutzer und Konto', 'Schlüssel', 'Fehler'],
  noEvents: 'In diesem Zeitraum wurde nichts getan.',
  whole: 'Jede Zeile des Verlaufs ist so, wie sie geschrieben wurde.',
  damaged: 'Der Verlauf ist nicht unversehrt:',
  unknown: 'Was Keyturn nicht wissen kann',
  unknownList: [
    'Ob ein Schlüssel benutzt wurde. Sein Alter zählt, solange er benutzt werden konnte: bis er deaktiviert oder gelöscht wurde, wie früh ein anderer auch an seine Stelle trat.',
    'Schlüssel, die nur auf anderen Computern benutzt werden, und was andere Werkzeuge und Menschen mit einem Schlüssel getan haben.',
    'Was getan wurde, bevor Keyturn installiert war, und ob am Ende des Verlaufs Zeilen weggenommen wurden.',
    'Die Grenze, die damals galt: Die heutige wird auf den ganzen Zeitraum angewandt.',
    'Wann ein Schlüssel erstellt wurde, wenn AWS es noch nicht gesagt hatte, als die Zeile geschrieben wurde. Bei einem Schlüssel, den Keyturn erstellt hat, ist es der Augenblick, in dem er gespeichert wurde.',
  ],
} as const;
