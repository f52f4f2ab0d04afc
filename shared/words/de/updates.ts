import { unreachable } from '../../unreachable.ts';
import type { UpdateHindrance, UpdateView } from '../../updates.ts';

/** Words of updates: the card under Settings, the question at the first start, and the tray. */
export const updateWords = {
  title: 'Updates',
  daily: 'Einmal am Tag nach Updates suchen',
  dailyFollows:
    'Keyturn fragt dann seinen Update-Server nach der neuesten Version, lädt sie herunter, prüft sie und installiert sie, wenn es beendet wird; nie während einer Rotation. Über Sie, Ihre Schlüssel oder diese Installation wird nichts gesendet.',
  check: 'Nach Updates suchen',
  install: 'Beenden und installieren',
  ask: 'Einmal am Tag nach Updates suchen?',
  yes: 'Ja, einmal am Tag',
  no: 'Nein',
  later: 'Das lässt sich in den Einstellungen jederzeit ändern.',
  notAllowed:
    'Wer diesen Computer verwaltet, hat Updates ausgeschaltet. Keyturn fragt keinen Update-Server.',
  hindrances: {
    'runs from a folder':
      'Für diese Installation gibt es keine Updates: Sie läuft aus einem Ordner, und nirgends steht, woher ihre Updates kommen.',
    'belongs to a package manager':
      'Für diese Installation gibt es hier keine Updates: Sie kam als Paket und wird wie die anderen Pakete dieses Computers aktualisiert.',
  } satisfies Record<UpdateHindrance, string>,
  notChecked: 'Keyturn hat noch nicht nach Updates gesucht.',
  newest: (checked: string) => `Zuletzt gesucht: ${checked}. Es gab keine neuere Version.`,
  checking: 'Updates werden gesucht…',
  downloading: (version: string, percent: number) =>
    `Keyturn ${version} wird heruntergeladen… ${percent} Prozent`,
  ready: (version: string) =>
    `Keyturn ${version} ist bereit und wird installiert, wenn Keyturn beendet wird. Nach „Beenden und installieren“ startet es von selbst wieder.`,
  deferred: (version: string) =>
    `Keyturn ${version} wird installiert, sobald die Rotation zu Ende ist. Danach startet Keyturn wieder.`,
  inTray: {
    ready: (version: string) => `Keyturn ${version} ist bereit: Beenden und installieren`,
    deferred: (version: string) => `Keyturn ${version} folgt nach der Rotation`,
  },
} as const;

/** What the card says of a state that is no failure. */
export function updateSentence(
  view: Exclude<UpdateView, { readonly state: 'failed' }>,
  formatted: (instant: number) => string,
): string {
  switch (view.state) {
    case 'not available':
      return updateWords.hindrances[view.because];
    case 'not allowed':
      return updateWords.notAllowed;
    case 'checking':
      return updateWords.checking;
    case 'downloading':
      return updateWords.downloading(view.version, view.percent);
    case 'ready':
      return updateWords.ready(view.version);
    case 'deferred':
      return updateWords.deferred(view.version);
    case 'not asked':
    case 'off':
    case 'none':
      return view.checkedAt === undefined
        ? updateWords.notChecked
        : updateWords.newest(formatted(view.checkedAt));
    default:
      return unreachable(view);
  }
}
