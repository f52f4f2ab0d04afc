import type { ErrorCode, Failure } from '../../../values/failure.ts';
import type { Explanation } from '../../explanation.ts';
import { because } from './phrases.ts';

const askToRepair =
  'Sagen Sie es Ihrer Administration. Die Datei wird jede Stunde und bei jedem Start neu gelesen.';
const nothingHolds =
  'Deshalb gilt nichts davon. Sie können Ihre Schlüssel rotieren; Keyturn aktualisiert sich solange nicht und rotiert nichts von selbst.';

function policyFile({ path }: Failure): string {
  return path ?? 'Die Datei mit den Vorgaben';
}

/** What can go wrong in the application itself. */
export const applicationErrors = {
  DATA_FOLDER_NOT_WRITABLE: {
    title: 'Keyturn kann seine Daten nicht speichern',
    body: (f) =>
      `Keyturn kann nicht in ${f.path ?? 'seinen Datenordner'} schreiben${because(f)}.${f.owner === undefined ? '' : ` Der Ordner gehört ${f.owner}.`} Es wurde nichts geändert.`,
    next: 'Erlauben Sie das Schreiben in den Ordner, und starten Sie Keyturn dann erneut.',
  },
  SETTINGS_DAMAGED: {
    title: 'Die Einstellungen waren nicht lesbar',
    body: (f) =>
      `Keyturn macht mit seinen Voreinstellungen weiter. Die beschädigte Datei wurde aufgehoben${f.path === undefined ? '' : `: ${f.path}`}.`,
    next: 'Sehen Sie die Einstellungen durch, und sagen Sie noch einmal, wo jeder Schlüssel benutzt wird, wenn Keyturn danach fragt.',
  },
  SET_BY_ORGANISATION: {
    title: 'Das hat Ihre Organisation festgelegt',
    body: (f) => `${policyFile(f)} lässt diese Wahl nicht zu. Es wurde nichts geändert.`,
    next: 'Fragen Sie Ihre Administration, wenn es anders sein muss.',
  },
  POLICY_FILE_DAMAGED: {
    title: 'Die Vorgaben Ihrer Organisation enthalten einen Fehler',
    body: (f) =>
      f.field === undefined || f.field === ''
        ? `${policyFile(f)} ist kein JSON. ${nothingHolds}`
        : `Keyturn versteht „${f.field}“ in ${f.path ?? 'der Datei mit den Vorgaben'} nicht. Was es dort versteht, gilt.`,
    next: askToRepair,
  },
  POLICY_FILE_NOT_READABLE: {
    title: 'Die Vorgaben Ihrer Organisation sind nicht lesbar',
    body: (f) =>
      `Das System lässt Keyturn ${f.path ?? 'die Datei mit den Vorgaben'} nicht lesen${because(f)}. ${nothingHolds}`,
    next: askToRepair,
  },
  POLICY_FILE_NOT_TRUSTED: {
    title: 'Andere können die Vorgaben Ihrer Organisation ändern',
    body: (f) =>
      `${policyFile(f)} und der Ordner, in dem sie liegt, dürfen nur der Administration des Systems gehören, und nur sie darf dort schreiben. So, wie es ist, könnte jemand anderes das festgelegt haben. ${nothingHolds}`,
    next: askToRepair,
  },
  POLICY_FILE_TOO_LARGE: {
    title: 'Die Vorgaben Ihrer Organisation sind zu groß',
    body: (f) => `${policyFile(f)} hat mehr als 64 KB. ${nothingHolds}`,
    next: askToRepair,
  },
  POLICY_FILE_NEWER: {
    title: 'Die Vorgaben Ihrer Organisation sind für ein neueres Keyturn',
    body: (f) =>
      `${policyFile(f)} wurde für eine spätere Version geschrieben. Was diese dort versteht, gilt.`,
    next: 'Aktualisieren Sie Keyturn, oder bitten Sie Ihre Administration darum.',
  },
  SWITCH_REFUSED: {
    title: 'Keyturn startet nicht mit dieser Option',
    body: (f) =>
      `Es wurde mit „${f.field ?? ''}“ gestartet. Keyturn startet nur mit Optionen, die es weder für andere Programme öffnen noch seinen Schutz schwächen können. Es hat nichts gelesen und nichts geändert.`,
    next: 'Starten Sie es ohne diese Option. Wenn das AppImage „no-sandbox“ hinzufügt, weil das System ihm keine Sandbox erlaubt, installieren Sie stattdessen das deb- oder rpm-Paket.',
  },
  NOT_FINISHED: {
    title: 'Etwas ist noch nicht abgeschlossen',
    body: () =>
      'Eine Rotation läuft oder wartet auf eine Entscheidung, oder ein alter Schlüssel wartet darauf, stillgelegt oder gelöscht zu werden. Keyturn würde das vergessen. Es wurde nichts entfernt.',
    next: 'Schließen Sie es unter „Profile“ ab, oder sagen Sie, dass der alte Schlüssel bleibt, und versuchen Sie es dann erneut.',
  },
  NOT_BY_ITSELF: {
    title: 'Dieser Schlüssel kann nicht von selbst rotieren',
    body: () =>
      'Nur ein Schlüssel, der nur auf diesem Computer benutzt wird und keinen MFA-Code braucht, darf rotiert werden, während niemand da ist.',
    next: 'Den Grund nennen die Einzelheiten des Schlüssels. Rotieren Sie ihn selbst, wenn er fällig ist.',
  },
  UPDATE_NOT_REACHED: {
    title: 'Der Update-Server war nicht erreichbar',
    body: () =>
      'Keyturn weiß nicht, ob es eine neuere Version gibt. Diese läuft weiter wie bisher.',
    next: 'Sehen Sie nach, ob dieser Computer online ist. Wo Keyturn täglich sucht, versucht es das in einer Stunde von selbst erneut.',
  },
  UPDATE_NOT_UNDERSTOOD: {
    title: 'Die Antwort des Update-Servers ergibt keinen Sinn',
    body: () =>
      'Was kam, ist keine Liste von Versionen: Vielleicht hat stattdessen eine Anmeldeseite des Netzes geantwortet. Es wurde nichts installiert.',
    next: 'Melden Sie sich im Netz an, und versuchen Sie es erneut.',
  },
  UPDATE_NOT_SIGNED: {
    title: 'Die Liste der Updates wurde abgewiesen',
    body: () =>
      'Sie trägt nicht die Unterschrift des Herausgebers von Keyturn: Jemand anderes kann sie auf den Update-Server gelegt haben. Es wurde nichts heruntergeladen und nichts installiert.',
    next: 'Wo Keyturn täglich sucht, versucht es das in einer Stunde von selbst erneut. Bleibt es so, melden Sie es, und installieren Sie nichts von diesem Server von Hand.',
  },
  UPDATE_DAMAGED: {
    title: 'Das Update wurde abgewiesen',
    body: () =>
      'Was heruntergeladen wurde, ist nicht, was der Server angekündigt hat: Es war beschädigt, oder jemand hat es verändert. Es wurde gelöscht, und nichts wurde installiert.',
    next: 'Versuchen Sie es erneut. Bleibt es so, sagen Sie es denen, die sich um Ihr Netz kümmern.',
  },
  UPDATE_FAILED: {
    title: 'Das Update ließ sich nicht holen',
    body: (f) =>
      `Etwas auf diesem Computer stand im Weg${f.systemName === undefined ? '' : ` (${f.systemName})`}. Es wurde nichts installiert.`,
    next: 'Sehen Sie nach, ob auf der Festplatte Platz ist, und versuchen Sie es erneut. Mehr steht im Protokoll.',
  },
  UPDATE_NOT_INSTALLED: {
    title: 'Das Update wurde nicht installiert',
    body: () =>
      'Die neue Version sollte an die Stelle dieser treten, als Keyturn beendet wurde, und hat es nicht getan. Diese läuft weiter wie bisher.',
    next: 'Versuchen Sie es erneut. Bleibt es so, sehen Sie nach, ob dort geschrieben werden darf, wo Keyturn liegt, oder installieren Sie die neue Version von Hand. Mehr steht im Protokoll.',
  },
  UNKNOWN_PROFILE: {
    title: 'Das Profil ist nicht mehr da',
    body: () => 'Ihre Dateien enthalten kein Profil dieses Namens mehr.',
    next: 'Prüfen Sie erneut, um zu sehen, was Ihre Dateien jetzt enthalten.',
  },
  UNKNOWN_ROTATION: {
    title: 'Die Rotation ist nicht mehr da',
    body: () => 'Keyturn kennt keine solche Rotation mehr, oder sie braucht keine Antwort.',
    next: 'Prüfen Sie erneut.',
  },
  BAD_REQUEST: {
    title: 'Das Fenster hat etwas Unerwartetes gesendet',
    body: () =>
      'Keyturn hat eine Anfrage seines eigenen Fensters nicht verstanden und nichts getan.',
    next: 'Schließen Sie das Fenster und öffnen Sie es wieder.',
  },
  UNEXPECTED: {
    title: 'Etwas Unerwartetes ist geschehen',
    body: (f) =>
      `Keyturn ist auf etwas gestoßen, für das es keine Worte hat${because(f)}. Mehr steht im Protokoll.`,
    next: 'Versuchen Sie es erneut. Bleibt es so, melden Sie es zusammen mit dem Protokoll.',
  },
} as const satisfies Partial<Record<ErrorCode, Explanation>>;
