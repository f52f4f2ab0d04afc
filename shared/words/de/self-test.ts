import type { KeychainState } from '../../contract/snapshot.ts';
import type { SelfTestStep } from '../../values/self-test.ts';

/** What is printed of a self-test. */
export const selfTestWords = {
  steps: {
    start: 'Startet',
    stores: 'Einstellungen, Journal, Verlauf und Protokoll lassen sich schreiben und lesen',
    credentials:
      'Eine Credentials-Datei wird gelesen, geändert, gespeichert und noch einmal gelesen',
    keychain: 'Fragt den Schlüsselbund',
    window: 'Das Fenster öffnet sich und zeigt seine Seite',
  } as const satisfies Record<SelfTestStep, string>,
  versions: (version: string, electron: string) => `Keyturn ${version}, Electron ${electron}`,
  keychain: {
    works: 'er behält, was er bekommt',
    locked: 'er ist gesperrt',
    absent: 'es gibt keinen',
    failed: 'er funktioniert nicht',
    'not asked yet': 'er wurde nicht gefragt',
  } as const satisfies Record<KeychainState, string>,
  ok: 'ok',
  failed: 'Fehler',
  allGood: 'Alles funktioniert. Von Ihren Daten wurde nichts angerührt.',
  notGood: 'Etwas funktioniert nicht. Von Ihren Daten wurde nichts angerührt.',
} as const;
