import type { Failure } from '../../../values/failure.ts';
import { dayInWords } from '../../dates.ts';
import type { ReminderWords } from '../../en/settings/reminders.ts';
import { names } from '../../lists.ts';
import { explain } from '../errors.ts';

const days = (count: number): string => (count === 1 ? '1 Tag' : `${count} Tage`);
const keyOf = (profiles: readonly string[]): string => `Der Schlüssel von ${names(profiles)}`;
const oldKeyOf = (profiles: readonly string[]): string =>
  `Der alte Schlüssel von ${names(profiles)}`;

/** The words of each reminder. */
export const reminderWords = {
  overdue: (profiles: readonly string[], age: number): ReminderWords => ({
    title: `${keyOf(profiles)} ist überfällig`,
    body: `Er ist ${days(age)} alt. Rotieren Sie ihn jetzt: Es dauert etwa eine halbe Minute.`,
    short: `überfällig, ${days(age)} alt`,
  }),
  due: (profiles: readonly string[], age: number, overdueAt: number): ReminderWords => ({
    title: `${keyOf(profiles)} ist fällig`,
    body: `Er ist ${days(age)} alt und ab dem ${dayInWords(overdueAt)} überfällig.`,
    short: `fällig, ${days(age)} alt`,
  }),
  inQuarantine: (profiles: readonly string[]): ReminderWords => ({
    title: `AWS hat den Schlüssel von ${names(profiles)} öffentlich gefunden`,
    body: 'AWS hat seinen Benutzer unter Quarantäne gestellt. Sagen Sie Ihrer IT Bescheid: Jemand anderes muss diesen Schlüssel ersetzen.',
    short: 'von AWS öffentlich gefunden',
  }),
  twoKeys: (profiles: readonly string[], user: string): ReminderWords => ({
    title: `${user} hat zwei aktive Schlüssel`,
    body: `Neben dem Schlüssel von ${names(profiles)} gibt es einen, den hier keine Datei enthält. Wird er nirgends gebraucht, ist er einer zu viel.`,
    short: 'ein zweiter aktiver Schlüssel, den hier keine Datei enthält',
  }),
  notUsed: (profiles: readonly string[], lastUsed: number | undefined): ReminderWords => ({
    title: `${keyOf(profiles)} wird nicht benutzt`,
    body:
      lastUsed === undefined
        ? 'AWS hat nie gesehen, dass er benutzt wurde. Wird er nirgends gebraucht, sollte es ihn nicht mehr geben.'
        : `Zuletzt wurde er am ${dayInWords(lastUsed)} benutzt. Wird er nirgends gebraucht, sollte es ihn nicht mehr geben.`,
    short: 'seit langer Zeit nicht benutzt',
  }),
  oldKeyUsed: (profiles: readonly string[], body: string): ReminderWords => ({
    title: `${oldKeyOf(profiles)} wird noch benutzt`,
    body,
    short: 'der alte Schlüssel wird noch benutzt',
  }),
  oldKeyWorks: (profiles: readonly string[], body: string): ReminderWords => ({
    title: `${oldKeyOf(profiles)} funktioniert noch`,
    body,
    short: 'der alte Schlüssel funktioniert noch',
  }),
  notRetired: (profiles: readonly string[], failure: Failure): ReminderWords => ({
    title: `${oldKeyOf(profiles)} funktioniert noch`,
    body: `Er konnte nicht deaktiviert werden: ${explain(failure).title}. Keyturn versucht es erneut.`,
    short: 'der alte Schlüssel konnte nicht deaktiviert werden',
  }),
  notDeleted: (profiles: readonly string[], failure: Failure): ReminderWords => ({
    title: `${oldKeyOf(profiles)} ist nicht gelöscht`,
    body: `Er ist deaktiviert, konnte aber nicht gelöscht werden: ${explain(failure).title}. Keyturn versucht es erneut.`,
    short: 'der alte Schlüssel konnte nicht gelöscht werden',
  }),
  retired: (profiles: readonly string[]): ReminderWords => ({
    title: `${oldKeyOf(profiles)} ist gelöscht`,
    body: 'Seine Frist war abgelaufen. Es bleibt nichts mehr zu tun.',
    short: 'der alte Schlüssel ist gelöscht',
  }),
  recovered: (profiles: readonly string[], outcome: string): ReminderWords => ({
    title: `Die Rotation von ${names(profiles)} wurde abgeschlossen`,
    body: `Sie war unterbrochen worden. ${outcome}`,
    short: 'eine unterbrochene Rotation wurde abgeschlossen',
  }),
  takenBack: (profiles: readonly string[], outcome: string): ReminderWords => ({
    title: `Die Rotation von ${names(profiles)} wurde zurückgenommen`,
    body: `Sie war unterbrochen worden. ${outcome}`,
    short: 'eine unterbrochene Rotation wurde zurückgenommen',
  }),
  open: (profiles: readonly string[], title: string): ReminderWords => ({
    title: `Die Rotation von ${names(profiles)} wartet auf Sie`,
    body: `${title}. Öffnen Sie Keyturn, um zu entscheiden.`,
    short: 'die Rotation wartet auf Sie',
  }),
  several: (count: number): string => `${count} Schlüssel warten auf Sie`,
  line: (profiles: readonly string[], short: string): string => `${profiles.join(', ')}: ${short}`,
  more: (count: number): string => (count === 1 ? 'und 1 weiterer' : `und ${count} weitere`),
  rotate: 'Jetzt rotieren',
  tomorrow: 'Morgen erinnern',
  /** What to do about an old key that still works. */
  sayWhere: 'Sagen Sie Keyturn, wo er sonst noch benutzt wird.',
  retireUsed: 'Legen Sie ihn still, wenn jede Stelle den neuen Schlüssel hat.',
  retireUnused: 'Legen Sie ihn still, wenn er nirgends mehr gebraucht wird.',
} as const;

/** Words of the settings of reminders. */
export const reminderSettingsWords = {
  title: 'Erinnerungen',
  on: 'Mit Benachrichtigungen an Schlüssel erinnern',
  onFollows:
    'Für jeden Schlüssel höchstens eine am Tag, alle in einer zusammengefasst, und keine, solange dieses Fenster dasselbe zeigt. Symbol und Menü sagen es in jedem Fall.',
  quiet: 'Ruhezeit',
  quietFollows: 'Dann kommt keine Benachrichtigung; was zu sagen ist, folgt danach.',
  from: 'Ruhe ab',
  to: 'Ruhe bis',
  allOff: (until: string): string => `Alle Erinnerungen sind ausgeschaltet bis ${until}.`,
  end: 'Wieder erinnern',
} as const;

/** Words for snoozing the reminders of one key. */
export const snoozeWords = {
  later: 'Später erinnern',
  ofProfile: (profile: string): string => `an ${profile}`,
  tomorrow: 'Morgen',
  nextWeek: 'In einer Woche',
  date: 'Nicht vor dem',
  untilDate: 'Bis zu diesem Tag aufschieben',
  off: (until: string): string =>
    `Erinnerungen an diesen Schlüssel sind ausgeschaltet bis ${until}.`,
  allOff: (until: string): string => `Alle Erinnerungen sind ausgeschaltet bis ${until}.`,
  again: 'Wieder erinnern',
} as const;
