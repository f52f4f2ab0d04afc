import type { RotationView, StepView, UsedElsewhere } from '../../contract/rotation.ts';
import type { Age } from '../../contract/snapshot.ts';
import type { KeyCounts } from '../../keys/late-keys.ts';
import { type RoughDuration, roughDuration } from '../../lib/rough-duration.ts';
import { unreachable } from '../../lib/unreachable.ts';
import type { KeyFacts, LastUse } from '../../values/key-facts.ts';
import { names } from '../lists.ts';

/** The views of the navigation, in their order, by the name a person reads. */
export const viewNames = {
  profiles: 'Profile',
  history: 'Verlauf',
  permissions: 'Rechte',
  team: 'Team',
  settings: 'Einstellungen',
} as const;

/** "1 Tag", "93 Tage": how old, how long, how late. */
export function dayCount(days: number): string {
  return days === 1 ? '1 Tag' : `${days} Tage`;
}

/** "1 Tag", "93 Tagen": after "in", "nach" and "vor". */
export function dayCountInDative(days: number): string {
  return days === 1 ? '1 Tag' : `${days} Tagen`;
}

/** Words of the window that belong to no single view. */
export const windowWords = {
  navigation: 'Keyturn',
  loading: 'Ihre Dateien werden gelesen…',
  noBridge: {
    title: 'Das Fenster erreicht Keyturn nicht',
    body: 'Das Fenster wurde ohne seine Verbindung zur Anwendung geöffnet.',
    next: 'Beenden Sie Keyturn und starten Sie es erneut.',
  },
  nextStep: 'Was zu tun ist:',
} as const;

const units = {
  minutes: 'Minuten',
  hours: 'Stunden',
  days: 'Tage',
} as const satisfies Record<RoughDuration['unit'], string>;

/** "Die Uhr dieses Computers geht gegenüber AWS 8 Minuten nach": `off` in ms, negative where it is ahead. */
export function clockOffTitle(off: number): string {
  const { unit, count } = roughDuration(off);
  return `Die Uhr dieses Computers geht gegenüber AWS ${count} ${units[unit]} ${off < 0 ? 'vor' : 'nach'}`;
}

/** What a wrong clock does, and what to do about it. */
export const clockOffWords = {
  body: 'Keyturn richtet sich solange nach der Uhr von AWS. Andere Programme weist AWS deswegen vielleicht ab.',
  next: 'Lassen Sie Datum und Uhrzeit dieses Computers automatisch einstellen und prüfen Sie dann erneut.',
} as const;

/** Words of the list of profiles. */
export const profileWords = {
  list: 'Profile',
  rotate: (name: string) => `${name} rotieren`,
  rotateAllDue: 'Alle fälligen rotieren',
  checkAgain: 'Erneut prüfen',
  checking: 'AWS wird gefragt…',
  account: (account: string) => `Konto ${account}`,
  user: (user: string) => `Benutzer ${user}`,
  key: (key: string) => `Schlüssel ${key}`,
  seenInUse: (ago: string) => `Zuletzt in Gebrauch gesehen: ${ago}`,
  neverUsed: 'Nie in Gebrauch gesehen',
  shares: (others: readonly string[]) =>
    `Teilt sich den Schlüssel mit ${names(others)}. Eine Rotation ändert ${others.length === 1 ? 'beide' : 'alle'}.`,
  rotatingWith: (other: string) => `Wird zusammen mit ${other} rotiert. Die Schritte stehen dort.`,
  /** For a shared key whose rotation has ended or waits: its outcome is shown with the other profile. */
  togetherWith: (other: string) =>
    `Teilt sich die letzte Rotation mit ${other}. Das Ergebnis steht dort.`,
  openAbove:
    'Eine Rotation dieses Schlüssels ist nicht abgeschlossen. Entscheiden Sie oben, wie es weitergeht.',
  askingAge: 'AWS wird nach diesem Schlüssel gefragt…',
  ageNotKnown: 'Alter nicht bekannt',
  empty: {
    title: 'Noch keine Profile',
    body: 'Keyturn rotiert die AWS-Zugriffsschlüssel in Ihrer Credentials-Datei und hat darin kein Profil gefunden.',
    next: 'Wenn Sie einen Zugriffsschlüssel bekommen haben oder die AWS-Konsole Ihnen einen als Datei angeboten hat, fügen Sie ihn oben hinzu.',
    looked: 'Keyturn hat hier gesucht:',
  },
} as const;

/** "93 Tage alt, überfällig": the age of a key with its state. */
export function ageInWords({ days, due }: Age): string {
  switch (due) {
    case 'fresh':
      return days === 0 ? 'Heute erstellt, frisch' : `${dayCount(days)} alt, frisch`;
    case 'due':
      return `${dayCount(days)} alt, fällig`;
    case 'overdue':
      return `${dayCount(days)} alt, überfällig`;
    default:
      return unreachable(due);
  }
}

