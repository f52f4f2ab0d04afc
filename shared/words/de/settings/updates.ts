import type { UpdateHindrance } from '../../../contract/updates.ts';

/** Words of updates: the card under Settings, the question at the first start, and the tray. */
export const updateWords = {
  title: 'Updates',
  daily: 'Einmal am Tag nach Updates suchen',
  dailyFollows:
    'Keyturn fragt dann seinen Update-Server nach der neuesten Version, lädt sie herunter, prüft sie und installiert sie, wenn Keyturn beendet wird; nie, während ein Schlüssel rotiert wird. Nichts über Sie, Ihre Schlüssel oder diese Installation wird gesendet.',
  check: 'Nach Updates suchen',
  install: 'Beenden und installieren',
  ask: 'Einmal am Tag nach Updates suchen?',
  yes: 'Ja, einmal am Tag',
  no: 'Nein',
  later: 'Sie können das jederzeit in den Einstellungen ändern.',
  notAllowed:
    'Wer diesen Computer verwaltet, hat Updates ausgeschaltet. Keyturn fragt keinen Update-Server.',
  hindrances: {
    'runs from a folder':
      'Für diese Installation sind keine Updates verfügbar: Sie läuft aus einem Ordner, und nirgends steht, woher ihre Updates kommen.',
    'belongs to a package manager':
      'Für diese Installation sind keine Updates verfügbar: Sie kam als Paket und wird aktualisiert wie die anderen Pakete dieses Computers.',
  } satisfies Record<UpdateHindrance, string>,
  notChecked: 'Keyturn hat noch nicht nach Updates gesucht.',
  newest: (checked: string) => `Es gab keine neuere Version, Stand ${checked}.`,
  checking: 'Updates werden gesucht…',
  downloading: (version: string, percent: number) =>
    `Keyturn ${version} wird heruntergeladen… ${percent} Prozent`,
  ready: (version: string) =>
    `Keyturn ${version} ist bereit und wird installiert, wenn Keyturn beendet wird. Nach „Beenden und installieren“ startet Keyturn von selbst wieder.`,
  deferred: (version: string) =>
    `Keyturn ${version} wird installiert, sobald die Rotation vorbei ist. Danach startet Keyturn wieder.`,
  inTray: {
    ready: (version: string) => `Keyturn ${version} ist bereit: Beenden und installieren`,
    deferred: (version: string) => `Keyturn ${version} folgt nach der Rotation`,
  },
} as const;
