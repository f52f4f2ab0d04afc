import type { ErrorCode } from '../../../values/failure.ts';
import type { Explanation } from '../../explanation.ts';
import { because } from './phrases.ts';

/** What the keychain of the system can answer. */
export const keychainErrors = {
  KEYCHAIN_LOCKED: {
    title: 'Der Schlüsselbund ist gesperrt',
    body: () =>
      'Der Schlüsselbund dieses Computers ist gesperrt. Keyturn kann Ihre Schlüssel deshalb nicht sichern.',
    next: 'Entsperren Sie ihn und versuchen Sie es erneut, oder machen Sie ohne Sicherung weiter.',
  },
  KEYCHAIN_ABSENT: {
    title: 'Dieser Computer hat keinen Schlüsselbund',
    body: () => 'Ohne Schlüsselbund kann Keyturn keine Sicherungen Ihrer Schlüssel aufbewahren.',
    next: 'Machen Sie ohne Sicherung weiter, oder installieren Sie einen Schlüsselbund wie GNOME Keyring oder KWallet.',
  },
  KEYCHAIN_FAILED: {
    title: 'Der Schlüsselbund hat die Sicherung nicht behalten',
    body: (f) =>
      `Was Keyturn in den Schlüsselbund geschrieben hat, ließ sich nicht wieder lesen${because(f)}.`,
    next: 'Versuchen Sie es erneut, oder machen Sie ohne Sicherung weiter.',
  },
  NO_BACKUP: {
    title: 'Von diesem Schlüssel gibt es keine Sicherung',
    body: () => 'Der Schlüsselbund dieses Computers enthält keine Sicherung dieses Schlüssels.',
    next: 'Aktivieren Sie den alten Schlüssel wieder, falls es ihn noch gibt. Seinen geheimen Teil kann Keyturn nicht in Ihre Dateien zurückholen.',
  },
  BACKUP_DAMAGED: {
    title: 'Die Sicherung ist nicht lesbar',
    body: () => 'Der Schlüsselbund enthält zu diesem Schlüssel etwas, das Keyturn nicht versteht.',
    next: 'Rotieren Sie den Schlüssel, damit es eine neue Sicherung gibt.',
  },
  BACKUP_DIFFERS: {
    title: 'Die Sicherung dieses Schlüssels hat einen anderen geheimen Teil',
    body: () =>
      'Der Schlüsselbund enthält diesen Schlüssel schon, mit einem anderen geheimen Teil. Auf AWS hat ein Schlüssel nur einen, also ist einer der beiden falsch. Keyturn lässt stehen, was dort ist.',
    next: 'Machen Sie ohne Sicherung weiter. Oder entfernen Sie den Eintrag dieses Schlüssels aus dem Schlüsselbund und versuchen Sie es erneut.',
  },
} as const satisfies Partial<Record<ErrorCode, Explanation>>;