/** The line above the list: how many keys are overdue or due. "All" is said only where each of them is known. */
export function summary(keys: KeyCounts): string {
  const { fresh, notKnown } = keys;
  const known = keys.overdue + keys.due + fresh;
  if (known === 0) {
    return notKnown === 1
      ? 'Wie alt Ihr Schlüssel ist, ist nicht bekannt.'
      : 'Wie alt Ihre Schlüssel sind, ist nicht bekannt.';
  }
  const others = notKnown === 0 ? '' : ` Das Alter von ${notKnown} ist nicht bekannt.`;
  return `${knownInWords(keys)}.${others}`;
}

function knownInWords({ overdue, due, fresh, notKnown, leftOut }: KeyCounts): string {
  if (overdue > 0) {
    const late = `${keysAre(overdue)} überfällig`;
    return due === 0 ? late : `${late}, ${due} fällig`;
  }
  if (due > 0) {
    return `${keysAre(due)} fällig`;
  }
  if (notKnown + leftOut > 0) {
    return `${keysAre(fresh)} aktuell`;
  }
  return fresh === 1 ? 'Ihr Schlüssel ist aktuell' : `Alle ${fresh} Schlüssel sind aktuell`;
}

function keysAre(count: number): string {
  return count === 1 ? '1 Schlüssel ist' : `${count} Schlüssel sind`;
}

/** Words of one rotation. */
export const rotationWords = {
  steps: 'Schritte der Rotation',
  cancel: 'Abbrechen',
  dismiss: 'Ausblenden',
  newKey: (newKey: string) => `Der neue Schlüssel ist ${newKey}.`,
  notTakenBackYet: 'Keyturn hat Ihre Dateien nicht geändert. Es nimmt den neuen Schlüssel zurück.',
  undoSteps: 'Schritte beim Rückgängigmachen',
} as const;

/** The title of a rotation under way: what happens now, and to which profiles. */
export function underWayTitle(rotation: RotationView): string {
  const title = `Rotation von ${names(rotation.profiles)}`;
  switch (rotation.state) {
    case 'working':
      return rotation.looks
        ? `Hat AWS einen Schlüssel für ${names(rotation.profiles)} erstellt? Keyturn sieht nach`
        : `${title} läuft`;
    case 'waiting for an answer':
      return `${title} wartet auf Sie`;
    case 'rolling back':
      return `${title} wird zurückgenommen`;
    case 'undoing':
      return `${title} wird rückgängig gemacht`;
    case 'succeeded':
    case 'undone':
    case 'failed':
    case 'open':
      return title;
    default:
      return unreachable(rotation);
  }
}

/** The status of a step, said beside its icon. */
export const stepStatuses = {
  waiting: 'Nicht begonnen',
  running: 'Läuft',
  done: 'Erledigt',
  failed: 'Fehlgeschlagen',
  skipped: 'Übersprungen',
} as const satisfies Record<StepView['status'], string>;

/** Words of the question where else a key is used. */
export const usedElsewhereWords = {
  legend: 'Wird dieser Schlüssel noch anderswo benutzt?',
  hint: 'Zum Beispiel auf einem anderen Computer, einem Server oder in einem Build-Dienst.',
  answers: {
    'only here': {
      label: 'Nur auf diesem Computer',
      follows: 'Der alte Schlüssel wird jetzt stillgelegt, wie in den Einstellungen festgelegt.',
    },
    'also elsewhere': {
      label: 'Auch anderswo',
      follows: 'Der alte Schlüssel bleibt aktiv, bis Sie ihn stilllegen.',
    },
  } satisfies Record<UsedElsewhere, Readonly<Record<'label' | 'follows', string>>>,
} as const;

/** Words for the facts of a key. */
export const keyFactsWords = {
  keyId: 'Schlüssel',
  status: 'Status',
  created: 'Erstellt',
  lastUse: 'Zuletzt benutzt',
  profiles: 'Profile',
  heldByNone: 'keines auf diesem Computer',
  notKnown: 'nicht bekannt',
} as const;

/** The status of a key on AWS. */
export const keyStatuses = {
  Active: 'aktiv',
  Inactive: 'inaktiv',
  'not listed': 'bei AWS nicht mehr vorhanden',
  'not known': 'nicht bekannt',
} as const satisfies Record<KeyFacts['status'], string>;

/** "12. März 2026, 14:05 (3 Tage alt)"; the date comes formatted. */
export function createdInWords(date: string, days: number): string {
  return days === 0 ? `${date} (weniger als einen Tag alt)` : `${date} (${dayCount(days)} alt)`;
}

/** When a key was last used; `date` formats an instant in ms. */
export function lastUseInWords(lastUse: LastUse, date: (at: number) => string): string {
  switch (lastUse.known) {
    case 'never':
      return 'nie';
    case 'used':
      return `${date(lastUse.at)}, für ${lastUse.service} in ${lastUse.region}`;
    case 'not known':
      return 'nicht bekannt';
    default:
      return unreachable(lastUse);
  }
}
