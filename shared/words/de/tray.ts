import type { StepName } from '../../contract/rotation.ts';
import { names } from '../lists.ts';
import { dayCount } from './window.ts';

// After the name of the rotation; the window has them as a list.
const steps = {
  check: 'Schlüssel und Dateien werden geprüft',
  create: 'neuer Schlüssel wird erstellt',
  'back up': 'beide Schlüssel werden gesichert',
  prove: 'neuer Schlüssel wird erprobt',
  save: 'neuer Schlüssel wird gespeichert',
  retire: 'alter Schlüssel wird stillgelegt',
  record: 'Ergebnis wird festgehalten',
} as const satisfies Record<StepName, string>;

/** Every word of the tray's menu and of the notifications. */
export const trayWords = {
  application: 'Keyturn',
  allUpToDate: 'Alle Schlüssel sind aktuell',
  upToDate: (known: number, notKnown: number) =>
    [
      known === 1 ? '1 Schlüssel ist aktuell' : `${known} Schlüssel sind aktuell`,
      ...(notKnown === 0 ? [] : [`das Alter von ${notKnown} ist nicht bekannt`]),
    ].join(', '),
  notKnown: (count: number): string =>
    count === 1
      ? 'Wie alt Ihr Schlüssel ist, ist nicht bekannt'
      : 'Wie alt Ihre Schlüssel sind, ist nicht bekannt',
  noKeys: 'Kein Schlüssel zu rotieren',
  loading: 'Ihre Dateien werden gelesen…',
  working: (profiles: readonly string[]) => `Rotation von ${names(profiles)} läuft…`,
  rotating: (profiles: readonly string[], step: StepName) =>
    `Rotation von ${names(profiles)}: ${steps[step]}`,
  rollingBack: (profiles: readonly string[]) =>
    `Rotation von ${names(profiles)} wird zurückgenommen…`,
  itemNeedsYou: (profiles: readonly string[]) =>
    `${names(profiles)} ${profiles.length === 1 ? 'wartet' : 'warten'} auf Sie`,
  undoing: (profiles: readonly string[]) =>
    `Rotation von ${names(profiles)} wird rückgängig gemacht…`,
  needsYou: (count: number) =>
    count === 1 ? 'Eine Rotation wartet auf Sie' : `${count} Rotationen warten auf Sie`,
  due: (count: number) =>
    count === 1 ? '1 Schlüssel ist fällig' : `${count} Schlüssel sind fällig`,
  overdue: (count: number) =>
    count === 1 ? '1 Schlüssel ist überfällig' : `${count} Schlüssel sind überfällig`,
  rotateItem: (profiles: readonly string[], days: number | undefined) => {
    const age = days === undefined ? [] : [dayCount(days)];
    return [profiles.join(', '), ...age, 'Rotieren'].join(' · ');
  },
  rotateAllDue: 'Alle fälligen rotieren',
  otherKeys: 'Weitere Schlüssel',
  allKeys: 'Schlüssel',
  account: (number: string) => `Konto ${number}`,
  noAccount: 'Konto noch nicht bekannt',
  open: 'Keyturn öffnen',
  remindLater: 'Später erinnern',
  tomorrow: 'Morgen',
  inAWeek: 'In einer Woche',
  checkNow: 'Jetzt prüfen',
  settings: 'Einstellungen',
  quit: 'Keyturn beenden',
} as const;

/** Notifications: a title and a sentence. */
export const notificationWords = {
  needsYou: 'Öffnen Sie Keyturn, um zu entscheiden.',
  asks: 'Sie wartet auf eine Antwort',
} as const;
