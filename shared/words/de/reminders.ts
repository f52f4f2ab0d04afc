import type { Failure } from '../../failure.ts';
import { dayInWords } from '../dates.ts';
import type { ReminderWords } from '../en/reminders.ts';
import { names } from '../lists.ts';
import { explain } from './errors.ts';
import { dayCount } from './window.ts';

const keyOf = (profiles: readonly string[]): string => `Der Schlüssel von ${names(profiles)}`;
const oldKeyOf = (profiles: readonly string[]): string =>
  `Der alte Schlüssel von ${names(profiles)}`;

/** The words of each reminder. */
export const reminderWords = {
  overdue: (profiles: readonly string[], age: number): ReminderWords => ({
    title: `${keyOf(profiles)} ist überfällig`,
    body: `Er ist ${dayCount(age)} alt. Rotieren Sie ihn jetzt: Das dauert etwa eine halbe Minute.`,
    short: `überfällig, ${dayCount(age)} alt`,
  }),
  due: (profiles: readonly string[], age: number, overdueAt: number): ReminderWords => ({
    title: `${keyOf(profiles)} ist fällig`,
    body: `Er ist ${dayCount(age)} alt und ab ${dayInWords(overdueAt)} überfällig.`,
    short: `fällig, ${dayCount(age)} alt`,
  }),
  twoKeys: (profiles: readonly string[], user: string): ReminderWords => ({
    title: `${user} hat zwei aktive Schlüssel`,
    body: `Den einen hat ${names(profiles)}, den anderen keine Datei auf diesem Computer. Wenn ihn nichts braucht, ist er einer zu viel.`,
    short: 'ein zweiter aktiver Schlüssel, den hier keine Datei hat',
  }),
  notUsed: (profiles: readonly string[], lastUsed: number | undefined): ReminderWords => ({
    title: `${keyOf(profiles)} wird nicht benutzt`,
    body:
      lastUsed === undefined
        ? 'AWS hat ihn noch nie in Gebrauch gesehen. Wenn ihn nichts braucht, ist es besser, ihn zu entfernen.'
        : `Zuletzt benutzt wurde er am ${dayInWords(lastUsed)}. Wenn ihn nichts braucht, ist es besser, ihn zu entfernen.`,
    short: 'lange nicht benutzt',
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
    body: `Er ließ sich nicht deaktivieren: ${explain(failure).title}. Keyturn versucht es erneut.`,
    short: 'der alte Schlüssel ließ sich nicht deaktivieren',
  }),
  notDeleted: (profiles: readonly string[], failure: Failure): ReminderWords => ({
    title: `${oldKeyOf(profiles)} ist nicht gelöscht`,
    body: `Er ist deaktiviert, ließ sich aber nicht löschen: ${explain(failure).title}. Keyturn versucht es erneut.`,
    short: 'der alte Schlüssel ließ sich nicht löschen',
  }),
  retired: (profiles: readonly string[]): ReminderWords => ({
    title: `${oldKeyOf(profiles)} ist gelöscht`,
    body: 'Seine Zeit war um. Es bleibt nichts zu tun.',
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
  more: (count: number): string => `und ${count} weitere`,
  rotate: 'Jetzt rotieren',
  tomorrow: 'Morgen erinnern',
  /** What to do about an old key that still works. */
  sayWhere: 'Sagen Sie Keyturn, wo er noch benutzt wird.',
  retireUsed: 'Legen Sie ihn still, wenn jede Stelle den neuen Schlüssel hat.',
  retireUnused: 'Legen Sie ihn still, wenn ihn nichts mehr braucht.',
} as const;

/** Words of the settings of reminders. */
export const reminderSettingsWords = {
  title: 'Erinnerungen',
  on: 'Mit Benachrichtigungen an Schlüssel erinnern',
  onFollows:
    'Höchstens eine am Tag für jeden Schlüssel, alle in einer, und keine, solange dieses Fenster dasselbe zeigt. Symbol und Menü sagen es in jedem Fall.',
  quiet: 'Ruhezeit',
  quietFollows: 'In dieser Zeit keine Benachrichtigung; was zu sagen ist, kommt danach.',
  from: 'Ruhe von',
  to: 'Ruhe bis',
  allOff: (until: string): string => `Alle Erinnerungen sind aus bis ${until}.`,
  end: 'Wieder erinnern',
} as const;

/** Words for putting off the reminders of one key. */
export const snoozeWords = {
  later: 'Später erinnern',
  ofProfile: (profile: string): string => `an ${profile}`,
  tomorrow: 'Morgen',
  nextWeek: 'In einer Woche',
  date: 'Nicht vor dem',
  untilDate: 'Bis zu diesem Tag verschieben',
  off: (until: string): string => `Erinnerungen an diesen Schlüssel sind aus bis ${until}.`,
  allOff: (until: string): string => `Alle Erinnerungen sind aus bis ${until}.`,
  again: 'Wieder erinnern',
} as const;
